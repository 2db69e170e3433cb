"""Deadlines: store what the lawbook rules, record when the act was done; late stays late."""

from datetime import date

from sqlalchemy import select

from audit import ledger
from cases.models import CaseFile, Deadline, DeadlineStatus, Step
from foundation.acts import Act
from foundation.database import db
from lawbook.citation import Ruling


def schedule(
    step: Step,
    ruling: Ruling[date],
    *,
    case: CaseFile,
    subject_kind: str,
    subject_id: int,
    lot_id: int | None,
    trigger_on: date,
    by: Act,
) -> Deadline:
    """Store the last day of a step; ruling again while it is open moves the day.

    Args:
        ruling: the last day and the provision behind it.
        subject_kind: "lot", "round" or "sale", with its ``subject_id``.
        trigger_on: the day the law attaches to.

    Returns:
        The deadline. One that was met or waived is not touched.
    """
    row = find(step, subject_kind=subject_kind, subject_id=subject_id)
    if row is not None and row.status is not DeadlineStatus.SCHEDULED:
        return row
    before = row.due_on if row is not None else None
    if row is None:
        row = Deadline(
            office_id=case.office_id,
            case_id=case.id,
            subject_kind=subject_kind,
            subject_id=subject_id,
            step=step,
            status=DeadlineStatus.SCHEDULED,
        )
        db.session.add(row)
    row.lot_id, row.parameter, row.trigger_on = lot_id, ruling.code, trigger_on
    row.due_on, row.counted, row.edition = ruling.value, ruling.counted, ruling.edition
    row.basis, row.basis_short = str(ruling.basis), ruling.basis.short
    row.confirmed, row.ruled_at = ruling.confirmed, by.at
    db.session.flush()
    if before != row.due_on:
        _log(row, "deadline.scheduled", by, {"due_on": [before, row.due_on]})
    return row


def meet(step: Step, *, subject_kind: str, subject_id: int, on: date, by: Act) -> Deadline | None:
    """Record that a step was done on a day: met, or met late for ever.

    Returns:
        The deadline, or None when the step was never scheduled. One already met stays as it is.
    """
    row = find(step, subject_kind=subject_kind, subject_id=subject_id)
    if row is None or row.status is not DeadlineStatus.SCHEDULED:
        return row
    row.met_on = on
    row.status = DeadlineStatus.MET if on <= row.due_on else DeadlineStatus.MET_LATE
    _log(row, f"deadline.{row.status.value}", by, {"due_on": row.due_on, "met_on": on})
    return row


def close(
    step: Step, *, status: DeadlineStatus, subject_kind: str, subject_id: int, reason: str, by: Act
) -> Deadline | None:
    """End an open deadline without the act: ``WAIVED`` or ``MISSED``, with a reason code."""
    if status not in {DeadlineStatus.WAIVED, DeadlineStatus.MISSED}:
        raise ValueError(status)
    row = find(step, subject_kind=subject_kind, subject_id=subject_id)
    if row is None or row.status is not DeadlineStatus.SCHEDULED:
        return row
    row.status, row.waive_reason = status, reason
    _log(row, f"deadline.{status.value}", by, {"due_on": row.due_on, "reason": reason})
    return row


def waive(
    step: Step, *, subject_kind: str, subject_id: int, reason: str, by: Act
) -> Deadline | None:
    """End an open deadline that is no longer needed, with a reason code."""
    return close(
        step,
        status=DeadlineStatus.WAIVED,
        subject_kind=subject_kind,
        subject_id=subject_id,
        reason=reason,
        by=by,
    )


def find(step: Step, *, subject_kind: str, subject_id: int) -> Deadline | None:
    """Return the deadline of a step of a subject, if one was ever scheduled."""
    return db.session.scalar(
        select(Deadline)
        .where(
            Deadline.subject_kind == subject_kind,
            Deadline.subject_id == subject_id,
            Deadline.step == step,
        )
        .with_for_update()
    )


def _log(row: Deadline, kind: str, by: Act, payload: dict[str, object]) -> None:
    ledger.append(
        f"{row.subject_kind}:{row.subject_id}",
        kind,
        office_id=row.office_id,
        by=by,
        payload={"step": row.step, "parameter": row.parameter, **payload},
        basis=row.basis,
    )
