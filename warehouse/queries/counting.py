"""Selects of what people counted in a count, and of what they have still to count."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from foundation.database import db
from foundation.trees import under
from warehouse.models import (
    RUNNING,
    CountEntry,
    CountLine,
    CountTurn,
    EvidenceItem,
    Place,
    StockCount,
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


def has_entry_of(count: StockCount, account_id: int) -> bool:
    """Whether a person counted something in a count."""
    query = exists().where(CountEntry.count_id == count.id, CountEntry.counted_by_id == account_id)
    return bool(db.session.scalar(select(query)))


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


def not_counted_yet(count: StockCount, turn: CountTurn) -> Select[str, str | None]:
    """Select code and place of what was drawn for a sample and one person has not counted."""
    counted = exists().where(
        CountEntry.count_id == count.id,
        CountEntry.turn == turn,
        CountEntry.item_id == CountLine.item_id,
    )
    return (
        select(EvidenceItem.code, Place.full_name)
        .join(CountLine, CountLine.item_id == EvidenceItem.id)
        .outerjoin(Place, Place.id == CountLine.place_id)
        .where(CountLine.count_id == count.id, ~counted)
        .order_by(Place.path, CountLine.id)
    )


def places_left(count: StockCount, root: Place | None, turn: CountTurn) -> Select[str]:
    """Select the places that are counted in which one person has counted nothing.

    They are the ones without places under them, filled or not: that tells nothing of what lies
    there.
    """
    below = aliased(Place)
    here = exists().where(
        CountEntry.count_id == count.id,
        CountEntry.turn == turn,
        CountEntry.place_id == Place.id,
    )
    found = select(Place.full_name).where(
        Place.office_id == count.office_id,
        Place.is_active,
        ~exists().where(below.parent_id == Place.id, below.is_active),
        ~here,
    )
    if root is not None:
        found = found.where(under(Place.path, root.path))
    return found.order_by(Place.path)


def counted_by(account_id: int) -> Sequence[int]:
    """Return the ids of the running counts in which a person is one of the three who count."""
    named = (StockCount.counter_one_id, StockCount.counter_two_id, StockCount.third_id)
    query = select(StockCount.id).where(
        StockCount.state.in_(RUNNING), or_(*(who == account_id for who in named))
    )
    return db.session.scalars(query).all()


def is_in_none(item_id: Any, counts: Collection[int]) -> ColumnElement[bool]:
    """Whether a thing is on the frozen list of none of these counts."""
    return ~exists().where(CountLine.count_id.in_(counts), CountLine.item_id == item_id)
