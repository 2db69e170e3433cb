"""The working calendar with the days that people recorded; the lawbook asks here."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import select

from accounts.kept import Kept
from cases.models import CalendarDay, DayKind
from foundation.database import db, has_database
from lawbook.working_days import Calendar, kept_by, recorded_calendar


class Said(NamedTuple):
    """What somebody recorded of a day."""

    day: date
    kind: DayKind
    name: str | None


def in_force() -> Calendar | None:
    """Return the calendar of this installation; None where it is the recorded one."""
    return kept.value() if has_database() else None


def said(until: int | None = None, *, at: datetime | None = None) -> Sequence[Said]:
    """Return what was recorded, the oldest first; up to a row, or before a moment."""
    query = select(CalendarDay.day, CalendarDay.kind, CalendarDay.name).order_by(CalendarDay.id)
    if until is not None:
        query = query.where(CalendarDay.id <= until)
    if at is not None:
        query = query.where(CalendarDay.recorded_at < at)
    with db.session.no_autoflush:
        return [Said(*row) for row in db.session.execute(query)]


@lru_cache(maxsize=32)
def with_days(rows: tuple[Said, ...]) -> Calendar:
    """Return the recorded calendar with these days; a later row of a day replaces an earlier."""
    newest = {row.day: row for row in rows}.values()
    return recorded_calendar().edited(
        added={row.day: row.name or "" for row in newest if row.kind is DayKind.OFF},
        removed=[row.day for row in newest if row.kind is DayKind.PLAIN],
        worked=[row.day for row in newest if row.kind is DayKind.WORKED],
    )


def _read() -> Calendar | None:
    rows = tuple(said())
    return with_days(rows) if rows else None


kept: Final = Kept(_read)
kept_by(in_force)
