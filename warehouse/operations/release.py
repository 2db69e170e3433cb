"""Releasing items from the warehouse for good (xuất kho), whole or in part."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from sqlalchemy import select

from audit.models import LedgerEntry
from cases import lifecycle
from cases.models import Asset, AssetState, CaseFile
from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db, lock
from foundation.identity import checked_identity, masked
from foundation.refusals import check
from warehouse import allowed, custody, entries, locks, observing, refusals
from warehouse.models import (
    STILL_OURS,
    EvidenceItem,
    ItemStatus,
    LineState,
    Order,
    OrderDirection,
    OrderLine,
    OrderPurpose,
    PhysicalHolder,
    Touch,
)
from warehouse.observing import NOTHING_SEEN, Found
from warehouse.operations.movement import check_empty
from warehouse.operations.observing import check_as_known, observe
from warehouse.operations.orders import (
    finish_when_settled,
    log,
    settle_line,
)

ENDS_SEIZURE: Final = {
    OrderPurpose.RETURN_TO_OWNER: AssetState.RETURNED,
    OrderPurpose.CONFISCATE: AssetState.DISPOSED,
    OrderPurpose.DESTROY: AssetState.DISPOSED,
}
ReleaseListener = Callable[[Order, EvidenceItem, OrderLine, Act], None]

RELEASE_LISTENERS: Final[list[ReleaseListener]] = []
"""Rooms above that must know of a release; called inside its transaction, in order of arrival."""


def register_release_listener(listener: ReleaseListener) -> None:
    """Tell ``listener`` of every release: (order, item, line, by).

    The line's and the order's states say whether they are finished by this release. A Refusal
    raised by a listener refuses the release.
    """
    if listener not in RELEASE_LISTENERS:
        RELEASE_LISTENERS.append(listener)


def release_item(
    item: EvidenceItem,
    *,
    order: Order,
    receiver: str,
    receiver_identity: str,
    by: Act,
    quantity: Decimal | None = None,
    receiver_paper: str | None = None,
    found: Found = NOTHING_SEEN,
) -> LedgerEntry:
    """Hand an item over for good against an approved order that lists it.

    Args:
        receiver: full name of whoever signs, and for whom.
        receiver_identity: the 12 digits of that person's identity card.
        quantity: how much goes now; None: all the order still allows. What is left stays here, and
            the line stays open until all of it went.
        receiver_paper: number of the introduction paper (giấy giới thiệu).
        found: as it is before it goes; a sealed thing's seal is looked at.

    Returns:
        The ledger entry; its ``seq`` is printed on the hand-over record.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WrongPurpose: the order lends or takes in.
        NotApproved: it is not approved, or it has ended.
        ThirdPersonNeeded: a third person carries an order out.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotInCustody: the item is on loan, already released, or destroyed.
        ItemLocked: something holds it: an offer, a sale to somebody else or unpaid, a hold.
        OrderDoesNotListItem: the order names other items.
        LineSettledAlready: all the order allows went before.
        ContainerNotEmpty: something is still in it.
        QuantityNotPositive, QuantityTooLarge: nothing, or more than is allowed or here.
        ReceiverNeeded: nobody signs.
        IdentityNotTwelveDigits, IdentityOfOneDigit: the identity cannot be right.
        SealStateNeeded, SealNumberNeeded: nobody says how the seal is, or reads its number.
        DiffersFromKnown: it is not as it was last seen; that is looked into first.
        WeightNotPositive: it weighs nothing.

    Basis: TT 01/2017/TT-BTP Điều 7, 9; NĐ 152/2026/NĐ-CP Điều 37 khoản 3, Điều 44 khoản 3.
    """
    lock(db.session.get_one(CaseFile, item.case_id))  # first, as whoever offers things of it does
    lock(order)
    lock_as_seen(item, by)
    over = locks.over([item]).get(item.id, ())
    check(allowed.why_not_release(item, order, by, over))
    line = line_for(order, item)
    if line.state is not LineState.PENDING:
        raise refusals.LineSettledAlready(line_no=line.line_no)
    check_empty(item)
    gone = line.actual_quantity or Decimal(0)
    most = min(line.described_quantity - gone, item.quantity_held)
    going = most if quantity is None else quantity
    check(allowed.why_not_so_much(going, most))
    if not receiver.strip():
        raise refusals.ReceiverNeeded
    line.receiver_identity = checked_identity(receiver_identity)
    check_as_known(item, found)
    line.receiver_name, line.receiver_paper = receiver.strip(), receiver_paper or None
    line.actual_quantity = gone + going
    left = item.quantity_held - going
    observe(item, found, touch=Touch.RELEASE, line=line, place_id=item.place_id, by=by)
    entry = _hand_over(item, order, line, found, left=left, going=going, by=by)
    if line.actual_quantity == line.described_quantity or left == 0:
        settle_line(line, LineState.DONE, by=by)
    log(
        order,
        entries.LINE_RELEASED,
        by=by,
        line=line.line_no,
        item=shown(item.code),
        quantity=going,
    )
    finish_when_settled(order, by=by)
    _end_asset(order, item, by=by)
    for listener in RELEASE_LISTENERS:
        listener(order, item, line, by)
    return entry


def _end_asset(order: Order, item: EvidenceItem, *, by: Act) -> None:
    """End the seizure of an asset whose last thing was lawfully returned, confiscated, destroyed.

    A transfer to another agency ends no seizure.
    """
    to = ENDS_SEIZURE.get(order.purpose)
    if to is None or item.asset_id is None or item.status in STILL_OURS:
        return
    asset = lock(db.session.get_one(Asset, item.asset_id))
    kept = select(EvidenceItem.id).where(
        EvidenceItem.asset_id == asset.id, EvidenceItem.status.in_(STILL_OURS)
    )
    if asset.state is AssetState.SEIZED and db.session.scalar(kept.limit(1)) is None:
        asset.end_document_id = order.document_id
        payload = {"document": order.document_no, "ended_on": by.day}
        lifecycle.advance(asset, to, by=by, payload=payload)


def line_for(order: Order, item: EvidenceItem) -> OrderLine:
    """Return the line of ``order`` that lists ``item``, locked.

    Raises:
        OrderDoesNotListItem: there is none.
    """
    line = db.session.scalar(
        select(OrderLine).where(OrderLine.order_id == order.id, OrderLine.item_id == item.id)
    )
    if line is None or order.direction is not OrderDirection.OUT:
        raise refusals.OrderDoesNotListItem(number=order.number, code=shown(item.code))
    return lock(line)


def _hand_over(
    item: EvidenceItem,
    order: Order,
    line: OrderLine,
    found: Found,
    *,
    left: Decimal,
    going: Decimal,
    by: Act,
) -> LedgerEntry:
    payload = {
        "order": order.number,
        "purpose": order.purpose,
        "document": order.document_no,
        "receiver": line.receiver_name,
        "identity": masked(line.receiver_identity),
        "quantity": going,
        "unit": item.unit,
        **observing.told(found),
    }
    if left > 0:
        return custody.post(item, entries.RELEASED_PART, quantity_held=left, by=by, payload=payload)
    destroyed = order.purpose is OrderPurpose.DESTROY
    return custody.post(
        item,
        entries.DESTROYED if destroyed else entries.RELEASED,
        status=ItemStatus.DESTROYED if destroyed else ItemStatus.RELEASED,
        place_id=None,
        container_id=None,
        holder=PhysicalHolder.RECEIVER,
        holder_name=line.receiver_name,
        holder_organisation_id=order.counterpart_organisation_id,
        quantity_held=left,
        handed_over_still_here=False,
        by=by,
        payload=payload,
    )
