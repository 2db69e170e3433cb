"""Proposing, approving, returning and carrying out: the only writer of an approval's state."""

from accounts import entries, refusals
from accounts.approvals import Approvable, Subject, declared
from accounts.deciding import why_not_carry_out, why_not_decide, why_not_withdraw
from accounts.models import Approval, ApprovalState
from accounts.turns import check_ends, check_right
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
        NobodyCarriesOut, ProposerCarriesOut: nobody would be left to carry it out.
    """
    if not reason.strip():
        raise refusals.ReasonOfProposalNeeded
    check_ends(kind.parts, subject.office_id, by)
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
    check_right(declared()[approval.what].parts.decides, approval.office_id, by)
    approval.state = ApprovalState.APPROVED
    approval.decided_by_id, approval.decided_at = by.actor.id, by.at
    _log(approval, entries.APPROVAL_APPROVED, by)
    if declared()[approval.what].parts.carries_out is None:
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
    check_right(declared()[approval.what].parts.decides, approval.office_id, by)
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
        MayNotDecide: the person has not the right that the kind names, in the proposal's office.
    """
    lock_as_seen(approval, by)
    check(why_not_carry_out(approval, by))
    right = declared()[approval.what].parts.carries_out
    if right is not None:
        check_right(right, approval.office_id, by)
    _carry_out(approval, by)
    return approval


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
