"""The working calendar with the days that people recorded; the lawbook asks here."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple, cast

from sqlalchemy import select

from accounts.queries import KEPT_AT
from cases.models import CalendarDay, DayKind
from foundation.database import db, has_database
from lawbook.working_days import Calendar, kept_by, recorded_calendar

READ = "calendar in force"  # keys in session.info
OF_VERSION = "calendar of the offices' version"


kept: Final[dict[tuple[str, int], Calendar | None]] = {}
"""The calendar of the newest version of the offices this process has met."""


class Said(NamedTuple):
    """What somebody recorded of a day."""

    day: date
    kind: DayKind
    name: str | None


def in_force() -> Calendar | None:
    """Return the calendar of this installation; None where it is the recorded one.

    For a signed-in person the rows are read once for each version of the offices, which their
    request has read; elsewhere once a transaction.
    """
    if not has_database():
        return None
    session = db.session()
    version = session.info.get(KEPT_AT)
    if version is not None:
        known = session.info.get(OF_VERSION)
        if known is not None and known[0] == version:
            return cast("Calendar | None", known[1])
        key = (str(db.engine.url), version)
        if key not in kept:
            days = tuple(said())
            kept.clear()
            kept[key] = with_days(days) if days else None
        session.info[OF_VERSION] = (version, kept[key])
        return kept[key]
    known = session.info.get(READ)
    if known is not None and known[0] is session.get_transaction():
        found: Calendar | None = known[1]
        return found
    rows = said()
    calendar = with_days(tuple(rows)) if rows else None
    session.info[READ] = (session.get_transaction(), calendar)
    return calendar


def said(until: int | None = None) -> Sequence[Said]:
    """Return what was recorded, the oldest first; up to a row where one is named."""
    query = select(CalendarDay.day, CalendarDay.kind, CalendarDay.name).order_by(CalendarDay.id)
    if until is not None:
        query = query.where(CalendarDay.id <= until)
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


def forget() -> None:
    """Ask anew: a day was recorded in this transaction."""
    db.session().info.pop(READ, None)
    db.session().info.pop(KEPT_AT, None)


kept_by(in_force)
