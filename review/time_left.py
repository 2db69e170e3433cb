"""How long is left for a due act, in the unit of the law."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from accounts.thresholds.in_force import threshold_of
from cases.kinds import cautious
from cases.models import Deadline
from cases.thresholds import DUE_SOON
from lawbook import periods
from lawbook.counting import Unit
from lawbook.editions import in_force
from lawbook.errors import CalendarNotLoaded, LawbookError
from lawbook.working_days import Calendar, default_calendar

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left until a last day, below zero when it is past; in the unit the law counts in."""

    days: int
    working: bool
    soon: int  # so many days before it, it is a warning

    @property
    def tone(self) -> str:
        """Danger when past, warn when so few days are left as the office set, else nothing."""
        if self.days < 0:
            return "danger"
        return "warn" if self.days <= self.soon else "neutral"


@dataclass(slots=True)
class Ahead:
    """What is left until the days of one page: what each office calls soon is found out once."""

    today: date
    _soon: dict[int, int] = field(default_factory=dict)
    _calendar: Calendar | None = None

    def left(self, due_on: date, *, working: bool, office_id: int) -> Left:
        """Count what is left; calendar days where the holidays of a year are not recorded."""
        soon = self._soon.get(office_id)
        if soon is None:
            soon = self._soon[office_id] = threshold_of(DUE_SOON, office_id, self.today)
        if not working:
            return Left((due_on - self.today).days, working=False, soon=soon)
        if self._calendar is None:
            self._calendar = default_calendar()
        days, counted = _working_days(due_on, self.today, self._calendar)
        return Left(days, counted, soon)


def left_until(due_on: date, today: date, *, working: bool, office_id: int) -> Left:
    """Count what is left until one day, see :class:`Ahead`."""
    return Ahead(today).left(due_on, working=working, office_id=office_id)


@lru_cache(maxsize=4000)  # a calendar that changes is another one
def _working_days(due_on: date, today: date, calendar: Calendar) -> tuple[int, bool]:
    """Return the days left, and whether they are working days."""
    first, last = min(due_on, today), max(due_on, today)
    days = (first + DAY * step for step in range(1, (last - first).days + 1))
    try:
        count = sum(calendar.is_working_day(day) for day in days)
    except CalendarNotLoaded:
        return (due_on - today).days, False
    return (-max(count, 1) if due_on < today else count), True


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
