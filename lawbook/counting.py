"""Count a period from a day, forward or backward, and say in Vietnamese how it was counted."""

import calendar as gregorian
import enum
from dataclasses import dataclass
from datetime import date, timedelta

from lawbook.doubt import may_move
from lawbook.errors import BrokenLawData
from lawbook.working_days import (
    WEEKDAYS,
    Calendar,
    add_working_days,
    next_working_day,
    previous_working_day,
)

_DAY = timedelta(days=1)
_SATURDAY = 5
_HOURS = 24
_MONTHS = 12


class Caution(enum.StrEnum):
    """Which of two possible days is the safe one.

    The earlier for a duty of an office: whoever acts by then is in time under every reading. The
    later for the right of a person: no reading may take the right away before it ends.
    """

    EARLY = "early"
    LATE = "late"


class Unit(enum.StrEnum):
    """What a period is measured in."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"


_UNIT_WORDS = {
    Unit.HOUR: "giờ",
    Unit.DAY: "ngày",
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.MONTH: "tháng",
    Unit.YEAR: "năm",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as the law writes it: 5 working days, 30 days, 3 months."""

    length: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.length} {_UNIT_WORDS[self.unit]}"


@dataclass(frozen=True, slots=True)
class Count:
    """A day reached by counting, the sentence that explains it, and whether it can still move."""

    day: date
    counted: str
    certain: bool  # no holiday decision still to come can move the day


def span_of(written: str) -> Span:
    """Read a length as the TOML rows write it: "5 working_day", "30 day", "3 month".

    Raises:
        BrokenLawData: the text is not a positive number and a unit.
    """
    number, _, unit = written.partition(" ")
    if not number.isdecimal() or int(number) < 1 or unit not in set(Unit):
        message = f"Thời hạn không đọc được: {written!r}"
        raise BrokenLawData(message)
    return Span(int(number), Unit(unit))


def forward(
    start: date, span: Span, calendar: Calendar, *, caution: Caution = Caution.EARLY
) -> Count:
    """Count forward to the last day of a period.

    Counting: the day of the event is not counted. A period in days, months or years that ends on a
    rest day ends on the next working day; one in working days ends on its last working day; one in
    hours ends at the same hour, rest or not. A day that may still become a holiday, or be worked,
    is read so that a duty ends early and a right ends late.

    Law: BLDS 2015, Điều 147 khoản 2, 3; Điều 148 khoản 3, 5.
    """
    reading = calendar.generous() if caution is Caution.EARLY else calendar.cautious()
    if span.unit is Unit.HOUR:
        last = start + _DAY * -(-span.length // _HOURS)
        return Count(last, f"{span}, tính theo giờ, hết vào giờ đó ngày {last:%d/%m}", True)
    sentence = f"{span}, không tính ngày đầu"
    if span.unit is Unit.WORKING_DAY:
        last = add_working_days(start, span.length, reading)
        return _explained(last, sentence, start, last, reading)
    if span.unit is Unit.DAY:
        raw = start + timedelta(days=span.length)
    else:
        raw = add_months(start, span.length * (_MONTHS if span.unit is Unit.YEAR else 1))
    last = next_working_day(raw, reading)
    if last != raw:
        sentence += f"; {_rest(raw, reading)}, dời sang {_named(last)}"
    doubt = may_move(raw, last, calendar)
    return Count(last, sentence + doubt, not doubt)


def backward(
    event_on: date,
    span: Span,
    calendar: Calendar,
    *,
    event: str,
    act_day_counts: bool = False,
    caution: Caution = Caution.EARLY,
) -> Count:
    """Count back from an event to the last day on which an act is still in time.

    Counting: neither the act's day nor the event's day counts; the full days of the period lie
    strictly between them. With ``act_day_counts``, and for a right, the act's own day is the first
    of the period. If the day reached is a rest day, the act moves back to the working day before
    it. A day that may still become a holiday, or be worked, is read so that a duty ends early and
    a right ends late.

    Args:
        event: the event's day in Vietnamese, for the sentence: "ngày mở phiên đấu giá".

    Law: no counting rule was found for these periods; the cautious reading of docs/law/periods.md.
    """
    right = caution is Caution.LATE
    reading = calendar.generous() if right else calendar.cautious()
    included = act_day_counts or right
    between = span.length - 1 if included else span.length
    sentence = f"{span} {'tính cả ngày đầu, ' if included else 'trọn '}trước {event}"
    if right:
        sentence += "; là quyền nên lấy ngày muộn hơn"
    if span.unit is Unit.WORKING_DAY:
        day = event_on
        while between:
            day -= _DAY
            between -= reading.is_working_day(day)
        last = previous_working_day(day - _DAY, reading)
        return _explained(last, sentence, last, event_on - _DAY, reading)
    if span.unit is not Unit.DAY:
        message = "Thời hạn lùi chỉ tính theo ngày hoặc ngày làm việc."
        raise BrokenLawData(message)
    raw = event_on - timedelta(days=between + 1)
    last = previous_working_day(raw, reading)
    if last != raw:
        sentence += f"; {_rest(raw, reading)}, lùi về {_named(last)}"
    doubt = may_move(last, raw, calendar)
    return Count(last, sentence + doubt, not doubt)


def add_months(day: date, months: int) -> date:
    """Give the same day number some months on, or that month's last day if it has no such day.

    Law: BLDS 2015, Điều 148 khoản 3.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def explain_wait(
    sentence: str, act_on: date, event_on: date, span: Span, calendar: Calendar
) -> Count:
    """Explain the day an event may be held once the full days after an act have passed.

    Args:
        sentence: what was waited for, in Vietnamese: "đủ 15 ngày trọn sau thông báo 04/12".
        act_on: day of the act.
        event_on: the day found for the event.
    """
    calendar = calendar.cautious()
    if span.unit is Unit.WORKING_DAY:
        return _explained(event_on, sentence, act_on, event_on, calendar)
    raw = act_on + timedelta(days=span.length + 1)
    if raw < event_on:
        sentence += f"; {_rest(raw, calendar)}"
    doubt = may_move(raw, event_on, calendar)
    return Count(event_on, sentence + doubt, not doubt)


def _explained(day: date, sentence: str, first: date, last: date, calendar: Calendar) -> Count:
    """Add the holidays skipped and the rest days worked between two days, ends included."""
    days = [first + _DAY * offset for offset in range((last - first).days + 1)]
    off = [d for d in days if d.weekday() < _SATURDAY and not calendar.is_working_day(d)]
    made_up = [d for d in days if d in calendar.worked and d != first]
    if off:
        sentence += f"; nghỉ {', '.join(_runs(off, calendar))}"
    if made_up:
        sentence += f"; tính cả ngày làm bù {', '.join(f'{d:%d/%m}' for d in made_up)}"
    doubt = may_move(first, last, calendar)
    return Count(day, sentence + doubt, not doubt)


def _runs(off: list[date], calendar: Calendar) -> list[str]:
    """Write days off as runs: days with nothing but rest between them belong to one run."""
    runs: list[list[date]] = []
    for day in off:
        if runs and next_working_day(runs[-1][-1], calendar) > day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [
        f"{run[0]:%d/%m}" if len(run) == 1 else f"{run[0]:%d/%m}–{run[-1]:%d/%m}" for run in runs
    ]


def _rest(day: date, calendar: Calendar) -> str:
    return f"{day:%d/%m} là {calendar.rest_name(day)}"


def _named(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m}"
