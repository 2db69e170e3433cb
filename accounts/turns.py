"""Whose turn comes after a proposal: people who could decide it and carry it out, or that none can.

It is asked on the page before anything is proposed, and by the operation that proposes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from accounts import approval_queries, refusals
from accounts.deciding import Parts
from accounts.models import Role, UserAccount
from accounts.roles import ROLES
from foundation.acts import Act
from foundation.permissions import Permission
from foundation.refusals import Refusal, check

NAMED: Final = 3  # people in one sentence


@dataclass(frozen=True, slots=True)
class Turns:
    """Who could do what comes next, by full name.

    Args:
        decide: who could approve it.
        carry_out: who could carry it out then; None: who approves does.
        why_not: why it would come to nothing; None where it can be done.
    """

    decide: Sequence[str]
    carry_out: Sequence[str] | None
    why_not: Refusal | None


def turns(parts: Parts, office_id: int, by: Act) -> Turns:
    """Return whose turn comes next if this person proposes something in an office now."""
    others = _others(approval_queries.people_with(parts.decides, office_id, by.day), by)
    able = (
        None
        if parts.carries_out is None
        else approval_queries.people_with(parts.carries_out, office_id, by.day, in_it=True)
    )
    left = None if able is None else _others(able, by)
    return Turns(
        [each.full_name for each in others],
        None if left is None else [each.full_name for each in left],
        _why_not(parts, office_id, others, able, by),
    )


def check_ends(parts: Parts, office_id: int, by: Act) -> None:
    """Refuse to propose what nobody could approve, or nobody carry out.

    Raises:
        NobodyElseMayApprove: no other active person may decide it in this office.
        NobodyCarriesOut, ProposerCarriesOut: nobody would be left to carry it out.
    """
    check(turns(parts, office_id, by).why_not)


def check_right(permission: Permission, office_id: int, by: Act) -> None:
    """Refuse who has not the right that their part needs.

    Raises:
        MayNotDecide: the person does not hold it over the office.
    """
    if not approval_queries.holds_over(permission, office_id, by):
        raise refusals.MayNotDecide


def _others(people: Sequence[UserAccount], by: Act) -> list[UserAccount]:
    return [each for each in people if each.id != by.actor.id]


def _why_not(
    parts: Parts,
    office_id: int,
    others: Sequence[UserAccount],
    able: Sequence[UserAccount] | None,
    by: Act,
) -> Refusal | None:
    if not others:
        return refusals.NobodyElseMayApprove(roles=_roles_with(parts.decides))
    if able is None or parts.carries_out is None:
        return None
    roles = _roles_with(parts.carries_out)
    if _can_end(others, able, by):
        return None
    if [each.id for each in able] == [by.actor.id]:
        instead = _others(approval_queries.people_with(parts.proposes, office_id, by.day), by)
        if instead:
            names = [each.full_name for each in instead[:NAMED]]
            return refusals.ProposerCarriesOut(people=names, roles=roles)
    return refusals.NobodyCarriesOut(roles=roles)


def _can_end(others: Sequence[UserAccount], able: Sequence[UserAccount], by: Act) -> bool:
    """Whether one may approve and yet another, neither of them who proposes, carry it out."""
    left = {each.id for each in able} - {by.actor.id}
    return any(left - {each.id} for each in others)


def _roles_with(permission: Permission) -> list[Role]:
    return [role for role, permissions in ROLES.items() if permission in permissions]
