"""Deciding orders: one person proposes, another approves or rejects, a third carries out.

Who may do what is ruled by ``accounts.deciding``, as for everything that is proposed.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, select

from accounts.deciding import why_not_decide
from accounts.turns import check_right
from audit import ledger
from audit.entries import Kind
from cases.models import CaseFile
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.refusals import check
from warehouse import allowed, entries_orders, locks, queries, refusals
from warehouse.door.entries import ENDED_EMPTY
from warehouse.models import (
    UNSETTLED,
    EvidenceItem,
    HandOver,
    LineState,
    Order,
    OrderLine,
    OrderState,
)
from warehouse.queries.hand_overs import open_intakes


def approve_order(order: Order, *, by: Act, note: str = "") -> Order:
    """Approve a proposed order; from now on the keeper may carry it out.

    Raises:
        ChangedMeanwhile: the order is not as the person saw it.
        ApprovalDecided: it is no longer proposed.
        ProposerMayNotDecide: the same person proposed it.
        MayNotDecide: the person may not approve orders of its office.
        ItemLocked, ItemsLocked: something holds what should go out: an offer, a sale, a hold.
    """
    lock(db.session.get_one(CaseFile, order.case_id))
    lock_as_seen(order, by)
    items = db.session.scalars(queries.items_to_go(order)).all()
    check(allowed.why_not_approve(order, items, locks.over(items), by))
    check_right(allowed.PARTS.decides, order.office_id, by)
    _decide(order, OrderState.APPROVED, note=note, by=by)
    return order


def reject_order(order: Order, *, note: str, by: Act) -> Order:
    """Reject a proposed order for a reason.

    Raises:
        ReasonNeeded: no reason is given.
        ChangedMeanwhile: the order is not as the person saw it.
        ApprovalDecided: it is no longer proposed.
        ProposerMayNotDecide: the same person proposed it; proposals are cancelled, not rejected.
        MayNotDecide: the person may not approve orders of its office.
    """
    if not note.strip():
        raise refusals.ReasonNeeded
    lock_as_seen(order, by)
    check(why_not_decide(order, by))
    check_right(allowed.PARTS.decides, order.office_id, by)
    _decide(order, OrderState.REJECTED, note=note, by=by)
    return order


def cancel_order(order: Order, *, note: str, by: Act) -> Order:
    """Take back an order that one proposed oneself and that nobody decided yet.

    Raises:
        ReasonNeeded: no reason is given.
        ChangedMeanwhile: the order is not as the person saw it.
        ApprovedOrderIsRevoked: it is approved; see :func:`revoke_order`.
        ApprovalDecided: it was rejected, cancelled or carried out.
        OnlyProposerWithdraws: somebody else proposed it.
    """
    if not note.strip():
        raise refusals.ReasonNeeded
    lock_as_seen(order, by)
    check(allowed.why_not_cancel(order, by))
    order.state, order.decision_note = OrderState.CANCELLED, note.strip()
    log(order, entries_orders.ORDER_CANCELLED, by=by, note=order.decision_note)
    return order


def revoke_order(order: Order, *, note: str, by: Act) -> Order:
    """Revoke an approved order; it ends as cancelled. What went out under it stays gone.

    An intake that was begun under it, with nothing on it, ends with it.

    Raises:
        ReasonNeeded: no reason is given.
        ChangedMeanwhile: the order is not as the person saw it.
        OrderNotInForce: it waits for approval, or it has ended.
        OrderBegun: an intake order, and a line of it is settled in whole or part, or waits.
        ProposerMayNotDecide: the same person proposed it.
        MayNotDecide: the person may not approve orders of its office.
    """
    if not note.strip():
        raise refusals.ReasonNeeded
    lock(db.session.get_one(CaseFile, order.case_id))  # first, as whoever begins an intake does
    lock_as_seen(order, by)
    lines = db.session.scalars(select(OrderLine).where(OrderLine.order_id == order.id)).all()
    check(allowed.why_not_revoke(order, lines, by))
    check_right(allowed.PARTS.decides, order.office_id, by)
    order.state, order.decision_note = OrderState.CANCELLED, note.strip()
    log(order, entries_orders.ORDER_REVOKED, by=by, note=order.decision_note)
    _end_empty_intakes(order, by)
    return order


def settle_line(line: OrderLine, state: LineState, *, by: Act) -> None:
    """Note that a line ended, by whom and when."""
    line.state, line.settled_at, line.settled_by_id = state, by.at, by.actor.id
    db.session.flush()


def settle_lines(lines: Sequence[OrderLine], state: LineState, *, by: Act) -> None:
    """Note that several lines ended, by whom and when, at once."""
    for line in lines:
        line.state, line.settled_at, line.settled_by_id = state, by.at, by.actor.id
    db.session.flush()


def wait_at_the_door(line: OrderLine, item: EvidenceItem) -> None:
    """Note which thing a line became; it is settled when both have signed for it."""
    line.state, line.item_id = LineState.AT_THE_DOOR, item.id
    db.session.flush()


def open_again(lines: Sequence[OrderLine]) -> None:
    """Let lines be received again, as if nobody had looked at them."""
    for line in lines:
        line.state, line.item_id = LineState.PENDING, None
        line.actual_quantity = line.difference = line.difference_note = None
        line.confirmation_document_id = line.expert_document_id = None
    db.session.flush()


def leave_waiting(line: OrderLine) -> None:
    """Leave a line open: what came differs from the order, and somebody must decide."""
    line.state = LineState.WAITING
    db.session.flush()


def finish_when_settled(order: Order, *, by: Act, who: int | None = None) -> None:
    """Mark the order carried out once no line is to do, at the door or waiting.

    Args:
        who: carried it out, where another signs last.
    """
    unsettled = exists().where(
        OrderLine.order_id == order.id,
        OrderLine.state.in_(UNSETTLED),
    )
    if db.session.scalar(select(unsettled)):
        return
    order.state, order.executed_by_id = OrderState.EXECUTED, who or by.actor.id
    order.executed_at = by.at
    log(order, entries_orders.ORDER_EXECUTED, by=by)
    _end_empty_intakes(order, by)


def _end_empty_intakes(order: Order, by: Act) -> None:
    """End the intakes under an order that has ended: nothing is on them, and nothing can be.

    What is on one still keeps its order open. The case is locked, so that none is begun meanwhile.
    """
    empty = open_intakes(order).where(HandOver.lines_count == 0).order_by(HandOver.id)
    for intake in db.session.scalars(empty.with_for_update(of=HandOver)).all():
        intake.withdrawn_why, intake.ended_at = "", by.at
        ledger.append(
            intake.stream,
            ENDED_EMPTY,
            office_id=intake.office_id,
            by=by.onward(),
            payload={"order": order.number},
        )


def log(order: Order, kind: Kind, *, by: Act, **payload: Any) -> None:
    """Write one fact into the order's stream."""
    ledger.append(order.stream, kind, office_id=order.office_id, by=by, payload=payload)


def _decide(order: Order, state: OrderState, *, note: str, by: Act) -> None:
    order.state, order.approved_by_id, order.approved_at = state, by.actor.id, by.at
    order.decision_note = note.strip() or None
    log(order, entries_orders.ORDER_DECISIONS[state], by=by, note=order.decision_note)
