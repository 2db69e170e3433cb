"""What is due: legal days, holds to look at, obstacles, directives, in one list by last day.

Each kind is read by its own key and the four are merged, so a page costs four short reads however
long the list is.
"""

import enum
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, or_, select

from cases.models import CaseFile, Deadline, DeadlineStatus, Hold, Obstacle
from foundation.counting import MOST, Counted, up_to
from foundation.database import db
from foundation.paging import PAGE_SIZE, read_cursor, written_cursor
from foundation.sight import in_sight
from review.filters import Due
from review.models import Directive, DirectiveState

DAY = timedelta(days=1)


class ActKind(enum.StrEnum):
    """What is due; their order on one day."""

    DEADLINE = "deadline"
    DIRECTIVE = "directive"
    HOLD = "hold"
    OBSTACLE = "obstacle"


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose acts: everything in sight, or one person's own."""

    offices: Collection[int]
    user_id: int | None = None  # officer of the case, addressee of the directive
    reader_id: int | None = None  # who reads, elsewhere than in ``read_all``, only what they got
    read_all: Collection[int] = ()  # offices whose directives they read, whoever got them


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


@dataclass(frozen=True, slots=True)
class _Source:
    kind: ActKind
    model: Any
    due_on: Any  # the column of the last day
    open: Callable[[Whose], list[ColumnElement[bool]]]


def _of_officer(model: Any, whose: Whose) -> list[ColumnElement[bool]]:
    if whose.user_id is None:
        return []
    mine = select(CaseFile.id).where(CaseFile.officer_id == whose.user_id)
    return [model.case_id.in_(mine)]


def _deadlines(whose: Whose) -> list[ColumnElement[bool]]:
    scheduled = Deadline.status == DeadlineStatus.SCHEDULED
    return [in_sight(Deadline.office_id, whose.offices), scheduled, *_of_officer(Deadline, whose)]


def _directives(whose: Whose) -> list[ColumnElement[bool]]:
    found = [in_sight(Directive.office_id, whose.offices), Directive.state == DirectiveState.OPEN]
    if whose.user_id is not None:
        found.append(Directive.to_user_id == whose.user_id)
    elif whose.reader_id is not None:
        all_of = in_sight(Directive.office_id, whose.read_all)
        found.append(or_(all_of, Directive.to_user_id == whose.reader_id))
    return found


def _holds(whose: Whose) -> list[ColumnElement[bool]]:
    in_force = Hold.lifted_on.is_(None)
    return [in_sight(Hold.office_id, whose.offices), in_force, *_of_officer(Hold, whose)]


def _obstacles(whose: Whose) -> list[ColumnElement[bool]]:
    return [
        in_sight(Obstacle.office_id, whose.offices),
        Obstacle.resolved_on.is_(None),
        Obstacle.due_on.is_not(None),
        *_of_officer(Obstacle, whose),
    ]


SOURCES: Final = (
    _Source(ActKind.DEADLINE, Deadline, Deadline.due_on, _deadlines),
    _Source(ActKind.DIRECTIVE, Directive, Directive.due_on, _directives),
    _Source(ActKind.HOLD, Hold, Hold.review_on, _holds),
    _Source(ActKind.OBSTACLE, Obstacle, Obstacle.due_on, _obstacles),
)


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
    for rank, source in enumerate(SOURCES):
        query = select(source.model).where(*source.open(whose), *_falls(source.due_on, due, today))
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


def counts(whose: Whose, today: date, *, most: int = MOST) -> dict[Due, Counted]:
    """Count what falls when; of each kind up to ``most``."""
    found: dict[Due, list[Counted]] = {due: [] for due in Due}
    for source in SOURCES:
        wanted = select(source.model.id).where(*source.open(whose))
        columns = [
            up_to(wanted.where(*_falls(source.due_on, due, today)), most).label(due.value)
            for due in Due
        ]
        for due, number in zip(Due, db.session.execute(select(*columns)).one(), strict=True):
            found[due].append(Counted.read(number, most))
    return {due: Counted.together(numbers) for due, numbers in found.items()}


def due_until(source: _Source, whose: Whose, today: date) -> Select[int]:
    """Select what is overdue or due today, of one kind."""
    return select(source.model.id).where(*source.open(whose), source.due_on <= today)


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
    source: _Source, rank: int, query: Select[Any], backwards: bool, limit: int
) -> list[DueRow]:
    columns = (source.due_on, source.model.id)
    order = [column.desc() if backwards else column.asc() for column in columns]
    return [
        DueRow(source.kind, row, Key(getattr(row, source.due_on.key), rank, row.id))
        for row in db.session.scalars(query.order_by(*order).limit(limit))
    ]


def _beyond(source: _Source, rank: int, place: Key, backwards: bool) -> ColumnElement[bool]:
    """Return what selects the rows of one kind that come after ``place``, or before it."""
    day, key = source.due_on, source.model.id
    further = day < place.due_on if backwards else day > place.due_on
    if rank == place.rank:
        same_day = key < place.id if backwards else key > place.id
        return or_(further, and_(day == place.due_on, same_day))
    if (rank < place.rank) == backwards:  # this kind stands beyond the place on that day
        return or_(further, day == place.due_on)
    return further  # type: ignore[no-any-return]  # a comparison of a column of any model
