"""Reads of the ledger by office, subject, kind, person and day."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Select, select

from audit.models import LedgerEntry
from foundation import clock
from foundation.sight import in_sight

DAY: Final = timedelta(days=1)


def entries(
    offices: Collection[int],
    *,
    streams: Collection[str] | None = None,
    kind: str = "",
    actor_ids: Collection[int] | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Select[LedgerEntry]:
    """Select entries of the offices in sight, narrowed by what was asked.

    Args:
        streams: subjects; None for all.
        actor_ids: who acted; None for everybody.
        since: first day on which it happened; ``until``: the last one.
    """
    query = select(LedgerEntry).where(in_sight(LedgerEntry.office_id, offices))
    if streams is not None:
        query = query.where(LedgerEntry.stream.in_(streams))
    if kind:
        query = query.where(LedgerEntry.kind == kind)
    if actor_ids is not None:
        query = query.where(LedgerEntry.actor_id.in_(actor_ids))
    if since is not None:
        query = query.where(LedgerEntry.at >= clock.start_of(since))
    if until is not None:
        query = query.where(LedgerEntry.at < clock.start_of(until + DAY))
    return query
