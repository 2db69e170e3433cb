"""What was derived from a fact of a sale is judged again once the fact is corrected."""

from auctions import entries as auction_entries
from auctions import lifecycle
from auctions.models import Lot, Round
from auctions.operations.past_results import sold_on_really
from auctions.past import entries as past_entries
from audit.entries import Kind
from cases.models import EndReason, Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import KnownDay, PartDay
from sales import entries
from sales import law as sale_law
from sales.models import Sale
from sales.operations import deposits, milestones


def paid_since(sale: Sale, lot: Lot, paid: KnownDay, *, by: Act) -> None:
    """Correct the day on which the price was in, and judge again what is due from it.

    A term deposit that was never due, of a sale that an old file tells of, is not due now either.
    """
    before = sale.paid_day
    sale.paid_on, sale.paid_in = paid.kept
    own = deadlines.of(sale)
    own.reopen(Step.PAY, by=by)
    milestones.done_on(sale, Step.PAY, paid, by=by)
    if own.find(Step.TERM_DEPOSIT) is not None:
        deposit_due_again(sale, by)
        _due_from(sale, lot, Step.TERM_DEPOSIT, "D6", paid, by)
        _deposit_ends(sale, by)
    delivery_due_again(sale, lot, by=by)
    if sale.is_delivery_told:  # elsewhere the hand-over follows the payment
        _settled_really(sale, lot, by)
    lifecycle.follow_day(lot, entries.LOT_PAID, before.exact if before else None, paid.exact)


def delivery_due_again(sale: Sale, lot: Lot, *, by: Act) -> None:
    """Rule the last day of the hand-over again.

    There is none while nobody knows whether it was handed over, or where that came first.
    """
    if sale.paid_day is not None:
        code = "R12" if sale.to_creditor else "D7"
        _due_from(sale, lot, Step.DELIVER, code, sale.paid_day, by)


def not_delivered(sale: Sale, lot: Lot, *, by: Act) -> None:
    """Let a sale be known not to be handed over, of which nobody knew it."""
    if not sale.delivery_unknown:
        return
    sale.delivery_unknown = None
    delivery_due_again(sale, lot, by=by)
    milestones.log(sale, entries.NOT_DELIVERED, {"origin": sale.origin}, by=by)


def _due_from(sale: Sale, lot: Lot, step: Step, code: str, day: KnownDay, by: Act) -> None:
    """Rule a milestone again from a corrected day; from one that is not whole nothing is due."""
    own = deadlines.of(sale)
    open_or_early = sale.delivery_unknown or sale.is_delivered_early
    if day.exact is None or (step is Step.DELIVER and open_or_early):
        own.never_due(step, by=by)
        return
    ruling = milestones.ruled(code, day.exact, lot, past=sale.origin is not None)
    own.correct(step, ruling, trigger_on=day.exact, by=by)
    if step is Step.DELIVER and sale.delivered_day is not None:
        milestones.done_on(sale, step, sale.delivered_day, by=by)


def deposited_really(sale: Sale, kept: KnownDay | None, *, by: Act) -> None:
    """Judge the term deposit again after what lies there was corrected.

    Args:
        kept: the day from which all lies there; None where it does not.
    """
    deadlines.of(sale).reopen(Step.TERM_DEPOSIT, by=by)
    deposit_due_again(sale, by)
    if kept is not None:
        milestones.done_on(sale, Step.TERM_DEPOSIT, kept, by=by)
    _deposit_ends(sale, by)


def deposit_due_again(sale: Sale, by: Act) -> None:
    """Let the term deposit be due again that ended with the delivery."""
    row = deadlines.of(sale).find(Step.TERM_DEPOSIT)
    if row is not None and row.waive_reason == EndReason.DELIVERED_BEFORE:
        deadlines.due_again(row, by=by)


def _deposit_ends(sale: Sale, by: Act) -> None:
    """End a term deposit that is due still on the day of the delivery, if there was one.

    By a delivery of which the day is not whole it is missed only if it surely was.
    """
    day, row = sale.delivered_day, deadlines.of(sale).find(Step.TERM_DEPOSIT)
    if day is not None and row is not None:
        on = day.earliest or row.due_on
        deadlines.end(row, on, reason=EndReason.DELIVERED_BEFORE, by=by)


def delivered_really(sale: Sale, lot: Lot, before: PartDay | None, *, by: Act) -> None:
    """Judge again what was judged by a wrong day of the delivery.

    Args:
        before: what was known of it.
    """
    day = sale.delivered_day
    if day is None or sale.paid_day is None:  # nothing is judged by it
        return
    deadlines.of(sale).reopen(Step.DELIVER, by=by)
    if sale.is_delivery_told:  # it may now be before the payment, or no longer be
        delivery_due_again(sale, lot, by=by)
    milestones.done_on(sale, Step.DELIVER, day, by=by)
    deposit_due_again(sale, by)
    _deposit_ends(sale, by)
    _settled_really(sale, lot, by)
    lifecycle.follow_day(
        lot, entries.LOT_DELIVERED, before.exact if before is not None else None, day.exact
    )


def _settled_really(sale: Sale, lot: Lot, by: Act) -> None:
    """Rule again what is due once a sale is both paid and handed over."""
    settled = sale.settled_day
    for step, code in ((Step.TITLE_FILE, "D15"), (Step.PAY_OUT, "D17")):
        if settled is not None and deadlines.of(sale).find(step) is not None:
            _due_from(sale, lot, step, code, settled, by)


def sold_really(sale: Sale, lot: Lot, before: PartDay | None, *, by: Act) -> None:
    """Judge again what was judged by a wrong day of the sale, or by none.

    A payment day that was agreed stands as agreed, and one a creditor was told.

    Args:
        before: what was known of it.
    """
    day = sale.sold_day
    lifecycle.follow_day(
        lot, _sold_by(sale), before.exact if before is not None else None, day.exact
    )
    deposits.follow_sale(sale, by=by)
    if not sale.to_creditor:
        sold_on_really(db.session.get_one(Round, sale.round_id), day)
    if sale.extended_to is not None or sale.creditor_notified_on is not None:
        return
    own = deadlines.of(sale)
    if day.exact is None:
        own.never_due(Step.PAY, by=by)
        return
    if sale.to_creditor:
        latest = sale_law.latest_taking_payment(day.exact)
        if latest is not None:
            own.correct(Step.PAY, latest[0], trigger_on=latest[1], by=by)
    else:
        due = milestones.ruled("D3", day.exact, lot, past=sale.origin is not None)
        own.correct(Step.PAY, due, trigger_on=day.exact, by=by)
    if sale.paid_day is not None:
        milestones.done_on(sale, Step.PAY, sale.paid_day, by=by)


def _sold_by(sale: Sale) -> Kind:
    """Return the entry of a lot by which it was sold, or asked for by the creditor."""
    if sale.to_creditor:
        return auction_entries.CREDITOR_TAKES
    told = sale.origin is not None
    return past_entries.ROUND_TOLD_SOLD if told else auction_entries.ROUND_SOLD
