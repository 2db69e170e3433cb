"""Accounts and roles: opened, granted, withdrawn, disabled; sessions ended, names unlocked."""

from datetime import date, timedelta

from sqlalchemy import delete, select

from accounts import allowed, entries, queries, refusals
from accounts.models import Membership, Office, Role, SignInTry, UserAccount
from accounts.operations.records import check_reach, check_reach_over, note
from accounts.operations.sessions import end_all
from accounts.passwords import Hashed
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.folding import tidy
from foundation.refusals import check


def create_account(
    *,
    username: str,
    full_name: str,
    password: Hashed,
    office: Office,
    by: Act,
    must_change: bool = False,
) -> UserAccount:
    """Open an account; it can do nothing until a role is granted.

    Args:
        must_change: somebody else knows the password, so its owner sets another at once.

    Raises:
        OfficeOutOfReach: the office is not under the one acted for.
        NameUnreadable: the user name has other characters than a-z, 0-9, dot and dash, or the
            full name has no letter.
        NameTaken: another user name has the same letters and digits.
    """
    check_reach(office, by)
    username, full_name = username.strip().lower(), tidy(full_name)
    if not queries.USERNAME.fullmatch(username) or not any(map(str.isalpha, full_name)):
        raise refusals.NameUnreadable
    if (known := db.session.scalar(queries.account_by_username(username))) is not None:
        raise refusals.NameTaken(username=username, see=[f"account:{known.id}"])
    account = UserAccount(
        username=username,
        full_name=full_name,
        password_hash=password.text,
        must_change=must_change,
        created_at=by.at,
    )
    db.session.add(account)
    db.session.flush()
    note(account, entries.ACCOUNT_CREATED, by, {"username": username}, office_id=office.id)
    return account


def grant_role(
    account: UserAccount, *, role: Role, office: Office, until: date | None = None, by: Act
) -> Membership:
    """Let a person act as ``role`` in ``office`` and what is under it.

    A period before it stays as it was.

    Args:
        until: the last day on which they may; None for no end.

    Raises:
        OwnAccount: nobody grants roles to themselves.
        OfficeOutOfReach: the office is not under the one acted for.
        RoleUntilPassed: the last day is past.
        RoleHeldAlready: the person holds it there now.
    """
    if account.id == by.actor.id:
        raise refusals.OwnAccount
    check_reach(office, by)
    if until is not None and until < by.day:
        raise refusals.RoleUntilPassed
    lock(account)
    row = _membership(account, role, office)
    if row is not None and row.is_held_on(by.day):
        raise refusals.RoleHeldAlready(role=role)
    if row is None or row.valid_from != by.day:  # what ended today began anew today
        row = Membership(user_id=account.id, office_id=office.id, role=role, valid_from=by.day)
        db.session.add(row)
    row.valid_to = _end_of(until)
    account.rights_version += 1
    payload = {"role": role, "until": until}
    note(account, entries.ROLE_GRANTED, by, payload, office_id=office.id)
    return row


def limit_role(
    account: UserAccount, *, role: Role, office: Office, until: date | None, by: Act
) -> Membership:
    """Say until which day a person holds a role they hold now; None for no end.

    Raises:
        OwnAccount: nobody changes their own roles.
        OfficeOutOfReach: the office is not under the one acted for.
        RoleUntilPassed: the last day is past.
        NoSuchMembership: the person does not hold it there.
        RoleUntilUnchanged: it ends on that day already.
        ChangedMeanwhile: roles of the person changed since they were seen.
    """
    if account.id == by.actor.id:
        raise refusals.OwnAccount
    check_reach(office, by)
    if until is not None and until < by.day:
        raise refusals.RoleUntilPassed
    lock_as_seen(account, by)
    row = _membership(account, role, office)
    if row is None or not row.is_held_on(by.day):
        raise refusals.NoSuchMembership(role=role)
    before = row.last_day
    if before == until:
        raise refusals.RoleUntilUnchanged
    row.valid_to = _end_of(until)
    account.rights_version += 1
    payload = {"role": role, "until": [before, until]}
    note(account, entries.ROLE_LIMITED, by, payload, office_id=office.id)
    return row


def withdraw_role(account: UserAccount, *, role: Role, office: Office, by: Act) -> None:
    """End a role of a person from today on; what they did stays theirs.

    Raises:
        OwnAccount: nobody changes their own roles.
        OfficeOutOfReach: the office is not under the one acted for.
        NoSuchMembership: the person does not hold it there.
    """
    if account.id == by.actor.id:
        raise refusals.OwnAccount
    check_reach(office, by)
    lock(account)
    row = _membership(account, role, office)
    if row is None or not row.is_held_on(by.day):
        raise refusals.NoSuchMembership(role=role)
    row.valid_to = by.day
    account.rights_version += 1
    note(account, entries.ROLE_WITHDRAWN, by, {"role": role}, office_id=office.id)


def set_active(account: UserAccount, *, active: bool, by: Act) -> None:
    """Disable an account (every session of it ends) or enable it again.

    Raises:
        OwnAccount: nobody disables themselves.
        RolesElsewhere: the person works in an office that is not under the one acted for.
        ChangedMeanwhile: the account was disabled or enabled, or its roles changed, since seen.
    """
    if account.id == by.actor.id:
        raise refusals.OwnAccount
    check_reach_over(account, by)
    lock_as_seen(account, by)
    account.is_active = active
    end_all(account)
    note(account, entries.ACCOUNT_ENABLED if active else entries.ACCOUNT_DISABLED, by, {})


def end_sessions(account: UserAccount, *, by: Act) -> None:
    """Sign a person out of every browser.

    Raises:
        RolesElsewhere: the person works in an office that is not under the one acted for.
    """
    if account.id != by.actor.id:
        check_reach_over(account, by)
    lock(account)
    end_all(account)
    note(account, entries.SESSIONS_ENDED, by, {})


def unlock(account: UserAccount, *, by: Act) -> None:
    """Forget the wrong passwords tried for a person, so that they need not wait.

    Raises:
        RolesElsewhere: the person works in an office that is not under the one acted for.
    """
    check_reach_over(account, by)
    db.session.execute(delete(SignInTry).where(SignInTry.account_id == account.id))
    note(account, entries.ACCOUNT_UNLOCKED, by, {})


def set_password(account: UserAccount, *, password: Hashed, by: Act) -> None:
    """Replace one's own password; every session of the account ends."""
    lock(account)
    account.password_hash, account.must_change = password.text, False
    end_all(account)
    note(account, entries.PASSWORD_CHANGED, by, {})


def reset_password(account: UserAccount, *, password: Hashed, by: Act) -> None:
    """Give a person who forgot theirs a password for one sign-in; they set another at once.

    Raises:
        OwnAccount: one's own is changed, not reset.
        RolesElsewhere: the person works in an office that is not under the one acted for.
    """
    check(allowed.why_not_reset(account, by))
    lock(account)
    account.password_hash, account.must_change = password.text, True
    end_all(account)
    db.session.execute(delete(SignInTry).where(SignInTry.account_id == account.id))
    note(account, entries.PASSWORD_RESET, by, {})


def _end_of(until: date | None) -> date | None:
    """Return the first day on which a role is held no longer."""
    return until + timedelta(days=1) if until is not None else None


def _membership(account: UserAccount, role: Role, office: Office) -> Membership | None:
    """Return the period of a role that began last."""
    return db.session.scalar(
        select(Membership)
        .where(
            Membership.user_id == account.id,
            Membership.office_id == office.id,
            Membership.role == role,
        )
        .order_by(Membership.valid_from.desc(), Membership.id.desc())
        .limit(1)
    )
