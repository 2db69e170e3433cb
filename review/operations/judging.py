"""Open legal days are ruled again after a day of the calendar was recorded, in small steps.

What cannot be ruled by itself is noted, said to people, and asked again each night.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select

from audit import ledger
from cases import clocks
from cases.holidays import entries, in_force
from cases.models import CalendarDay, Deadline
from cases.operations import deadlines
from cases.operations.unmoved_days import note_follows, note_unmoved
from foundation.acts import Act
from foundation.database import db, lock
from foundation.refusals import Refusal
from lawbook.working_days import Calendar, default_calendar, using
from review.queries.moved_days import Moved, open_near, ruled_again

STEP: Final = 50  # legal days in one transaction


class Judged(NamedTuple):
    """How far a changed day was carried out."""

    after: int  # of the last legal day looked at; 0 when all were
    moved: int
    unmoved: int = 0  # noted for people


class _Told(NamedTuple):
    moved: int
    restated: int
    noted: int


class _Thing(NamedTuple):
    """What a legal day is about, as ``deadlines.of`` asks."""

    stream: str
    office_id: int
    case_id: int
    lot_id: int | None


def unjudged() -> CalendarDay | None:
    """Return the oldest recorded day after which the legal days were not ruled again."""
    return db.session.scalar(
        select(CalendarDay).where(CalendarDay.judged_at.is_(None)).order_by(CalendarDay.id).limit(1)
    )


def judge_step(changed: CalendarDay, *, after: int, by: Act) -> Judged:
    """Rule some open legal days again; of the last step the day is marked as carried out.

    One that ended stays as it was judged. What a hold stopped stands still again. Done twice it
    changes nothing more.

    Args:
        after: number of the last legal day looked at.
    """
    lock(changed)
    earlier = in_force.with_days(tuple(in_force.said(changed.id - 1)))
    now = in_force.with_days(tuple(in_force.said(changed.id)))
    rows = _some(open_near(changed.day), after)
    told = _judge(rows, lambda _row: earlier, now, lambda _row: changed.day, by)
    done = len(rows) < STEP
    if done:
        changed.judged_at = by.at
    if done or any(told):
        _note(changed, told.moved, by)
    return Judged(0 if done else rows[-1].id, told.moved, told.noted)


def ask_again(*, after: int, by: Act) -> Judged:
    """Rule some of the legal days again that were not moved before.

    One is moved if the lawbook can rule it now; where the change of the calendar was taken back it
    agrees again. The others stay on the list.
    """
    rows = _some(and_(Deadline.is_unmoved), after)
    now = default_calendar()
    ruled_by = {row.id: in_force.with_days(tuple(in_force.said(at=row.ruled_at))) for row in rows}
    over = {row.id: row.unmoved_over or row.due_on for row in rows}
    told = _judge(rows, lambda row: ruled_by[row.id], now, lambda row: over[row.id], by)
    for row in rows:
        if row.is_unmoved and _same(over[row.id], ruled_by[row.id], now):
            note_follows(row, over[row.id], by=by)
    return Judged(0 if len(rows) < STEP else rows[-1].id, told.moved, told.noted)


def _some(which: ColumnElement[bool], after: int) -> Sequence[Deadline]:
    query = select(Deadline).where(which, Deadline.id > after)
    return db.session.scalars(query.order_by(Deadline.id).limit(STEP).with_for_update()).all()


def _judge(
    rows: Sequence[Deadline],
    before: Callable[[Deadline], Calendar],
    now: Calendar,
    over: Callable[[Deadline], date],
    by: Act,
) -> _Told:
    """Rule legal days again; return how many moved, were restated, are noted for people.

    What is counted from a day that moved is ruled again by the room that knows how, else noted.
    """
    found = ruled_again(rows, before, now)
    with using(now):
        stood = {each.row.id: each.row.due_on for each in (*found.moved, *found.restated)}
        for each in (*found.moved, *found.restated):
            _schedule(each, by)
        moved = [each.row for each in found.moved if each.row.due_on != stood[each.row.id]]
        left = [*found.unmoved, *_counted_from(moved, stood)]
        noted = {row.id: row.unmoved_over for row in left}
        for row in left:  # a room that rules it takes the mark away
            row.unmoved_at, row.unmoved_over = row.unmoved_at or by.at, over(row)
        db.session.flush()
        _follow({row.lot_id for row in (*moved, *left) if row.lot_id is not None}, by)
    new = 0
    for row in left:
        if not row.is_unmoved:
            note_follows(row, over(row), by=by)
        elif noted[row.id] != row.unmoved_over:
            note_unmoved(row, over(row), by=by)
            new += 1
    return _Told(len(moved), len(found.restated), new)


def _schedule(each: Moved, by: Act) -> None:
    row = each.row
    stream = f"{row.subject_kind}:{row.subject_id}"
    thing = _Thing(stream, row.office_id, row.case_id, row.lot_id)
    deadlines.of(thing).schedule(row.step, each.ruling, trigger_on=row.trigger_on, by=by)


def _counted_from(moved: Sequence[Deadline], stood: dict[int, date]) -> list[Deadline]:
    """Return the open legal days of the same things that count from a day that moved."""
    from_it = [
        and_(
            Deadline.subject_kind == row.subject_kind,
            Deadline.subject_id == row.subject_id,
            Deadline.trigger_on == stood[row.id],
            Deadline.id != row.id,
        )
        for row in moved
    ]
    if not from_it:
        return []
    query = select(Deadline).where(Deadline.is_open, or_(*from_it)).order_by(Deadline.id)
    return list(db.session.scalars(query.with_for_update()))


def _follow(lot_ids: Collection[int], by: Act) -> None:
    """Let the rooms above rule again what they count themselves; one lot does not stop another."""
    for lot_id in sorted(lot_ids):
        with suppress(Refusal), db.session.begin_nested():
            clocks.follow({lot_id}, by)


def _same(day: date, one: Calendar, other: Calendar) -> bool:
    known = day.year in one.years and day.year in other.years
    return known and one.is_working_day(day) == other.is_working_day(day)


def _note(changed: CalendarDay, moved: int, by: Act) -> None:
    db.session.flush()
    ledger.append(
        f"office:{changed.office_id}",
        entries.DAYS_JUDGED,
        office_id=changed.office_id,
        by=by,
        payload={"day": changed.day, "moved": moved},
    )
