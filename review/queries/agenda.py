"""What is due: legal days, holds to look at, obstacles, directives, in one list by last day.

An asset has one row, whatever is due for it: the first, see :mod:`review.queries.first_due`. Each
kind is read by its own key and the four are merged, so a page costs four short reads however long
the list is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, literal, or_, select, union_all

from cases.models import Deadline, Hold, Obstacle
from foundation.counting import MOST, Counted, up_to
from foundation.database import db
from foundation.paging import PAGE_SIZE, read_cursor, written_cursor
from review.filters import Due
from review.models import Directive
from review.queries.first_due import (
    OF_THE_ACCOUNTANT,
    SOURCES,
    ActKind,
    Source,
    Whose,
    kept,
    open_first,
)

__all__ = ["ActKind", "AgendaPage", "DueRow", "Key", "Whose", "agenda", "counts", "when"]

DAY = timedelta(days=1)


class Key(NamedTuple):
    """The place of an act in the list."""

    due_on: date
    rank: int
    id: int


@dataclass(frozen=True, slots=True)
class DueRow:
    """One act that is due."""

    kind: ActKind
    row: Deadline | Directive | Hold | Obstacle
    key: Key

    @property
    def due_on(self) -> date:
        return self.key.due_on


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """One page of the list, with cursors for the pages beside it."""

    rows: Sequence[DueRow]
    after: str | None
    before: str | None


def agenda(
    whose: Whose,
    *,
    today: date,
    due: Due | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = PAGE_SIZE,
) -> AgendaPage:
    """Return one page of what is due, the earliest first.

    Args:
        due: only what falls then.
        after: cursor of the row this page follows; ``before``: of the row it precedes. One that
            does not read well is ignored.
    """
    backwards = before is not None and after is None
    values = read_cursor(before if backwards else after, (date, int, int))
    place = Key(*values) if values else None
    backwards = backwards and place is not None
    found: list[DueRow] = []
    known = kept(whose)
    for rank, source in enumerate(SOURCES):
        query = _open(rank, known, due, today)
        if place is not None:
            query = query.where(_beyond(source, rank, place, backwards))
        found += _rows(source, rank, query, backwards, size + 1)
    found.sort(key=attrgetter("key"), reverse=backwards)
    more, rows = len(found) > size, found[:size]
    if backwards:
        rows.reverse()
    has_next, has_previous = more or backwards, (more if backwards else place is not None)
    return AgendaPage(
        rows,
        written_cursor(rows[-1].key) if rows and has_next else None,
        written_cursor(rows[0].key) if rows and has_previous else None,
    )


@lru_cache(maxsize=256)  # as the conditions in it: asked at each page, changed once a day
def _open(rank: int, whose: Whose, due: Due | None, today: date) -> Select[Any]:
    source = SOURCES[rank]
    return select(source.model).where(*open_first(rank, whose), *_falls(source.due_on, due, today))


def first_of_case(whose: Whose, case_id: int) -> DueRow | None:
    """Return what is due first in one case; the accountant's steps only where nothing else is."""
    branches = [_first(rank, source, whose, case_id) for rank, source in enumerate(SOURCES)]
    found = db.session.execute(union_all(*(select(branch.subquery()) for branch in branches)))
    first = min(found, default=None)
    if first is None:
        return None
    _last, due_on, rank, row_id = first
    source = SOURCES[rank]
    return DueRow(source.kind, db.session.get_one(source.model, row_id), Key(due_on, rank, row_id))


def _first(rank: int, source: Source, whose: Whose, case_id: int) -> Select[int, date, int, int]:
    """Select the first row of one kind: whether it comes after all else, its day, its key."""
    columns = (source.due_on, source.model.id)
    last: ColumnElement[int] = literal(0)
    order: tuple[Any, ...] = columns
    if source.model is Deadline:
        last = case((Deadline.step.in_(OF_THE_ACCOUNTANT), 1), else_=0)
        order = (last, *columns)
    return (
        select(
            last.label("last"),
            source.due_on.label("day"),
            literal(rank).label("rank"),
            source.model.id,
        )
        .where(*open_first(rank, whose), source.model.case_id == case_id)
        .order_by(*order)
        .limit(1)
    )


def counts(whose: Whose, today: date, *, most: int = MOST) -> dict[Due, Counted]:
    """Count what falls when; of each kind up to ``most``."""
    numbers = iter(db.session.execute(_counting(kept(whose), today, most)).one())
    return {
        due: Counted.together([Counted.read(next(numbers), most) for _source in SOURCES])
        for due in Due
    }


@lru_cache(maxsize=256)
def _counting(whose: Whose, today: date, most: int) -> Select[Any]:
    """Write the question of ``counts``: of each part of the week, each kind in its order."""
    columns: list[Any] = [
        up_to(_open(rank, whose, due, today).with_only_columns(source.model.id), most).label(
            f"{due.value}_{rank}"
        )
        for due in Due
        for rank, source in enumerate(SOURCES)
    ]
    return select(*columns)


def due_until(whose: Whose, today: date) -> list[Select[int]]:
    """Select what is overdue or due today, each kind by itself."""
    return [
        select(source.model.id).where(*open_first(rank, whose), source.due_on <= today)
        for rank, source in enumerate(SOURCES)
    ]


def when(due_on: date, today: date) -> Due:
    """Say when a day falls."""
    if due_on <= today:
        return Due.OVERDUE if due_on < today else Due.TODAY
    return Due.WEEK if due_on <= _sunday(today) else Due.LATER


def _falls(column: Any, due: Due | None, today: date) -> list[ColumnElement[bool]]:
    match due:
        case Due.OVERDUE:
            return [column < today]
        case Due.TODAY:
            return [column == today]
        case Due.WEEK:
            return [column > today, column <= _sunday(today)]
        case Due.LATER:
            return [column > max(today, _sunday(today))]
    return []


def _sunday(today: date) -> date:
    return today + DAY * (6 - today.weekday())


def _rows(
    source: Source, rank: int, query: Select[Any], backwards: bool, limit: int
) -> list[DueRow]:
    columns = (source.due_on, source.model.id)
    order = [column.desc() if backwards else column.asc() for column in columns]
    return [
        DueRow(source.kind, row, Key(getattr(row, source.due_on.key), rank, row.id))
        for row in db.session.scalars(query.order_by(*order).limit(limit))
    ]


def _beyond(source: Source, rank: int, place: Key, backwards: bool) -> ColumnElement[bool]:
    """Return what selects the rows of one kind that come after ``place``, or before it."""
    day, key = source.due_on, source.model.id
    further = day < place.due_on if backwards else day > place.due_on
    if rank == place.rank:
        same_day = key < place.id if backwards else key > place.id
        return or_(further, and_(day == place.due_on, same_day))
    if (rank < place.rank) == backwards:  # this kind stands beyond the place on that day
        return or_(further, day == place.due_on)
    return further  # type: ignore[no-any-return]  # a comparison of a column of any model
