"""Whether things may go by a hand-over: asked when they are put on it, and when it is signed."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from sqlalchemy import func, select

from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db, hold
from foundation.refusals import check
from warehouse import allowed, locks, refusals
from warehouse.allowed_discrepancies import why_not_lend_for
from warehouse.allowed_hand_overs import why_not_at_the_door, why_not_give, why_not_take_in
from warehouse.allowed_transfers import why_not_send, why_not_transfer
from warehouse.models import (
    EvidenceItem,
    HandOver,
    HandOverKind,
    LineState,
    LoanPurpose,
    Order,
    OrderDirection,
    OrderLine,
)

Going = Mapping[int, Decimal | None]  # by the id of a thing; None: all its order still allows


def check_things(
    hand_over: HandOver, items: Sequence[EvidenceItem], by: Act, *, going: Going
) -> dict[int, Decimal]:
    """Refuse what may not go by a hand-over of its kind; the things are locked.

    Args:
        going: of a release, how much of each is to go.

    Returns:
        Of a release, how much of each goes, by the id of the thing.

    Raises:
        WarehouseOfAnotherOffice, NotSeenYet, NotInCustody: it is not here to be given.
        NotOnLoan: it is not out, so that it does not come back.
        NotAtTheDoor: of an intake, it does not wait at the door.
        NotApproved: of an intake, its order is not in force.
        ItemLocked: a count did not find it, or found it otherwise, and that waits.
        KeptByAnother: another keeper answers for it.
        OrderDoesNotListItem and the others of ``check_lending``: it may not be lent.
        ItemLocked and the others of ``check_releasing``: it may not go for good.
        NotApproved and the others of ``check_sending``: it may not go to another store.
    """
    if hand_over.kind is HandOverKind.RETURN:
        for item in items:
            check(allowed.why_not_take_back(item, by))
        return {}
    if hand_over.kind is HandOverKind.INTAKE:
        check(why_not_take_in(hold(db.session.get_one(Order, hand_over.order_id)), by))
        for item in items:
            check(why_not_at_the_door(item, by))
        return {}
    if hand_over.kind is HandOverKind.TRANSFER:
        order = hold(db.session.get_one(Order, hand_over.order_id))
        check_sending(order, items, by if by.actor.id == hand_over.giver_id else None)
        check(why_not_give(hand_over, items, by))
        return {}
    for item in items:
        check(allowed.why_not_handle(item, by))
    if hand_over.kind is HandOverKind.LOAN:
        order = hold(db.session.get_one(Order, hand_over.order_id))
        check_lending(order, items, hand_over.purpose, by)
    goes: dict[int, Decimal] = {}
    if hand_over.kind is HandOverKind.RELEASE:
        order = hold(db.session.get_one(Order, hand_over.order_id))
        goes = check_releasing(order, items, going, by)
    check(why_not_give(hand_over, items, by))
    return goes


def check_lending(
    order: Order, items: Sequence[EvidenceItem], purpose: LoanPurpose | None, by: Act
) -> dict[int, OrderLine]:
    """Refuse what an order does not let out on loan now.

    Returns:
        The lines of the order that list the things, by their things, locked.

    Raises:
        WrongPurpose: the order is for something else.
        NotApproved: it is not approved, or it has ended.
        ThirdPersonNeeded: a third person carries an order out.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotInCustody: a thing is not here.
        ItemLocked: something holds it: an offer, a sale.
        OrderDoesNotListItem: the order names other things.
        LineSettledAlready: it went out under this line before.
        ContainerNotEmpty: something is still in it.
        OnlyForExamination: it was sent to experts, and this is for something else.
    """
    over = locks.over(items)
    for item in items:
        check(allowed.why_not_lend(item, order, by, over.get(item.id, ())))
    lines = _pending(order, items)
    for item in items:
        if purpose is not None:
            check(why_not_lend_for(item, purpose, over.get(item.id, ())))
    _check_empty(items)
    return lines


def check_releasing(
    order: Order, items: Sequence[EvidenceItem], going: Going, by: Act
) -> dict[int, Decimal]:
    """Refuse what an order does not let go for good now.

    Returns:
        How much of each goes, by the id of the thing.

    Raises:
        WrongPurpose: the order lends or takes in.
        NotApproved: it is not approved, or it has ended.
        ThirdPersonNeeded: a third person carries an order out.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotInCustody: a thing is on loan, already released, or destroyed.
        ItemLocked: something holds it: an offer, a sale to somebody else or unpaid, a hold.
        OrderDoesNotListItem: the order names other things.
        LineSettledAlready: all the order allows went before.
        ContainerNotEmpty: something is still in it that does not go with it.
        QuantityNotPositive, QuantityTooLarge: nothing, or more than is allowed or here.
    """
    over = locks.over(items)
    for item in items:
        check(allowed.why_not_release(item, order, by, over.get(item.id, ())))
    lines = _pending(order, items)
    _check_empty(items, beside=[item.id for item in items])
    return {item.id: _so_much(lines[item.id], item, going.get(item.id)) for item in items}


def check_sending(order: Order, items: Sequence[EvidenceItem], by: Act | None) -> None:
    """Refuse what an order does not send to another store now.

    Args:
        by: who gives; None where the keeper of the other store asks.

    Raises:
        WrongPurpose: the order is for something else.
        NotApproved: it is not approved, or it has ended.
        ThirdPersonNeeded: a third person carries an order out.
        WarehouseOfAnotherOffice: who gives keeps the warehouse of another office.
        NotSeenYet, NotInCustody: a thing is not here to be given.
        ItemLocked: something holds it: an offer, a sale, a hold, a discrepancy.
        OrderDoesNotListItem: the order names other things.
        LineSettledAlready: it went under this line before.
        ContainerNotEmpty: something is still in it that does not go with it.
    """
    check(why_not_send(order, by) if by is not None else None)
    over = locks.over(items)
    for item in items:
        check(why_not_transfer(item, order, over.get(item.id, ())))
    _pending(order, items)
    _check_empty(items, beside=[item.id for item in items])


def _so_much(line: OrderLine, item: EvidenceItem, going: Decimal | None) -> Decimal:
    """Return how much of a thing goes under a line of an order.

    Raises:
        QuantityNotPositive, QuantityTooLarge: nothing, or more than is allowed or here.
    """
    most = min(line.described_quantity - (line.actual_quantity or Decimal(0)), item.quantity_held)
    goes = most if going is None else going
    check(allowed.why_not_so_much(goes, most))
    return goes


def _pending(order: Order, items: Sequence[EvidenceItem]) -> dict[int, OrderLine]:
    lines = lines_for(order, items) if order.direction is OrderDirection.OUT else {}
    for item in items:
        line = lines.get(item.id)
        if line is None:
            raise refusals.OrderDoesNotListItem(number=order.number, code=shown(item.code))
        if line.state is not LineState.PENDING:
            raise refusals.LineSettledAlready(line_no=line.line_no)
    return lines


def lines_for(order: Order, items: Sequence[EvidenceItem]) -> dict[int, OrderLine]:
    """Return the lines of an order that list some things, or became them, by things, locked."""
    query = (
        select(OrderLine)
        .where(OrderLine.order_id == order.id, OrderLine.item_id.in_([item.id for item in items]))
        .order_by(OrderLine.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {line.item_id: line for line in db.session.scalars(query) if line.item_id is not None}


def _check_empty(items: Sequence[EvidenceItem], beside: Collection[int] = ()) -> None:
    """Refuse a box in which something lies, but for what goes beside it."""
    inside = (
        select(EvidenceItem.container_id, func.count())
        .where(
            EvidenceItem.container_id.in_([item.id for item in items]),
            EvidenceItem.id.not_in(beside),
        )
        .group_by(EvidenceItem.container_id)
    )
    counts = dict(db.session.execute(inside).all())
    for item in items:
        if item.id in counts:
            raise refusals.ContainerNotEmpty(code=shown(item.code), count=counts[item.id])
