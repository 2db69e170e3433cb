"""What may be done now, and why not: one answer for operations, buttons, lists and scans.

Each function looks at rows that are loaded, asks no database, and returns a refusal, or None where
the act may be done. An operation locks its rows and raises what is returned (``check``); a page
offers no button where anything is returned. There is no second table of where a button shows.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, Protocol

from foundation.acts import Act
from foundation.codes import shown
from foundation.refusals import Refusal
from warehouse import law, refusals
from warehouse.models import (
    EvidenceItem,
    ItemKind,
    ItemStatus,
    LineState,
    Order,
    OrderLine,
    OrderPurpose,
    OrderState,
    Place,
    PlaceKind,
    UnknownScan,
)

OUTWARD: Final = frozenset(OrderPurpose) - {OrderPurpose.INTAKE}
FOR_GOOD: Final = OUTWARD - {OrderPurpose.LOAN}
OPEN_LINES: Final = frozenset({LineState.PENDING, LineState.WAITING})

P = PlaceKind
UNDER: Final[dict[PlaceKind, frozenset[PlaceKind | None]]] = {
    P.WAREHOUSE: frozenset({None}),
    P.AREA: frozenset({P.WAREHOUSE, P.AREA}),
    P.SHELF: frozenset({P.WAREHOUSE, P.AREA}),
    P.BIN: frozenset({P.WAREHOUSE, P.AREA, P.SHELF}),
}
"""What each kind of place may stand under; None is the root."""


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
    """Only what lies here goes anywhere."""
    if item.status is not ItemStatus.IN_CUSTODY:
        return refusals.NotInCustody(code=shown(item.code), status=item.status)
    return None


def why_not_put(item: OfAnOffice, kind: ItemKind, place: Place, by: Act) -> Refusal | None:
    """A thing lies in a place of its own office that is in use and of a class for its kind."""
    if place.office_id != item.office_id:
        return refusals.PlaceOfAnotherOffice(place=place.short_name)
    if why := why_not_use(place):
        return why
    allowed = law.allowed_classes(kind)
    if place.place_class not in allowed:
        return refusals.WrongPlaceClass(
            basis=law.place_basis(kind, by.day),
            kind=kind,
            place=place.short_name,
            place_class=place.place_class,
            allowed=[each for each in type(place.place_class) if each in allowed],
        )
    return None


def why_no_room(place: Place, held: int) -> Refusal | None:
    """A place holds as many things as somebody said; what is in a box does not count."""
    if place.capacity is not None and held >= place.capacity:
        return refusals.PlaceFull(place=place.short_name, capacity=place.capacity)
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


def why_not_decide(order: Order, by: Act) -> Refusal | None:
    """Whoever did not propose an order approves or rejects it, once."""
    if order.state is not OrderState.PROPOSED:
        return refusals.OrderDecidedAlready(number=order.number, state=order.state)
    if by.actor.id == order.proposed_by_id:
        return refusals.ProposerMayNotApprove(number=order.number)
    return None


def why_not_cancel(order: Order, by: Act) -> Refusal | None:
    """Whoever proposed an order cancels it while it waits; the approver rejects it instead."""
    if order.state is OrderState.APPROVED:
        return refusals.ApprovedOrderIsRevoked(number=order.number)
    if order.state is not OrderState.PROPOSED:
        return refusals.OrderNotCancellable(number=order.number)
    if by.actor.id != order.proposed_by_id:
        return refusals.OnlyProposerCancels(number=order.number)
    return None


def why_not_revoke(order: Order, lines: Sequence[OrderLine], by: Act) -> Refusal | None:
    """An approver who did not propose it revokes an approved order before anything is done."""
    if order.state is not OrderState.APPROVED:
        return refusals.OrderNotInForce(number=order.number, state=order.state)
    begun = any(
        line.state is not LineState.PENDING or line.actual_quantity is not None for line in lines
    )
    if begun:
        return refusals.OrderBegun(number=order.number)
    if by.actor.id == order.proposed_by_id:
        return refusals.ProposerMayNotRevoke(number=order.number)
    return None


def why_not_execute(order: Order, by: Act) -> Refusal | None:
    """A third person, keeper of the order's office, carries an approved order out."""
    if order.state is not OrderState.APPROVED:
        return refusals.OrderNotApproved(number=order.number)
    if by.actor.id == order.proposed_by_id:
        return refusals.ProposerMayNotExecute(number=order.number)
    if by.actor.id == order.approved_by_id:
        return refusals.ApproverMayNotExecute(number=order.number)
    return why_not_keep(order, by)


def why_not_receive(order: Order, line: OrderLine, by: Act) -> Refusal | None:
    """A line of an approved intake order is received once."""
    if not order.is_intake:
        return refusals.WrongPurpose(purpose=order.purpose)
    if why := why_not_execute(order, by):
        return why
    if line.state not in OPEN_LINES:
        return refusals.LineSettledAlready(line_no=line.line_no)
    return None


def why_not_lend(item: EvidenceItem, order: Order, by: Act) -> Refusal | None:
    """What lies here goes out on loan under an approved order to lend it."""
    if order.purpose is not OrderPurpose.LOAN:
        return refusals.WrongPurpose(purpose=order.purpose)
    return why_not_execute(order, by) or why_not_handle(item, by)


def why_not_release(item: EvidenceItem, order: Order, by: Act) -> Refusal | None:
    """What lies here leaves for good under an approved order that is no loan and no intake."""
    if order.purpose not in FOR_GOOD:
        return refusals.WrongPurpose(purpose=order.purpose)
    return why_not_execute(order, by) or why_not_handle(item, by)


def why_not_take_back(item: EvidenceItem, by: Act) -> Refusal | None:
    """What is out on loan comes back to the warehouse it left."""
    if why := why_not_keep(item, by):
        return why
    if item.status is not ItemStatus.ON_LOAN:
        return refusals.NotOnLoan(code=shown(item.code))
    return None


def why_not_order_out(item: EvidenceItem, *, on_order: str | None) -> Refusal | None:
    """What lies here stands on one open order out at a time.

    Args:
        on_order: number of the order that has not ended and names the item already.
    """
    if why := why_not_here(item):
        return why
    if on_order is not None:
        return refusals.ItemOnAnotherOrder(code=shown(item.code), number=on_order)
    return None


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


def why_not_build(office_id: int, kind: PlaceKind, parent: Place | None) -> Refusal | None:
    """A place stands under one that is in use, of a kind for it and of the same office."""
    above = parent.kind if parent else None
    if above not in UNDER[kind] or (parent is not None and parent.office_id != office_id):
        return refusals.ImpossibleNesting()
    return why_not_use(parent) if parent is not None else None


def kinds_under(parent: Place | None) -> list[PlaceKind]:
    """Return the kinds of place that may stand under a place, or alone."""
    return [kind for kind in PlaceKind if (parent.kind if parent else None) in UNDER[kind]]


def why_not_use(place: Place) -> Refusal | None:
    """Nothing is put or built in a closed place, and it is closed once."""
    return None if place.is_active else refusals.PlaceClosed(place=place.short_name)


def why_not_settle(scan: UnknownScan, by: Act) -> Refusal | None:
    """A code is bound or put aside once, by the keeper of the office that scanned it."""
    if scan.settled_at is not None:
        return refusals.ScanSettled(raw=scan.raw)
    return why_not_keep(scan, by)
