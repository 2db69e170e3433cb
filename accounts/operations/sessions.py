"""Signed-in browsers: begun, ended, the office chosen in them."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update

from accounts import entries, refusals
from accounts.models import Session, UserAccount
from accounts.operations.records import check_reach_over, note
from foundation.acts import Act
from foundation.database import db

ADDRESS, BROWSER = 45, 120  # letters the columns hold
SESSION_SECRET: Final = "session_secret"  # execution option of the engine
NOTED_EVERY: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the cookie holds: which row, and the token only this browser knows."""

    session_id: int
    token: str

    @classmethod
    def read(cls, text: object) -> "Ticket | None":
        """Read what :meth:`text` wrote; None when it is anything else."""
        number, _, token = str(text or "").partition(".")
        if not (number.isascii() and number.isdigit() and len(number) < 19 and token):
            return None
        return cls(int(number), token)

    def text(self) -> str:
        return f"{self.session_id}.{self.token}"

    def opens(self, token_hash: str, account_id: int, session_no: int) -> bool:
        """Whether it was given for this session of this account."""
        return hmac.compare_digest(self.hash_for(account_id, session_no), token_hash)

    def hash_for(self, account_id: int, session_no: int) -> str:
        """Return what the database keeps: made with the application's secret.

        Who writes into the database but does not know the secret opens no session of anybody.
        """
        known = f"{self.session_id}.{account_id}.{session_no}.{self.token}".encode()
        return hmac.new(_secret(), known, hashlib.sha256).hexdigest()


def begin_session(account: UserAccount, *, address: str, browser: str, at: datetime) -> Ticket:
    """Write the row of a browser in which a person has just shown who they are."""
    row = Session(
        token_hash="",
        account_id=account.id,
        session_no=account.session_no,
        address=address[:ADDRESS],
        browser=browser[:BROWSER],
        created_at=at,
        last_act_at=at,
    )
    db.session.add(row)
    db.session.flush()
    ticket = Ticket(row.id, secrets.token_urlsafe(32))
    row.token_hash = ticket.hash_for(account.id, account.session_no)
    db.session.flush()
    return ticket


def end_session(session_id: int, *, at: datetime) -> None:
    """End a session for good, wherever its cookie is."""
    db.session.execute(
        update(Session)
        .where(Session.id == session_id, Session.ended_at.is_(None))
        .values(ended_at=at)
    )


def end_one(account: UserAccount, *, session_id: int, by: Act) -> None:
    """End one session of a person: their own in another browser, or, as administrator, theirs.

    Raises:
        RolesElsewhere: another person, who works in an office not under the one acted for.
        NoSuchSession: it is not theirs, or has ended.
    """
    if account.id != by.actor.id:
        check_reach_over(account, by)
    row = db.session.scalar(
        select(Session).where(
            Session.id == session_id,
            Session.account_id == account.id,
            Session.ended_at.is_(None),
        )
    )
    if row is None:
        raise refusals.NoSuchSession
    end_session(session_id, at=by.at)
    which = {
        "session": row.id,
        "browser": row.browser,
        "address": row.address,
        "begun": row.created_at,
    }
    note(account, entries.SESSION_ENDED, by, which)


def end_all(account: UserAccount) -> None:
    """End the sessions of a person, also one that a running sign-in is about to begin.

    The caller holds the lock of the account.
    """
    account.session_no += 1
    account.rights_version += 1


def note_use(session_id: int, *, at: datetime) -> None:
    """Write when something was last written in a session, to the nearest minutes."""
    db.session.execute(
        update(Session)
        .where(Session.id == session_id, Session.last_act_at < at - NOTED_EVERY)
        .values(last_act_at=at)
    )


def choose_office(session_id: int, office_id: int | None) -> None:
    """Remember the office in whose name this browser's person acts; None: as the act needs."""
    db.session.execute(update(Session).where(Session.id == session_id).values(office_id=office_id))


def sessions_secret(secret_key: str) -> bytes:
    """Return the secret that tickets are kept with, from the application's own."""
    return hashlib.blake2b(secret_key.encode(), digest_size=32, person=b"kebien session").digest()


def _secret() -> bytes:
    secret: bytes = db.engine.get_execution_options()[SESSION_SECRET]
    return secret
