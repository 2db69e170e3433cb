"""The last day of a period that stood still for a time: how the count goes on afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lawbook.assets import AssetKind
from lawbook.counting import Span, Unit, forward
from lawbook.editions import in_force
from lawbook.errors import LawbookError
from lawbook.parameters import Period, parameter
from lawbook.working_days import default_calendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which a period does not run, both days included; ``until`` None: it lasts."""

    since: date
    until: date | None


def ran_into(trigger_on: date, due_on: date, pause: Pause) -> Pause | None:
    """Return the part of a pause in which the period would have run; None where it did not.

    A period that had ended before the pause is not opened by it.
    """
    since = max(pause.since, trigger_on + _DAY)
    if since > due_on or (pause.until is not None and pause.until < since):
        return None
    return Pause(since, pause.until)


def resumed(code: str, trigger_on: date, due_on: date, pause: Pause) -> date:
    """Return the last day of a period after a pause that ended: what was left of it runs on.

    Counting: the days of the pause do not count; what was left is counted from the day after it in
    the unit of the period, and a last day of rest moves to the next working day, once.

    Args:
        code: parameter that ruled the day; ``trigger_on``: the day it counts from.
        due_on: last day without the pause.
        pause: the part of it that the period ran into, see :func:`ran_into`.
    """
    until = pause.until
    if until is None:
        return due_on
    held = until - pause.since + _DAY
    try:
        chosen = parameter(code)
        period = in_force(chosen.editions, trigger_on)
        calendar, caution = default_calendar(), chosen.nature.caution
        if period.span(AssetKind.MOVABLE).unit is not Unit.WORKING_DAY:
            raw = _unmoved(period, trigger_on, due_on) + held
            return forward(raw - _DAY, Span(1, Unit.DAY), calendar, caution=caution).day
        left = (due_on - pause.since).days + 1
        days = (pause.since + _DAY * step for step in range(left))
        rest = max(1, sum(calendar.is_working_day(day) for day in days))
        return forward(until, Span(rest, Unit.WORKING_DAY), calendar, caution=caution).day
    except LawbookError:  # a year whose calendar is not recorded
        return due_on + held


def together(pauses: Iterable[Pause]) -> list[Pause]:
    """Join pauses that overlap or follow each other, in order of time."""
    found: list[Pause] = []
    for one in sorted(pauses, key=lambda each: each.since):
        last = found[-1] if found else None
        if last is None or (last.until is not None and one.since > last.until + _DAY):
            found.append(one)
        elif last.until is not None:
            until = None if one.until is None else max(last.until, one.until)
            found[-1] = Pause(last.since, until)
    return found


def _unmoved(period: Period, trigger_on: date, due_on: date) -> date:
    """Return the last day before it moved off a rest day; the length may depend on the kind."""
    lengths = {period.span(kind).length for kind in AssetKind}
    days = [trigger_on + timedelta(days=length) for length in lengths]
    return max((day for day in days if day <= due_on), default=due_on)
