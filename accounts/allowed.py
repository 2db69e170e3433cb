"""What may be done with a proposal or an account, and why not: for operations and buttons."""

from accounts import founding, queries, refusals
from accounts.models import Approval, ApprovalState, Office, UserAccount
from foundation.actor import SYSTEM_ACCOUNT_ID
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import Refusal


def why_not_decide(approval: Approval, by: Act) -> Refusal | None:
    """A proposal is decided once, by another person than who made it."""
    if not approval.is_open:
        return refusals.ApprovalDecided(state=approval.state)
    return refusals.ProposerMayNotDecide() if approval.proposed_by_id == by.actor.id else None


def why_not_withdraw(approval: Approval, by: Act) -> Refusal | None:
    """A proposal is withdrawn by who made it, until it is decided."""
    if not approval.is_open:
        return refusals.ApprovalDecided(state=approval.state)
    return None if approval.proposed_by_id == by.actor.id else refusals.OnlyProposerWithdraws()


def why_not_carry_out(approval: Approval, by: Act) -> Refusal | None:
    """What was approved is carried out once, by a third person."""
    if approval.state is not ApprovalState.APPROVED:
        return refusals.NotApproved(state=approval.state)
    before = {approval.proposed_by_id, approval.decided_by_id}
    return refusals.ThirdPersonNeeded() if by.actor.id in before else None


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
