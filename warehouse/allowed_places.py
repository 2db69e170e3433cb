"""Which place may stand under which, and whether one has room; the rest is in ``allowed``."""

from dataclasses import dataclass
from typing import Final

from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.allowed import why_not_use
from warehouse.models import Place, PlaceKind

P = PlaceKind
UNDER: Final[dict[PlaceKind, frozenset[PlaceKind | None]]] = {
    P.WAREHOUSE: frozenset({None}),
    P.AREA: frozenset({P.WAREHOUSE, P.AREA}),
    P.SHELF: frozenset({P.WAREHOUSE, P.AREA}),
    P.BIN: frozenset({P.WAREHOUSE, P.AREA, P.SHELF}),
}
"""What each kind of place may stand under; None is the root."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much of the room of a place is taken; what is in a box does not count."""

    held: int  # things that lie in it
    waiting: int  # things that open hand-overs put into it


def why_no_room(place: Place, room: Room, count: int = 1) -> Refusal | None:
    """A place holds as many things as somebody said, those counted that wait for it.

    Args:
        count: how many are put into it together.
    """
    if place.capacity is None or room.held + room.waiting + count <= place.capacity:
        return None
    name, most = place.short_name, place.capacity
    if room.waiting and room.held < most:
        return refusals.RoomIsPromised(place=name, capacity=most, waiting=room.waiting)
    return refusals.PlaceFull(place=name, capacity=most)


def why_not_build(office_id: int, kind: PlaceKind, parent: Place | None) -> Refusal | None:
    """A place stands under one that is in use, of a kind for it and of the same office."""
    above = parent.kind if parent else None
    if above not in UNDER[kind] or (parent is not None and parent.office_id != office_id):
        return refusals.ImpossibleNesting()
    return why_not_use(parent) if parent is not None else None


def kinds_under(parent: Place | None) -> list[PlaceKind]:
    """Return the kinds of place that may stand under a place, or alone."""
    return [kind for kind in PlaceKind if (parent.kind if parent else None) in UNDER[kind]]
