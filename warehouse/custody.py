"""Custody: the single writer of where an item is, who holds it, and how much of it is left."""

import enum
from collections.abc import Collection, Mapping
from typing import Any, Final

from sqlalchemy import CursorResult, func, select, update

from audit import ledger
from audit.entries import Kind
from audit.models import LedgerEntry
from foundation.acts import Act
from foundation.database import db
from warehouse.lifecycle import check_transition
from warehouse.models import EvidenceItem, PlaceCount

CUSTODY_COLUMNS: Final = (
    "status",
    "place_id",
    "container_id",
    "holder",
    "holder_name",
    "quantity_held",
    "seal_number",
    "handed_over_still_here",
)


def post(
    item: EvidenceItem,
    kind: Kind,
    *,
    by: Act,
    payload: Mapping[str, Any] | None = None,
    basis: str | None = None,
    **changes: Any,
) -> LedgerEntry:
    """Write one custody fact and bring the item's projection up to it, or neither.

    Args:
        kind: as declared in ``entries``.
        changes: new values of any of :data:`CUSTODY_COLUMNS`; the others stay.

    Raises:
        ImpossibleChange: the lifecycle knows no way from the item's status to the new one.
    """
    unknown = set(changes) - set(CUSTODY_COLUMNS)
    if unknown:
        raise TypeError(f"not columns of custody: {sorted(unknown)}")
    if "status" in changes:
        check_transition(item, changes["status"])
    moved = {
        name: [_code(getattr(item, name)), _code(value)]
        for name, value in changes.items()
        if getattr(item, name) != value
    }
    entry = ledger.append(
        item.stream,
        kind,
        office_id=item.office_id,
        by=by,
        payload={**(payload or {}), **moved},
        basis=basis,
    )
    before = _lies_in(item)
    for name, value in changes.items():
        setattr(item, name, value)
    item.custody_seq = entry.seq
    _count(before, _lies_in(item))
    return entry


def _lies_in(item: EvidenceItem) -> int | None:
    """Return the place an item is counted in; what is in a box is counted in none."""
    return item.place_id if item.container_id is None else None


def _count(before: int | None, after: int | None) -> None:
    """Move one item from the count of a place to that of another."""
    if before == after:
        return
    changes = [(before, -1), (after, 1)]
    for place_id, one in sorted((p, n) for p, n in changes if p is not None):  # all in one order
        db.session.execute(
            update(PlaceCount)
            .where(PlaceCount.place_id == place_id)
            .values(held=PlaceCount.held + one)
            .execution_options(synchronize_session=False)
        )


def _code(value: Any) -> Any:
    return value.value if isinstance(value, enum.Enum) else value


def recount(place_ids: Collection[int]) -> int:
    """Count anew what lies in some places; return how many counts were wrong."""
    lying = (
        select(func.count())
        .select_from(EvidenceItem)
        .where(EvidenceItem.place_id == PlaceCount.place_id, EvidenceItem.container_id.is_(None))
        .scalar_subquery()
    )
    done: CursorResult[Any] = db.session.execute(  # type: ignore[assignment]  # of an UPDATE
        update(PlaceCount)
        .where(PlaceCount.place_id.in_(place_ids), PlaceCount.held != lying)
        .values(held=lying)
        .execution_options(synchronize_session=False)
    )
    return done.rowcount
