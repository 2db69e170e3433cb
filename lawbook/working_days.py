"""The Vietnamese working calendar: holidays, compensatory days and swapped Saturdays."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from types import MappingProxyType

from lawbook.errors import CalendarNotLoaded
from lawbook.loading import Table, only_keys, read

_DAY = timedelta(days=1)
_SATURDAY = 5
_YEAR_KEYS = frozenset({"confirmed", "decision", "tet", "working", "awaited", "holidays"})

_chosen: ContextVar["Calendar | None"] = ContextVar("calendar", default=None)
_source: list[Callable[[], "Calendar | None"]] = []

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """Which days work: the recorded years, and what an office added or took away."""

    years: Mapping[int, bool]  # recorded year to "compared with the decisions of that year"
    holidays: Mapping[date, str]  # public holiday or compensatory day to its Vietnamese name
    worked: frozenset[date]  # rest days worked in exchange for another day
    awaited: Mapping[date, str]  # day a decision still to come may change to its announcement
    tet: Mapping[int, date]  # year to the first day of the lunar new year (mùng 1)

    @property
    def possible(self) -> frozenset[date]:
        """Working days that a decision still to come may make days off."""
        return frozenset(day for day in self.awaited if day.weekday() < _SATURDAY)

    @property
    def possible_worked(self) -> frozenset[date]:
        """Rest days that a decision still to come may make working days."""
        return frozenset(self.awaited) - self.possible

    def is_working_day(self, day: date) -> bool:
        """Say whether state offices work on a day.

        Counting: Monday to Friday, less public holidays and compensatory days, plus the rest days
        worked in exchange.

        Raises:
            CalendarNotLoaded: the holidays of that year are not recorded.

        Law: BLLĐ 2019, Điều 111 khoản 3, Điều 112.
        """
        if day.year not in self.years:
            recorded = f"{min(self.years)}–{max(self.years)}" if self.years else "chưa có năm nào"
            message = f"Chưa có lịch nghỉ năm {day.year} (đã ghi: {recorded})."
            raise CalendarNotLoaded(message)
        if day in self.worked:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays

    def holiday_name(self, day: date) -> str | None:
        """Give the Vietnamese name of the public holiday or compensatory day, if it is one."""
        return self.holidays.get(day)

    def rest_name(self, day: date) -> str | None:
        """Give the reason nobody works on a day: the holiday, else the weekend day, else nothing.

        Raises:
            CalendarNotLoaded: the holidays of that year are not recorded.
        """
        if self.is_working_day(day):
            return None
        return self.holidays.get(day) or WEEKDAYS[day.weekday()]

    def cautious(self) -> "Calendar":
        """Give the calendar with the fewest working days: what may be off is off.

        For acts that must precede an event: a plan made with it holds whatever is decided.
        """
        return _cautious(self)

    def generous(self) -> "Calendar":
        """Give the calendar with the most working days: what may be worked is worked."""
        return _generous(self)

    def edited(
        self,
        *,
        added: Mapping[date, str] | None = None,
        removed: Iterable[date] = (),
        worked: Iterable[date] = (),
    ) -> "Calendar":
        """Give the calendar as an office corrected it; the recorded one stays as it is.

        Args:
            added: new holiday to its Vietnamese name.
            removed: recorded holidays or exchanges that do not hold, or possible ones turned down.
            worked: rest days worked in exchange for another day.
        """
        gone, new, shifts = frozenset(removed), dict(added or {}), frozenset(worked)
        decided = gone | frozenset(new) | shifts
        kept = {day: name for day, name in self.holidays.items() if day not in gone}
        return replace(
            self,
            holidays=MappingProxyType(kept | new),
            worked=(self.worked - gone - frozenset(new)) | shifts,
            awaited=MappingProxyType(
                {day: what for day, what in self.awaited.items() if day not in decided}
            ),
        )


def add_working_days(day: date, count: int, calendar: Calendar | None = None) -> date:
    """Give the day on which the given number of working days after a day is complete.

    Counting: the first day is not counted; working days only; zero gives the day itself.

    Raises:
        CalendarNotLoaded: the count runs into a year that is not recorded.
        ValueError: the count is negative.

    Law: BLDS 2015, Điều 147 khoản 2.
    """
    if count < 0:
        message = "Số ngày làm việc không được âm."
        raise ValueError(message)
    calendar = calendar or default_calendar()
    while count:
        day += _DAY
        count -= calendar.is_working_day(day)
    return day


def next_working_day(day: date, calendar: Calendar | None = None) -> date:
    """Give the day itself if offices work on it, else the first working day after it.

    Law: BLDS 2015, Điều 148 khoản 5.
    """
    calendar = calendar or default_calendar()
    while not calendar.is_working_day(day):
        day += _DAY
    return day


def previous_working_day(day: date, calendar: Calendar | None = None) -> date:
    """Give the day itself if offices work on it, else the last working day before it."""
    calendar = calendar or default_calendar()
    while not calendar.is_working_day(day):
        day -= _DAY
    return day


@lru_cache(maxsize=32)  # one for each office calendar in use
def _cautious(calendar: Calendar) -> Calendar:
    feared = dict.fromkeys(calendar.possible, "ngày có thể nghỉ, chưa có quyết định")
    return replace(calendar, holidays=MappingProxyType(dict(calendar.holidays) | feared))


@lru_cache(maxsize=32)
def _generous(calendar: Calendar) -> Calendar:
    return replace(calendar, worked=calendar.worked | calendar.possible_worked)


def default_calendar() -> Calendar:
    """Give the calendar in use: the one chosen by ``using``, else as an office keeps it."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    kept = _source[-1]() if _source else None
    return recorded_calendar() if kept is None else kept


@cache
def recorded_calendar() -> Calendar:
    """Give the calendar recorded in data/holidays.toml, read once."""
    return calendar_of(read("holidays"))


@contextmanager
def using(calendar: Calendar) -> Iterator[None]:
    """Count by another calendar inside: what a change of it would do is asked before it is made."""
    token = _chosen.set(calendar)
    try:
        yield
    finally:
        _chosen.reset(token)


def kept_by(source: Callable[[], Calendar | None]) -> None:
    """Say who keeps the days that were added and taken away; it answers None where none are."""
    _source[:] = [source]


def calendar_of(years: Table) -> Calendar:
    """Build a calendar from year tables shaped as data/holidays.toml.

    Args:
        years: year ("2026") to its table: confirmed, decision, tet, working, awaited, holidays.

    Raises:
        BrokenLawData: a year has a key nobody reads.
    """
    confirmed: dict[int, bool] = {}
    holidays: dict[date, str] = {}
    tet: dict[int, date] = {}
    worked: set[date] = set()
    awaited: dict[date, str] = {}
    for key, table in years.items():
        only_keys(table, _YEAR_KEYS, f"holidays.toml {key}")
        confirmed[int(key)] = table["confirmed"]
        tet[int(key)] = table["tet"]
        holidays |= {date.fromisoformat(day): name for day, name in table["holidays"].items()}
        worked |= set(table.get("working", ()))
        for what, days in table.get("awaited", {}).items():
            awaited |= dict.fromkeys(days, what)
    return Calendar(
        MappingProxyType(confirmed),
        MappingProxyType(holidays),
        frozenset(worked),
        MappingProxyType(awaited),
        MappingProxyType(tet),
    )
