"""Days that old files know in part: a day, month or year, kept as 2019-03-14, 2019-03, 2019."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from foundation.days import FIRST_YEAR, LAST_YEAR, UnreadDay, read_day
from foundation.folding import tidy
from foundation.i18n import N_

_MONTH = re.compile(r"(?:tháng\s*)?([0-9]{1,2})\s*[/.\-]\s*([0-9]{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s*)?([0-9]{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class PartDay:
    """A day of which perhaps only the month or the year is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """As a column keeps it; shorter texts are less exact."""
        parts = [f"{self.year:04}", *(f"{each:02}" for each in (self.month, self.day) if each)]
        return "-".join(parts)

    @property
    def shown(self) -> str:
        """As people write it: 14/03/2019, 03/2019, 2019."""
        return "/".join(reversed(self.iso.split("-")))

    @property
    def first(self) -> date:
        """The first day it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it may be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        """The day, if it is known."""
        return self.first if self.day else None

    @classmethod
    def of(cls, iso: str) -> "PartDay":
        """Return what a column keeps.

        >>> PartDay.of("2019-03").shown
        '03/2019'
        """
        return cls(*(int(part) for part in iso.split("-")))


def read_part_day(text: str) -> PartDay:
    """Return the day, month or year a text stands for.

    >>> read_part_day("3/2019")
    PartDay(year=2019, month=3, day=None)

    Raises:
        UnreadDay: it is none of them.
    """
    line = tidy(text)
    if match := _MONTH.fullmatch(line):
        found = PartDay(int(match[2]), int(match[1]))
    elif match := _YEAR.fullmatch(line):
        found = PartDay(int(match[1]))
    else:
        day = read_day(line)
        return PartDay(day.year, day.month, day.day)
    if not FIRST_YEAR <= found.year <= LAST_YEAR or not 1 <= (found.month or 1) <= 12:
        raise UnreadDay(
            N_("Enter a day, a month or a year, for example 14/03/2019, 03/2019, 2019.")
        )
    return found


def part_of(day: date | None) -> PartDay | None:
    """Return a whole day as one that might be known in part."""
    return PartDay(day.year, day.month, day.day) if day is not None else None


def latest(part: PartDay | None, today: date) -> tuple[date, str | None]:
    """Return the last day it may have been, and what is known of it where it is no whole day.

    Two columns keep it where the program needs a day: nothing is judged by a day beside which the
    second one stands.

    >>> latest(PartDay(2025, 3), date(2026, 11, 26))
    (datetime.date(2025, 3, 31), '2025-03')
    >>> latest(None, date(2026, 11, 26))
    (datetime.date(2026, 11, 26), '')
    """
    if part is None:
        return today, ""
    return min(part.last, max(today, part.first)), None if part.day else part.iso


def known(day: date | None, known_in: str | None) -> PartDay | None:
    """Return what is known of a day that two columns keep; None: nothing.

    >>> known(date(2025, 3, 31), "2025-03").shown
    '03/2025'
    """
    if known_in is None:
        return part_of(day)
    return PartDay.of(known_in) if known_in else None
