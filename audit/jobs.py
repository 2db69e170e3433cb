"""What the ledger does at night: sign what was written, and verify everything."""

from dataclasses import replace
from datetime import date

from audit import checkpoints, checks, place
from audit.findings import Finding
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.transaction import transaction


class LedgerBroken(RuntimeError):
    """The nightly verification found something, or could not be finished: the job has failed."""


def checkpoint(day: date) -> int:
    """Sign the heads of all streams; nothing if nothing was written since the last time."""
    before = checkpoints.last()
    made = checkpoints.make(place.here(), place.key_here(), day)
    return 0 if before is not None and before.id == made.id else 1


def verify(_day: date) -> int:
    """Verify everything in this process alone; the result is kept for the page of checks.

    Returns:
        How many entries were verified; none while somebody verifies from the page.

    Raises:
        LedgerBroken: something is not as it was written.
    """
    with transaction():
        asked = checks.ask(Act(SYSTEM, clock.now()))
        number = asked.id if asked else None
    if number is None:
        return 0
    check = checks.run(number, replace(place.wanted_here(), processes=1))
    if check.failure is not None:
        raise LedgerBroken(f"The ledger could not be verified: {check.failure}")
    if check.found:
        first = Finding(*check.findings[0])
        raise LedgerBroken(f"{check.found} broken things, the first: {first.subject}: {first.what}")
    return check.entries
