"""Places under lock: whether a thing may be put into one, and how much lies in it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from sqlalchemy import Select, select

from foundation.acts import Act
from foundation.database import db, lock
from foundation.refusals import check
from warehouse import allowed
from warehouse.allowed_places import Room, why_no_room
from warehouse.models import EvidenceItem, ItemKind, Place, PlaceCount
from warehouse.queries.hand_overs import waiting_for


class Put(allowed.OfAnOffice, Protocol):
    """What is put somewhere: of which office it is then, and what it is."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> ItemKind: ...


def check_place(
    place: Place,
    item: allowed.OfAnOffice,
    kinds: Iterable[ItemKind],
    *,
    by: Act,
    boxed: bool = False,
) -> None:
    """Lock a place and refuse it if it may not take these kinds of things of the item's office.

    Args:
        kinds: of the thing and of everything in it.
        boxed: it goes into a box that lies there, so it needs no room of its own.

    Raises:
        PlaceOfAnotherOffice: the place belongs to another office than the thing.
        PlaceClosed: the place is no longer used.
        WrongPlaceClass: one of the kinds may not lie in a place of that class.
        PlaceFull: it holds as many items as it can, with what waits for it.
    """
    lock(place)
    for kind in kinds:
        check(allowed.why_not_put(item, kind, place, by))
    if place.capacity is not None and not boxed:
        own = [item.id] if isinstance(item, EvidenceItem) and item.id is not None else []
        check(why_no_room(place, room_of(place, own)))


def check_room(puts: Sequence[tuple["Put", int]], *, by: Act) -> dict[int, Place]:
    """Lock the places into which things are put together, and refuse what one may not take.

    What an open hand-over puts into a place keeps its room there until the hand-over ends.

    Args:
        puts: each thing, and the id of its place.

    Returns:
        The places by their ids.

    Raises:
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass: see ``check_place``.
        PlaceFull: they do not all find room in it.
    """
    places = check_still_takes(puts, by=by)
    asked = Counter(place_id for _item, place_id in puts)
    rooms = rooms_of(asked, [item.id for item, _place_id in puts])
    for place_id, count in asked.items():
        check(why_no_room(places[place_id], rooms[place_id], count))
    return places


def check_still_takes(puts: Sequence[tuple["Put", int]], *, by: Act) -> dict[int, Place]:
    """Lock the places that keep room for things, and refuse what may not lie in one by now.

    Raises:
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass: see ``check_place``.
    """
    ids = {place_id for _item, place_id in puts}
    query = select(Place).where(Place.id.in_(ids)).order_by(Place.id).with_for_update()
    places = {
        place.id: place
        for place in db.session.scalars(query.execution_options(populate_existing=True))
    }
    for item, place_id in puts:
        check(allowed.why_not_put(item, item.kind, places[place_id], by))
    return places


def rooms_of(place_ids: Collection[int], beside: Collection[int] = ()) -> dict[int, Room]:
    """Return how much of the room of places is taken: what lies there, and what waits for it.

    What waits is on a hand-over that has not ended, and is put there when both have signed.

    Args:
        beside: the ids of things that are put there now: their own lines do not count.
    """
    waiting = waiting_for(PlaceCount.place_id, beside).scalar_subquery()
    query = select(PlaceCount.place_id, PlaceCount.held, waiting)
    rows = db.session.execute(query.where(PlaceCount.place_id.in_(place_ids))).all()
    rooms = {place_id: Room(held, more or 0) for place_id, held, more in rows}
    return {place_id: rooms.get(place_id, Room(0, 0)) for place_id in place_ids}


def room_of(place: Place, beside: Collection[int] = ()) -> Room:
    """Return how much of the room of one place is taken, see ``rooms_of``."""
    return rooms_of([place.id], beside)[place.id]


def places_in_use(place: Place) -> Select[Place]:
    """Select the places in use under a place, at any depth."""
    below = Place.path.startswith(place.path, autoescape=True)
    return select(Place).where(below, Place.id != place.id, Place.is_active).order_by(Place.id)
