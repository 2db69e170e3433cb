"""What a new database begins with: one office without a name of its own, and nobody in it."""

from typing import Final

from sqlalchemy import or_, select

from accounts import entries
from accounts.models import Membership, Office, UserAccount
from audit import ledger
from audit.models import LedgerEntry
from foundation.actor import SYSTEM_ACCOUNT_ID
from foundation.database import db

ROOT_OFFICE: Final = 1  # made by the first migration


def has_people() -> bool:
    """Whether anybody has an account: the software's own counts for nobody."""
    people = select(UserAccount.id).where(UserAccount.id > SYSTEM_ACCOUNT_ID)
    return bool(db.session.scalar(select(people.exists())))


def first_office() -> Office:
    """Return the office that the database began with."""
    return db.session.get_one(Office, ROOT_OFFICE)


def is_unnamed(office: Office) -> bool:
    """Whether nobody has named an office since the first migration made it."""
    renamed = (
        ledger.history(f"office:{office.id}")
        .where(LedgerEntry.kind.in_([entries.OFFICE_RENAMED.code, entries.OFFICE_CREATED.code]))
        .order_by(None)
    )
    return not db.session.scalar(select(renamed.exists()))


def is_unused(office: Office) -> bool:
    """Whether nobody works or worked in an office, nothing lies under it, nobody named it."""
    used = db.session.scalar(
        select(
            or_(
                select(Membership.id).where(Membership.office_id == office.id).exists(),
                select(Office.id).where(Office.parent_id == office.id).exists(),
                ledger.history(f"office:{office.id}")
                .where(LedgerEntry.kind == entries.OFFICE_RENAMED.code)
                .order_by(None)
                .exists(),
            )
        )
    )
    return not used
