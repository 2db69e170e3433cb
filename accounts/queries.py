"""Reads about people and offices."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from accounts.models import Membership, Office, Role, UserAccount
from foundation.actor import Actor
from foundation.database import db


def account_by_username(username: str) -> Select[UserAccount]:
    return select(UserAccount).where(UserAccount.username == username.strip().lower())


def memberships_of(user_id: int, on: date) -> Sequence[Membership]:
    """Return the roles a person holds on a day, with their offices."""
    return db.session.scalars(
        select(Membership)
        .options(selectinload(Membership.office))
        .where(
            Membership.user_id == user_id,
            Membership.valid_from <= on,
            or_(Membership.valid_to.is_(None), Membership.valid_to > on),
        )
        .order_by(Membership.id)
    ).all()


def offices_under(paths: Collection[str]) -> frozenset[int]:
    """Return the ids of the offices at or under the given paths."""
    if not paths:
        return frozenset()
    return frozenset(
        db.session.scalars(select(Office.id).where(or_(*map(Office.path.startswith, paths))))
    )


def office_by_code(code: str) -> Select[Office]:
    return select(Office).where(Office.code == code)


def offices(ids: Collection[int]) -> Select[Office]:
    return select(Office).where(Office.id.in_(ids)).order_by(Office.sort_key, Office.id)


def people(office_ids: Collection[int]) -> Select[UserAccount]:
    """Select the accounts that hold or held a role in one of the offices."""
    return (
        select(UserAccount)
        .where(
            UserAccount.id.in_(
                select(Membership.user_id).where(Membership.office_id.in_(office_ids))
            )
        )
        .options(selectinload(UserAccount.memberships).selectinload(Membership.office))
        .order_by(UserAccount.sort_key, UserAccount.id)
    )


def holders(role: Role, office_ids: Collection[int], on: date) -> Sequence[UserAccount]:
    """Return the active people who hold ``role`` in one of the offices, by name."""
    return db.session.scalars(
        select(UserAccount)
        .where(
            UserAccount.is_active,
            UserAccount.id.in_(
                select(Membership.user_id).where(
                    Membership.role == role,
                    Membership.office_id.in_(office_ids),
                    Membership.valid_from <= on,
                    or_(Membership.valid_to.is_(None), Membership.valid_to > on),
                )
            ),
        )
        .order_by(UserAccount.sort_key, UserAccount.id)
    ).all()


def actor_for(account: UserAccount, on: date) -> Actor | None:
    """Return ``account`` as the one who acts on a day; None when it holds no role then."""
    roles = memberships_of(account.id, on)
    return actor_of(account, roles) if roles and account.is_active else None


def actor_of(account: UserAccount, roles: Sequence[Membership]) -> Actor:
    """Return ``account`` as the one who acts, with the roles as they stand."""
    names = "+".join(sorted({membership.role.value for membership in roles}))
    return Actor(account.id, account.full_name, names, roles[0].office_id)
