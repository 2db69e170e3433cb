"""Signing in: how often somebody may be wrong, and what is written down about it.

Wrong passwords are counted for a name *and* a place. A place is a browser in which this person has
signed in before (it holds a cookie of ours), else a network address. So nobody can lock anybody
else out: whoever guesses waits, and waits alone. Two wider counts slow guessing further, and never
count for a known browser: of one address for many names, of one name from many addresses.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from sqlalchemy import delete, func, select

from accounts import entries, passwords, queries, refusals
from accounts.models import SignInTry, UserAccount
from accounts.operations import second_factor
from accounts.operations.records import ROOT_OFFICE, note
from audit import ledger
from audit.entries import Kind
from foundation import clock, races
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db, lock
from foundation.folding import identifier
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import transaction

WINDOW: Final = timedelta(minutes=15)  # wrong passwords older than this count no longer
FREE: Final = 5  # wrong passwords for one name from one place before one waits
FREE_WHEN_ATTACKED: Final = 1
ATTACKED: Final = 20  # wrong passwords for one name, from all places
MOST_OF_ADDRESS: Final = 60  # wrong passwords from one address, for all names
FIRST_WAIT: Final = timedelta(seconds=30)  # doubles with each wrong password
LONGEST_WAIT: Final = WINDOW
TOLD: Final = {1, FREE, 50, 500}  # the wrong passwords of one place that the ledger tells of
MOST_PLACES_TOLD: Final = 10  # of one name; then one entry says that there are more
TRIES: Final = 5  # at writing a count that somebody else writes too

races.declare("uq_sign_in_try_name_place")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where somebody signs in from."""

    address: str
    browser_id: str | None = None  # what the browser's cookie says
    known: frozenset[int] = frozenset()  # accounts that have signed in in this browser


@dataclass(frozen=True, slots=True)
class Half:
    """Somebody whose password was right and whose code is still to come."""

    account_id: int
    session_no: int  # of the account then: what ends its sessions ends this as well


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose password was typed, as counted."""

    name: str
    place: str
    address: str
    account_id: int | None
    password_hash: str

    @property
    def is_known_here(self) -> bool:
        return self.place.startswith("browser:")


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
    _check_wait(asked, at)
    right = passwords.matches(asked.password_hash, password)
    if asked.account_id is not None and right:
        account_id = asked.account_id

        def enter() -> T | None:
            account = db.session.get_one(UserAccount, account_id)
            lock(account)
            _check_wait(asked, at)  # others may have tried since: many at once win no more tries
            if not account.is_active or account.password_hash != asked.password_hash:
                return None
            if db.session.scalar(queries.factor_of(account_id)) is None:
                _forget(asked)  # else the code decides: a password alone wins no new tries
            return then(account)

        done = _written(enter)
        if done is not None:
            return done
    _written(lambda: _tell(asked, _counted(asked, at), at))
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
    _check_wait(asked, at)

    def enter() -> T | None:
        account = db.session.get_one(UserAccount, half.account_id)
        lock(account)
        _check_wait(asked, at)  # and a wrong code is counted before the lock is given back
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
        _forget(asked)
        return then(account)

    done = _written(enter)
    if done is None:
        raise refusals.WrongCode
    return done


def count_wrong_code(account: UserAccount, *, origin: Origin, at: datetime) -> None:
    """Count a wrong code like a wrong password, in the transaction that found it wrong."""
    _count_code(account, _asked(account.username, origin), at)


def _count_code(account: UserAccount, asked: _Asked, at: datetime) -> None:
    """The ledger tells of each wrong code, and of no password."""
    failures = _counted(asked, at)
    said = {"address": asked.address, "count": failures}
    _note_at_home(account, entries.CODE_FAILED, Act(SYSTEM, at), said)


def check_wait(account: UserAccount, *, origin: Origin, at: datetime) -> None:
    """Refuse another try at a code while the person has to wait.

    Raises:
        TooManyTries: too many were wrong.
    """
    _check_wait(_asked(account.username, origin), at)


def note_sign_in(account: UserAccount, *, origin: Origin, by: Act) -> None:
    """Write into the ledger that a person signed in, and from where."""
    _note_at_home(account, entries.SIGNED_IN, by, {"address": origin.address})


def _asked(username: str, origin: Origin) -> _Asked:
    account = db.session.scalar(queries.account_by_username(username))
    address = f"address:{origin.address}"
    if account is None:
        digest = hashlib.sha256(identifier(username).encode()).hexdigest()
        return _Asked(f"other:{digest[:5]}", address, origin.address, None, passwords.UNUSABLE)
    known = account.id in origin.known and origin.browser_id is not None
    return _Asked(
        f"account:{account.id}",
        f"browser:{origin.browser_id}"[:60] if known else address,
        origin.address,
        account.id,
        account.password_hash,
    )


def _check_wait(asked: _Asked, at: datetime) -> None:
    until = _until(asked, at)
    if until is not None and until > at:
        raise refusals.TooManyTries(seconds=int((until - at).total_seconds()) + 1)


def _until(asked: _Asked, at: datetime) -> datetime | None:
    """Return until when this name and place have to wait; None when they need not."""
    recent = SignInTry.last_at > at - WINDOW
    own = db.session.scalar(
        select(SignInTry).where(
            SignInTry.name == asked.name, SignInTry.place == asked.place, recent
        )
    )
    free = FREE
    if not asked.is_known_here:
        wrong, last = db.session.execute(
            select(func.coalesce(func.sum(SignInTry.failures), 0), func.max(SignInTry.last_at))
            .where(SignInTry.address == asked.address, recent)
            .where(SignInTry.place.startswith("address:"))
        ).one()
        if wrong >= MOST_OF_ADDRESS:
            tried: datetime = last
            until: datetime = tried + FIRST_WAIT
            return until
        of_name = select(func.coalesce(func.sum(SignInTry.failures), 0)).where(
            SignInTry.name == asked.name, recent
        )
        if (db.session.scalar(of_name) or 0) >= ATTACKED:
            free = FREE_WHEN_ATTACKED
    if own is None or own.failures < free:
        return None
    doubled = min(own.failures - free, 10)
    return own.last_at + min(FIRST_WAIT * (1 << doubled), LONGEST_WAIT)


def _counted(asked: _Asked, at: datetime) -> int:
    """Count one more wrong try of a name from a place; return how many there are."""
    db.session.execute(delete(SignInTry).where(SignInTry.last_at <= at - timedelta(days=1)))
    own = db.session.scalar(
        select(SignInTry)
        .where(SignInTry.name == asked.name, SignInTry.place == asked.place)
        .with_for_update()
    )
    if own is None:
        own = SignInTry(
            name=asked.name,
            place=asked.place,
            address=asked.address,
            account_id=asked.account_id,
            failures=0,
            last_at=at,
        )
        db.session.add(own)
    elif own.last_at <= at - WINDOW:
        own.failures = 0
    own.failures, own.last_at, own.address = own.failures + 1, at, asked.address
    db.session.flush()
    return own.failures


def _tell(asked: _Asked, failures: int, at: datetime) -> None:
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


def _forget(asked: _Asked) -> None:
    db.session.execute(
        delete(SignInTry).where(SignInTry.name == asked.name, SignInTry.place == asked.place)
    )


def _written(work: Callable[[], T]) -> T:
    """Do ``work`` in a transaction of its own, again when another request was faster."""
    for _try in range(TRIES - 1):
        try:
            with transaction():
                return work()
        except ChangedMeanwhile:
            continue
    with transaction():
        return work()
