"""Selects of discrepancies."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from foundation.counting import Counted, up_to
from foundation.database import db
from foundation.sight import in_sight
from warehouse.models import Deviation, Discrepancy, EvidenceItem, FoundDeviation, Observation

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
            selectinload(Discrepancy.deviations)
            .joinedload(FoundDeviation.observation)
            .joinedload(Observation.seen_by),
        )
    )


def open_of(item: EvidenceItem) -> Select[Discrepancy]:
    """Select the open discrepancy of an item; there is one at most."""
    return select(Discrepancy).where(
        Discrepancy.item_id == item.id, Discrepancy.decided_at.is_(None)
    )


def open_looks(item_ids: Collection[int]) -> dict[int, datetime]:
    """Return when those of some things that have an open discrepancy were last seen for it."""
    query = (
        select(Discrepancy.item_id, Observation.seen_at)
        .join(Observation, Observation.id == Discrepancy.last_observation_id)
        .where(Discrepancy.item_id.in_(item_ids), Discrepancy.decided_at.is_(None))
    )
    return dict(db.session.execute(query).all())


def open_of_items(item_ids: Select[int]) -> Select[Discrepancy]:
    """Select the open discrepancies of some things."""
    return (
        select(Discrepancy)
        .where(Discrepancy.item_id.in_(item_ids), Discrepancy.decided_at.is_(None))
        .order_by(Discrepancy.id)
    )


def all_of(item: EvidenceItem) -> Select[Discrepancy]:
    """Select every discrepancy of an item, decided or not, the newest first."""
    return select(Discrepancy).where(Discrepancy.item_id == item.id).order_by(Discrepancy.id.desc())


def actors_of(discrepancy: Discrepancy) -> frozenset[int]:
    """Return the accounts of who did an act that a discrepancy is about.

    Who saw what was known, who found it otherwise, who looked since, and who handed it out or took
    it back in a loan in which any of that was seen.
    """
    compared = {
        seen
        for row in discrepancy.deviations
        for seen in (row.observation_id, row.before_id)
        if seen is not None
    }
    of_item = Observation.item_id == discrepancy.item_id
    loans = select(Observation.loan_id).where(Observation.id.in_(compared))
    found = select(Observation.seen_by_id).where(
        or_(
            Observation.id.in_(compared),
            of_item & (Observation.id >= discrepancy.observation_id),
            of_item & Observation.loan_id.in_(loans.where(Observation.loan_id.is_not(None))),
        )
    )
    return frozenset({discrepancy.opened_by_id, *db.session.scalars(found)})


def differs_in(kinds: Collection[Deviation]) -> ColumnElement[bool]:
    """Whether a discrepancy differs in one of some kinds, whichever is its gravest."""
    return exists().where(
        FoundDeviation.discrepancy_id == Discrepancy.id, FoundDeviation.kind.in_(kinds)
    )


def cleared_up_by(account_id: int, offices: Offices) -> Select[int]:
    """Select the ids of what is open and one person clears up."""
    return select(Discrepancy.id).where(
        Discrepancy.owner_id == account_id,
        Discrepancy.decided_at.is_(None),
        in_sight(Discrepancy.office_id, offices),
    )


def open_discrepancies(offices: Offices) -> Select[int]:
    """Select the ids of what waits for a decision."""
    return select(Discrepancy.id).where(
        in_sight(Discrepancy.office_id, offices), Discrepancy.decided_at.is_(None)
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many discrepancies wait for a decision, and of how many the last day has passed."""

    number: Counted
    late: Counted


def waiting(rows: Select[int], today: date) -> Waiting:
    """Count open discrepancies, and the late ones among them, in one statement."""
    late = rows.where(Discrepancy.due_on < today)
    number, over = db.session.execute(select(up_to(rows), up_to(late))).one()
    return Waiting(Counted.read(number), Counted.read(over))
