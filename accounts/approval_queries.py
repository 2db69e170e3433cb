"""Reads about proposals: who may decide one, those in sight, those that wait for somebody."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import aliased, joinedload

from accounts.models import Approval, ApprovalState, Membership, Office, UserAccount
from accounts.queries import held_on, holds_now
from accounts.roles import ROLES
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.sight import in_sight
from foundation.trees import ids_of


def people_with(
    permission: Permission, office_id: int, on: date, *, in_it: bool = False
) -> Sequence[UserAccount]:
    """Return the active people who hold ``permission`` over an office on a day, by name.

    Args:
        in_it: only those who work in the office itself and so act in its name.
    """
    roles = [role for role, permissions in ROLES.items() if permission in permissions]
    office = db.session.get_one(Office, office_id)
    found = (
        select(UserAccount)
        .where(
            UserAccount.is_active,
            or_(*(holds_now(role, ids_of(office.path), on) for role in roles)),
        )
        .order_by(UserAccount.sort_key, UserAccount.id)
    )
    if in_it:
        found = found.where(or_(*(holds_now(role, [office_id], on) for role in ROLES)))
    return db.session.scalars(found).all()


def holds_over(permission: Permission, office_id: int, by: Act) -> bool:
    """Whether who acts holds ``permission`` over an office on the day of the act: one question."""
    office, above = aliased(Office), aliased(Office)
    there = select(above.id).where(office.id == office_id, office.path.startswith(above.path))
    held = exists().where(
        Membership.user_id == UserAccount.id,
        Membership.role.in_([role for role, rights in ROLES.items() if permission in rights]),
        Membership.office_id.in_(there),
        held_on(by.day),
    )
    asked = exists().where(UserAccount.id == by.actor.id, UserAccount.is_active, held)
    return bool(db.session.scalar(select(asked)))


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
