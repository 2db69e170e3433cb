"""How long is left for a due act, in the unit of the law."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from cases.kinds import cautious
from cases.models import Deadline
from lawbook import periods
from lawbook.counting import Unit
from lawbook.editions import in_force
from lawbook.errors import CalendarNotLoaded, LawbookError
from lawbook.working_days import Calendar, default_calendar

DAY = timedelta(days=1)
SOON = 2  # working days; what is due by then is shown as a warning


@dataclass(frozen=True, slots=True)
class Left:
    """What is left until a last day, below zero when it is past; in the unit the law counts in."""

    days: int
    working: bool

    @property
    def tone(self) -> str:
        """Danger when past, warn today and within two days of the unit, else nothing."""
        if self.days < 0:
            return "danger"
        return "warn" if self.days <= SOON else "neutral"


def left_until(due_on: date, today: date, *, working: bool) -> Left:
    """Count what is left; calendar days where the holidays of a year are not recorded."""
    if not working:
        return Left((due_on - today).days, working=False)
    return _working_days(due_on, today, default_calendar())


@lru_cache(maxsize=4000)  # a calendar that changes is another one
def _working_days(due_on: date, today: date, calendar: Calendar) -> Left:
    first, last = min(due_on, today), max(due_on, today)
    days = (first + DAY * step for step in range(1, (last - first).days + 1))
    try:
        count = sum(calendar.is_working_day(day) for day in days)
    except CalendarNotLoaded:
        return Left((due_on - today).days, working=False)
    if due_on < today:
        return Left(-max(count, 1), working=True)
    return Left(count, working=True)


def counts_working_days(deadline: Deadline, *, immovable: bool | None) -> bool:
    """Whether the law counts a deadline in working days, by the edition that ruled it."""
    kind = cautious(immovable)
    try:
        editions = periods.parameter(deadline.parameter).editions
        span = in_force(editions, deadline.trigger_on).span(kind)
    except LawbookError:
        return False
    return span.unit is Unit.WORKING_DAY


def is_transitional(deadline: Deadline) -> bool:
    """Whether an old law still runs: counted under an edition that ended before the last day."""
    return periods.in_transition(deadline.parameter, deadline.edition, deadline.due_on)
