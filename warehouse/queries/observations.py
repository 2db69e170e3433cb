"""Selects of what was seen of things."""

from sqlalchemy import Select, select

from warehouse.models import EvidenceItem, Observation, Photo


def observations(item: EvidenceItem) -> Select[Observation]:
    """Select what was seen of an item, the oldest first."""
    return select(Observation).where(Observation.item_id == item.id).order_by(Observation.id)


def photos_seen(observation: Observation) -> Select[Photo]:
    """Select the photos taken at one touch."""
    return select(Photo).where(Photo.observation_id == observation.id).order_by(Photo.id)
