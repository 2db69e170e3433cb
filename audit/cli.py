"""`flask ledger`: verify the chains from the command line."""

from typing import Any

import click
from flask.cli import AppGroup

from audit import verification
from web.commands import command, ready_database

ledger = AppGroup("ledger", help="The append-only, hash-chained ledger.")


@ledger.command("verify")
@click.option("--stream", help="Only this stream, for example item:17.")
@command
def verify(stream: str | None) -> tuple[str, dict[str, Any]]:
    """Recompute every chain; exit with 1 and name the first broken entry if one was changed."""
    ready_database()
    verdict = verification.verify(stream)
    result = {
        "entries": verdict.entries,
        "streams": verdict.streams,
        "intact": verdict.intact,
        "first_broken": verdict.first_broken,
        "failed": not verdict.intact,
    }
    if verdict.intact:
        return f"intact: {verdict.entries} entries in {verdict.streams} streams", result
    return f"BROKEN at {verdict.first_broken}", result
