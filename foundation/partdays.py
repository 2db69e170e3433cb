"""Days that old files know in part: a day, month or year, kept as 2019-03-14, 2019-03, 2019."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

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


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day as far as it is known: the first and the last it may have been.

    The only thing that ages, orders and clocks are asked of where a file may know a day in part or
    not at all: none of them can take one of the two bounds for the day (``exact``).

    Args:
        earliest: None where nothing is known of how early it was.
        latest: the same day as ``earliest`` where the day is known.
        part: what was told of it; None: nothing.
    """

    earliest: date | None
    latest: date
    part: PartDay | None

    @property
    def exact(self) -> date | None:
        """The day, if it is known."""
        return self.part.exact if self.part is not None else None

    @property
    def kept(self) -> tuple[date, str | None]:
        """As two columns keep it: the last day it may be, and what is known where it is none."""
        if self.part is None:
            return self.latest, ""
        return self.latest, None if self.part.day else self.part.iso

    @property
    def shown(self) -> str | None:
        """As people write what is known of it; None: nothing is."""
        return self.part.shown if self.part is not None else None

    def is_surely_before(self, other: "KnownDay | date") -> bool:
        """Whether it was before another day, whichever of its days it was."""
        first = other.earliest if isinstance(other, KnownDay) else other
        return first is not None and self.latest < first

    def is_surely_after(self, other: "KnownDay | date") -> bool:
        """Whether it was after another day, whichever of its days it was."""
        last = other.latest if isinstance(other, KnownDay) else other
        return self.earliest is not None and last < self.earliest

    def not_before(self, other: "KnownDay | None") -> "KnownDay":
        """Return the same day, known to be none before another that it follows."""
        first = other.earliest if other is not None else None
        if first is None or self.exact is not None or first > self.latest:
            return self
        return replace(self, earliest=max(first, self.earliest or first))

    def not_after(self, last: date) -> "KnownDay":
        """Return the same day, known to be none after one by which it had been."""
        if self.exact is not None or self.latest <= last:
            return self
        if self.earliest is not None and last < self.earliest:
            last = self.earliest  # they contradict each other: as near as it can be
        return replace(self, latest=last)

    @classmethod
    def of(cls, day: date, known_in: str | None) -> "KnownDay":
        """Return what two columns keep; see ``kept``.

        >>> KnownDay.of(date(2025, 3, 31), "2025-03").earliest
        datetime.date(2025, 3, 1)
        >>> KnownDay.of(date(2026, 11, 26), "").earliest is None
        True
        """
        if known_in == "":
            return cls(None, day, None)
        if known_in is None:
            return cls(day, day, part_of(day))
        part = PartDay.of(known_in)
        return cls(part.first, day, part)

    @classmethod
    def told(cls, part: PartDay | None, today: date) -> "KnownDay":
        """Return the day of something that had happened by ``today``, as a file tells it.

        >>> KnownDay.told(PartDay(2026), date(2026, 11, 26)).latest
        datetime.date(2026, 11, 26)
        """
        if part is None:
            return cls(None, today, None)
        return cls(part.first, min(part.last, max(today, part.first)), part)


@dataclass(frozen=True, slots=True)
class DayInPart:
    """Two columns of a row that keep one day: a bound, and what is known where it is not whole.

    Args:
        day: the attribute of the day.
        part: that of what is known of it.
        bound: whether a day that is not whole is kept as the last it may be; else none is kept.
    """

    day: str
    part: str
    bound: bool = True

    def told(self, row: Any) -> PartDay | None:
        """Return what is known of the day of a row; None: nothing, or there was none."""
        day, part = getattr(row, self.day), getattr(row, self.part)
        if part:
            return PartDay.of(part)
        return part_of(day) if part is None else None

    def columns(self, told: PartDay | None, today: date) -> dict[str, date | str | None]:
        """Return the columns that keep what is known of the day; it had happened by ``today``."""
        day, part = KnownDay.told(told, today).kept
        if self.bound:
            return {self.day: day, self.part: part}
        return {self.day: day if part is None else None, self.part: part or None}


@dataclass(frozen=True, slots=True)
class DayTold(DayInPart):
    """One column of a row that keeps what is known of a day, whole or not."""

    @classmethod
    def of(cls, column: str) -> "DayTold":
        return cls(column, column, bound=False)

    def columns(self, told: PartDay | None, today: date) -> dict[str, date | str | None]:
        """Return the column; it had happened by ``today``."""
        KnownDay.told(told, today)
        return {self.part: told.iso if told is not None else None}


def last_of(days: Iterable[KnownDay]) -> KnownDay | None:
    """Return the last of some days; None of none.

    >>> march, ninth = ("2025-03", date(2025, 3, 31)), (None, date(2025, 3, 9))
    >>> last_of(KnownDay.of(day, known_in) for known_in, day in (march, ninth)).shown
    '03/2025'
    """
    found = sorted(days, key=lambda day: (day.latest, day.exact is None))
    if not found:
        return None
    last = found[-1]
    first = max((day.earliest for day in found if day.earliest), default=None)
    if first is None or last.exact is not None:
        return last
    return replace(last, earliest=min(first, last.latest))


def first_of(days: Iterable[KnownDay]) -> KnownDay:
    """Return the first of some days, of which there is one: nothing of them was later."""
    return min(days, key=lambda day: (day.latest, day.exact is None))
