"""Days and hours as people type them, read only where they have one reading.

The day stands first, then the month, then the year: 12/2/26, 12-02-2026, 12.2.2026, 12022026. What
a program sends, yyyy-mm-dd, is read as well. Whatever else is written is refused with a sentence
that says why: a wrong day that was stored is worse than a question.
"""

import calendar
import re
from datetime import date, time
from typing import Any, Final

from foundation.folding import tidy
from foundation.i18n import N_

FIRST_YEAR: Final = 1975
LAST_YEAR: Final = 2100
_WITH_MARKS: Final = re.compile(
    r"([0-9]{1,2})\s*([/.\-\s])\s*([0-9]{1,2})\s*\2\s*([0-9]{2}|[0-9]{4})"
)
_NO_YEAR: Final = re.compile(r"([0-9]{1,2})\s*[/.\-\s]\s*([0-9]{1,2})\s*[/.\-]?")
_DIGITS: Final = re.compile(r"([0-9]{2})()([0-9]{2})([0-9]{4})")
_OF_PROGRAMS: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_HOUR: Final = re.compile(r"([0-9]{1,2})(?:[:hg.]([0-9]{2})|[hg])|([0-9]{2})([0-9]{2})")
_TWENTIES: Final = 50  # 00 to 50 are years after 2000; 75 to 99 before


class UnreadDay(ValueError):
    """A text that is no day: ``text`` (N_) with ``details`` says why."""

    def __init__(self, text: str, **details: Any) -> None:
        super().__init__(text)
        self.text, self.details = text, details


class YearMissing(UnreadDay):
    """A day and a month: which year is meant is not guessed."""


def read_day(text: str) -> date:
    """Return the day a text stands for.

    >>> read_day("12.2.26")
    datetime.date(2026, 2, 12)

    Raises:
        UnreadDay: the text is no day, or may be read in two ways.
    """
    line = tidy(text)
    if match := _OF_PROGRAMS.fullmatch(line):
        year, month, day = (int(part) for part in match.groups())
    elif match := _WITH_MARKS.fullmatch(line) or _DIGITS.fullmatch(line):
        day, month, year = int(match[1]), int(match[3]), _year(match[4])
    elif match := _NO_YEAR.fullmatch(line):
        raise YearMissing(
            N_("Add the year: %(day)s/%(month)s/…"), day=int(match[1]), month=int(match[2])
        )
    else:
        raise UnreadDay(N_("Enter a day as day/month/year, for example 26/11/2026."))
    if not 1 <= month <= 12:
        raise UnreadDay(
            N_("There is no month %(month)s. The day stands first, then the month: 26/11/2026."),
            month=month,
        )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadDay(
            N_("Enter a year from %(first)s to %(last)s."),
            first=str(FIRST_YEAR),
            last=str(LAST_YEAR),
        )
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise UnreadDay(
            N_("There is no day %(day)s: month %(month)s/%(year)s has %(last)s days."),
            day=day,
            month=month,
            year=str(year),
            last=last,
        )
    return date(year, month, day)


def shown_day(day: date) -> str:
    """Return a day as it is typed, in whatever language: 26/11/2026."""
    return f"{day:%d/%m/}{day.year:04}"


def read_hour(text: str) -> time:
    """Return the hour of the day a text stands for: 8:30, 08h30, 0830, 8h.

    Raises:
        UnreadDay: the text is no hour.
    """
    match = _HOUR.fullmatch(tidy(text).lower())
    hour, minute = (int(match[1] or match[3]), int(match[2] or match[4] or 0)) if match else (24, 0)
    if hour > 23 or minute > 59:
        raise UnreadDay(N_("Enter an hour as hh:mm, for example 08:30."))
    return time(hour, minute)


def _year(digits: str) -> int:
    number = int(digits)
    if len(digits) == 4:
        return number
    if _TWENTIES < number < FIRST_YEAR % 100:
        raise UnreadDay(N_("Write the year with four digits."))
    return number + (2000 if number <= _TWENTIES else 1900)
