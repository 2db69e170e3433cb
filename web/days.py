"""What a day means to an office: weekday, holiday, lunar day, working days left; and its months.

The day field asks while one types (``/days``), and takes the month it draws from here
(``/days/months/2026-12``). Neither tells anything of an office: both answer anybody.
"""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import Blueprint, abort, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from lunar_vn import LunarDate, solar_to_lunar

from foundation import clock
from foundation.days import (
    FIRST_YEAR,
    LAST_YEAR,
    UnreadDay,
    YearMissing,
    read_day,
    read_hour,
    shown_day,
)
from foundation.partdays import PartDay, read_part_day
from lawbook.doubt import may_move
from lawbook.english import awaited_in_english, holiday_in_english
from lawbook.errors import CalendarNotLoaded
from lawbook.working_days import default_calendar
from web.fields import parted
from web.formatting import day as day_words
from web.formatting import in_vietnamese, register_filter
from web.i18n import translated

bp = Blueprint("days", __name__, url_prefix="/days")

COUNTED = 120  # days from today within which working days are counted
LAST_DAY = date(LAST_YEAR, 12, 31)
AROUND_TET = 15  # days before and after the new year: nobody is coerced then
HEADS = {
    "vi": ("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of a drawn month."""

    day: date
    shown: str  # as it is put into the field
    words: str  # as it is read out
    rest: bool
    name: str  # of the holiday
    lunar: str  # "18", or "1/11" on the first of a lunar month


@bp.get("")
def show() -> ResponseReturnValue:
    """Say what a typed day means, or why it is none.

    With ``hour`` one may stand behind it; with ``part`` it may be a month or a year.
    """
    text, hour = request.args.get("text", "").strip(), ""
    if request.args.get("hour"):
        text, hour = parted(text)
    try:
        found = read_part_day(text) if request.args.get("part") else read_day(text)
        words = f"{meaning(found)} · {read_hour(hour):%H:%M}" if hour else meaning(found)
    except UnreadDay as unread:
        missing = isinstance(unread, YearMissing)  # said while it is typed, without a reproach
        return jsonify(words="", wrong=translated(unread.text, unread.details), unfinished=missing)
    return jsonify(words=words, wrong="", iso=_iso(found))


@bp.get("/months/<name>")
def month(name: str) -> ResponseReturnValue:
    """Draw one month, named as 2026-12."""
    year_text, _, month_text = name.partition("-")
    known = year_text.isascii() and month_text.isascii() and len(name) == 7
    if not (known and year_text.isdigit() and month_text.isdigit()):
        abort(404)
    year, number = int(year_text), int(month_text)
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12):
        abort(404)
    return render_template(
        "web/days/_month.html",
        first=date(year, number, 1),
        title=gettext("Month %(month)s/%(year)s", month=number, year=str(year)),
        heads=HEADS["vi" if in_vietnamese() else "en"],
        weeks=[
            [None if each.month != number else _cell(each) for each in week]
            for week in calendar.Calendar().monthdatescalendar(year, number)
        ],
        today=clock.today(),
    )


def meaning(day: date | PartDay | None) -> str:
    """Say what a day means: "T4 02/12/2026 · còn 4 ngày làm việc"; nothing of what is none."""
    if isinstance(day, PartDay):
        return meaning(day.exact) or day.shown
    if not isinstance(day, date):
        return ""
    day = clock.local_day(day) if isinstance(day, datetime) else day
    parts = [day_words(day), rest_of(day) or "", _lunar_words(day), _distance(day)]
    return " · ".join(part for part in parts if part)


def rest_of(day: date) -> str | None:
    """Return why nobody works on a day, in the reader's language; None for a working day."""
    try:
        working = default_calendar().is_working_day(day)
    except CalendarNotLoaded:
        return gettext("day off") if day.weekday() > 4 else None
    if working:
        return None
    return _holiday(day) or gettext("day off")


def _holiday(day: date) -> str:
    return holiday_words(default_calendar().holiday_name(day) or "")


def holiday_words(name: str) -> str:
    """Return the name of a holiday of the lawbook in the reader's language."""
    return name if in_vietnamese() else holiday_in_english(name)


register_filter("holiday", holiday_words)


def awaited_words(what: str) -> str:
    """Return what a day waits for in the reader's language."""
    return what if in_vietnamese() else awaited_in_english(what)


register_filter("awaited", awaited_words)


def _lunar_words(day: date) -> str:
    """Return the lunar day where it matters: around the new year, at new and full moon."""
    lunar = solar_to_lunar(day)
    later = min(day + timedelta(days=AROUND_TET), LAST_DAY)
    last_days = solar_to_lunar(later).month == 1 != lunar.month
    if lunar.month == 1 and lunar.day <= AROUND_TET or last_days or lunar.day in {1, 15}:
        return str(gettext("lunar %(day)s", day=_numbers(lunar)))
    return ""


def _numbers(lunar: LunarDate) -> str:
    leap = f" {gettext('leap')}" if lunar.leap else ""
    return f"{lunar.day:02}/{lunar.month:02}{leap}"


def _distance(day: date) -> str:
    """Return the working days left or passed, counted from tomorrow or after the day."""
    today, book = clock.today(), default_calendar()
    if day == today:
        return str(gettext("today"))
    apart = (day - today).days
    if abs(apart) > COUNTED:
        return ""
    first, last = min(day, today) + timedelta(days=1), max(day, today)
    try:
        count = sum(
            book.is_working_day(first + timedelta(days=offset)) for offset in range(abs(apart))
        )
    except CalendarNotLoaded:
        return ""
    moves = may_move(first, last, book)
    doubt = " ({})".format(gettext("may still change")) if moves else ""
    if apart > 0:
        said = ngettext("%(num)d working day left", "%(num)d working days left", count)
    else:
        said = ngettext("%(num)d working day ago", "%(num)d working days ago", count)
    return f"{said}{doubt}"


def _cell(day: date) -> Cell:
    lunar = solar_to_lunar(day)
    name = _holiday(day)
    return Cell(
        day,
        shown_day(day),
        " · ".join(part for part in (day_words(day), rest_of(day) or "") if part),
        rest_of(day) is not None,
        name,
        f"{lunar.day}/{lunar.month}" if lunar.day == 1 else str(lunar.day),
    )


def _iso(day: date | PartDay | None) -> str:
    """Return a day, or the day of a moment, as scripts read it; nothing of a month or a year."""
    day = day.exact if isinstance(day, PartDay) else day
    if not isinstance(day, date):
        return ""
    return (clock.local_day(day) if isinstance(day, datetime) else day).isoformat()


register_filter("day_meaning", meaning)
register_filter("iso_day", _iso)
