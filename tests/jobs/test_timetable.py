"""The timetable in the scheduler: each job at its hour, and what was due this morning at once."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import select

from foundation import clock
from foundation.database import db
from jobs.models import JobRun
from jobs.runner import run_in, scheduled
from jobs.schedule import TIMETABLE, WATCHES, job


def test_what_was_due_this_morning_starts_with_the_process() -> None:
    scheduler = scheduled(BackgroundScheduler(timezone=clock.VIETNAM), nullcontext)
    pending = {each.id: each for each in scheduler.get_jobs()}
    assert set(pending) == {each.name for each in [*TIMETABLE, *WATCHES]}
    at_once = {name for name, each in pending.items() if hasattr(each, "next_run_time")}
    assert at_once == {
        "auctions.appraisals",
        "backups.copy",
        "calendar.judge",
        "cases.verifications",
        "database.statistics",
        "exchange.expire",
        "ledger.checkpoint",
        "ledger.verify",
        "organisations.link",
        "photos.left",
        "warehouse.recount",
        "review.refresh",
        "review.remind",
    }  # it is 09:00
    assert all((each.coalesce, each.max_instances) == (True, 1) for each in pending.values())


@pytest.mark.usefixtures("app")
def test_a_scheduled_job_runs_for_the_present_day_once() -> None:
    run = run_in(nullcontext)
    run(job("review.remind"))
    run(job("review.remind"))
    row = db.session.scalars(select(JobRun)).one()
    assert (row.name, row.due_on) == ("review.remind", date(2026, 11, 23))
    assert row.finished_at is not None
    assert row.finished_at - row.started_at < timedelta(days=1)
