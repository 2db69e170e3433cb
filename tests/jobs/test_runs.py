"""A job happens once a day, whatever process asks; a failure is kept and may be run again."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from foundation import clock
from foundation.database import db
from jobs.models import JobRun
from jobs.runs import GIVEN_UP, Outcome, last_runs, run_once
from jobs.schedule import TIMETABLE, Job, job

TODAY = date(2026, 11, 23)


class Counter:
    """A job's work that counts, and fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.days: list[date] = []
        self.failures = failures

    def __call__(self, day: date) -> int:
        self.days.append(day)
        if len(self.days) <= self.failures:
            raise RuntimeError("the disk is full")
        return 7


def made(work: Counter) -> Job:
    return Job("test.count", "0 1 * * *", work, "to test")


@pytest.mark.usefixtures("app")
def test_a_job_runs_once_a_day() -> None:
    work = Counter()
    assert run_once(made(work), TODAY) == Outcome(ran=True, touched=7)
    assert run_once(made(work), TODAY) == Outcome(ran=False)
    assert run_once(made(work), TODAY, again=True) == Outcome(ran=False)
    assert run_once(made(work), TODAY + timedelta(days=1)).ran
    assert work.days == [TODAY, TODAY + timedelta(days=1)]
    assert last_runs()["test.count"].due_on == TODAY + timedelta(days=1)


@pytest.mark.usefixtures("app")
def test_a_failure_is_kept_and_run_again_only_when_asked() -> None:
    work = Counter(failures=1)
    failed = run_once(made(work), TODAY)
    assert failed == Outcome(ran=True, error="RuntimeError: the disk is full")
    row = db.session.scalars(select(JobRun)).one()
    assert (row.error, row.touched) == ("RuntimeError: the disk is full", None)

    assert not run_once(made(work), TODAY).ran
    assert run_once(made(work), TODAY, again=True).touched == 7
    db.session.refresh(row)
    assert (row.error, row.touched) == (None, 7)


@pytest.mark.usefixtures("app")
def test_a_run_that_was_killed_can_be_taken_over_after_hours() -> None:
    started = clock.now() - GIVEN_UP + timedelta(minutes=1)
    row = JobRun(name="test.count", due_on=TODAY, started_at=started)
    db.session.add(row)
    db.session.commit()
    work = Counter()
    assert not run_once(made(work), TODAY, again=True).ran

    row.started_at = clock.now() - GIVEN_UP - timedelta(minutes=1)
    db.session.commit()
    assert run_once(made(work), TODAY, again=True).ran


def test_every_job_of_the_timetable_has_its_own_name_and_a_reason() -> None:
    assert len({each.name for each in TIMETABLE}) == len(TIMETABLE)
    assert all(each.why and len(each.cron.split()) == 5 for each in TIMETABLE)
    assert job("review.refresh").name == "review.refresh"
    with pytest.raises(ValueError, match=r"review\.refresh"):
        job("review.unknown")
