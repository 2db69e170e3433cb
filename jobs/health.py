"""What the jobs tell of the health of the installation."""

from datetime import timedelta
from typing import Final

from foundation import clock
from foundation.health import Line, told_by
from foundation.i18n import N_
from jobs.runs import last_runs
from jobs.schedule import TIMETABLE

LATE: Final = timedelta(hours=26)
START: Final = N_("Start the process flask jobs run and keep it running; it makes up for today.")


@told_by
def jobs_of_the_night() -> list[Line]:
    """Tell whether the jobs run, and which failed last."""
    runs = last_runs()
    if not runs:
        return [Line("jobs", N_("Jobs"), N_("none ever ran"), "danger", START)]
    newest = max(run.started_at for run in runs.values())
    late = clock.now() - newest > LATE
    found = [
        Line(
            "jobs",
            N_("Jobs"),
            N_("%(count)s of %(all)s ran; the last one began %(moment)s"),
            "danger" if late else "ok",
            START,
            {"count": len(runs), "all": len(TIMETABLE), "moment": newest},
        )
    ]
    for name, run in sorted(runs.items()):
        if run.error is not None:
            found.append(
                Line(
                    f"job.{name}",
                    N_("A job that failed"),
                    N_("%(job)s on %(day)s: %(error)s"),
                    "danger",
                    N_("Read the log, mend the cause, then run it again: flask jobs once NAME."),
                    {"job": name, "day": run.due_on, "error": run.error[:120]},
                )
            )
    return found
