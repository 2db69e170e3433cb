"""Geometry of the planner: days become positions, acts become windows, bars and marks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from auctions.models import RoundStep
from auctions.planner import Proposal, holidays_between
from cases.models import Deadline, Step
from lawbook.citation import Ruling
from lawbook.resting import standing
from lawbook.working_days import default_calendar

WIDTH, TOP, ROW = 872, 64, 31
LEFT = 178  # least room for the names of the acts
DAY = timedelta(days=1)
SECOND_LINE = 18  # under the session: its first and its last day, each at its own place
MONTH = 96  # room for the name of a month
BACK: Final = timedelta(days=45)  # what was due or done longer ago is not drawn
MARK = 8  # least width of something drawn, so that one day can be seen


@dataclass(frozen=True, slots=True)
class Row:
    """One act: what is lawful, what is chosen, and the law that says so."""

    act: RoundStep | Step
    ruling: Ruling[date]
    chosen: date | None
    until: date | None  # an act that lasts
    first: date | None  # the window's ends
    last: date | None
    done: bool = False  # on the chosen day
    y: int = 0
    height: int = ROW

    @property
    def has_last_day(self) -> bool:
        """Whether the law sets the last day of this act before the session, or of the session."""
        if self.act is RoundStep.SESSION:
            return self.last is not None
        return self.act is not RoundStep.PAYMENT


@dataclass(frozen=True, slots=True)
class Band:
    """A run of days of rest, drawn over the full height."""

    x: float
    width: float
    name: str  # empty for a weekend


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything the template draws, in the units of the view box."""

    first: date
    last: date
    rows: list[Row]
    weeks: list[tuple[float, date]]
    months: list[tuple[float, date]]
    bands: list[Band]
    today: float
    left: float = LEFT  # where the days begin, right of the names
    refused: date | None = None  # a day asked for that will not do

    @property
    def height(self) -> int:
        return self.bottom + 26

    @property
    def bottom(self) -> int:
        return TOP + sum(row.height for row in self.rows) + 4

    @property
    def right(self) -> int:
        return WIDTH

    def x(self, day: date) -> float:
        """Return where a day begins."""
        span = (self.last - self.first).days + 1
        return round(self.left + (day - self.first).days * (WIDTH - self.left) / span, 1)

    def width(self, start: date, end: date) -> float:
        """Return the width of the days from ``start`` to ``end``, both counted."""
        return max(round(self.x(end + DAY) - self.x(start), 1), MARK)


