"""Places under lock: whether a thing may be put into one, and how much lies in it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Select, select

from foundation.acts import Act
from foundation.database import db, lock
from foundation.refusals import check
from warehouse import allowed
from warehouse.models import EvidenceItem, ItemKind, Place, PlaceCount


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
        PlaceFull: it holds as many items as it can.
    """
    lock(place)
    for kind in kinds:
        check(allowed.why_not_put(item, kind, place, by))
    if place.capacity is not None and not boxed:
        check(allowed.why_no_room(place, held_in(place)))


def check_room(puts: Sequence[tuple[EvidenceItem, int]], *, by: Act) -> dict[int, Place]:
    """Lock the places into which things are put together, and refuse what one may not take.

    Args:
        puts: each thing, and the id of its place.

    Returns:
        The places by their ids.

    Raises:
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass: see ``check_place``.
        PlaceFull: they do not all find room in it.
    """
    asked = Counter(place_id for _item, place_id in puts)
    query = select(Place).where(Place.id.in_(asked)).order_by(Place.id).with_for_update()
    places = {
        place.id: place
        for place in db.session.scalars(query.execution_options(populate_existing=True))
    }
    for item, place_id in puts:
        check(allowed.why_not_put(item, item.kind, places[place_id], by))
    held = select(PlaceCount.place_id, PlaceCount.held).where(PlaceCount.place_id.in_(asked))
    lying = dict(db.session.execute(held).all())
    for place_id, count in asked.items():
        check(allowed.why_no_room(places[place_id], lying.get(place_id, 0) + count - 1))
    return places


def held_in(place: Place) -> int:
    """Return how many items lie in a place itself, those inside boxes not counted."""
    return db.session.scalar(select(PlaceCount.held).where(PlaceCount.place_id == place.id)) or 0


def places_in_use(place: Place) -> Select[Place]:
    """Select the places in use under a place, at any depth."""
    below = Place.path.startswith(place.path, autoescape=True)
    return select(Place).where(below, Place.id != place.id, Place.is_active).order_by(Place.id)
