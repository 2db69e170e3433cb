"""Moving items between places, into boxes, and taking the last move back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from audit.entries import BY_UNDO, Kind, declared
from audit.models import LedgerEntry
from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db, lock
from foundation.refusals import Refusal, check
from warehouse import allowed, custody, entries, locks, refusals
from warehouse.holding import OURS, HeldBy, held_by
from warehouse.locks import Door
from warehouse.models import EvidenceItem, ItemKind, ItemStatus, PhysicalHolder, Place, PlaceClass
from warehouse.shelving import check_place


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
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotSeenYet: only an old file says that it is here.
        NotInCustody: the item is not here.
        ItemLocked: a lock says that it stays in its place.
        AlreadyThere: it lies there, in no box.
        HolderNeeded: the place is elsewhere and its holder would be our own office.
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass, PlaceFull: see ``check_place``; the
            class is checked for the contents, too.
    """
    lock_as_seen(item, by)
    check(allowed.why_not_handle(item, by))
    check(_why_not_pass(item, Door.MOVE))
    if item.place_id == to.id and item.container_id is None:
        raise refusals.AlreadyThere(code=shown(item.code), place=to.short_name)
    there = HeldBy.of(item)
    if holder is not None or holder_name:
        kept, name = holder or item.holder, holder_name or item.holder_name
        there = held_by(kept, name, None, office_id=item.office_id, by=by)
    if to.place_class is PlaceClass.ELSEWHERE and there.holder is PhysicalHolder.OFFICE:
        raise refusals.HolderNeeded(place=to.short_name)
    inside = contents_of(item)
    check_place(to, item, _kinds(item, inside), by=by)
    entry = _put(item, to, container_id=None, by=by, there=there)
    _bring_along(inside, to, there=there, by=by)
    return entry


def move_items(
    items: Sequence[EvidenceItem], *, to: Place, seen: Mapping[str, int], by: Act
) -> list[LedgerEntry]:
    """Put several items into one place, all of them or none; each as :func:`move_item` does.

    Args:
        seen: the version of each item as the person saw it, by its code.
    """
    return [move_item(item, to=to, by=replace(by, seen=seen.get(item.code))) for item in items]


def pack_item(item: EvidenceItem, *, into: EvidenceItem, by: Act) -> LedgerEntry:
    """Put an item into a box; from then on it moves with the box.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        BoxOfAnotherOffice: the box belongs to another office than the item.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotSeenYet: only an old file says that one of them is here.
        NotInCustody: the item or the box is not here.
        AlreadyThere: it lies in that box.
        ContainerLoop: the box is the item itself or lies in it.
        ItemLocked: a lock says that it stays as it is.
        WrongPlaceClass: the item, or something in it, may not lie where the box lies.
    """
    lock_as_seen(item, by)
    lock(into)
    inside = contents_of(item)
    check(allowed.why_not_pack(item, into, inside, by))
    check(_why_not_pass(item, Door.PACK))
    to = db.session.get_one(Place, into.place_id)
    if to.id != item.place_id:
        check_place(to, item, _kinds(item, inside), by=by, boxed=True)
    there = HeldBy.of(into)
    entry = _put(item, to, container_id=into.id, by=by, kind=entries.PACKED, there=there)
    _bring_along(inside, to, there=there, by=by)
    return entry


def undo_move(item: EvidenceItem, *, seq: int, by: Act) -> LedgerEntry:
    """Take back a move by a correcting entry that names it; nothing is erased.

    Args:
        seq: number of the entry to take back.

    Raises:
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotSeenYet, NotInCustody: the item is not here any more, or only by an old file.
        NothingToUndo: it is not the item's last entry, not a move, or another person's.
        BoxGone: the item came out of a box that lies elsewhere now or is not here any more.
        ContainerLoop: that box was put into the item meanwhile.
        PlaceClosed, WrongPlaceClass, PlaceFull: the old place takes it, or what is in it, no more.
    """
    lock(item)
    check(allowed.why_not_handle(item, by))
    moved = _last_move(item, seq, by)
    before = moved.payload.get("place_id", [None])[0]
    place = db.session.get(Place, before) if before else None
    if place is None:
        raise refusals.NothingToUndo(code=shown(item.code))
    box_id = moved.payload.get("container_id", [item.container_id])[0]
    inside = contents_of(item)
    if box_id is not None:
        _check_box(item, box_id, place, inside)
    holder = moved.payload.get("holder", [item.holder])[0]
    name = moved.payload.get("holder_name", [item.holder_name])[0]
    known = moved.payload.get("holder_organisation_id", [item.holder_organisation_id])[0]
    there = HeldBy(PhysicalHolder(holder), name, known)
    check_place(place, item, _kinds(item, inside), by=by, boxed=box_id is not None)
    entry = _put(
        item, place, container_id=box_id, by=by, there=there, kind=entries.CORRECTED, corrects=seq
    )
    _bring_along(inside, place, there=there, by=by)
    return entry


