"""How often somebody may be wrong before they wait: passwords, codes, the code of the first visit.

Wrong tries are counted for a name *and* a place. A place is a browser in which this person has
signed in before (it holds a cookie of ours), else a network address. So nobody can lock anybody
else out: whoever guesses waits, and waits alone. Two wider counts slow guessing further, and never
count for a known browser: of one address for many names, of one name from many addresses.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select

from accounts import refusals
from accounts.models import SignInTry
from foundation import races
from foundation.database import db

WINDOW: Final = timedelta(minutes=15)  # wrong passwords older than this count no longer
FREE: Final = 5  # wrong passwords for one name from one place before one waits
FREE_WHEN_ATTACKED: Final = 1
ATTACKED: Final = 20  # wrong passwords for one name, from all places
MOST_OF_ADDRESS: Final = 60  # wrong passwords from one address, for all names
FIRST_WAIT: Final = timedelta(seconds=30)  # doubles with each wrong password
LONGEST_WAIT: Final = WINDOW

races.declare("uq_sign_in_try_name_place")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where somebody signs in from."""

    address: str
    browser_id: str | None = None  # what the browser's cookie says
    known: frozenset[int] = frozenset()  # accounts that have signed in in this browser


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose password was typed, or what else is guessed at, as counted."""

    name: str
    place: str
    address: str
    account_id: int | None
    password_hash: str

    @property
    def is_known_here(self) -> bool:
        return self.place.startswith("browser:")


def check_wait(asked: Asked, at: datetime) -> None:
    """Refuse another try while this name and place have to wait.

    Raises:
        TooManyTries: too many were wrong; the sentence says how long to wait.
    """
    until = _until(asked, at)
    if until is not None and until > at:
        raise refusals.TooManyTries(seconds=int((until - at).total_seconds()) + 1)


def _until(asked: Asked, at: datetime) -> datetime | None:
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


def counted(asked: Asked, at: datetime) -> int:
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


def forget(asked: Asked) -> None:
    """Count no longer what was wrong before: it was right now."""
    db.session.execute(
        delete(SignInTry).where(SignInTry.name == asked.name, SignInTry.place == asked.place)
    )
