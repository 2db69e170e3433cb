"""Reads about people and offices."""

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased, selectinload

from accounts import outside
from accounts.models import (
    FactorRule,
    Membership,
    Office,
    OfficeTree,
    RecoveryCode,
    Role,
    SecondFactor,
    Session,
    SignInTry,
    UserAccount,
)
from accounts.rights import Rights, RoleHeld
from accounts.roles import asks_for_factor
from foundation.actor import Actor
from foundation.database import db
from foundation.folding import fold, identifier
from foundation.keyed import Keyed
from foundation.permissions import Permission
from foundation.trees import ids_of, under

KEPT_AT: Final = "version of the offices"  # key in session.info of a request
USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9.\-]{0,59}")


def account_by_username(username: str) -> Select[UserAccount]:
    """Select the account of a user name, however its letters and signs were typed."""
    return select(UserAccount).where(UserAccount.username_key == identifier(username)[:60])


def home_office_id(account_id: int, on: date) -> int | None:
    """Return the office a person works in: of the role held longest, else of the last one held."""
    return db.session.scalar(
        select(Membership.office_id)
        .where(Membership.user_id == account_id)
        .order_by(held_on(on).desc(), Membership.id)
        .limit(1)
    )


def factor_of(account_id: int) -> Select[SecondFactor]:
    return select(SecondFactor).where(SecondFactor.account_id == account_id)


def recovery_codes(account_id: int) -> Select[RecoveryCode]:
    return select(RecoveryCode).where(RecoveryCode.account_id == account_id)


def unused_codes(account_id: int) -> Select[RecoveryCode]:
    return recovery_codes(account_id).where(RecoveryCode.used_at.is_(None))


def roles_held(account_id: int, on: date) -> list[RoleHeld]:
    """Return the roles of a person on a day; a role comes once for each rule above it."""
    above = aliased(Office)
    rules = and_(Office.path.startswith(above.path), above.factor_rule != FactorRule.NOBODY)
    rows = db.session.execute(
        select(Membership.role, Office.path, above.factor_rule)
        .join(Office, Office.id == Membership.office_id)
        .outerjoin(above, rules)
        .where(Membership.user_id == account_id, held_on(on))
    )
    return [RoleHeld(*row) for row in rows]


def needs_factor(held: Collection[RoleHeld]) -> bool:
    """Whether the rule of an office where a role is held, or of one above it, asks for a code."""
    return any(each.rule and asks_for_factor(each.rule, {each.role}) for each in held)


def rules_in_force(offices: Sequence[Office]) -> dict[int, FactorRule]:
    """Return the rule about codes that holds in each office: its own or that of one above it."""
    rules = db.session.execute(
        select(Office.path, Office.factor_rule).where(Office.factor_rule != FactorRule.NOBODY)
    ).all()
    order = list(FactorRule)
    return {
        office.id: max(
            (rule for path, rule in rules if office.path.startswith(path)),
            key=order.index,
            default=FactorRule.NOBODY,
        )
        for office in offices
    }


def office_by_code(code: str) -> Select[Office]:
    return select(Office).where(Office.code == code)


def offices(ids: Collection[int]) -> Select[Office]:
    return select(Office).where(Office.id.in_(ids)).order_by(Office.sort_key, Office.id)


def people(office_ids: Collection[int], words: str = "") -> Select[UserAccount]:
    """Select the accounts that hold or held a role in one of the offices.

    Args:
        words: each stands in the user name or in the full name, marks left aside.
    """
    wanted = [UserAccount.folded.contains(word, autoescape=True) for word in fold(words).split()]
    return (
        select(UserAccount)
        .where(
            UserAccount.id.in_(
                select(Membership.user_id).where(Membership.office_id.in_(office_ids))
            ),
            *wanted,
        )
        .options(selectinload(UserAccount.memberships).selectinload(Membership.office))
    )


def holders(role: Role, office_ids: Collection[int], on: date) -> Sequence[UserAccount]:
    """Return the active people who hold ``role`` in one of the offices, by name."""
    return db.session.scalars(
        select(UserAccount)
        .where(UserAccount.is_active, holds_now(role, office_ids, on))
        .options(selectinload(UserAccount.memberships).selectinload(Membership.office))
        .order_by(UserAccount.sort_key, UserAccount.id)
    ).all()


def holds_now(role: Role, office_ids: Collection[int], on: date) -> ColumnElement[bool]:
    """Say of an account that it holds ``role`` in one of the offices on a day."""
    return UserAccount.id.in_(
        select(Membership.user_id).where(
            Membership.role == role, Membership.office_id.in_(office_ids), held_on(on)
        )
    )


