"""Open legal days are ruled again after a day of the calendar was recorded, in small steps."""

from typing import Final, NamedTuple

from sqlalchemy import select

from audit import ledger
from cases.holidays import entries, in_force
from cases.models import CalendarDay, Deadline
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import db, lock
from review.queries.moved_days import open_near, ruled_again

STEP: Final = 50  # legal days in one transaction


class Judged(NamedTuple):
    """How far a changed day was carried out."""

    after: int  # of the last legal day looked at; 0 when all were
    moved: int


class _Thing(NamedTuple):
    """What a legal day is about, as ``deadlines.of`` asks."""

    stream: str
    office_id: int
    case_id: int
    lot_id: int | None


def unjudged() -> CalendarDay | None:
    """Return the oldest recorded day after which the legal days were not ruled again."""
    return db.session.scalar(
        select(CalendarDay).where(CalendarDay.judged_at.is_(None)).order_by(CalendarDay.id).limit(1)
    )


def judge_step(changed: CalendarDay, *, after: int, by: Act) -> Judged:
    """Rule some open legal days again; of the last step the day is marked as carried out.

    One that ended stays as it was judged. What a hold stopped stands still again.

    Args:
        after: number of the last legal day looked at.
    """
    lock(changed)
    earlier = in_force.with_days(tuple(in_force.said(changed.id - 1)))
    now = in_force.with_days(tuple(in_force.said(changed.id)))
    rows = db.session.scalars(
        select(Deadline)
        .where(open_near(changed.day), Deadline.id > after)
        .order_by(Deadline.id)
        .limit(STEP)
        .with_for_update()
    ).all()
    moved, restated = ruled_again(rows, earlier, now)
    count = 0
    for each in (*moved, *restated):
        if each.ruling is not None:
            row, before = each.row, each.row.due_on
            thing = _Thing(
                f"{row.subject_kind}:{row.subject_id}", row.office_id, row.case_id, row.lot_id
            )
            deadlines.of(thing).schedule(row.step, each.ruling, trigger_on=row.trigger_on, by=by)
            count += row.due_on != before
    done = len(rows) < STEP
    if done:
        changed.judged_at = by.at
    if done or count or restated:
        _note(changed, count, by)
    return Judged(0 if done else rows[-1].id, count)


def _note(changed: CalendarDay, moved: int, by: Act) -> None:
    db.session.flush()
    ledger.append(
        f"office:{changed.office_id}",
        entries.DAYS_JUDGED,
        office_id=changed.office_id,
        by=by,
        payload={"day": changed.day, "moved": moved},
    )
