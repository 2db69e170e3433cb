"""Reads about corrections."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from accounts.models import Approval, ApprovalState
from corrections.models import Correction
from foundation.database import db


def of_approval(approval_id: int) -> Select[Correction]:
    """Select the correction a proposal is about."""
    return (
        select(Correction)
        .where(Correction.approval_id == approval_id)
        .options(joinedload(Correction.document))
    )


def waits(what: str, target_id: int) -> int | None:
    """Return the id of the proposal of a correction of a fact that waits for approval."""
    found = (
        select(Approval.id)
        .join(Correction, Correction.approval_id == Approval.id)
        .where(
            Correction.what == what,
            Correction.target_id == target_id,
            Approval.state == ApprovalState.PROPOSED,
        )
    )
    return db.session.scalar(found.limit(1))


def on_page_of(stream: str) -> Sequence[Correction]:
    """Return the corrections of a thing that are in force or wait, the newest first."""
    kind, _, number = stream.partition(":")
    return db.session.scalars(
        select(Correction)
        .join(Approval, Approval.id == Correction.approval_id)
        .where(
            Correction.subject_kind == kind,
            Correction.subject_id == int(number),
            Approval.state.in_((ApprovalState.PROPOSED, ApprovalState.EXECUTED)),
        )
        .options(joinedload(Correction.approval), joinedload(Correction.document))
        .order_by(Correction.id.desc())
    ).all()