def holders_over(role: Role, office: Office, on: date) -> Sequence[UserAccount]:
    """Return the active people whose ``role`` reaches over an office: held there or above."""
    return holders(role, ids_of(office.path), on)


def held_on(day: date) -> ColumnElement[bool]:
    """Say of a membership that the role is held on a day."""
    ended = or_(Membership.valid_to.is_(None), Membership.valid_to > day)
    return and_(Membership.valid_from <= day, ended)


class PresentSession(NamedTuple):
    """A live session, its account and the versions of their rights."""

    id: int
    token_hash: str
    account_id: int
    session_no: int
    office_id: int | None
    created_at: datetime
    rights_version: int
    must_change: bool
    offices_version: int
    has_factor: bool


def present_session(session_id: int) -> PresentSession | None:
    """Read by one primary key a session that is live and whose account is active.

    No later act has ended all sessions of the account.
    """
    rows = _PRESENT.rows(session_id=session_id)
    return PresentSession(*rows[0]) if rows else None


def _present() -> Select[Any]:
    tree = select(OfficeTree.version).where(OfficeTree.id == 1).scalar_subquery()
    factor = select(SecondFactor.id).where(SecondFactor.account_id == Session.account_id)
    has_factor = factor.correlate(Session).exists().label("has_factor")
    return (
        select(
            Session.id,
            Session.token_hash,
            Session.account_id,
            Session.session_no,
            Session.office_id,
            Session.created_at,
            UserAccount.rights_version,
            UserAccount.must_change,
            tree.label("offices_version"),
            has_factor,
        )
        .join(UserAccount, UserAccount.id == Session.account_id)
        .where(
            Session.id == bindparam("session_id"),
            Session.ended_at.is_(None),
            Session.session_no == UserAccount.session_no,
            UserAccount.is_active,
        )
    )


_PRESENT: Final = Keyed(_present)


def name_in(account_id: int, office_ids: Collection[int]) -> str | None:
    """Return the name of somebody who holds or held a role in one of the offices."""
    return db.session.scalar(
        people(office_ids)
        .with_only_columns(UserAccount.full_name)
        .where(UserAccount.id == account_id)
    )


def membership(
    membership_id: int, username: str, office_ids: Collection[int]
) -> Select[Membership]:
    """Select a role of a person, held in one of the offices."""
    return (
        select(Membership)
        .join(UserAccount, UserAccount.id == Membership.user_id)
        .where(
            Membership.id == membership_id,
            Membership.office_id.in_(office_ids),
            UserAccount.username == username,
        )
    )


def tries_of(account: UserAccount, *, since: datetime) -> Select[SignInTry]:
    """Select from where a password of this person was wrong lately, the newest first."""
    return (
        select(SignInTry)
        .where(SignInTry.account_id == account.id, SignInTry.last_at > since)
        .order_by(SignInTry.last_at.desc())
    )


def live_sessions(account: UserAccount, *, since: datetime) -> Select[Session]:
    """Select the sessions of a person that have not ended, the newest first."""
    return (
        select(Session)
        .where(
            Session.account_id == account.id,
            Session.ended_at.is_(None),
            Session.session_no == account.session_no,
            Session.created_at > since,
        )
        .order_by(Session.id.desc())
    )


def rights_of(user_id: int, on: date, held: Collection[RoleHeld] | None = None) -> Rights:
    """Return what a person may do on a day, and where.

    Args:
        held: their roles of that day, where they were read already.
    """
    held = roles_held(user_id, on) if held is None else held
    memberships = list(dict.fromkeys((each.role, each.path) for each in held))
    seats = () if memberships else outside.seats_of(user_id, on)  # nobody is both
    paths = {*seats, *(path for _role, path in memberships)}
    if not paths:
        return Rights()
    of_all = select(func.count()).select_from(aliased(Office)).scalar_subquery()
    rows = db.session.execute(
        select(Office.id, Office.code, Office.name, Office.path, of_all).where(
            or_(*(under(Office.path, path) for path in paths))
        )
    ).all()
    offices = [(id_, code, name, path) for id_, code, name, path, _all in rows]
    return Rights.of(memberships, offices, of_all=rows[0][-1] if rows else 0, seats=seats)


def actor_for(
    account: UserAccount,
    on: date,
    *,
    permission: Permission = Permission.USE,
    office_id: int | None = None,
) -> Actor | None:
    """Return ``account`` as the one who acts on a day; None when it may not.

    Args:
        permission: what the act needs.
        office_id: the office of the thing acted on; None when the act is on nothing yet.
    """
    if not account.is_active:
        return None
    place = rights_of(account.id, on).acting_for(permission, subject=office_id)
    if place is None:
        return None
    return Actor(account.id, account.full_name, place.role_codes, place.id)
