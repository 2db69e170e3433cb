"""Which open legal days a change of the calendar moves, and which planned days it falls on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select

from auctions.models import LIVE_STATES, Lot, Round
from cases.kinds import cautious
from cases.models import Asset, Deadline
from foundation import clock
from foundation.database import db
from foundation.sight import in_sight
from lawbook import periods
from lawbook.assets import AssetKind
from lawbook.citation import Ruling
from lawbook.errors import LawbookError
from lawbook.working_days import Calendar

AROUND: Final = timedelta(days=20)  # the longest run of rest days a last day is moved over
NEXT: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moved:
    """One open legal day under two calendars."""

    row: Deadline
    ruling: Ruling[date] | None  # by the changed calendar; None where people rule it again

    @property
    def from_on(self) -> date:
        """The day as it was ruled, before any hold."""
        return self.row.ruled_on or self.row.due_on

    @property
    def to_on(self) -> date | None:
        return self.ruling.value if self.ruling is not None else None


def open_near(day: date) -> ColumnElement[bool]:
    """Say of a legal day that it is open and that it may have been counted over a day."""
    first, last = day - AROUND, day + AROUND
    forward = and_(Deadline.trigger_on <= last, Deadline.due_on >= first)
    backward = and_(Deadline.due_on <= last, Deadline.trigger_on >= first)
    return and_(Deadline.is_open, or_(forward, backward))


def ruled_again(
    rows: Sequence[Deadline], before: Calendar, after: Calendar
) -> tuple[list[Moved], list[Moved]]:
    """Rule legal days by two calendars.

    Returns:
        Those whose last day moves; and those that only say now that they are certain, or how they
        were counted. One that the calendar before does not rule as it stands (a session chose it,
        or two periods did) is not moved by itself: it has no ruling.
    """
    kinds = _kinds(rows)
    moved: list[Moved] = []
    restated: list[Moved] = []
    for row in rows:
        old, new = _rule(row, before, kinds[row.id]), _rule(row, after, kinds[row.id])
        if old is None or new is None or (old.value, old.counted) == (new.value, new.counted):
            continue
        if old.value != (row.ruled_on or row.due_on):
            if old.value != new.value:
                moved.append(Moved(row, None))
            continue
        read = old.confirmed and not row.confirmed
        told = Moved(row, replace(new, confirmed=False) if read else new)
        (restated if old.value == new.value else moved).append(told)
    return moved, restated


def moved_days(
    day: date, before: Calendar, after: Calendar, offices: Collection[int]
) -> list[Moved]:
    """Return the open legal days that a change of one day moves, the earliest first."""
    rows = db.session.scalars(
        select(Deadline)
        .where(open_near(day), in_sight(Deadline.office_id, offices))
        .order_by(Deadline.due_on, Deadline.id)
    ).all()
    return ruled_again(rows, before, after)[0]


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


def _rule(row: Deadline, calendar: Calendar, kind: AssetKind) -> Ruling[date] | None:
    try:
        return periods.deadline(row.parameter, row.trigger_on, kind=kind, calendar=calendar)
    except LawbookError:
        return None
