"""How the ledger names offices and accounts."""

from collections.abc import Sequence

from sqlalchemy import func, select

from accounts.models import Membership, Office, UserAccount
from audit.subjects import MOST, SubjectKind, register
from foundation.database import db
from foundation.folding import fold
from foundation.i18n import N_
from foundation.permissions import Permission


def accounts_typed(words: str) -> Sequence[int]:
    """Return the ids of accounts whose user name or full name contains the words."""
    folded = fold(words)
    if not folded:
        return []
    named = UserAccount.folded.contains(folded, autoescape=True)
    return db.session.scalars(select(UserAccount.id).where(named).limit(MOST)).all()


_first_office = select(func.min(Membership.office_id)).where(Membership.user_id == UserAccount.id)
_works_in = func.coalesce(
    _first_office.where(Membership.valid_to.is_(None)).scalar_subquery(),
    _first_office.scalar_subquery(),  # where who has left worked before
).label("office_id")
register(
    "account",
    SubjectKind(
        N_("account"),
        select(UserAccount.id, _works_in, UserAccount.full_name, UserAccount.username),
        UserAccount.id,
        name=lambda row: f"{row.full_name} ({row.username})",
        permission=Permission.MANAGE_ACCOUNTS,
        address=lambda row: ("accounts.people.show", {"username": row.username}),
        typed=accounts_typed,
    ),
)
register(
    "office",
    SubjectKind(
        N_("office"),
        select(Office.id, Office.id.label("office_id"), Office.name),
        Office.id,
        name=lambda row: str(row.name),
        permission=Permission.MANAGE_ACCOUNTS,
        address=lambda _row: None,
    ),
)
register(
    "sign_in",
    SubjectKind(
        N_("signing in"),
        select(Office.id, Office.id.label("office_id"), Office.name),
        Office.id,
        name=lambda row: str(row.name),
        permission=Permission.MANAGE_ACCOUNTS,
        address=lambda _row: None,
    ),
)
