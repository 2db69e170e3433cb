"""Selects of what was seen of things."""

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import InstrumentedAttribute

from warehouse.models import RUNNING, CountEntry, EvidenceItem, Observation, Photo, StockCount


def observations(item: EvidenceItem) -> Select[Observation]:
    """Select what was seen of an item, the oldest first."""
    return select(Observation).where(Observation.item_id == item.id).order_by(Observation.id)


def told_observations(item: EvidenceItem) -> Select[Observation]:
    """Select what a page may tell of an item: not what a count that still runs has seen of it.

    Two people count, each alone; on a page of the thing one would read what the other saw. A wrong
    scan of a count that its counter took back is told by the ledger alone.
    """
    return observations(item).where(
        ~_in_running_count(Observation.id), Observation.taken_back_at.is_(None)
    )


def told_photos(item: EvidenceItem) -> Select[Photo]:
    """Select the photos of an item, the oldest first, without those of a count that still runs."""
    taken_back = exists().where(
        Observation.id == Photo.observation_id, Observation.taken_back_at.is_not(None)
    )
    query = select(Photo).where(
        Photo.item_id == item.id, ~_in_running_count(Photo.observation_id), ~taken_back
    )
    return query.order_by(Photo.id)


def _in_running_count(observation_id: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    return (
        exists()
        .where(CountEntry.observation_id == observation_id)
        .where(StockCount.id == CountEntry.count_id, StockCount.state.in_(RUNNING))
    )


def photos_seen(observation: Observation) -> Select[Photo]:
    """Select the photos taken at one touch."""
    return select(Photo).where(Photo.observation_id == observation.id).order_by(Photo.id)
