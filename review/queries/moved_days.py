"""Which open legal days a change of the calendar moves, and which planned days it falls on."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, literal, or_, select, tuple_

from auctions.models import LIVE_STATES, Lot, Round
from cases import clocks
from cases.kinds import cautious
from cases.models import Asset, Deadline, Step
from cases.operations import deadlines
from foundation import clock
from foundation.counting import MOST_FIGURED, Counted, up_to
from foundation.database import db
from foundation.sight import in_sight
from lawbook import periods
from lawbook.assets import AssetKind
from lawbook.citation import Ruling
from lawbook.errors import LawbookError
from lawbook.working_days import Calendar, using

AROUND: Final = timedelta(days=20)  # the longest run of rest days a last day is moved over
NEXT: Final = timedelta(days=1)
TOGETHER: Final = 500  # legal days read at once
LOOKED_AT: Final = 2_000  # by a dry run; beyond it the number is said
FROM_A_RIGHT: Final = frozenset({Step.FIRST_BUYERS_BUY})
"""Steps counted from the last day of a right, which is a working day itself."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One open legal day that a changed calendar moves, or of which it says something else."""

    row: Deadline
    ruling: Ruling[date]  # by the changed calendar, before any hold
    to_on: date  # with the holds over it


@dataclass(frozen=True, slots=True)
class RuledAgain:
    """Legal days by two calendars.

    Attributes:
        moved: the last day moves.
        restated: the last day stays; that it is certain, or how it was counted, is said anew.
        unmoved: it may move and is not ruled by itself: a session chose it, or two periods did, or
            the count runs into a year that is not recorded. People look at it.
    """

    moved: list[Moved]
    restated: list[Moved]
    unmoved: list[Deadline]


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a change of one day moves, as far as it was looked at."""

    found: RuledAgain
    looked_at: int
    near: Counted  # open legal days that may have been counted over the day


def open_near(day: date) -> ColumnElement[bool]:
    """Say of a legal day that it is open and that it may have been counted over a day."""
    first, last = day - AROUND, day + AROUND
    forward = and_(Deadline.trigger_on <= last, Deadline.due_on >= first)
    backward = and_(Deadline.due_on <= last, Deadline.trigger_on >= first)
    return and_(Deadline.is_open, or_(forward, backward))


def ruled_again(
    rows: Sequence[Deadline], before: Callable[[Deadline], Calendar], after: Calendar
) -> RuledAgain:
    """Rule legal days by two calendars.

    Args:
        before: the calendar that a day was ruled by.
    """
    kinds = _kinds(rows)
    found = RuledAgain([], [], [])
    with using(after):  # what stood still runs on by it too
        for row in rows:
            _compare(row, kinds[row.id], before(row), after, found)
    return found


def _compare(
    row: Deadline, kind: AssetKind, before: Calendar, after: Calendar, found: RuledAgain
) -> None:
    """Put one legal day where it belongs, if the calendar says anything new of it."""
    was = deadlines.ruled(row)
    old, new = _rule(was, before, kind), _rule(was, after, kind)
    if old is None or new is None or _is_from_another_day(row, after):
        found.unmoved.append(row)
        return
    if old.value != was.due_on:  # not ruled as it stands
        if new.value not in {old.value, was.due_on}:
            found.unmoved.append(row)
        return
    to_on = new.value
    if row.paused_from is not None:
        moved = replace(was, due_on=new.value)
        to_on = clocks.standing(moved, deadlines.holds_over(row)).due_on
    read = old.confirmed and not row.confirmed
    told = Moved(row, replace(new, confirmed=False) if read else new, to_on)
    if to_on != row.due_on:
        found.moved.append(told)
    elif (old.value, old.counted) != (new.value, new.counted):
        found.restated.append(told)


def _is_from_another_day(row: Deadline, after: Calendar) -> bool:
    """Whether the day a step is counted from is itself moved by the calendar."""
    if row.step not in FROM_A_RIGHT:
        return False
    return row.trigger_on.year in after.years and not after.is_working_day(row.trigger_on)


def dry_run(day: date, before: Calendar, after: Calendar, offices: Collection[int]) -> DryRun:
    """Say which open legal days a change of one day moves, the earliest first.

    It looks at so many at most; whoever carries the change out looks at all of them.
    """
    near = select(Deadline).where(open_near(day), in_sight(Deadline.office_id, offices))
    number = db.session.scalar(select(up_to(near.with_only_columns(Deadline.id), MOST_FIGURED)))
    found, looked_at, last = RuledAgain([], [], []), 0, None
    while looked_at < LOOKED_AT:
        place = tuple_(Deadline.due_on, Deadline.id)
        part = near if last is None else near.where(place > last)
        rows = db.session.scalars(part.order_by(Deadline.due_on, Deadline.id).limit(TOGETHER)).all()
        some = ruled_again(rows, lambda _row: before, after)
        found.moved.extend(some.moved)
        found.unmoved.extend(some.unmoved)
        looked_at += len(rows)
        if len(rows) < TOGETHER:
            break
        last = tuple_(literal(rows[-1].due_on), literal(rows[-1].id))
    return DryRun(found, looked_at, Counted.read(number or 0, MOST_FIGURED))


def unmoved(offices: Collection[int], case_id: int | None = None) -> Select[Deadline]:
    """Select the legal days that stand by a calendar that has changed, the earliest first."""
    found = select(Deadline).where(Deadline.is_unmoved, in_sight(Deadline.office_id, offices))
    if case_id is not None:
        found = found.where(Deadline.case_id == case_id)
    return found.order_by(Deadline.due_on, Deadline.id)


def planned_on(day: date, offices: Collection[int]) -> Sequence[tuple[Round, Lot]]:
    """Return the rounds still ahead whose session, posting or notice is planned on a day."""
    begins, ends = clock.local_moment(day, time.min), clock.local_moment(day + NEXT, time.min)
    session = and_(Round.session_at >= begins, Round.session_at < ends)
    steps = or_(
        *(
            and_(planned == day, done.is_(None))
            for planned, done in (
                (Round.posted_on, Round.posting_done_on),
                (Round.first_notice_on, Round.first_notice_done_on),
                (Round.second_notice_on, Round.second_notice_done_on),
            )
        )
    )
    query = (
        select(Round, Lot)
        .join(Lot, Lot.id == Round.lot_id)
        .where(Round.state.in_(LIVE_STATES), in_sight(Lot.office_id, offices), session | steps)
        .order_by(Round.id)
    )
    return [(round_, lot) for round_, lot in db.session.execute(query)]


def _kinds(rows: Sequence[Deadline]) -> Mapping[int, AssetKind]:
    """Return the kind in law of what each legal day is about."""
    lots = {row.lot_id for row in rows if row.lot_id}
    assets = {row.subject_id for row in rows if row.subject_kind == "asset"}
    of_lots = dict(db.session.execute(select(Lot.id, Lot.immovable).where(Lot.id.in_(lots))).all())
    of_assets = dict(
        db.session.execute(select(Asset.id, Asset.immovable).where(Asset.id.in_(assets))).all()
    )

    def immovable(row: Deadline) -> bool | None:
        if row.lot_id is not None:
            return of_lots.get(row.lot_id)
        return of_assets.get(row.subject_id) if row.subject_kind == "asset" else None

    return {row.id: cautious(immovable(row)) for row in rows}


def _rule(was: clocks.Ruled, calendar: Calendar, kind: AssetKind) -> Ruling[date] | None:
    try:
        return periods.deadline(was.code, was.trigger_on, kind=kind, calendar=calendar)
    except LawbookError:
        return None
