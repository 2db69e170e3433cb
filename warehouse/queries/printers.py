"""Selects of printers."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, and_, case, exists, or_, select, union_all
from sqlalchemy.orm import aliased, joinedload

from foundation.codes import read_code
from foundation.database import db
from foundation.sight import in_sight
from foundation.trees import ids_of
from warehouse.models import EvidenceItem, Place, PlaceClass, Printer

MOST_OFFERED = 200  # printers and warehouses a form offers; an office has a few

Offices = Collection[int]


def printers(offices: Offices) -> Select[Printer]:
    """Select the printers of offices with the warehouses they stand in."""
    return (
        select(Printer)
        .where(in_sight(Printer.office_id, offices))
        .options(joinedload(Printer.place))
    )


def printer(printer_id: int, offices: Offices) -> Select[Printer]:
    """Select one printer."""
    return printers(offices).where(Printer.id == printer_id)


def printers_for(codes: Sequence[str], offices: Offices, *, own: int) -> Sequence[Printer]:
    """Return the printers in use, the one that fits best first.

    That is the default of the warehouse in which the first of the things lies, where none was made
    so the one added there first; else one of its office, else one of the person's office.

    Args:
        codes: of items and places, as typed; what does not read is passed over.
        own: the office of the person.
    """
    office_id, warehouse_id = _where(codes, offices) or (own, 0)
    nearness = case(
        (Printer.place_id == warehouse_id, 0),
        (Printer.office_id == office_id, 1),
        (Printer.office_id == own, 2),
    )
    return db.session.scalars(
        printers(offices)
        .where(Printer.retired_at.is_(None))
        .order_by(
            nearness.asc().nulls_last(), Printer.default_since.desc().nulls_last(), Printer.id
        )
        .limit(MOST_OFFERED)
    ).all()


def defaults_among(printer_ids: Collection[int]) -> frozenset[int]:
    """Return which of these printers are the default of their warehouse.

    That is the one in use that was made so last; a warehouse where none was has no default.
    """
    other = aliased(Printer)
    later = or_(
        other.default_since > Printer.default_since,
        and_(other.default_since == Printer.default_since, other.id < Printer.id),
    )
    overruled = exists().where(
        other.place_id == Printer.place_id, other.retired_at.is_(None), later
    )
    query = select(Printer.id).where(
        Printer.id.in_(printer_ids),
        Printer.retired_at.is_(None),
        Printer.default_since.is_not(None),
        ~overruled,
    )
    return frozenset(db.session.scalars(query))


def warehouses_for_printers(offices: Offices) -> Select[Place]:
    """Select the warehouses of our own in which a printer can stand."""
    return (
        select(Place)
        .where(
            in_sight(Place.office_id, offices),
            Place.parent_id.is_(None),
            Place.is_active,
            Place.place_class != PlaceClass.ELSEWHERE,
        )
        .order_by(Place.office_id, Place.sort_key, Place.id)
        .limit(MOST_OFFERED)
    )


def _where(codes: Sequence[str], offices: Offices) -> tuple[int, int] | None:
    """Return the office and the warehouse of the first thing; None where it is nowhere."""
    code = next(filter(None, map(read_code, codes)), None)
    if code is None:
        return None
    lies = (
        select(Place.office_id, Place.path)
        .join(EvidenceItem, EvidenceItem.place_id == Place.id)
        .where(EvidenceItem.code == code, in_sight(EvidenceItem.office_id, offices))
    )
    itself = select(Place.office_id, Place.path).where(
        Place.code == code, in_sight(Place.office_id, offices)
    )
    found = db.session.execute(union_all(lies, itself)).first()
    return (found.office_id, ids_of(found.path)[0]) if found is not None else None
