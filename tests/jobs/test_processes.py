"""Two real processes, one day: the job happens exactly once, on both engines."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from audit.models import LedgerEntry
from foundation.database import db
from jobs.models import JobRun
from review.models import Directive

ROOT = Path(__file__).parents[2]


def started(database_url: str, data: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start `flask jobs …` on the test's database."""
    environment = os.environ | {
        "DATABASE_URL": database_url,
        "KEBIEN_DATA": str(data),
        "KEBIEN_ENV": "development",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", "jobs", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def answered(process: subprocess.Popen[str]) -> dict[str, Any]:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    result: dict[str, Any] = json.loads(out)
    return result


def test_two_processes_run_a_job_once(
    database_url: str, tmp_path: Path, directive: Directive
) -> None:
    db.session.commit()
    arguments = ("once", "review.remind", "--on", directive.due_on.isoformat(), "--json")
    db.session.remove()
    rivals = [started(database_url, tmp_path, *arguments) for _ in range(2)]

    results = sorted((answered(rival) for rival in rivals), key=lambda result: result["ran"])

    day = "2026-11-27"
    assert results == [
        {"name": "review.remind", "on": day, "ran": False, "touched": 0},
        {"name": "review.remind", "on": day, "ran": True, "touched": 1},
    ]
    assert db.session.scalar(select(func.count()).select_from(JobRun)) == 1
    reminders = select(func.count()).where(LedgerEntry.kind == "directive.reminded")
    assert db.session.scalar(reminders) == 1


def test_an_unknown_job_is_refused(database_url: str, tmp_path: Path) -> None:
    process = started(database_url, tmp_path, "once", "no.such-job", "--json")
    out, _err = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "review.refresh" in json.loads(out)["error"]


def test_the_timetable_process_makes_up_for_the_morning_and_stops_when_told(
    app: Any, database_url: str, tmp_path: Path
) -> None:
    db.session.remove()
    process = started(database_url, tmp_path, "run")
    assert process.stdout is not None
    assert "review.refresh" in process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
