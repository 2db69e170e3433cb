"""What the ledger does at night: sign what was written."""

from datetime import date

from audit import checkpoints, place


def checkpoint(day: date) -> int:
    """Sign the heads of all streams; nothing if nothing was written since the last time."""
    before = checkpoints.last()
    made = checkpoints.make(place.here(), place.key_here(), day)
    return 0 if before is not None and before.id == made.id else 1
