"""Legal days that no rule could move after a change of the calendar: noted, looked at by people.

``cases.operations.deadlines`` takes the note away where a day is ruled anew.
"""

from datetime import date

from audit import ledger
from audit.entries import Kind
from cases import refusals
from cases.holidays import entries
from cases.models import Deadline
from foundation.acts import Act
from foundation.database import db, lock


def note_unmoved(row: Deadline, over: date, *, by: Act) -> None:
    """Note of an open legal day that the calendar changed and that it was not moved.

    Args:
        over: the day of the calendar that changed.
    """
    row.unmoved_at, row.unmoved_over = by.at, over
    _log(row, entries.DAY_NOT_MOVED, over, by)


def note_follows(row: Deadline, over: date, *, by: Act) -> None:
    """Take the note away: the day agrees with the calendar as it is now."""
    row.unmoved_at = row.unmoved_over = None
    _log(row, entries.DAY_FOLLOWS, over, by)


def let_stand(row: Deadline, *, by: Act) -> Deadline:
    """Record that somebody looked at a legal day that was not moved, and that it stands.

    Raises:
        NothingToLookAt: it was looked at, ruled again, or ended since.
    """
    lock(row)
    over = row.unmoved_over
    if not row.is_unmoved or over is None:
        raise refusals.NothingToLookAt
    row.unmoved_at = row.unmoved_over = None
    _log(row, entries.DAY_STANDS, over, by)
    return row


def _log(row: Deadline, kind: Kind, over: date, by: Act) -> None:
    db.session.flush()
    ledger.append(
        f"{row.subject_kind}:{row.subject_id}",
        kind,
        office_id=row.office_id,
        by=by,
        payload={
            "step": row.step,
            "parameter": row.parameter,
            "due_on": row.due_on,
            "changed": over,
        },
        basis=row.basis,
    )
