"""Custody: the single writer of where an item is, who holds it, and how much of it is left."""

import enum
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from sqlalchemy import CursorResult, func, insert, select, update

from audit import ledger
from audit.entries import Kind
from audit.models import LedgerEntry
from foundation.acts import Act
from foundation.database import db
from warehouse.book.lines import Stand, lines_between
from warehouse.lifecycle import check_transition
from warehouse.models import BookLine, EvidenceItem, PlaceCount
from warehouse.stays.following import follow

CUSTODY_COLUMNS: Final = (
    "office_id",
    "keeper_id",
    "status",
    "place_id",
    "container_id",
    "holder",
    "holder_name",
    "holder_organisation_id",
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
    done = _write(item, kind, by, payload or {}, basis, changes)
    _follow([done])
    return done.entry


@dataclass(frozen=True, slots=True)
class Change:
    """What one of several things gets: its new values, and what its entry tells beside them."""

    item: EvidenceItem
    payload: Mapping[str, Any]
    changes: Mapping[str, Any] = field(default_factory=dict)


def post_all(changes: Sequence[Change], kind: Kind, *, by: Act, basis: str | None = None) -> None:
    """Write one fact of the same kind for each of many things, as :func:`post` does for one.

    The things are locked. What is asked of the database does not grow with their number.

    Raises:
        ImpossibleChange: see :func:`post`.
    """
    ledger.expect([each.item.stream for each in changes])
    _follow([_write(each.item, kind, by, each.payload, basis, each.changes) for each in changes])


@dataclass(frozen=True, slots=True)
class _Written:
    """The entry of one thing, where it was counted before and is counted now, and its lines."""

    item: EvidenceItem
    entry: LedgerEntry
    before: int | None
    after: int | None
    lines: Sequence[Mapping[str, Any]]  # of the book


def _write(
    item: EvidenceItem,
    kind: Kind,
    by: Act,
    payload: Mapping[str, Any],
    basis: str | None,
    changes: Mapping[str, Any],
) -> _Written:
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
        payload={**payload, **moved},
        basis=basis,
    )
    before, stood = _lies_in(item), _stand(item) if item.custody_seq else Stand()
    for name, value in changes.items():
        setattr(item, name, value)
    item.custody_seq = entry.seq
    at = {"item_id": item.id, "seq": entry.seq, "day": by.day}
    lines = [asdict(line) | at for line in lines_between(stood, _stand(item))]
    return _Written(item, entry, before, _lies_in(item), lines)


def _stand(item: EvidenceItem) -> Stand:
    """Return what the book knows of an item."""
    return Stand(item.office_id, item.status, item.quantity_held)


def _lies_in(item: EvidenceItem) -> int | None:
    """Return the place an item is counted in; what is in a box is counted in none."""
    return item.place_id if item.container_id is None else None


def _follow(written: Sequence[_Written]) -> None:
    """Bring the book, the stays and the counts of places up to what was written."""
    lines = [(each.item, line) for each in written for line in each.lines]
    if lines:
        db.session.execute(insert(BookLine), [line for _item, line in lines])
        follow(lines)
    _count(written)


def _count(written: Iterable[_Written]) -> None:
    """Move items from the counts of places to those of others, one statement a place."""
    sums: Counter[int] = Counter()
    for each in written:
        if each.before is not None:
            sums[each.before] -= 1
        if each.after is not None:
            sums[each.after] += 1
    for place_id, change in sorted(sums.items()):  # all in one order
        if change:
            db.session.execute(
                update(PlaceCount)
                .where(PlaceCount.place_id == place_id)
                .values(held=PlaceCount.held + change)
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
