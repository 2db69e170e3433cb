"""Selects of counts."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Final

from sqlalchemy import Select, String, and_, cast, false, func, literal, or_, select, true
from sqlalchemy.orm import joinedload

from audit.models import LedgerEntry
from foundation.database import db
from foundation.sight import in_sight
from foundation.trees import ids_of, under
from warehouse import entries
from warehouse.claims.entries import SEEN
from warehouse.looking.entries import FOUND_AGAIN
from warehouse.models import (
    ENDED,
    NOTED,
    ON_THE_SHELF,
    CountEntry,
    CountFinding,
    CountLine,
    CountPart,
    CountState,
    EvidenceItem,
    FindingKind,
    ItemKind,
    Observation,
    Place,
    StockCount,
)

Offices = Collection[int]
MOVES: Final = tuple(
    kind.code
    for kind in (
        entries.MOVED,
        entries.PACKED,
        entries.CORRECTED,
        entries.RETURNED,
        entries.RETURNED_BROKEN,
        entries.RETURNED_OTHER_SEAL,
        FOUND_AGAIN,
        SEEN,
    )
)
"""Entries by which a thing comes to lie elsewhere on the shelves."""


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


def seen_since(count: StockCount, item: EvidenceItem | None = None) -> set[int]:
    """Return what of a count somebody has seen since it was opened, other than who moved it.

    Who says that nothing is there has not seen it.

    Args:
        item: only this thing.
    """
    of_count = CountLine.count_id == count.id
    only = CountLine.item_id == item.id if item is not None else true()
    moved = (
        select(CountLine.item_id, LedgerEntry.actor_id)
        .join(LedgerEntry, LedgerEntry.stream == literal("item:") + cast(CountLine.item_id, String))
        .where(of_count, only, LedgerEntry.kind.in_(MOVES), LedgerEntry.at >= count.opened_at)
    )
    movers = {tuple(row) for row in db.session.execute(moved)}
    looks = (
        select(CountLine.item_id, Observation.seen_by_id)
        .join(Observation, Observation.item_id == CountLine.item_id)
        .where(
            of_count,
            only,
            Observation.seen_at >= count.opened_at,
            Observation.taken_back_at.is_(None),
            or_(Observation.quantity.is_(None), Observation.quantity > Decimal(0)),
        )
    )
    return {row[0] for row in db.session.execute(looks) if tuple(row) not in movers}


def unsettled(count: StockCount) -> int:
    """Return of how many differences nobody has said what is done about them."""
    query = select(func.count()).where(
        CountFinding.count_id == count.id,
        CountFinding.settled_at.is_(None),
        CountFinding.kind.not_in(NOTED),
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


def differing(count: StockCount) -> int:
    """Return how many differences a count has, without what it only notes."""
    return sum(number for kind, number in by_kind(count).items() if kind not in NOTED)


def to_count(account_id: int, offices: Offices) -> Select[int]:
    """Select the counts in which a person has still to count."""
    one = and_(StockCount.counter_one_id == account_id, StockCount.one_finished_at.is_(None))
    two = and_(StockCount.counter_two_id == account_id, StockCount.two_finished_at.is_(None))
    third = StockCount.third_id == account_id
    return select(StockCount.id).where(
        in_sight(StockCount.office_id, offices),
        or_(
            and_(StockCount.state == CountState.COUNTING, or_(one, two)),
            and_(StockCount.state == CountState.RECOUNTING, third),
        ),
    )


def to_sign(account_id: int, rights: Mapping[CountPart, Offices]) -> Select[int]:
    """Select the counts that wait for a signature this person may give.

    Args:
        rights: for each part the offices in which the person may sign so.
    """
    signed = {
        CountPart.KEEPER: StockCount.keeper_id,
        CountPart.ACCOUNTANT: StockCount.accountant_id,
        CountPart.HEAD: StockCount.head_id,
    }
    mine = [
        and_(in_sight(StockCount.office_id, offices), signed[part].is_(None))
        for part, offices in rights.items()
    ]
    by_me = or_(*(who == account_id for who in signed.values()))
    return select(StockCount.id).where(
        StockCount.state == CountState.PROPOSED, or_(false(), *mine), ~func.coalesce(by_me, false())
    )
