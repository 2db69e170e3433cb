"""What may be done with a proposal, and why not: one answer for operations and buttons."""

from accounts import refusals
from accounts.models import Approval, ApprovalState
from foundation.acts import Act
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
