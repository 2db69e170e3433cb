"""One run a job and day: whoever writes the row first runs it, everyone else stops."""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, func, or_, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from foundation import clock
from foundation.database import db
from foundation.transaction import transaction
from jobs.models import JobRun
from jobs.schedule import Job

logger = logging.getLogger("kebien.jobs")

GIVEN_UP = timedelta(hours=6)  # a run that neither ended nor failed by then was killed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt to run a job."""

    ran: bool  # by this process
    touched: int = 0
    error: str | None = None


def run_once(job: Job, due_on: date, *, again: bool = False) -> Outcome:
    """Run a job for a day, unless it was run for that day before, here or in another process.

    A failure is written into the row. It stays done-and-failed until somebody runs it ``again``,
    which also takes over a run that was killed hours ago; a run that ended well is never repeated.
    """
    about = {"job": job.name, "day": due_on}
    if not (_claim(job.name, due_on) or (again and _take_over(job.name, due_on))):
        logger.info("job.run_before", extra=about)
        return Outcome(ran=False)
    try:
        touched = job.work(due_on)
    except Exception as failure:
        logger.exception("job.failed", extra=about)
        db.session.rollback()
        error = f"{type(failure).__name__}: {failure}"[:500]
        _end(job.name, due_on, touched=None, error=error)
        return Outcome(ran=True, error=error)
    _end(job.name, due_on, touched=touched, error=None)
    logger.info("job.ran", extra={**about, "touched": touched})
    return Outcome(ran=True, touched=touched)


def last_runs() -> dict[str, JobRun]:
    """Return the run of each job for its latest day, by name."""
    latest = select(JobRun.name, func.max(JobRun.due_on)).group_by(JobRun.name)
    rows = db.session.scalars(select(JobRun).where(tuple_(JobRun.name, JobRun.due_on).in_(latest)))
    return {row.name: row for row in rows}


def first_began() -> datetime | None:
    """Return the moment at which the first run of any job began; None if none ever did."""
    oldest = select(JobRun.started_at).order_by(JobRun.id).limit(1)
    return db.session.scalar(oldest)


def _claim(name: str, due_on: date) -> bool:
    """Write the row of this job and day; False when it is there already."""
    with transaction():
        try:
            with db.session.begin_nested():
                db.session.add(JobRun(name=name, due_on=due_on, started_at=clock.now()))
        except IntegrityError:
            return False
    return True


def _take_over(name: str, due_on: date) -> bool:
    """Claim the row of a run that failed or was killed; one process wins."""
    killed = and_(JobRun.finished_at.is_(None), JobRun.started_at < clock.now() - GIVEN_UP)
    with transaction():
        claimed = db.session.execute(
            update(JobRun)
            .where(
                JobRun.name == name,
                JobRun.due_on == due_on,
                or_(JobRun.error.is_not(None), killed),
            )
            .values(started_at=clock.now(), finished_at=None, touched=None, error=None)
        )
    return bool(claimed.rowcount)  # type: ignore[attr-defined]  # an UPDATE has one


def _end(name: str, due_on: date, *, touched: int | None, error: str | None) -> None:
    with transaction():
        db.session.execute(
            update(JobRun)
            .where(JobRun.name == name, JobRun.due_on == due_on)
            .values(finished_at=clock.now(), touched=touched, error=error)
        )
