"""The milestones of a sale: what is scheduled when it is paid, delivered, paid out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from auctions import law, lifecycle, queries
from auctions.models import Lot, LotStatus
from auctions.refusals import NoRule
from audit import ledger
from audit.entries import Kind
from cases import lifecycle as assets_life
from cases.models import OPEN_STATES, AssetState, CaseFile, EndReason, Step
from cases.operations import deadlines
from cases.operations.collecting import record_collection
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import KnownDay
from lawbook.citation import Ruling
from papers.dated import Dated
from papers.models import Document
from papers.operations import Paper, record_document
from sales import entries
from sales.models import Sale, SaleState
from sales.queries import sums_of
from sales.sale_facts import is_registered


def log(
    sale: Sale, kind: Kind, payload: dict[str, Any], *, by: Act, basis: str | None = None
) -> None:
    """Write one entry into the stream of a sale."""
    ledger.append(sale.stream, kind, office_id=sale.office_id, by=by, payload=payload, basis=basis)


def schedule(
    sale: Sale, step: Step, ruling: Ruling[date] | None, trigger_on: date, *, by: Act
) -> None:
    """Store the last day of a milestone; a day older than the recorded law has none."""
    deadlines.of(sale).schedule(step, ruling, trigger_on=trigger_on, by=by)


def ruled(code: str, day: date, lot: Lot, *, past: bool) -> Ruling[date] | None:
    """Return the last day of a milestone; none for what an old file tells of an unrecorded year.

    Raises:
        NoRule: the holidays of the year are not recorded, and it is no old file that tells of it.
    """
    try:
        return law.deadline(code, day, lot)
    except NoRule:
        if past:
            return None
        raise


def meet(sale: Sale, step: Step, on: date, *, by: Act) -> None:
    """Record that a milestone was reached on a day: met, or met late for ever."""
    deadlines.of(sale).meet(step, on, by=by)


def end(sale: Sale, step: Step, on: date, reason: str, *, by: Act) -> None:
    """End a milestone that will not be reached: missed if its last day is past, else waived."""
    deadlines.of(sale).end(step, on, reason=reason, by=by)


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of a hand-over (biên bản giao tài sản), or the order of a release."""

    delivered_on: date
    document: Document | None
    received_by: str | None
    coercive: bool = False

    @property
    def number(self) -> str:
        return (self.document.number if self.document is not None else None) or ""


def rests_on(sale: Sale, lot: Lot, paper: Paper, *dated: Dated, by: Act) -> Document:
    """Record the document an act on a sale rests on.

    Args:
        dated: on which side of the act its day lies.

    Raises:
        DocumentNeeded and the others of ``record_document``.
    """
    case = db.session.get_one(CaseFile, sale.case_id)
    return record_document([case, lot, sale], paper=paper, by=by.onward(), dated=dated)


def progress(sale: Sale, lot: Lot, kind: Kind, on: date | None, *, by: Act) -> None:
    """Write a progress event into the stream of the lot: it is moving, though no further yet."""
    lifecycle.advance(lot, kind, on=on, by=by, payload={"sale": sale.code})


def done_on(sale: Sale, step: Step, day: KnownDay, *, by: Act) -> None:
    """Record that a milestone was reached; by a day that is not whole it is not judged."""
    if day.exact is not None:
        meet(sale, step, day.exact, by=by)
        return
    row = deadlines.of(sale).find(step)
    if row is not None:
        deadlines.end(row, row.due_on, reason=EndReason.DAY_UNKNOWN, by=by)


def paid_in_full(sale: Sale, lot: Lot, paid: KnownDay, *, by: Act) -> None:
    """Take a sale to paid: the price is in, term deposit and delivery are due from that day.

    From a day that is not whole nothing is due. Of what was handed over before, title file and
    payout are due once the money came in.

    Law: D6, D7, D15, D17, R12; 152/2026/NĐ-CP, Điều 65 khoản 2, Điều 67 khoản 1 điểm c.
    """
    _paid(sale, lot, paid, by)
    if sale.state is SaleState.DELIVERED:
        _due_after_both(sale, lot, by=by)
        return
    paid_on = paid.exact
    if paid_on is None:
        return
    delivery = law.deadline("R12" if sale.to_creditor else "D7", paid_on, lot)
    if not sale.to_creditor:
        kept = law.deadline("D6", paid_on, lot)
        schedule(sale, Step.TERM_DEPOSIT, kept, paid_on, by=by)
    if not sale.delivery_unknown:
        schedule(sale, Step.DELIVER, delivery, paid_on, by=by)


def paid_in_the_past(sale: Sale, lot: Lot, paid: KnownDay, *, by: Act) -> None:
    """Take a sale of an old file to paid; from a day that is not whole nothing is due.

    Whether the money lay on a term deposit is not known: no day for it is recorded.
    """
    _paid(sale, lot, paid, by)
    waits = sale.state is SaleState.PAID and not sale.delivery_unknown
    if paid.exact is not None and waits:
        delivery = ruled("D7", paid.exact, lot, past=True)
        schedule(sale, Step.DELIVER, delivery, paid.exact, by=by)


