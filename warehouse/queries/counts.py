"""Selects of counts."""

from collections.abc import Collection
from decimal import Decimal
from typing import Final

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import joinedload

from foundation.database import db
from foundation.sight import in_sight
from foundation.trees import ids_of, under
from warehouse.models import (
    ENDED,
    ON_THE_SHELF,
    CountEntry,
    CountFinding,
    CountLine,
    CountTurn,
    EvidenceItem,
    FindingKind,
    ItemKind,
    Place,
    StockCount,
)

Offices = Collection[int]


def counts(offices: Offices) -> Select[StockCount]:
    """Select counts with what is counted and by whom."""
    return (
        select(StockCount)
        .where(in_sight(StockCount.office_id, offices))
        .options(
            joinedload(StockCount.place),
            joinedload(StockCount.counter_one),
            joinedload(StockCount.counter_two),
            joinedload(StockCount.third),
            joinedload(StockCount.opened_by),
        )
    )


def count_by_id(count_id: int, offices: Offices) -> Select[StockCount]:
    """Select one count."""
    return counts(offices).where(StockCount.id == count_id)


def lying_in(
    office_id: int, place: Place | None, kind: ItemKind | None
) -> Select[int, int | None, int | None, Decimal]:
    """Select id, place, box and quantity of what lies in a part of a store by the record."""
    found = select(
        EvidenceItem.id,
        EvidenceItem.place_id,
        EvidenceItem.container_id,
        EvidenceItem.quantity_held,
    ).where(EvidenceItem.office_id == office_id, EvidenceItem.status.in_(ON_THE_SHELF))
    if place is not None:
        inside = select(Place.id).where(Place.office_id == office_id, under(Place.path, place.path))
        found = found.where(EvidenceItem.place_id.in_(inside))
    else:
        found = found.where(EvidenceItem.place_id.is_not(None))
    if kind is not None:
        found = found.where(EvidenceItem.kind == kind)
    return found.order_by(EvidenceItem.id)


def running_over(office_id: int, place: Place | None) -> Select[StockCount]:
    """Select the counts that have not ended and count a part of the same places."""
    found = (
        select(StockCount)
        .outerjoin(Place, Place.id == StockCount.place_id)
        .where(StockCount.office_id == office_id, StockCount.state.not_in(ENDED))
        .order_by(StockCount.id)
        .limit(1)
    )
    if place is None:
        return found
    return found.where(
        or_(
            StockCount.place_id.is_(None),
            StockCount.place_id.in_(ids_of(place.path)),
            under(Place.path, place.path),
        )
    )


def entry_of(count: StockCount, turn: CountTurn, item: EvidenceItem) -> CountEntry | None:
    """Return the entry by which one person counted a thing."""
    return db.session.scalar(
        select(CountEntry).where(
            CountEntry.count_id == count.id,
            CountEntry.turn == turn,
            CountEntry.item_id == item.id,
        )
    )


def entries_of(count: StockCount, turn: CountTurn) -> Select[CountEntry]:
    """Select what one person counted, the newest first."""
    return (
        select(CountEntry)
        .where(CountEntry.count_id == count.id, CountEntry.turn == turn)
        .options(
            joinedload(CountEntry.item),
            joinedload(CountEntry.place),
            joinedload(CountEntry.observation),
        )
        .order_by(CountEntry.id.desc())
    )


def entries_of_all(count: StockCount) -> Select[CountEntry]:
    """Select what anybody counted, in the order in which it was counted."""
    return (
        select(CountEntry)
        .where(CountEntry.count_id == count.id)
        .options(
            joinedload(CountEntry.item),
            joinedload(CountEntry.place),
            joinedload(CountEntry.observation),
            joinedload(CountEntry.counted_by),
        )
        .order_by(CountEntry.id)
    )


def has_entries() -> ColumnElement[bool]:
    """Whether in a count somebody counted something."""
    return exists().where(CountEntry.count_id == StockCount.id)


def how_many(count: StockCount, turn: CountTurn) -> int:
    """Return how many things one person counted."""
    query = select(func.count()).where(CountEntry.count_id == count.id, CountEntry.turn == turn)
    return db.session.scalar(query) or 0


def places_passed(count: StockCount, turn: CountTurn) -> int:
    """Return in how many places one person counted something."""
    query = select(func.count(CountEntry.place_id.distinct())).where(
        CountEntry.count_id == count.id, CountEntry.turn == turn
    )
    return db.session.scalar(query) or 0


def lines_of(count: StockCount) -> Select[CountLine]:
    """Select what was frozen."""
    return select(CountLine).where(CountLine.count_id == count.id).order_by(CountLine.item_id)


# what the list of differences and the page of one of them show
_SHOWN: Final = (
    joinedload(CountFinding.item).joinedload(EvidenceItem.case),
    joinedload(CountFinding.item).joinedload(EvidenceItem.place),
    joinedload(CountFinding.entry).joinedload(CountEntry.observation),
    joinedload(CountFinding.place),
    joinedload(CountFinding.discrepancy),
)


def findings_of(count: StockCount) -> Select[CountFinding]:
    """Select the differences of a count with what a page shows of them."""
    return (
        select(CountFinding)
        .where(CountFinding.count_id == count.id)
        .options(*_SHOWN)
        .order_by(CountFinding.id)
    )


def finding_by_id(count_id: int, finding_id: int, offices: Offices) -> Select[CountFinding]:
    """Select one difference of a count."""
    return (
        select(CountFinding)
        .where(
            CountFinding.id == finding_id,
            CountFinding.count_id == count_id,
            in_sight(CountFinding.office_id, offices),
        )
        .options(joinedload(CountFinding.count), *_SHOWN)
    )


def unsettled(count: StockCount) -> int:
    """Return of how many differences nobody has said what is done about them."""
    query = select(func.count()).where(
        CountFinding.count_id == count.id,
        CountFinding.settled_at.is_(None),
        CountFinding.kind != FindingKind.MOVED,
    )
    return db.session.scalar(query) or 0


def by_kind(count: StockCount) -> dict[FindingKind, int]:
    """Return how many differences of each kind a count has."""
    rows = db.session.execute(
        select(CountFinding.kind, func.count())
        .where(CountFinding.count_id == count.id)
        .group_by(CountFinding.kind)
    )
    return {row[0]: row[1] for row in rows}
