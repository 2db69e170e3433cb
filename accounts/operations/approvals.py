"""Proposing, approving, returning and carrying out: the only writer of an approval's state."""

from accounts import approval_queries, entries, refusals
from accounts.allowed import why_not_carry_out, why_not_decide, why_not_withdraw
from accounts.approvals import Approvable, Subject, declared
from accounts.models import Approval, ApprovalState
from audit import ledger
from audit.entries import Kind
from foundation.acts import Act, lock_as_seen
from foundation.database import db
from foundation.refusals import check


def propose(subject: Subject, *, kind: Approvable, reason: str, by: Act) -> Approval:
    """Propose something about a subject, for another person to approve or return.

    Raises:
        ReasonOfProposalNeeded: nobody says why.
        NobodyElseMayApprove: no other active person may decide it in this office.
    """
    if not reason.strip():
        raise refusals.ReasonOfProposalNeeded
    deciders = approval_queries.may_decide(kind.permission, subject.office_id, by.day)
    if not deciders - {by.actor.id}:
        raise refusals.NobodyElseMayApprove
    about, _, number = subject.stream.partition(":")
    approval = Approval(
        office_id=subject.office_id,
        what=kind.code,
        subject_kind=about,
        subject_id=int(number),
        reason=reason.strip(),
        state=ApprovalState.PROPOSED,
        proposed_by_id=by.actor.id,
        proposed_at=by.at,
    )
    db.session.add(approval)
    db.session.flush()
    _log(approval, entries.APPROVAL_PROPOSED, by, reason=approval.reason)
    return approval


def approve(approval: Approval, *, by: Act) -> Approval:
    """Approve what was proposed; unless a third person does, it is carried out at once.

    Raises:
        ChangedMeanwhile: the proposal is not as the person saw it.
        ApprovalDecided: it was decided or withdrawn before.
        ProposerMayNotDecide: the same person proposed it.
        MayNotDecide: the person has not the right that the kind names, in the proposal's office.
    """
    lock_as_seen(approval, by)
    check(why_not_decide(approval, by))
    _check_right(approval, by)
    approval.state = ApprovalState.APPROVED
    approval.decided_by_id, approval.decided_at = by.actor.id, by.at
    _log(approval, entries.APPROVAL_APPROVED, by)
    if not declared()[approval.what].third:
        _carry_out(approval, by)
    return approval


def send_back(approval: Approval, *, note: str, by: Act) -> Approval:
    """Return a proposal to who made it, with the reason; nothing is done.

    Raises:
        ReasonOfReturnNeeded: nobody says why.
        ChangedMeanwhile: the proposal is not as the person saw it.
        ApprovalDecided: it was decided or withdrawn before.
        ProposerMayNotDecide: the same person proposed it.
        MayNotDecide: the person has not the right that the kind names, in the proposal's office.
    """
    if not note.strip():
        raise refusals.ReasonOfReturnNeeded
    lock_as_seen(approval, by)
    check(why_not_decide(approval, by))
    _check_right(approval, by)
    approval.state = ApprovalState.RETURNED
    approval.decided_by_id, approval.decided_at = by.actor.id, by.at
    approval.decision_note = note.strip()
    _log(approval, entries.APPROVAL_RETURNED, by, reason=approval.decision_note)
    return approval


def withdraw(approval: Approval, *, by: Act) -> Approval:
    """Take back what one proposed oneself and nobody decided yet.

    Raises:
        ChangedMeanwhile: the proposal is not as the person saw it.
        ApprovalDecided: it was decided or withdrawn before.
        OnlyProposerWithdraws: somebody else proposed it.
    """
    lock_as_seen(approval, by)
    check(why_not_withdraw(approval, by))
    approval.state = ApprovalState.WITHDRAWN
    _log(approval, entries.APPROVAL_WITHDRAWN, by)
    return approval


def execute(approval: Approval, *, by: Act) -> Approval:
    """Carry out what was approved, where a third person does.

    Raises:
        ChangedMeanwhile: the proposal is not as the person saw it.
        NotApproved: it was not approved, or is carried out.
        ThirdPersonNeeded: the same person proposed or approved it.
    """
    lock_as_seen(approval, by)
    check(why_not_carry_out(approval, by))
    _carry_out(approval, by)
    return approval


def _check_right(approval: Approval, by: Act) -> None:
    right = declared()[approval.what].permission
    if by.actor.id not in approval_queries.may_decide(right, approval.office_id, by.day):
        raise refusals.MayNotDecide


def _carry_out(approval: Approval, by: Act) -> None:
    approval.state = ApprovalState.EXECUTED
    approval.executed_by_id, approval.executed_at = by.actor.id, by.at
    declared()[approval.what].carry_out(approval, by.onward())
    _log(approval, entries.APPROVAL_EXECUTED, by)
    db.session.flush()


def _log(approval: Approval, kind: Kind, by: Act, **more: str) -> None:
    ledger.append(
        approval.stream,
        kind,
        office_id=approval.office_id,
        by=by,
        payload={"what": approval.what, "about": approval.subject, **more},
    )
