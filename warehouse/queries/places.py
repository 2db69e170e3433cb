"""Selects about places."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from foundation.codes import read_code
from foundation.database import db
from foundation.folding import caseless
from foundation.paging import MOST_PARTS
from foundation.sight import in_sight
from foundation.trees import ids_of, under
from warehouse.models import Place, PlaceCount

Offices = Collection[int]


def warehouses(offices: Offices) -> Select[Place]:
    """Select the roots of the trees in sight, closed ones left out; ordered by the pager."""
    return select(Place).where(
        in_sight(Place.office_id, offices), Place.parent_id.is_(None), Place.is_active
    )


def place(code: str, offices: Offices) -> Select[Place]:
    return select(Place).where(Place.code == code, in_sight(Place.office_id, offices))


def find_place(text: str, offices: Offices) -> Place | None:
    """Return the place whose label was scanned or whose short name was typed."""
    code = read_code(text)
    if code is not None:
        found = db.session.scalar(place(code, offices))
        if found is not None:
            return found
    named = select(Place).where(
        Place.short_key == caseless(text), in_sight(Place.office_id, offices)
    )
    return db.session.scalar(named.order_by(Place.is_active.desc(), Place.id).limit(1))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items lie in a place itself, and in all that stands under it with it."""

    here: int
    in_all: int


def counts_of(places: Collection[Place]) -> Mapping[int, Counts]:
    """Return the counts of a page of places, by their id."""
    inside = aliased(Place)
    beyond = func.substr(Place.path, 1, func.length(Place.path) - 1) + "0"
    in_all = (
        select(func.coalesce(func.sum(PlaceCount.held), 0))
        .join(inside, inside.id == PlaceCount.place_id)
        .where(inside.office_id == Place.office_id, inside.path >= Place.path, inside.path < beyond)
        .correlate(Place)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(Place.id, PlaceCount.held, in_all)
        .join(PlaceCount, PlaceCount.place_id == Place.id)
        .where(Place.id.in_([place.id for place in places]))
    )
    return {place_id: Counts(here, int(all_)) for place_id, here, all_ in rows}


def places_in(place: Place) -> Select[Place]:
    """Select the places that stand directly in a place; ordered by the pager."""
    return select(Place).where(Place.parent_id == place.id, Place.is_active)


def places_above(place: Place) -> Select[Place]:
    """Select the places a place stands in, the outermost first."""
    return select(Place).where(Place.id.in_(ids_of(place.path)[:-1])).order_by(Place.path)


def filled_places(place: Place) -> Sequence[int] | None:
    """Return the ids of the places of a tree in which something lies; None if they are many."""
    ids = db.session.scalars(
        select(Place.id)
        .join(PlaceCount, PlaceCount.place_id == Place.id)
        .where(
            Place.office_id == place.office_id, under(Place.path, place.path), PlaceCount.held > 0
        )
        .limit(MOST_PARTS + 1)
    ).all()
    return ids if len(ids) <= MOST_PARTS else None


def place_codes_under(place: Place) -> Select[str]:
    """Select the codes of a place and of all in use that stand in it, in the order of the tree."""
    return (
        select(Place.code)
        .where(Place.office_id == place.office_id, under(Place.path, place.path), Place.is_active)
        .order_by(Place.sort_key, Place.id)
        .limit(480)
    )
