"""Signing in: what somebody has to show, and what is written down when it is wrong."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from sqlalchemy import func, select

from accounts import entries, passwords, queries, refusals
from accounts.founding import ROOT_OFFICE
from accounts.models import SignInTry, UserAccount
from accounts.operations import second_factor
from accounts.operations.records import note
from accounts.operations.tries import (
    FREE,
    WINDOW,
    Asked,
    Origin,
    check_wait,
    counted,
    forget,
)
from audit import ledger
from audit.entries import Kind
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db, lock
from foundation.folding import identifier
from foundation.transaction import retried

TOLD: Final = {1, FREE, 50, 500}  # the wrong passwords of one place that the ledger tells of
MOST_PLACES_TOLD: Final = 10  # of one name; then one entry says that there are more

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Half:
    """Somebody whose password was right and whose code is still to come."""

    account_id: int
    session_no: int  # of the account then: what ends its sessions ends this as well


def check_password(
    username: str, password: str, *, origin: Origin, at: datetime, then: Callable[[UserAccount], T]
) -> T:
    """Check name and password, and do ``then`` with the account in the transaction that says yes.

    Hashing is done in no transaction; unknown names take as long, and are told the same.

    Raises:
        TooManyTries: too many wrong passwords; the sentence says how long to wait.
        WrongNameOrPassword: they do not fit, or the account is disabled.
        NoRole: they fit, and the person holds no role today (said by ``then``).
    """
    asked = _asked(username, origin)
    check_wait(asked, at)
    right = passwords.matches(asked.password_hash, password)
    if asked.account_id is not None and right:
        account_id = asked.account_id

        def enter() -> T | None:
            account = db.session.get_one(UserAccount, account_id)
            lock(account)
            check_wait(asked, at)  # others may have tried since: many at once win no more tries
            if not account.is_active or account.password_hash != asked.password_hash:
                return None
            if db.session.scalar(queries.factor_of(account_id)) is None:
                forget(asked)  # else the code decides: a password alone wins no new tries
            return then(account)

        done = retried(enter)
        if done is not None:
            return done
    retried(lambda: _tell(asked, counted(asked, at), at))
    raise refusals.WrongNameOrPassword


def check_code(
    half: Half, code: str, *, origin: Origin, at: datetime, then: Callable[[UserAccount], T]
) -> T:
    """Check the code of somebody whose password was right, and do ``then`` in the transaction.

    Raises:
        TooManyTries: too many passwords or codes were wrong; the sentence says how long to wait.
        SignInAgain: the account changed since the password was typed.
        NoRole: the account holds no role now.
        WrongCode: it is wrong, too old, or was used before.
    """
    account = db.session.get_one(UserAccount, half.account_id)
    asked = _asked(account.username, origin)
    check_wait(asked, at)

    def enter() -> T | None:
        account = db.session.get_one(UserAccount, half.account_id)
        lock(account)
        check_wait(asked, at)  # and a wrong code is counted before the lock is given back
        if not account.is_active or account.session_no != half.session_no:
            raise refusals.SignInAgain
        actor = queries.actor_for(account, clock.local_day(at))
        if actor is None:
            raise refusals.NoRole
        try:
            second_factor.use(account, code, by=Act(actor, at))
        except refusals.WrongCode:
            _count_code(account, asked, at)
            return None
        forget(asked)
        return then(account)

    done = retried(enter)
    if done is None:
        raise refusals.WrongCode
    return done


def count_wrong_code(account: UserAccount, *, origin: Origin, at: datetime) -> None:
    """Count a wrong code like a wrong password, in the transaction that found it wrong."""
    _count_code(account, _asked(account.username, origin), at)


def _count_code(account: UserAccount, asked: Asked, at: datetime) -> None:
    """The ledger tells of each wrong code, and of no password."""
    failures = counted(asked, at)
    said = {"address": asked.address, "count": failures}
    _note_at_home(account, entries.CODE_FAILED, Act(SYSTEM, at), said)


def check_wait_of(account: UserAccount, *, origin: Origin, at: datetime) -> None:
    """Refuse another try at a code while the person has to wait.

    Raises:
        TooManyTries: too many were wrong.
    """
    check_wait(_asked(account.username, origin), at)


def note_sign_in(account: UserAccount, *, origin: Origin, by: Act) -> None:
    """Write into the ledger that a person signed in, and from where."""
    _note_at_home(account, entries.SIGNED_IN, by, {"address": origin.address})


def _asked(username: str, origin: Origin) -> Asked:
    account = db.session.scalar(queries.account_by_username(username))
    address = f"address:{origin.address}"
    if account is None:
        digest = hashlib.sha256(identifier(username).encode()).hexdigest()
        return Asked(f"other:{digest[:5]}", address, origin.address, None, passwords.UNUSABLE)
    known = account.id in origin.known and origin.browser_id is not None
    return Asked(
        f"account:{account.id}",
        f"browser:{origin.browser_id}"[:60] if known else address,
        origin.address,
        account.id,
        account.password_hash,
    )


def _tell(asked: Asked, failures: int, at: datetime) -> None:
    """Write into the ledger that passwords were wrong, but not more than an attacker may cause."""
    if failures not in TOLD:
        return
    by, said = Act(SYSTEM, at), {"address": asked.address, "count": failures}
    recent = SignInTry.last_at > at - WINDOW
    if asked.account_id is None:
        others = select(func.count()).where(
            SignInTry.address == asked.address, SignInTry.account_id.is_(None), recent
        )
        if failures > 1 or db.session.scalar(others) == 1:
            stream = f"sign_in:{ROOT_OFFICE}"
            ledger.append(stream, entries.UNKNOWN_NAME, office_id=ROOT_OFFICE, by=by, payload=said)
        return
    account = db.session.get_one(UserAccount, asked.account_id)
    places = db.session.scalar(select(func.count()).where(SignInTry.name == asked.name, recent))
    if places is not None and places > MOST_PLACES_TOLD:
        if failures == 1 and places == MOST_PLACES_TOLD + 1:
            _note_at_home(account, entries.SIGN_IN_ATTACKED, by, {"places": places})
        return
    kind = entries.SIGN_IN_SLOWED if failures >= FREE else entries.SIGN_IN_FAILED
    _note_at_home(account, kind, by, said)


def _note_at_home(account: UserAccount, kind: Kind, by: Act, payload: dict[str, Any]) -> None:
    """Write an entry about a sign-in where the person works: their own office looks after it."""
    home = queries.home_office_id(account.id, by.day)
    note(account, kind, by, payload, office_id=home or ROOT_OFFICE)
