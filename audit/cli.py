"""`flask ledger`: verify the chains from the command line."""

from typing import Any

from flask import current_app
from flask.cli import AppGroup

from audit import place, verification
from web.commands import command

ledger = AppGroup("ledger", help="The append-only, hash-chained ledger.")


@ledger.command("verify")
@command
def verify() -> tuple[str, dict[str, Any]]:
    """Recompute every chain, compare every row and photo; exit with 1 and name what is broken."""
    settings = current_app.config["KEBIEN"]
    verdict = verification.verify(place.address(settings), place.wanted(settings))
    return _told(verdict), {
        "entries": verdict.entries,
        "streams": verdict.streams,
        "intact": verdict.intact,
        "found": verdict.found,
        "findings": [
            {"subject": finding.subject, "kind": finding.kind, "what": finding.what}
            for finding in verdict.findings
        ],
        "photos": verdict.photos,
        "keyed": verdict.keyed,
        "failed": not verdict.intact,
    }


def _told(verdict: verification.Verdict) -> str:
    if verdict.intact:
        return f"intact: {verdict.entries} entries in {verdict.streams} streams"
    lines = [f"{finding.subject}: {finding.what}" for finding in verdict.findings]
    return "\n".join([f"BROKEN: {verdict.found} findings", *lines])
