"""What an old file says of the money and the hand-over of a sale: recorded, never refused."""

from foundation.acts import Act
from foundation.database import Dong, db
from foundation.moments import Moment
from foundation.partdays import KnownDay, PartDay
from foundation.past import check_order, check_past
from foundation.refusals import check
from sales import allowed, entries, refusals, sale_facts
from sales.models import AttemptOutcome, DeliveryAttempt, MoneyKind, Sale, SaleMoney, SaleState
from sales.operations import deposits, judged_again, milestones


def record_past_payment(
    sale: Sale, *, amount: int, day: PartDay | None, by: Act, deposit: int | None = None
) -> Sale:
    """Record what was paid of the price in all, the deposit included, before the program came.

    The whole price makes the sale paid, on a day that may be known in part or not at all.

    Args:
        amount: đồng, above zero.
        day: on which the last of it came in.
        deposit: đồng of the amount that the winner had laid down; None: nobody knows, and the
            amount stands as one payment.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleNotUnpaid, TakingNotSettled: not the time to pay.
        AmountNotPositive: nothing was paid.
        Overpayment: more than the price.
        DepositTooLarge: more was laid down than was paid in all.
        DayInTheFuture: it came in later than the act.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_pay(facts, by))
    if amount <= 0:
        raise refusals.AmountNotPositive
    if amount > facts.sums.most_to_pay:
        raise refusals.Overpayment(left=facts.sums.most_to_pay)
    laid_down = deposit or 0  # where nobody knows it, it is within the amount
    if laid_down > amount:
        raise refusals.DepositTooLarge(most=amount)
    if day is not None:
        check_past(day.first, by, Moment.MONEY)
    moved = KnownDay.told(day, by.day)
    deposits.carry_over(sale, laid_down, by=by)
    if amount > laid_down:
        _pay(sale, amount - laid_down, moved, by)
    db.session.flush()
    milestones.log(
        sale,
        entries.PAST_PAYMENT,
        {
            "amount": amount,
            "deposit": deposit,
            "day": day.shown if day else None,
            "origin": sale.origin,
        },
        by=by,
    )
    if amount == facts.sums.most_to_pay:
        milestones.paid_in_the_past(sale, facts.lot, moved, by=by)
        db.session.flush()
    return sale


def _pay(sale: Sale, amount: int, moved: KnownDay, by: Act) -> None:
    moved_on, moved_in = moved.kept
    row = SaleMoney(
        office_id=sale.office_id,
        sale_id=sale.id,
        kind=MoneyKind.PAYMENT,
        amount=Dong(amount),
        moved_on=moved_on,
        moved_in=moved_in,
        counterpart=sale.buyer,
        recorded_by_id=by.actor.id,
    )
    db.session.add(row)


def record_past_attempt(
    sale: Sale, *, outcome: AttemptOutcome, day: PartDay | None, note: str | None, by: Act
) -> DeliveryAttempt:
    """Record an attempt to deliver that did not succeed, as an old file tells it.

    Whether it was coercive and who stood against it is not known; the obstacle says why nobody
    could hand it over since.

    Args:
        outcome: postponed or blocked.
        day: known in part or not at all.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleNotPaid: it was delivered before, or came to another end.
        DoneNeedsHandover: it succeeded; that is a hand-over.
        DayInTheFuture: it is said to be later than the act.
        DayTooEarly: before it was sold.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_tell_attempt(facts, by))
    if outcome is AttemptOutcome.DONE:
        raise refusals.DoneNeedsHandover
    attempted = KnownDay.told(day, by.day)
    if day is not None:
        check_past(day.first, by, Moment.ATTEMPT)
        check_order(attempted, sale.sold_day, Moment.ATTEMPT, Moment.SOLD)
    attempted_on, attempted_in = attempted.kept
    attempt = DeliveryAttempt(
        office_id=sale.office_id,
        sale_id=sale.id,
        attempted_on=attempted_on,
        attempted_in=attempted_in,
        coercive=None,
        outcome=outcome,
        note=note or None,
    )
    db.session.add(attempt)
    db.session.flush()
    milestones.log(
        sale,
        entries.PAST_ATTEMPT,
        {"outcome": outcome, "day": day.shown if day else None, "origin": sale.origin},
        by=by,
    )
    return attempt


def record_delivery_unknown(sale: Sale, *, by: Act) -> Sale:
    """Record that nobody knows whether a sale of an old file was handed over.

    Until somebody says it, nothing is due from the payment and nothing counts it as undelivered.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleNotUnpaid: it went on before.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_leave_delivery_open(facts, by))
    sale.delivery_unknown = True
    milestones.log(sale, entries.DELIVERY_UNKNOWN, {"origin": sale.origin}, by=by)
    db.session.flush()
    return sale


def say_delivery(sale: Sale, *, delivered: bool, day: PartDay | None, by: Act) -> Sale:
    """Say whether a paid sale was handed over, of which nobody knew it.

    Args:
        delivered: it was, before the program came; else it still is to be.
        day: of the hand-over, known in part or not at all.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleNotPaid: it is not paid in full.
        DeliveryIsKnown: it was said before.
        HandOverDayCrossed: a day of a hand-over that was none.
        StillInStore: it is said to be handed over, and lies in the store.
        DayInTheFuture: it is said to be later than the act.
        DayTooEarly: before full payment.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_say_delivery(facts, by))
    if not delivered:
        if day is not None:
            raise refusals.HandOverDayCrossed
        judged_again.not_delivered(sale, facts.lot, by=by)
        db.session.flush()
        return sale
    if day is not None:
        check_order(
            KnownDay.told(day, by.day), sale.paid_day or sale.sold_day, Moment.HANDOVER, Moment.PAID
        )
    return record_past_delivery(sale, day=day, by=by)


def record_past_delivery(
    sale: Sale, *, day: PartDay | None, by: Act, received_by: str | None = None
) -> Sale:
    """Record that everything of a sale was handed over before the program came.

    An old file may tell it of a sale whose price is not known to be paid: it is delivered once it
    is paid, and nothing is due for the hand-over.

    Args:
        day: of the hand-over, known in part or not at all.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleNotPaid: it was delivered before, or came to another end; or no old file tells of it and
            it is not paid in full.
        StillInStore: something of it lies in the store; its release is the delivery.
        DayInTheFuture: it is said to be later than the act.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_tell_delivery(facts, by))
    if day is not None:
        check_past(day.first, by, Moment.HANDOVER)
    waiting = facts.waiting
    milestones.log(
        sale,
        entries.PAST_DELIVERY,
        {
            "day": day.shown if day else None,
            "assets": [asset.id for asset in waiting],
            "origin": sale.origin,
        },
        by=by,
    )
    delivered = KnownDay.told(day, by.day)
    if sale.state is SaleState.UNPAID:
        sale.delivered_on, sale.delivered_in = delivered.kept
        sale.delivery_unknown, sale.received_by = None, received_by
    else:
        milestones.delivered_in_the_past(sale, facts.lot, delivered, received_by, by=by)
    db.session.flush()
    return sale
