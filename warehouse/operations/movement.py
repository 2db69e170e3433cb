"""Moving items between places, into boxes, and taking the last move back."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from audit.models import LedgerEntry
from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db, lock
from warehouse import custody, refusals
from warehouse.models import EvidenceItem, ItemStatus, PhysicalHolder, Place, PlaceClass
from warehouse.shelving import check_place

MOVED = "custody.moved"
DEEPEST = 10  # boxes in boxes


@dataclass(frozen=True, slots=True)
class Hands:
    """Who has an item physically."""

    holder: PhysicalHolder
    name: str | None


OURS = Hands(PhysicalHolder.OFFICE, None)


def move_item(
    item: EvidenceItem,
    *,
    to: Place,
    by: Act,
    holder: PhysicalHolder | None = None,
    holder_name: str | None = None,
) -> LedgerEntry:
    """Put an item, with all it contains, into another place; out of its box if it lay in one.

    Args:
        holder: who has it there, where the place is elsewhere; the present holder if not given.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        NotInCustody: the item is not here.
        AlreadyThere: it lies there, in no box.
        HolderNeeded: the place is elsewhere and its holder would be our own office.
        PlaceClosed, WrongPlaceClass, PlaceFull: see ``check_place``; of the contents too.
    """
    lock_as_seen(item, by)
    _check_here(item)
    if item.place_id == to.id and item.container_id is None:
        raise refusals.AlreadyThere(code=shown(item.code), place=to.short_name)
    hands = Hands(holder or item.holder, holder_name or item.holder_name)
    if to.place_class is PlaceClass.ELSEWHERE and hands.holder is PhysicalHolder.OFFICE:
        raise refusals.HolderNeeded(place=to.short_name)
    inside = contents_of(item)
    check_place(to, item.kind)
    for inner in inside:
        check_place(to, inner.kind)
    entry = _put(item, to, container_id=None, by=by, hands=hands)
    for inner in inside:
        _put(inner, to, container_id=inner.container_id, by=by, hands=hands)
    return entry


def pack_item(item: EvidenceItem, *, into: EvidenceItem, by: Act) -> LedgerEntry:
    """Put an item into a box; from then on it moves with the box.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        NotInCustody: the item or the box is not here.
        AlreadyThere: it lies in that box.
        ContainerLoop: the box is the item itself or lies in it.
        WrongPlaceClass: the item may not lie where the box lies.
    """
    lock_as_seen(item, by)
    _check_here(item)
    lock(into)
    _check_here(into)
    if item.container_id == into.id:
        raise refusals.AlreadyThere(code=shown(item.code), place=shown(into.code))
    inside = contents_of(item)
    if into.id in {item.id, *(inner.id for inner in inside)}:
        raise refusals.ContainerLoop(code=shown(item.code))
    to = db.session.get_one(Place, into.place_id)
    for thing in (item, *inside):
        if to.id != thing.place_id:
            check_place(to, thing.kind)
    hands = Hands(into.holder, into.holder_name)
    packed = "custody.packed"
    entry = _put(item, to, container_id=into.id, by=by, kind=packed, hands=hands)
    for inner in inside:
        if inner.place_id != to.id:
            _put(inner, to, container_id=inner.container_id, by=by, hands=hands)
    return entry


def undo_move(item: EvidenceItem, *, seq: int, by: Act) -> LedgerEntry:
    """Take back a move by a correcting entry that names it; nothing is erased.

    Args:
        seq: number of the entry to take back.

    Raises:
        NothingToUndo: it is not the item's last entry, not a move, or another person's.
        PlaceClosed, WrongPlaceClass, PlaceFull: the old place takes it no more.
    """
    lock(item)
    last = db.session.scalar(
        select(LedgerEntry).where(LedgerEntry.stream == item.stream, LedgerEntry.seq == seq)
    )
    undoable = last is not None and last.kind == MOVED and last.actor_id == by.actor.id
    if last is None or not undoable or seq != item.custody_seq:
        raise refusals.NothingToUndo(code=shown(item.code))
    before = last.payload.get("place_id", [None])[0]
    place = db.session.get(Place, before) if before else None
    if place is None:
        raise refusals.NothingToUndo(code=shown(item.code))
    box = last.payload.get("container_id", [item.container_id])[0]
    held = last.payload.get("holder", [item.holder])[0]
    name = last.payload.get("holder_name", [item.holder_name])[0]
    hands = Hands(PhysicalHolder(held), name)
    check_place(place, item.kind)
    inside = contents_of(item)
    entry = _put(
        item, place, container_id=box, by=by, hands=hands, kind="custody.corrected", corrects=seq
    )
    for inner in inside:
        _put(inner, place, container_id=inner.container_id, by=by, hands=hands)
    return entry


def contents_of(item: EvidenceItem) -> list[EvidenceItem]:
    """Return everything inside an item, boxes in boxes included, the outermost first."""
    found: list[EvidenceItem] = []
    level = [item.id]
    for _depth in range(DEEPEST):
        inner = list(
            db.session.scalars(
                select(EvidenceItem)
                .where(EvidenceItem.container_id.in_(level))
                .order_by(EvidenceItem.id)
                .with_for_update()
            )
        )
        if not inner:
            break
        found += inner
        level = [thing.id for thing in inner]
    return found


def check_empty(item: EvidenceItem) -> None:
    """Refuse to let a box out of the house while something is in it.

    Raises:
        ContainerNotEmpty: something is in it.
    """
    inside = contents_of(item)
    if inside:
        raise refusals.ContainerNotEmpty(code=shown(item.code), count=len(inside))


def _check_here(item: EvidenceItem) -> None:
    if item.status is not ItemStatus.IN_CUSTODY:
        raise refusals.NotInCustody(code=shown(item.code), status=item.status)


def _put(
    item: EvidenceItem,
    to: Place,
    *,
    container_id: int | None,
    by: Act,
    hands: Hands,
    kind: str = MOVED,
    corrects: int | None = None,
) -> LedgerEntry:
    came_from = db.session.get(Place, item.place_id) if item.place_id else None
    payload: dict[str, Any] = {
        "from": came_from.full_name if came_from else None,
        "to": to.full_name,
    }
    if corrects is not None:
        payload["corrects"] = corrects
    there = hands if to.place_class is PlaceClass.ELSEWHERE else OURS
    return custody.post(
        item,
        kind,
        place_id=to.id,
        container_id=container_id,
        holder=there.holder,
        holder_name=there.name,
        by=by,
        payload=payload,
    )
