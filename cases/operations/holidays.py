"""Days of the working calendar: recorded by who administers every office."""

from datetime import date

from accounts.operations.offices import tree_changed
from audit import ledger
from cases import refusals
from cases.holidays import entries, in_force
from cases.holidays.allowed import why_not_record_day
from cases.models import CalendarDay, DayKind
from foundation.acts import Act
from foundation.database import db
from foundation.folding import tidy
from foundation.refusals import check
from lawbook.working_days import Calendar, default_calendar, recorded_calendar


def record_day(day: date, *, kind: DayKind, name: str, source: str, by: Act) -> CalendarDay:
    """Record what a day is in the working calendar of every office.

    The legal days that are open are ruled again after it, by ``review.operations.judging``.

    Raises:
        CalendarOfAllOffices: the person does not administer every office.
        CalendarYearUnknown: the lawbook has no holidays of that year.
        HolidayNameNeeded: a day off has no name.
        DaySourceNeeded: no announcement is named.
        DayIsThatAlready: the calendar has it so.
    """
    tree_changed()  # first: of two who record a day the second one waits here
    in_force.kept.forget()  # what was read before it waited
    name, source = tidy(name), tidy(source)
    check(why_not_record_day(by))
    if day.year not in recorded_calendar().years:
        raise refusals.CalendarYearUnknown(year=str(day.year))
    if kind is DayKind.OFF and not any(map(str.isalpha, name)):
        raise refusals.HolidayNameNeeded
    if not any(map(str.isalnum, source)):
        raise refusals.DaySourceNeeded
    if is_so(default_calendar(), day, kind):
        raise refusals.DayIsThatAlready
    row = CalendarDay(
        office_id=by.actor.office_id,
        day=day,
        kind=kind,
        name=name if kind is DayKind.OFF else None,
        source=source,
        recorded_by_id=by.actor.id,
        recorded_at=by.at,
    )
    db.session.add(row)
    db.session.flush()
    in_force.kept.forget()
    payload = {"day": day, "is": kind, "name": row.name, "source": source}
    ledger.append(
        f"office:{row.office_id}",
        entries.DAY_RECORDED,
        office_id=row.office_id,
        by=by,
        payload=payload,
    )
    return row


def is_so(calendar: Calendar, day: date, kind: DayKind) -> bool:
    """Whether a calendar has a day so already, and awaits no decision about it."""
    if day in calendar.awaited:
        return False
    if kind is DayKind.OFF:
        return day in calendar.holidays
    if kind is DayKind.WORKED:
        return calendar.is_working_day(day)
    return day not in calendar.holidays and day not in calendar.worked
