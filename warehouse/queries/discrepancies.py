"""Selects of discrepancies."""

from collections.abc import Collection

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from foundation.sight import in_sight
from warehouse.models import Discrepancy, EvidenceItem, Observation

Offices = Collection[int]


def discrepancies(offices: Offices) -> Select[Discrepancy]:
    """Select discrepancies with their things."""
    return (
        select(Discrepancy)
        .where(in_sight(Discrepancy.office_id, offices))
        .options(
            joinedload(Discrepancy.item).joinedload(EvidenceItem.case),
            joinedload(Discrepancy.owner),
        )
    )


def discrepancy(discrepancy_id: int, offices: Offices) -> Select[Discrepancy]:
    """Select one discrepancy with all its page shows."""
    return (
        discrepancies(offices)
        .where(Discrepancy.id == discrepancy_id)
        .options(
            joinedload(Discrepancy.item).joinedload(EvidenceItem.place),
            joinedload(Discrepancy.opened_by),
            joinedload(Discrepancy.decided_by),
            joinedload(Discrepancy.observation).joinedload(Observation.place),
        )
    )


def open_of(item: EvidenceItem) -> Select[Discrepancy]:
    """Select the open discrepancies of an item, the oldest first."""
    return (
        select(Discrepancy)
        .where(Discrepancy.item_id == item.id, Discrepancy.decided_at.is_(None))
        .order_by(Discrepancy.id)
    )


def open_discrepancies(offices: Offices) -> Select[int]:
    """Select the ids of what waits for a decision."""
    return select(Discrepancy.id).where(
        in_sight(Discrepancy.office_id, offices), Discrepancy.decided_at.is_(None)
    )
