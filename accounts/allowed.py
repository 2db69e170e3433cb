"""What may be done with an office or an account, and why not: for operations and buttons.

What may be done with a proposal: ``accounts.deciding``.
"""

from accounts import founding, queries, refusals
from accounts.models import Office, UserAccount
from foundation.actor import SYSTEM_ACCOUNT_ID
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import Refusal


def why_not_begin(office: Office) -> Refusal | None:
    """An office is named with its units in one act once, while nobody has named it."""
    if founding.is_unnamed(office):
        return None
    return refusals.OfficeNamedAlready(office=office.name)


def why_not_over(account: UserAccount, by: Act) -> Refusal | None:
    """Nobody acts on a whole person who works outside the office acted for.

    Whoever could reset the password of a person of another office could act as that person there.
    """
    if by.actor.id == SYSTEM_ACCOUNT_ID:
        return None
    reach = db.session.get_one(Office, by.actor.office_id).path
    for workplace in queries.rights_of(account.id, by.day).workplaces:
        if not workplace.path.startswith(reach):
            return refusals.RolesElsewhere(office=workplace.name)
    return None


def why_not_reset(account: UserAccount, by: Act) -> Refusal | None:
    """One's own password is changed, not reset; another's by who administers all their offices."""
    if account.id == by.actor.id:
        return refusals.OwnAccount()
    return why_not_over(account, by)
