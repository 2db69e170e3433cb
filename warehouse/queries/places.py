"""Selects about places."""

from collections.abc import Collection, Mapping

from sqlalchemy import Select, func, select

from foundation.codes import read_code
from foundation.database import db
from foundation.folding import caseless
from foundation.sight import in_sight
from warehouse.models import (
    EvidenceItem,
    Place,
)

Offices = Collection[int]


def places(offices: Offices) -> Select[Place]:
    """Select the places in sight in the order of the tree, closed ones left out."""
    return (
        select(Place)
        .where(in_sight(Place.office_id, offices), Place.is_active)
        .order_by(Place.office_id, Place.sort_key, Place.id)
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


def counts_by_place(offices: Offices) -> Mapping[int, int]:
    """Count the items lying in each place itself, boxes counted and what is in them not."""
    rows = db.session.execute(
        select(EvidenceItem.place_id, func.count())
        .join(Place, Place.id == EvidenceItem.place_id)
        .where(in_sight(Place.office_id, offices), EvidenceItem.container_id.is_(None))
        .group_by(EvidenceItem.place_id)
    )
    return {place_id: count for place_id, count in rows if place_id is not None}


def places_under(place: Place) -> Select[Place]:
    """Select the places that stand directly in a place."""
    return (
        select(Place)
        .where(Place.parent_id == place.id, Place.is_active)
        .order_by(Place.sort_key, Place.id)
    )


def places_above(place: Place) -> Select[Place]:
    """Select the places a place stands in, the outermost first."""
    ids = [int(part) for part in place.path.split("/") if part][:-1]
    return select(Place).where(Place.id.in_(ids)).order_by(Place.path)


def place_codes_under(code: str, offices: Offices) -> Select[str]:
    """Select the codes of a place and of all in use that stand in it, in the order of the tree."""
    root = select(Place.path).where(Place.code == code, in_sight(Place.office_id, offices))
    return (
        select(Place.code)
        .where(
            in_sight(Place.office_id, offices),
            Place.is_active,
            Place.path.startswith(root.scalar_subquery()),
        )
        .order_by(Place.sort_key, Place.id)
        .limit(480)
    )