def _paid(sale: Sale, lot: Lot, paid: KnownDay, by: Act) -> None:
    sale.state, (sale.paid_on, sale.paid_in) = SaleState.PAID, paid.kept
    done_on(sale, Step.PAY, paid, by=by)
    lifecycle.advance(
        lot,
        entries.LOT_PAID,
        status=LotStatus.PAID,
        on=paid.exact,
        by=by,
        payload={"sale": sale.code},
    )
    handed_over = sale.delivered_day
    if handed_over is not None:  # before it was paid
        delivered_in_the_past(sale, lot, handed_over, sale.received_by, by=by)


def delivered_in_the_past(
    sale: Sale, lot: Lot, day: KnownDay, received_by: str | None, *, by: Act
) -> None:
    """Take a sale of an old file to delivered; whether it was paid out is not known."""
    for asset in queries.assets_of(lot):
        if asset.state in OPEN_STATES:
            assets_life.advance(asset, AssetState.DELIVERED, by=by, payload={"sale": sale.code})
    sale.state, (sale.delivered_on, sale.delivered_in) = SaleState.DELIVERED, day.kept
    sale.delivery_unknown = None
    sale.received_by = received_by
    done_on(sale, Step.DELIVER, day, by=by)
    lifecycle.advance(
        lot,
        entries.LOT_DELIVERED,
        status=LotStatus.DELIVERED,
        on=day.exact,
        by=by,
        payload={"sale": sale.code, "minutes": ""},
    )


def _due_after_both(sale: Sale, lot: Lot, *, by: Act) -> None:
    """Let title file and payout be due once a sale is paid and handed over, from the later day.

    From a day that is not whole nothing is due.
    """
    settled_on = sale.settled_day.exact if sale.settled_day is not None else None
    if settled_on is None:
        return
    past = sale.origin is not None
    if is_registered(lot, queries.assets_of(lot)):
        title = ruled("D15", settled_on, lot, past=past)
        schedule(sale, Step.TITLE_FILE, title, settled_on, by=by)
    if sums_of(sale).received == 0:  # all of the price was set off: nothing to pay out
        completed(sale, lot, KnownDay.of(settled_on, None), by=by)
    else:
        payout = ruled("D17", settled_on, lot, past=past)
        schedule(sale, Step.PAY_OUT, payout, settled_on, by=by)


def delivered(sale: Sale, lot: Lot, minutes: Minutes, *, by: Act) -> None:
    """Take a sale to delivered: title file and payout are due from that day.

    The term deposit is no longer needed if its day has not come; a day that passed is missed.

    Law: D15, D17; 152/2026/NĐ-CP, Điều 69 khoản 1; 106/2025/QH15, Điều 54 khoản 6.
    """
    delivered_on = minutes.delivered_on
    sale.state, sale.delivered_on = SaleState.DELIVERED, delivered_on
    sale.delivery_unknown = None
    sale.handover_document, sale.received_by = minutes.document, minutes.received_by
    meet(sale, Step.DELIVER, delivered_on, by=by)
    end(sale, Step.TERM_DEPOSIT, delivered_on, EndReason.DELIVERED_BEFORE, by=by)
    lifecycle.advance(
        lot,
        entries.LOT_DELIVERED,
        status=LotStatus.DELIVERED,
        on=delivered_on,
        by=by,
        payload={"sale": sale.code, "minutes": minutes.number},
    )
    if sale.offset:  # the asset itself pays this part of the debt
        case = db.session.get_one(CaseFile, sale.case_id)
        record_collection(case, amount=sale.offset, voucher_no=minutes.number, by=by)
    _due_after_both(sale, lot, by=by)


def defaulted(sale: Sale, declared_on: date, *, document: Document, by: Act) -> None:
    """Take a sale to cancelled: the price was not paid in time."""
    sale.state, sale.defaulted_on = SaleState.DEFAULTED, declared_on
    sale.default_document = document
    end(sale, Step.PAY, declared_on, "defaulted", by=by)


def completed(sale: Sale, lot: Lot, day: KnownDay, *, by: Act) -> None:
    """Take a sale to completed: every đồng received is paid out."""
    sale.state = SaleState.COMPLETED
    done_on(sale, Step.PAY_OUT, day, by=by)
    lifecycle.advance(
        lot,
        entries.LOT_COMPLETED,
        status=LotStatus.COMPLETED,
        on=day.exact,
        by=by,
        payload={"sale": sale.code},
    )


def turn_back(sale: Sale, state: SaleState) -> None:
    """Take a sale back to a state: what brought it further was recorded wrongly."""
    sale.state = state
