"""Reads about proposals: who may decide one, those in sight, those that wait for somebody."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from accounts.models import Approval, ApprovalState, Office
from accounts.queries import holders_over
from accounts.roles import ROLES
from foundation.database import db
from foundation.permissions import Permission
from foundation.sight import in_sight


def may_decide(permission: Permission, office_id: int, on: date) -> set[int]:
    """Return the ids of the active people who hold ``permission`` over an office on a day."""
    office = db.session.get_one(Office, office_id)
    return {
        person.id
        for role, permissions in ROLES.items()
        if permission in permissions
        for person in holders_over(role, office, on)
    }


def approvals(offices: Collection[int], states: Collection[ApprovalState] = ()) -> Select[Approval]:
    """Select the proposals in sight, with who made them."""
    found = (
        select(Approval)
        .where(in_sight(Approval.office_id, offices))
        .options(joinedload(Approval.proposed_by))
    )
    return found.where(Approval.state.in_(states)) if states else found


def approval_by_id(approval_id: int, offices: Collection[int]) -> Select[Approval]:
    """Select one proposal in sight, with who made and who decided it."""
    return (
        approvals(offices)
        .where(Approval.id == approval_id)
        .options(joinedload(Approval.decided_by))
    )


def to_decide(what: str, offices: Collection[int], by_id: int) -> Select[int]:
    """Select the ids of the proposals of a kind that others made where somebody may decide."""
    return select(Approval.id).where(
        Approval.what == what,
        in_sight(Approval.office_id, offices),
        Approval.state == ApprovalState.PROPOSED,
        Approval.proposed_by_id != by_id,
    )
