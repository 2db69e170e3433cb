"""Which counts of the stores in sight are due."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased

from audit.models import LedgerEntry
from foundation import clock
from foundation.database import db
from foundation.sight import in_sight
from warehouse.counts.schedule import BACK, BEFORE, Counted, Due, due
from warehouse.models import (
    CountKind,
    CountState,
    Place,
    PlaceClass,
    PlaceCount,
    StockCount,
)

STORES = 100  # that one page shows


@dataclass(frozen=True, slots=True)
class StoreDue:
    """What is due for one store."""

    place: Place
    due: list[Due]


def counts_due(
    offices: Collection[int], today: date, *, ahead: timedelta = BEFORE
) -> list[StoreDue]:
    """Return the own stores in which something lies, each with the counts that are due."""
    stores = _stores(offices)
    if not stores:
        return []
    first = clock.start_of(today - BACK - BEFORE)
    query = select(
        StockCount.id,
        StockCount.number,
        StockCount.office_id,
        StockCount.place_id,
        StockCount.kind,
        StockCount.state,
        StockCount.opened_at,
    ).where(
        StockCount.office_id.in_({place.office_id for place in stores}),
        or_(
            StockCount.place_id.is_(None),
            StockCount.place_id.in_([place.id for place in stores]),
        ),
        StockCount.item_kind.is_(None),
        StockCount.sample_seed.is_(None),
        StockCount.state != CountState.CANCELLED,
        StockCount.kind != CountKind.SURPRISE,
        StockCount.opened_at >= first,
    )
    rows = db.session.execute(query.order_by(StockCount.id)).all()
    since = _since(stores)
    found = []
    for place in stores:
        made = [
            Counted(kind, clock.local_day(at), number, number_id, state is CountState.CLOSED)
            for number_id, number, office_id, place_id, kind, state, at in rows
            if office_id == place.office_id and place_id in {None, place.id}
        ]
        dues = due(today, since=since.get(place.stream), made=made, ahead=ahead)
        found.append(StoreDue(place, dues))
    return found


def _stores(offices: Collection[int]) -> list[Place]:
    """Return the roots of the own stores in which something lies; another's store is its own."""
    inside = aliased(Place)
    beyond = func.substr(Place.path, 1, func.length(Place.path) - 1) + "0"
    holds = exists().where(
        inside.office_id == Place.office_id,
        inside.path >= Place.path,
        inside.path < beyond,
        PlaceCount.place_id == inside.id,
        PlaceCount.held > 0,
    )
    query = select(Place).where(
        in_sight(Place.office_id, offices),
        Place.parent_id.is_(None),
        Place.is_active,
        Place.place_class != PlaceClass.ELSEWHERE,
        holds,
    )
    return list(db.session.scalars(query.order_by(Place.sort_key, Place.id).limit(STORES)))


def _since(stores: Collection[Place]) -> dict[str, date]:
    """Return since when each store is known here, by its stream."""
    rows = db.session.execute(
        select(LedgerEntry.stream, func.min(LedgerEntry.at))
        .where(LedgerEntry.stream.in_([place.stream for place in stores]))
        .group_by(LedgerEntry.stream)
    )
    return {stream: clock.local_day(at) for stream, at in rows}
