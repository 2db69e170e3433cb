"""Rows of signed-in browsers: begun, ended, the office chosen in them."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, select, update

from accounts.models import OfficeTree, Session, UserAccount
from foundation.database import db


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

    def opens(self, token_hash: str) -> bool:
        return hmac.compare_digest(_hash(self.token), token_hash)


def begin_session(account: UserAccount, *, address: str, browser: str, at: datetime) -> Ticket:
    """Write the row of a browser in which a person has just signed in."""
    token = secrets.token_urlsafe(32)
    row = Session(
        token_hash=_hash(token),
        account_id=account.id,
        session_no=account.session_no,
        address=address[:45],
        browser=browser[:120],
        created_at=at,
    )
    db.session.add(row)
    db.session.flush()
    return Ticket(row.id, token)


def end_session(session_id: int, *, at: datetime) -> None:
    """End a session for good, wherever its cookie is."""
    db.session.execute(
        update(Session)
        .where(Session.id == session_id, Session.ended_at.is_(None))
        .values(ended_at=at)
    )


def choose_office(session_id: int, office_id: int | None) -> None:
    """Remember the office in whose name this browser's person acts; None: as the act needs."""
    db.session.execute(update(Session).where(Session.id == session_id).values(office_id=office_id))


def present(session_id: int) -> Row[tuple[int, str, int, int | None, datetime, int, int]] | None:
    """Read a live session with its account and the versions of their rights: one primary key.

    The account must be active, and no later act may have ended all its sessions.
    """
    tree = select(OfficeTree.version).where(OfficeTree.id == 1).scalar_subquery()
    return db.session.execute(
        select(
            Session.id,
            Session.token_hash,
            Session.account_id,
            Session.office_id,
            Session.created_at,
            UserAccount.rights_version,
            tree.label("offices_version"),
        )
        .join(UserAccount, UserAccount.id == Session.account_id)
        .where(
            Session.id == session_id,
            Session.ended_at.is_(None),
            Session.session_no == UserAccount.session_no,
            UserAccount.is_active,
        )
    ).one_or_none()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
