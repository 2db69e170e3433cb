"""The process that keeps the timetable: APScheduler, one application context a job."""

import logging
import signal
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, time
from types import FrameType

from apscheduler.events import EVENT_SCHEDULER_STARTED
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from foundation import clock
from foundation.database import db
from foundation.failures import Failure
from jobs.runs import run_once
from jobs.schedule import TIMETABLE, WATCHES, Job, Watch

logger = logging.getLogger("kebien.jobs")

Context = Callable[[], AbstractContextManager[object]]
"""Opens what a job runs in: an application context of its own."""

GRACE = 3600  # seconds a job may start late


def keep_timetable(context: Context, *, announce: Callable[[], None]) -> None:
    """Run every job at its hour until the process is told to stop; running jobs end first.

    Args:
        announce: called once the timetable is kept and the process can be told to stop.
    """
    scheduler = scheduled(BlockingScheduler(timezone=clock.VIETNAM), context)
    scheduler.add_listener(lambda _event: announce(), EVENT_SCHEDULER_STARTED)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        # Not here: the signal may have come in the middle of the scheduler's own locks.
        threading.Thread(target=scheduler.shutdown, name="stop").start()

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, stop)
    scheduler.start()


def scheduled(scheduler: BaseScheduler, context: Context) -> BaseScheduler:
    """Put the timetable into a scheduler; what was due earlier today starts with it.

    Nothing runs twice for it: :func:`jobs.runs.run_once` asks the database.
    """
    for each in TIMETABLE:
        trigger = CronTrigger.from_crontab(each.cron, timezone=clock.VIETNAM)
        at_once = {"next_run_time": clock.now()} if _was_due_today(trigger) else {}
        scheduler.add_job(
            run_in(context),
            trigger,
            args=[each],
            id=each.name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=GRACE,
            **at_once,
        )
    for watch in WATCHES:
        scheduler.add_job(
            look_in(context),
            IntervalTrigger(seconds=watch.every, timezone=clock.VIETNAM),
            args=[watch],
            id=watch.name,
            coalesce=True,
            max_instances=1,
        )
    return scheduler


def run_in(context: Context) -> Callable[[Job], None]:
    """Return what runs a job for the present day inside a context of its own."""

    def run(job: Job) -> None:
        with context():
            try:
                run_once(job, clock.today())
            except Failure:  # the database is away; the next start makes up for it
                logger.exception("job.found_no_database", extra={"job": job.name})
            finally:
                db.session.remove()

    return run


def look_in(context: Context) -> Callable[[Watch], None]:
    """Return what looks after something inside a context of its own."""

    def look(watch: Watch) -> None:
        with context():
            try:
                watch.work()
            except Failure:  # the machine cannot now; the next look makes up for it
                logger.exception("watch.could_not_work", extra={"watch": watch.name})
            finally:
                db.session.remove()

    return look


def _was_due_today(trigger: CronTrigger) -> bool:
    midnight = datetime.combine(clock.today(), time.min, clock.VIETNAM)
    first = trigger.get_next_fire_time(None, midnight)
    return first is not None and first <= clock.now()