def draw(rows: Sequence[Row], proposal: Proposal, today: date, names: float = 0) -> Drawing:
    """Lay out a proposal from this week to the last day to pay.

    Args:
        names: width of the longest name of an act.
    """
    refused = proposal.refused_day
    if refused is not None and refused < today - BACK:  # the drawing would be all past
        refused = None
    days = [refused] if refused else []
    days += [day for row in rows for day in (row.chosen, row.until, row.first, row.last) if day]
    first = min(*days, today) - DAY
    first -= DAY * first.weekday()
    last = max(days) + DAY * 3
    last += DAY * (6 - last.weekday())
    placed, top = [], TOP
    for row in rows:
        height = ROW + SECOND_LINE * (row.act is RoundStep.SESSION)
        placed.append(replace(row, y=top + ROW // 2, height=height))
        top += height
    empty = Drawing(first, last, placed, [], [], [], 0, max(LEFT, names + 12), refused)
    span = [first + DAY * offset for offset in range((last - first).days + 1)]
    mondays = [day for day in span if day.weekday() == 0]
    every = 1 + len(mondays) // 13
    starts = [day for day in span if day.day == 1 or day == first]
    return replace(
        empty,
        weeks=[(empty.x(day), day) for day in mondays[::every]],
        months=[(empty.x(day), day) for day in _apart(starts, empty)],
        bands=_bands(empty, span),
        today=empty.x(today),
    )


def _apart(starts: list[date], drawing: Drawing) -> list[date]:
    """Leave the first, broken month unnamed where the next one begins beside it."""
    if len(starts) > 1 and drawing.x(starts[1]) - drawing.x(starts[0]) < MONTH:
        return starts[1:]
    return starts


def rows_of(proposal: Proposal, today: date, after_failure: Sequence[Deadline] = ()) -> list[Row]:
    """Return the acts of a proposal in the order of the planner.

    Args:
        after_failure: what the last round left to be done before the next, or was done.
    """
    before = [row for due in after_failure if (row := _due(due, today)) is not None]
    return before + _rows_of(proposal, today)


def _due(due: Deadline, today: date) -> Row | None:
    """Return the row of a stored day: when it was done, or today if it still has to be."""
    provision, day = standing(due.basis), due.met_on or today
    if provision is None or max(day, due.due_on) < today - BACK or due.is_paused:
        return None
    ruling = Ruling(
        due.due_on, provision.basis, due.confirmed, due.counted, due.parameter, due.edition
    )
    first = min(due.trigger_on, day)
    return Row(due.step, ruling, day, None, first, due.due_on, done=due.met_on is not None)


def _rows_of(proposal: Proposal, today: date) -> list[Row]:
    days, plan = proposal.days, proposal.last_days
    session = days.session_on
    viewing, deposit = plan.viewing_days, plan.deposit_window
    latest = proposal.latest or proposal.earliest
    rows = [
        Row(
            RoundStep.POSTING,
            plan.last_posting_day,
            days.posted_on,
            session - DAY,
            today,
            plan.last_posting_day.value,
        ),
        Row(
            RoundStep.FIRST_NOTICE,
            plan.last_first_notice_day,
            days.first_notice_on,
            None,
            today,
            plan.last_first_notice_day.value,
        ),
    ]
    if plan.last_second_notice_day is not None:
        last = plan.last_second_notice_day
        rows.append(
            Row(RoundStep.SECOND_NOTICE, last, days.second_notice_on, None, today, last.value)
        )
    rows += [
        Row(
            RoundStep.FILE_SALE,
            plan.file_sale_closes,
            days.file_sale_from,
            days.file_sale_to,
            None,
            None,
        ),
        _lasting(RoundStep.DEPOSIT, deposit),
        _lasting(RoundStep.VIEWING, viewing),
    ]
    if plan.priority_closes is not None:
        rows.append(_single(RoundStep.PRIORITY, plan.priority_closes))
    rows += [
        _single(RoundStep.REDEMPTION, plan.redemption_closes),
        Row(
            RoundStep.SESSION,
            latest,
            session,
            None,
            proposal.earliest.value,
            None if proposal.latest is None else proposal.latest.value,
        ),
        Row(RoundStep.PAYMENT, proposal.payment, session, proposal.payment.value, None, None),
    ]
    return rows


def _lasting(act: RoundStep, window: Ruling[tuple[date, date]]) -> Row:
    opens, closes = window.value
    ruling = Ruling(
        closes, window.basis, window.confirmed, window.counted, window.code, window.edition
    )
    return Row(act, ruling, opens, closes, None, None)


def _single(act: RoundStep, ruling: Ruling[date]) -> Row:
    return Row(act, ruling, ruling.value, None, None, None)


def _bands(drawing: Drawing, span: list[date]) -> list[Band]:
    calendar = default_calendar()
    named = dict(holidays_between(span[0], span[-1]))
    bands: list[Band] = []
    at = 0
    while at < len(span):
        end = at
        while end < len(span) and not calendar.is_working_day(span[end]):
            end += 1
        if end > at:
            names = [named[day] for day in span[at:end] if day in named]
            bands.append(
                Band(
                    drawing.x(span[at]),
                    drawing.width(span[at], span[end - 1]),
                    names[0] if names else "",
                )
            )
        at = end + 1
    return bands
