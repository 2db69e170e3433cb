"""How the ledger names offices and accounts."""

from collections.abc import Sequence

from sqlalchemy import select

from accounts.models import Approval, Membership, Office, UserAccount
from accounts.wording import approvable
from audit.subjects import MOST, SubjectKind, register
from foundation.database import db
from foundation.folding import fold
from foundation.i18n import N_
from foundation.permissions import Permission
from web.formatting import moment


def accounts_typed(words: str) -> Sequence[int]:
    """Return the ids of accounts whose user name or full name contains the words."""
    folded = fold(words)
    if not folded:
        return []
    named = UserAccount.folded.contains(folded, autoescape=True)
    return db.session.scalars(select(UserAccount.id).where(named).limit(MOST)).all()


register(
    "account",
    SubjectKind(
        N_("account"),
        select(UserAccount.id, Membership.office_id, UserAccount.full_name, UserAccount.username)
        .outerjoin(Membership, Membership.user_id == UserAccount.id)
        .distinct(),  # a row for each office the person works or worked in
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
        address=lambda _row: ("accounts.offices.show", {}),
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
register(
    "approval",
    SubjectKind(
        N_("proposal"),
        select(Approval.id, Approval.office_id, Approval.what, Approval.proposed_at),
        Approval.id,
        name=lambda row: f"{approvable(row.what)}, {moment(row.proposed_at)}",
        permission=Permission.READ_CASES,
        address=lambda row: ("accounts.approvals.show", {"approval_id": row.id}),
    ),
)
