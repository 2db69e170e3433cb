"""Reads of the ledger by office, stream and kind."""

from collections.abc import Collection

from sqlalchemy import Select, select

from audit.models import LedgerEntry
from foundation.sight import in_sight


def entries(
    offices: Collection[int], *, stream: str = "", kind: str = "", actor_id: int | None = None
) -> Select[LedgerEntry]:
    """Select entries of the offices in sight, narrowed by what was asked."""
    query = select(LedgerEntry).where(in_sight(LedgerEntry.office_id, offices))
    if stream:
        query = query.where(LedgerEntry.stream == stream)
    if kind:
        query = query.where(LedgerEntry.kind.startswith(kind, autoescape=True))
    if actor_id is not None:
        query = query.where(LedgerEntry.actor_id == actor_id)
    return query
