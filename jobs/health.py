"""What the jobs tell of the health of the installation."""

from datetime import timedelta
from typing import Final

from foundation import clock
from foundation.health import Line, told_by
from foundation.i18n import N_
from jobs.models import JobRun
from jobs.runs import GIVEN_UP, first_began, last_runs
from jobs.schedule import TIMETABLE

LATE: Final = timedelta(hours=26)  # every job runs once a day
START: Final = N_(
    "Ask who looks after the server to start the program of the jobs; it makes up for today."
)
AGAIN: Final = N_(
    "Ask who looks after the server to read its log and run this job again; tell them its name."
)


@told_by
def jobs_of_the_night() -> list[Line]:
    """Tell whether each job of the timetable ran, ended and ended well."""
    runs = last_runs()
    if not runs:
        return [Line("jobs", N_("Jobs"), N_("none ever ran"), "danger", START)]
    began = first_began()
    is_new = began is None or clock.now() - began <= LATE
    wrong = [
        line
        for each in TIMETABLE
        if (line := _wrong(each.name, runs.get(each.name), is_new=is_new)) is not None
    ]
    newest = max(run.started_at for run in runs.values())
    ran = sum(each.name in runs for each in TIMETABLE)
    whole = Line(
        "jobs",
        N_("Jobs"),
        N_("%(count)s of %(all)s ran; the last one began %(moment)s"),
        "danger" if wrong else "ok",
        START,
        {"count": ran, "all": len(TIMETABLE), "moment": newest},
    )
    return [whole, *wrong]


def _wrong(name: str, run: JobRun | None, *, is_new: bool) -> Line | None:
    """Return what is wrong with a job; None if nothing is.

    Args:
        is_new: the timetable is kept for less than a day: the hour of a job may not have come.
    """
    if run is None:
        if is_new:
            return None
        return _line(N_("A job that never ran"), N_("%(job)s"), START, {"job": name})
    details = {"job": name, "day": run.due_on}
    if run.error is not None:
        return _line(N_("A job that failed"), N_("%(job)s on %(day)s"), AGAIN, details)
    age = clock.now() - run.started_at
    if run.finished_at is None and age > GIVEN_UP:
        return _line(N_("A job that did not end"), N_("%(job)s on %(day)s"), AGAIN, details)
    if age > LATE:
        return _line(N_("A job that runs no more"), N_("%(job)s, last %(day)s"), START, details)
    return None


def _line(title: str, value: str, advice: str, details: dict[str, object]) -> Line:
    return Line(f"job.{details['job']}", title, value, "danger", advice, details)
