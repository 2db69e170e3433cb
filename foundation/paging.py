"""Keyset pages: the next page starts after the last row seen, never at an OFFSET."""

import base64
import binascii
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import Select, bindparam, select, tuple_, union_all
from sqlalchemy.orm import InstrumentedAttribute

from foundation.database import UtcDateTime, db
from foundation.sight import sees_all

T = TypeVar("T")
PAGE_SIZE = 50
MOST_PARTS: Final = 60  # read one by one; of more, enough rows are near the beginning

Within = tuple[InstrumentedAttribute[Any], Collection[Any]]
"""A column and the values it may have: the offices in sight, the places of a tree."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows of one page, with cursors for the pages beside it (None at an end)."""

    rows: Sequence[T]
    after: str | None
    before: str | None


def keyset(
    query: Select[Any],
    *columns: InstrumentedAttribute[Any],
    descending: bool = False,
    after: str | None = None,
    before: str | None = None,
    size: int = PAGE_SIZE,
    within: Within | None = None,
) -> Page[Any]:
    """Run ``query`` for one page, ordered by ``columns`` (the last one unique, none null).

    Args:
        within: what the query is narrowed to already, such as the offices in sight. Of several
            values each is read from its own index for one page, and the pages are merged: a
            database would sort all rows of all of them.
        after: cursor of the row this page follows; ``before``: of the row it precedes.
            A cursor that does not read well is ignored: the first page answers.
    """
    backwards = before is not None and after is None
    down = descending != backwards
    place = read_cursor(before if backwards else after, [_type_of(each) for each in columns])
    if place is not None:
        query = query.where(_beyond(columns, place, down))
    else:
        backwards, down = False, descending
    query = _merged(query, columns, down, size + 1, within)
    query = query.order_by(*_order(columns, down)).limit(size + 1)
    rows = list(db.session.scalars(query).unique())
    more = len(rows) > size
    rows = rows[:size]
    if backwards:
        rows.reverse()
    has_next = more if not backwards else True
    has_previous = (place is not None) if not backwards else more
    return Page(
        rows,
        _place(rows[-1], columns) if rows and has_next else None,
        _place(rows[0], columns) if rows and has_previous else None,
    )


def _merged(
    query: Select[Any],
    columns: Sequence[InstrumentedAttribute[Any]],
    down: bool,
    most: int,
    within: Within | None,
) -> Select[Any]:
    """Narrow a query to the first rows of each value of ``within``."""
    if within is None or sees_all(within[1]) or not 2 <= len(within[1]) <= MOST_PARTS:
        return query
    narrowed, values = within
    conditions = [] if query.whereclause is None else [query.whereclause]
    parts = [
        select(*columns)
        .where(*conditions, narrowed == value)
        .order_by(*_order(columns, down))
        .limit(most)
        .subquery()
        for value in sorted(values)
    ]
    merged = union_all(*map(select, parts)).subquery()
    kept = list(merged.c)
    first = select(kept[-1]).order_by(*_order(kept, down)).limit(most)
    return query.where(columns[-1].in_(first))


def _order(columns: Sequence[Any], down: bool) -> list[Any]:
    return [column.desc() if down else column.asc() for column in columns]


def _beyond(columns: Sequence[Any], place: Sequence[Any], down: bool) -> Any:
    here = tuple_(*columns)
    values = zip(place, columns, strict=True)
    there = tuple_(*(bindparam(None, value, type_=column.type) for value, column in values))
    return here < there if down else here > there


def _place(row: Any, columns: Sequence[InstrumentedAttribute[Any]]) -> str:
    return written_cursor([getattr(row, column.key) for column in columns])


def _type_of(column: InstrumentedAttribute[Any]) -> type:
    kind: type = datetime if isinstance(column.type, UtcDateTime) else column.type.python_type
    return kind


def written_cursor(values: Sequence[Any]) -> str:
    """Return the cursor of a place in a list: what :func:`read_cursor` reads."""
    plain = [v.isoformat() if isinstance(v, date | datetime) else v for v in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, types: Sequence[type]) -> list[Any] | None:
    """Return the values of a cursor; None where it is none, or not one of these types."""
    if not cursor:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        values = json.loads(base64.urlsafe_b64decode(padded.encode("ascii", "strict")))
        if not isinstance(values, list) or len(values) != len(types):
            return None
        return [_typed(value, type_) for value, type_ in zip(values, types, strict=True)]
    except (ValueError, TypeError, OverflowError, RecursionError, binascii.Error):
        return None


def _typed(value: Any, kind: type) -> Any:
    """Return a cursor's value as one of this type; ValueError or TypeError when it is none."""
    if kind is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError(value)
        return moment.astimezone(UTC)
    if kind is date:
        return date.fromisoformat(value)
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError(value)
    if issubclass(kind, int) != isinstance(value, int):
        raise ValueError(value)
    if isinstance(value, int) and abs(value) > 2**62:
        raise ValueError(value)
    if isinstance(value, str):
        value.encode()  # half of a character pair fits in no database
        if "\x00" in value:  # nor does a zero
            raise ValueError(value)
    return value
