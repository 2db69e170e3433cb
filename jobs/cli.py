"""`flask jobs`: keep the timetable, run one job for one day, list."""

from datetime import datetime
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup

from foundation import clock
from jobs import runner, runs
from jobs.schedule import TIMETABLE, job
from web.commands import command, ready_database

jobs = AppGroup("jobs", help="What runs by itself.")


@jobs.command("run")
def run() -> None:
    """Keep the timetable until stopped. One process an office; a second one does no harm."""
    ready_database()
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # Flask's documented way
    names = ", ".join(each.name for each in TIMETABLE)
    runner.keep_timetable(
        app.app_context, announce=lambda: click.echo(f"Keeping the timetable: {names}")
    )


@jobs.command("once")
@click.argument("name")
@click.option(
    "--on",
    "moment",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    help="The day to run it for; today if not given.",
)
@click.option("--again", is_flag=True, help="Run it again if it failed that day, or was killed.")
@command
def once(name: str, moment: datetime | None, again: bool) -> tuple[str, dict[str, Any]]:
    """Run one job for one day, unless it was run for that day before."""
    chosen = job(name)
    due_on = moment.date() if moment else clock.today()
    ready_database()
    outcome = runs.run_once(chosen, due_on, again=again)
    result: dict[str, Any] = {
        "name": chosen.name,
        "on": due_on.isoformat(),
        "ran": outcome.ran,
        "touched": outcome.touched,
    }
    if outcome.error is not None:
        failed = {**result, "error": outcome.error, "failed": True}
        return f"{name} for {due_on} failed: {outcome.error}", failed
    if not outcome.ran:
        return f"{name} was run for {due_on} before; nothing was done", result
    return f"{name} for {due_on}: touched {outcome.touched}", result


@jobs.command("list")
@command
def list_jobs() -> tuple[str, dict[str, Any]]:
    """List the timetable and when each job ran last."""
    ready_database()
    last = runs.last_runs()
    rows = [
        {
            "name": each.name,
            "cron": each.cron,
            "why": each.why,
            "last_on": last[each.name].due_on.isoformat() if each.name in last else None,
            "error": last[each.name].error if each.name in last else None,
        }
        for each in TIMETABLE
    ]
    lines = [f"{r['name']:24} {r['cron']:14} {r['last_on'] or '—':12} {r['why']}" for r in rows]
    return "\n".join(lines), {"jobs": rows}
