"""Selects about places."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, case, func, select
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
    """How many items lie in a place itself, and in all that stands under it with it.

    Args:
        capacity: of the place and all under it, where every one with something in it says its own;
            else None.
        full: how many of these places hold as many as they can, or more.
        over: by how many items the places that hold too many are over.
    """

    here: int
    in_all: int
    capacity: int | None
    full: int
    over: int


def counts_of(places: Collection[Place]) -> Mapping[int, Counts]:
    """Return the counts of a page of places, by their id."""
    inside = aliased(Place)
    beyond = func.substr(Place.path, 1, func.length(Place.path) - 1) + "0"
    held, most = PlaceCount.held, inside.capacity
    rows = db.session.execute(
        select(
            Place.id,
            func.sum(case((inside.id == Place.id, held), else_=0)),
            func.sum(held),
            func.sum(case((inside.is_active, most), else_=None)),
            func.sum(case((most.is_(None), held), else_=0)),
            func.sum(case((held >= most, 1), else_=0)),
            func.sum(case((held > most, held - most), else_=0)),
        )
        .join(
            inside,
            and_(
                inside.office_id == Place.office_id,
                inside.path >= Place.path,
                inside.path < beyond,
            ),
        )
        .join(PlaceCount, PlaceCount.place_id == inside.id)
        .where(Place.id.in_([place.id for place in places]))
        .group_by(Place.id)
    )
    return {
        place_id: Counts(
            int(here),
            int(in_all),
            int(most) if most is not None and not unmeasured else None,
            int(full),
            int(over),
        )
        for place_id, here, in_all, most, unmeasured, full, over in rows
    }


def places_in(place: Place) -> Select[Place]:
    """Select the places that stand directly in a place; ordered by the pager."""
    return select(Place).where(Place.parent_id == place.id, Place.is_active)


def places_in_these(places: Collection[Place], most: int) -> Sequence[Place]:
    """Return what stands directly in some places, in the order of the tree; at most so many."""
    ids = [place.id for place in places]
    return db.session.scalars(
        select(Place)
        .where(Place.parent_id.in_(ids), Place.is_active)
        .order_by(Place.sort_key, Place.id)
        .limit(most)
    ).all()


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
