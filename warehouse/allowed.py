"""What may be done now, and why not: one answer for operations, buttons, lists and scans.

Each function looks at rows that are loaded, asks no database but for what is kept of its small
tables, and returns a refusal, or None where the act may be done. An operation locks its rows and
raises what is returned (``check``); a page offers no button where anything is returned. There is no
second table of where a button shows.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, Protocol

from accounts import deciding
from accounts.deciding import Parts
from foundation.acts import Act
from foundation.codes import shown
from foundation.permissions import Permission
from foundation.refusals import Refusal
from warehouse import law, refusals
from warehouse.kinds.in_force import classes_of
from warehouse.locks import DOORS, OUT, Door, Lock, Locks
from warehouse.models import (
    OPEN_LINES,
    EvidenceItem,
    ItemKind,
    ItemStatus,
    LineState,
    OnOrder,
    Order,
    OrderLine,
    OrderPurpose,
    Place,
    UnknownScan,
)

OUTWARD: Final = frozenset(OrderPurpose) - {OrderPurpose.INTAKE}
FOR_GOOD: Final = OUTWARD - {OrderPurpose.LOAN, OrderPurpose.TO_STORE}
PARTS: Final = Parts(
    Permission.PROPOSE_ORDERS, Permission.APPROVE_ORDERS, Permission.KEEP_WAREHOUSE
)
"""Who proposes, decides and carries out an order."""


class OfAnOffice(Protocol):
    """Whatever belongs to the warehouse of one office."""

    @property
    def office_id(self) -> int: ...


# keeping


def why_not_keep(thing: OfAnOffice, by: Act) -> Refusal | None:
    """Who keeps a warehouse acts in the name of its office; to see it from above is not enough."""
    if thing.office_id != by.actor.office_id:
        return refusals.WarehouseOfAnotherOffice()
    return None


def why_not_handle(item: EvidenceItem, by: Act) -> Refusal | None:
    """Only what lies here is moved, packed or sealed, and only by its keeper."""
    return why_not_keep(item, by) or why_not_here(item)


def why_not_here(item: EvidenceItem) -> Refusal | None:
    """Only what lies here goes anywhere, and only once somebody has seen that it does."""
    if item.status is ItemStatus.CLAIMED:
        return refusals.NotSeenYet(code=shown(item.code))
    if item.status is not ItemStatus.IN_CUSTODY:
        return refusals.NotInCustody(code=shown(item.code), status=item.status)
    return None


def why_not_put(item: OfAnOffice, kind: ItemKind, place: Place, by: Act) -> Refusal | None:
    """A thing lies in a place of its own office that is in use and of a class for its kind."""
    if place.office_id != item.office_id:
        return refusals.PlaceOfAnotherOffice(place=place.short_name)
    if why := why_not_use(place):
        return why
    by_law = law.allowed_classes(kind)
    allowed = classes_of(kind, item.office_id, by.day)
    if place.place_class not in allowed:
        own = place.place_class in by_law
        refusal = refusals.NotKeptThereHere if own else refusals.WrongPlaceClass
        return refusal(
            basis=None if own else law.place_basis(kind, by.day),
            kind=kind,
            place=place.short_name,
            place_class=place.place_class,
            allowed=[each for each in type(place.place_class) if each in allowed],
        )
    return None


def why_not_pack(
    item: EvidenceItem, into: EvidenceItem, inside: Sequence[EvidenceItem], by: Act
) -> Refusal | None:
    """A box takes what lies here and is of its office, and never what the box itself lies in.

    Args:
        inside: everything in the item, to any depth.
    """
    if into.office_id != item.office_id:
        return refusals.BoxOfAnotherOffice(code=shown(into.code))
    if why := why_not_handle(item, by) or why_not_here(into):
        return why
    if item.container_id == into.id:
        return refusals.AlreadyThere(code=shown(item.code), place=shown(into.code))
    if into.id in {item.id, *(inner.id for inner in inside)}:
        return refusals.ContainerLoop(code=shown(item.code))
    return None


# orders


def why_not_pass(
    item: EvidenceItem, door: Door, locks: Iterable[Lock], *, sale_id: int | None = None
) -> Refusal | None:
    """What is locked does not go through the doors its locks close: the first of them says why.

    Args:
        locks: over the item, see ``locks.over``.
        sale_id: the sale that an order to deliver is of.
    """
    for lock in locks:
        if lock.closes(door, sale_id=sale_id):
            return lock.refusal(item)
    return None


def why_not_seal(item: EvidenceItem, by: Act, locks: Iterable[Lock]) -> Refusal | None:
    """No new seal covers what is still to be decided about the seal before it."""
    return why_not_handle(item, by) or why_not_pass(item, Door.SEAL, locks)


def why_not_leave(
    items: Iterable[EvidenceItem], purpose: OrderPurpose, locks: Locks, *, sale_id: int | None
) -> Refusal | None:
    """Nothing that is locked goes out; every locked item is named, with its reason."""
    door = DOORS[purpose]
    asked = (why_not_pass(item, door, locks.get(item.id, ()), sale_id=sale_id) for item in items)
    found = [why for why in asked if why is not None]
    if len(found) > 1:
        return refusals.ItemsLocked(count=len(found), reasons=found)
    return found[0] if found else None


def why_not_approve(
    order: Order, items: Iterable[EvidenceItem], locks: Locks, by: Act
) -> Refusal | None:
    """An order out is approved while none of the items still to go is locked."""
    if why := deciding.why_not_decide(order, by):
        return why
    if order.is_intake:
        return None
    return why_not_leave(items, order.purpose, locks, sale_id=order.sale_id)


def why_not_cancel(order: Order, by: Act) -> Refusal | None:
    """Whoever proposed an order withdraws it while it waits; what is approved is revoked."""
    if order.is_in_force:
        return refusals.ApprovedOrderIsRevoked(number=order.number)
    return deciding.why_not_withdraw(order, by)


def why_not_revoke(order: Order, lines: Sequence[OrderLine], by: Act) -> Refusal | None:
    """An approver who did not propose it revokes an approved order.

    An intake order only before anything is received. Of an order out, what went stays gone, and
    the rest does not go.
    """
    if not order.is_in_force:
        return refusals.OrderNotInForce(number=order.number, state=order.state)
    begun = any(
        line.state is not LineState.PENDING or line.actual_quantity is not None for line in lines
    )
    if begun and order.is_intake:
        return refusals.OrderBegun(number=order.number)
    return deciding.why_not_grant(order, by)


def why_not_execute(order: Order, by: Act) -> Refusal | None:
    """A third person, keeper of the order's office, carries an approved order out."""
    return deciding.why_not_carry_out(order, by) or why_not_keep(order, by)


