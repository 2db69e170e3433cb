"""Telling co-owners of their right to buy before the first sale, and what they do with it."""

from datetime import date

from auctions import allowed_first_buyers, law, lifecycle, offers, queries
from auctions.buying_first import entries
from auctions.buying_first.right import BuyingChoice
from auctions.models import Lot
from audit import ledger
from audit.models import LedgerEntry
from cases.models import CaseFile, EndReason, PartyRole, Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import db
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from papers.dated import as_kind, orders
from papers.operations import Paper, Subject, record_document


def schedule_telling(lot: Lot, received_on: date, *, again: bool, by: Act) -> None:
    """Rule the last day to tell the co-owners, from the result of a valuation.

    A new result has a new notice: the price they may buy at is another.

    Law: P25.1; 152/2026/NĐ-CP, Điều 63 khoản 1.
    """
    own = deadlines.of(lot)
    if again:
        own.end(Step.FIRST_BUYERS_BUY, received_on, reason=EndReason.REVALUED, by=by)
    parties = queries.who_may_buy_first(lot)
    if lot.failed_rounds or all(one.role is not PartyRole.CO_OWNER for one in parties):
        return
    ruling = law.deadline("P25.1", received_on, lot)
    own.schedule(Step.TELL_FIRST_BUYERS, ruling, trigger_on=received_on, by=by, again=again)


def tell_first_buyers(lot: Lot, *, told_on: date, paper: Paper, by: Act) -> Lot:
    """Record that every co-owner was validly told; the right to buy and to pay runs from it.

    Until it is over no session is held for others. It is a right: of two possible days the later.

    Args:
        told_on: the day on which the last of them was validly told.
        paper: the notice.

    Raises:
        ChangedMeanwhile: the lot changed since the person saw it.
        CaseEnded: the case was enforced here no more by then.
        NoFirstBuyers: no co-owner, or an auction has failed before.
        FirstBuyerBought: one of them has bought.
        DayTooEarly: before the result of the valuation came in.
        DayInTheFuture: later than the act.
        DocumentNeeded and the others of ``record_document``: no notice.

    Basis: 106/2025/QH15, Điều 83 khoản 1; P25, P25.1, P25.2.
    """
    offer = offers.locked(lot, by)
    check(allowed_first_buyers.why_not_tell(offer, by, told_on))
    valued = queries.latest_valuation(lot)
    if valued is not None:
        check_order(told_on, valued.received_on, Moment.CO_TOLD, Moment.CERT_IN)
    check_past(told_on, by, Moment.CO_TOLD)
    document = record_document(_about(lot), paper=paper, by=by.onward(), dated=[orders(told_on)])
    lifecycle.advance(
        lot,
        entries.FIRST_BUYERS_TOLD,
        on=told_on,
        by=by,
        payload={"told_on": told_on, "document": document.number},
    )
    own = deadlines.of(lot)
    own.meet(Step.TELL_FIRST_BUYERS, told_on, by=by)
    days = law.priority_of_first_sale(told_on, lot)
    if days is not None:
        right, payment = days
        own.schedule(Step.FIRST_BUYERS_BUY, payment, trigger_on=right.value, by=by, again=True)
    db.session.flush()
    return lot


def answer_first_buyers(
    lot: Lot, *, choice: BuyingChoice, answered_on: date, paper: Paper, by: Act
) -> Lot:
    """Record that every co-owner declined, or that one bought and paid.

    Whoever says nothing loses the right when its time is over; nothing is recorded then.

    Raises:
        ChangedMeanwhile: the lot changed since the person saw it.
        CaseEnded: the case was enforced here no more by then.
        NoFirstBuyersAwaited: nobody was told, or it is recorded before.
        DayTooEarly: before the last of them was told.
        DayInTheFuture: later than the act.
        RightToBuyOver: bought after the right to buy and to pay had ended.
        DocumentNeeded and the others of ``record_document``: no answer or receipt.

    Basis: 106/2025/QH15, Điều 83 khoản 1; 152/2026/NĐ-CP, Điều 63.
    """
    offer = offers.locked(lot, by)
    check(allowed_first_buyers.why_not_answer(offer, by, answered_on))
    check_order(answered_on, _told_on(lot) or answered_on, Moment.CO_ANSWER, Moment.CO_TOLD)
    check_past(answered_on, by, Moment.CO_ANSWER)
    if choice is BuyingChoice.BOUGHT:
        check(allowed_first_buyers.why_not_buy(offer, answered_on))
    document = record_document(
        _about(lot), paper=paper, by=by.onward(), dated=[as_kind(answered_on)]
    )
    lifecycle.advance(
        lot,
        entries.FIRST_BUYERS_ANSWERED,
        on=answered_on,
        by=by,
        payload={"choice": choice, "on": answered_on, "document": document.number},
    )
    end_awaiting(lot, answered_on, bought=choice is BuyingChoice.BOUGHT, by=by)
    db.session.flush()
    return lot


def end_awaiting(lot: Lot, on: date, *, bought: bool = False, by: Act) -> None:
    """End the time of the co-owners: one bought, or all declined or said nothing."""
    own = deadlines.of(lot)
    if bought:
        own.meet(Step.FIRST_BUYERS_BUY, on, by=by)
        return
    row = own.find(Step.FIRST_BUYERS_BUY)
    if row is not None and row.is_open:  # their silence is no act of this office that was missed
        deadlines.end(row, min(on, row.due_on), reason=EndReason.NOT_BOUGHT_FIRST, by=by)


def end_awaiting_over(lot: Lot, by: Act) -> None:
    """End the time of the co-owners where it is over and nobody bought."""
    row = deadlines.of(lot).find(Step.FIRST_BUYERS_BUY)
    if row is not None and row.is_overdue(by.day):
        end_awaiting(lot, by.day, by=by)


def _told_on(lot: Lot) -> date | None:
    """Return the day of the newest notice, as it was recorded."""
    told = ledger.history(lot.stream).where(LedgerEntry.kind == entries.FIRST_BUYERS_TOLD.code)
    entry = db.session.scalar(told.limit(1))
    return date.fromisoformat(entry.payload["told_on"]) if entry is not None else None


def _about(lot: Lot) -> list[Subject]:
    return [db.session.get_one(CaseFile, lot.case_id), lot]