def contents_of(item: EvidenceItem) -> list[EvidenceItem]:
    """Return everything inside an item, locked, to any depth, the outermost first."""
    return contents_of_all([item])


def contents_of_all(items: Sequence[EvidenceItem]) -> list[EvidenceItem]:
    """Return everything inside some items, locked; none of them is among it."""
    found: dict[int, EvidenceItem] = {}
    given = {item.id for item in items}
    level = sorted(given)
    while level:
        inner = db.session.scalars(
            select(EvidenceItem)
            .where(EvidenceItem.container_id.in_(level))
            .order_by(EvidenceItem.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        ).all()
        fresh = [thing for thing in inner if thing.id not in found and thing.id not in given]
        found |= {thing.id: thing for thing in fresh}
        level = [thing.id for thing in fresh]
    return list(found.values())


def check_empty(item: EvidenceItem) -> None:
    """Refuse to let a box out of the house while something is in it.

    Raises:
        ContainerNotEmpty: something is in it.
    """
    inside = contents_of(item)
    if inside:
        raise refusals.ContainerNotEmpty(code=shown(item.code), count=len(inside))


def _why_not_pass(item: EvidenceItem, door: Door) -> Refusal | None:
    """Ask the rooms above that may want a thing left where it is."""
    return allowed.why_not_pass(item, door, locks.over([item], door).get(item.id, ()))


def _kinds(item: EvidenceItem, inside: Sequence[EvidenceItem]) -> list[ItemKind]:
    """Return the kinds of a thing and of all in it, each once, its own first."""
    return list(dict.fromkeys([item.kind, *(inner.kind for inner in inside)]))


def _last_move(item: EvidenceItem, seq: int, by: Act) -> LedgerEntry:
    """Return the entry to take back: the item's last one, a move, and of the same person."""
    entry = db.session.scalar(
        select(LedgerEntry).where(LedgerEntry.stream == item.stream, LedgerEntry.seq == seq)
    )
    if entry is None or seq != item.custody_seq or entry.actor_id != by.actor.id:
        raise refusals.NothingToUndo(code=shown(item.code))
    if declared()[entry.kind].correctable is not BY_UNDO:
        raise refusals.NothingToUndo(code=shown(item.code))
    return entry


def _check_box(
    item: EvidenceItem, box_id: int, place: Place, inside: Sequence[EvidenceItem]
) -> None:
    """Refuse to put an item back into a box that is not where the item came from."""
    if box_id in {inner.id for inner in inside}:
        raise refusals.ContainerLoop(code=shown(item.code))
    box = db.session.get_one(EvidenceItem, box_id)
    lock(box)
    if box.status is not ItemStatus.IN_CUSTODY or box.place_id != place.id:
        raise refusals.BoxGone(code=shown(item.code))


def _bring_along(inside: Sequence[EvidenceItem], to: Place, *, there: HeldBy, by: Act) -> None:
    """Put what is in a box where the box is now."""
    for inner in inside:
        if inner.place_id != to.id:
            _put(inner, to, container_id=inner.container_id, by=by, there=there)


def _put(
    item: EvidenceItem,
    to: Place,
    *,
    container_id: int | None,
    by: Act,
    there: HeldBy,
    kind: Kind = entries.MOVED,
    corrects: int | None = None,
) -> LedgerEntry:
    came_from = db.session.get(Place, item.place_id) if item.place_id else None
    payload: dict[str, Any] = {
        "from": came_from.full_name if came_from else None,
        "to": to.full_name,
    }
    if corrects is not None:
        payload["corrects"] = corrects
    held = there if to.place_class is PlaceClass.ELSEWHERE else OURS
    return custody.post(
        item,
        kind,
        place_id=to.id,
        container_id=container_id,
        by=by,
        payload=payload,
        holder=held.holder,
        holder_name=held.name,
        holder_organisation_id=held.organisation_id,
    )