def why_not_receive(order: Order, line: OrderLine, by: Act) -> Refusal | None:
    """A line of an approved intake order is received once."""
    if not order.is_intake:
        return refusals.WrongPurpose(purpose=order.purpose)
    if why := why_not_execute(order, by):
        return why
    if line.state not in OPEN_LINES:
        return refusals.LineSettledAlready(line_no=line.line_no)
    return None


def why_not_lend(
    item: EvidenceItem, order: Order, by: Act, locks: Iterable[Lock]
) -> Refusal | None:
    """What lies here and is not locked goes out on loan under an approved order to lend it."""
    if order.purpose is not OrderPurpose.LOAN:
        return refusals.WrongPurpose(purpose=order.purpose)
    return _why_not_go(item, order, by, locks)


def why_not_release(
    item: EvidenceItem, order: Order, by: Act, locks: Iterable[Lock]
) -> Refusal | None:
    """What lies here and is not locked leaves for good under an approved order to that end."""
    if order.purpose not in FOR_GOOD:
        return refusals.WrongPurpose(purpose=order.purpose)
    return _why_not_go(item, order, by, locks)


def _why_not_go(item: EvidenceItem, order: Order, by: Act, locks: Iterable[Lock]) -> Refusal | None:
    return (
        why_not_execute(order, by)
        or why_not_handle(item, by)
        or why_not_pass(item, DOORS[order.purpose], locks, sale_id=order.sale_id)
    )


def why_not_take_back(item: EvidenceItem, by: Act) -> Refusal | None:
    """What is out on loan comes back to the warehouse it left."""
    if why := why_not_keep(item, by):
        return why
    if item.status is not ItemStatus.ON_LOAN:
        return refusals.NotOnLoan(code=shown(item.code))
    return None


def why_not_order_out(
    item: EvidenceItem,
    *,
    on_order: OnOrder | None,
    locks: Sequence[Lock] = (),
    doors: Iterable[Door] = OUT,
) -> Refusal | None:
    """What lies here stands on one open order out at a time, and goes where no lock closes.

    Args:
        on_order: the order that has not ended and names the item already.
        doors: one of them must be open to it; with no locks all are.
    """
    if why := why_not_here(item):
        return why
    if on_order is not None:
        return refusals.ItemOnAnotherOrder(
            code=shown(item.code), number=on_order.number, see=[f"order:{on_order.id}"]
        )
    closed = [why_not_pass(item, door, locks) for door in doors]
    return None if None in closed else closed[0]


def why_not_so_much(quantity: Decimal, most: Decimal) -> Refusal | None:
    """Something goes out, and no more than is allowed and is here."""
    if quantity <= 0:
        return refusals.QuantityNotPositive()
    if quantity > most:
        return refusals.QuantityTooLarge(most=most)
    return None


def why_not_print(prints: Mapping[str, int], reason: str) -> Refusal | None:
    """A second label of one thing is how a swap begins: somebody says why it is printed.

    Args:
        prints: how often the label of each code was printed.
    """
    again = [code for code, count in prints.items() if count]
    if again and not reason.strip():
        return refusals.ReprintNeedsReason(codes=[shown(code) for code in again])
    return None


# places and unknown codes


def why_not_use(place: Place) -> Refusal | None:
    """Nothing is put or built in a closed place, and it is closed once."""
    return None if place.is_active else refusals.PlaceClosed(place=place.short_name)


def why_not_settle(scan: UnknownScan, by: Act) -> Refusal | None:
    """A code is bound or put aside once, by the keeper of the office that scanned it."""
    if scan.settled_at is not None:
        return refusals.ScanSettled(raw=scan.raw)
    return why_not_keep(scan, by)
