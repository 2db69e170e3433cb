"""What every act on an account shares: whom it reaches, and its entry in the ledger."""

from typing import Any

from accounts import allowed, refusals
from accounts.founding import ROOT_OFFICE
from accounts.models import Office, UserAccount
from audit import ledger
from audit.entries import Kind
from foundation.actor import SYSTEM_ACCOUNT_ID
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import check


def check_reach(office: Office, by: Act) -> None:
    """Refuse an act in an office that is not the one acted for, nor under it.

    Raises:
        OfficeOutOfReach: it lies elsewhere.
    """
    if by.actor.id != SYSTEM_ACCOUNT_ID and not office.path.startswith(_path_of(by)):
        raise refusals.OfficeOutOfReach(office=office.name)


def check_reach_over(account: UserAccount, by: Act) -> None:
    """Refuse an act on a whole person who works outside the office acted for.

    Raises:
        RolesElsewhere: the person holds a role outside.
    """
    check(allowed.why_not_over(account, by))


def note(
    account: UserAccount,
    kind: Kind,
    by: Act,
    payload: dict[str, Any],
    *,
    office_id: int | None = None,
) -> None:
    """Write an entry about an account, in the office it is about, else where it is done."""
    db.session.flush()
    where = office_id or by.actor.office_id or ROOT_OFFICE
    ledger.append(f"account:{account.id}", kind, office_id=where, by=by, payload=payload)


def _path_of(by: Act) -> str:
    return db.session.get_one(Office, by.actor.office_id).path
