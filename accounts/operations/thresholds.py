"""Thresholds of an office: set from a day on, with a reason; never edited."""

from datetime import date

from accounts.models import Office, OfficeThreshold
from accounts.operations.offices import tree_changed
from accounts.operations.records import check_reach
from accounts.thresholds import entries, refusals
from accounts.thresholds.declared import Threshold, ThresholdCode
from accounts.thresholds.in_force import held_in, kept
from audit import ledger
from foundation.acts import Act
from foundation.database import db
from foundation.folding import tidy


def set_threshold(
    office: Office,
    threshold: Threshold,
    *,
    value: int | None,
    valid_from: date,
    reason: str,
    by: Act,
) -> OfficeThreshold:
    """Set the number of a threshold in an office, and in those under it that set none.

    Args:
        value: in the unit of the threshold; None: from that day the office above decides again.
        valid_from: the first day on which it holds, today or later.

    Raises:
        OfficeOutOfReach: the office is not under the one acted for.
        ThresholdOutOfBounds: the number is less than the least, or more than the most.
        ThresholdInThePast: the day is past.
        ThresholdReasonNeeded: no reason is given in words.
        NoThresholdAbove: there is no number of its own to give up.
        ThresholdUnchanged: the office has that number of its own on that day.
    """
    check_reach(office, by)
    tree_changed()  # first: of two who set one the second waits here; every process reads anew
    kept.forget()
    if value is not None and not threshold.least <= value <= threshold.most:
        raise refusals.ThresholdOutOfBounds(least=threshold.least, most=threshold.most)
    if valid_from < by.day:
        raise refusals.ThresholdInThePast
    reason = tidy(reason)
    if not any(map(str.isalpha, reason)):
        raise refusals.ThresholdReasonNeeded
    before = held_in(threshold, office.id, valid_from)
    own = before.value if before.office_id == office.id else None
    if value == own:
        raise refusals.ThresholdUnchanged if value is not None else refusals.NoThresholdAbove
    row = OfficeThreshold(
        office_id=office.id,
        code=threshold.code,
        value=value,
        valid_from=valid_from,
        reason=reason,
        recorded_by_id=by.actor.id,
        recorded_at=by.at,
    )
    db.session.add(row)
    db.session.flush()
    kept.forget()
    ledger.append(
        f"office:{office.id}",
        entries.THRESHOLD_SET,
        office_id=office.id,
        by=by,
        payload={
            "threshold": ThresholdCode(threshold.code),
            "value": [own, value],
            "valid_from": valid_from,
            "reason": reason,
        },
    )
    return row
