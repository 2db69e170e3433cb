"""What one person proposes about a case and another approves: closing it, lifting a hold.

A proposal is an event that does not count yet; approved, it stands, and its effect is carried out.
"""

from datetime import date
from typing import Final

from sqlalchemy import select

from accounts import approvals
from accounts.approvals import Approvable
from accounts.deciding import Parts
from accounts.models import Approval, ApprovalState
from accounts.operations.approvals import propose
from cases.allowed import why_not_change_hold
from cases.allowed_closing import began_on, why_not_as_performed
from cases.events import refusals
from cases.models import CaseEnding, CaseEvent, CaseFile, EventKind, Hold
from cases.operations.closing import check_closing
from cases.operations.events import let_stand, new_event
from cases.operations.files import close_case
from cases.operations.holds import lift_hold
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.i18n import N_
from foundation.moments import Moment
from foundation.partdays import PartDay
from foundation.past import check_order, check_past
from foundation.permissions import Permission
from foundation.refusals import check
from papers.dated import orders, tells_of
from papers.operations import NOTHING, Paper, record_document


def propose_closing(
    case: CaseFile,
    *,
    closed_on: date,
    ending: CaseEnding,
    reason: str,
    by: Act,
    paper: Paper = NOTHING,
    less_collected: bool = False,
) -> CaseEvent:
    """Propose to close a case; it closes when another person approves it.

    Args:
        paper: the decision or report that ends it, if there is one.
        less_collected: it ended although less was collected than is due; the reason says how.

    Raises:
        ChangedMeanwhile: the case changed since the person saw it.
        CaseIsClosed, CaseIsOnHold, CaseHasOpenAssets: it cannot be closed now.
        ClosedBeforeOpened: the closing day lies before the case was opened.
        DayInTheFuture: the closing day is later than the act.
        LessCollected: performed, and less was collected than is due.
        ProposalWaits: it was proposed already.
        ReasonOfProposalNeeded: nobody says why.
        NobodyElseMayApprove: no other active person may decide it in this office.
        DocumentNeeded and the others of ``record_document``: a document named by half.
    """
    lock_as_seen(case, by)
    check_closing(case, closed_on, by)
    check(why_not_as_performed(case, ending, less=less_collected))
    event = _proposed(case, EventKind.ENDED, closed_on, None, by)
    event.ending = ending
    event.less_collected = True if less_collected else None
    return _propose(event, case, kind=CLOSING, reason=reason, paper=paper, by=by)


def propose_lifting(
    hold: Hold, *, lifted_on: date, ground: str, by: Act, paper: Paper = NOTHING
) -> CaseEvent:
    """Propose to lift a hold; it ends when another person approves it.

    Args:
        ground: why it ends.
        paper: the decision that lifts it, or what shows that its ground is gone.

    Raises:
        HoldAlreadyLifted: it is no longer in force.
        DayTooEarly: lifted before it was placed.
        DayInTheFuture: lifted later than the act.
        ProposalWaits: it was proposed already.
        ReasonOfProposalNeeded: nobody says why.
        NobodyElseMayApprove: no other active person may decide it in this office.
        DocumentNeeded and the others of ``record_document``: a document named by half.
    """
    case = db.session.get_one(CaseFile, hold.case_id)
    lock(case)
    lock(hold)
    check(why_not_change_hold(hold))
    check_order(lifted_on, hold.placed_on, Moment.LIFTED, Moment.PLACED)
    check_past(lifted_on, by, Moment.LIFTED)
    event = _proposed(case, EventKind.RESUMED, lifted_on, hold, by)
    return _propose(event, case, kind=LIFTING, reason=ground, paper=paper, by=by)


def waiting(case_id: int, kind: EventKind, hold_id: int | None = None) -> CaseEvent | None:
    """Return the event of a case that is proposed and not decided yet."""
    found = (
        select(CaseEvent)
        .join(Approval, Approval.id == CaseEvent.approval_id)
        .where(
            CaseEvent.case_id == case_id,
            CaseEvent.kind == kind,
            Approval.state == ApprovalState.PROPOSED,
        )
    )
    if hold_id is not None:
        found = found.where(CaseEvent.hold_id == hold_id)
    return db.session.scalar(found.limit(1))


def event_of(approval: Approval) -> CaseEvent:
    """Return the event that a proposal is about."""
    return db.session.scalars(select(CaseEvent).where(CaseEvent.approval_id == approval.id)).one()


def _proposed(case: CaseFile, kind: EventKind, day: date, hold: Hold | None, by: Act) -> CaseEvent:
    before = waiting(case.id, kind, hold.id if hold is not None else None)
    if before is not None:
        raise refusals.ProposalWaits(see=[f"approval:{before.approval_id}"])
    event = new_event(case, kind=kind, happened=PartDay(day.year, day.month, day.day), by=by)
    event.hold_id = hold.id if hold is not None else None
    return event


def _propose(
    event: CaseEvent, case: CaseFile, *, kind: Approvable, reason: str, paper: Paper, by: Act
) -> CaseEvent:
    event.note = reason.strip()
    if not paper.is_empty:
        event.document = record_document(
            [case],
            paper=paper,
            by=by.onward(),
            dated=[orders(event.happened_on), tells_of(began_on(case))],
        )
    event.approval_id = propose(case, kind=kind, reason=reason, by=by.onward()).id
    db.session.add(event)
    db.session.flush()
    return event


def _close(approval: Approval, by: Act) -> None:
    event = event_of(approval)
    case = db.session.get_one(CaseFile, event.case_id)
    close_case(case, closed_on=event.happened_on, by=by)
    let_stand(event, case, by=by.onward())


def _lift(approval: Approval, by: Act) -> None:
    event = event_of(approval)
    hold = db.session.get_one(Hold, event.hold_id)
    case = db.session.get_one(CaseFile, event.case_id)
    lock(case)
    paper = NOTHING if event.document is None else Paper(known=event.document)
    lift_hold(hold, lifted_on=event.happened_on, ground=event.note or "", paper=paper, by=by)
    let_stand(event, case, by=by.onward())


CLOSING: Final = approvals.declare(
    Approvable(
        "case.closing",
        N_("Closing of a case"),
        Parts(Permission.CLOSE_CASES, Permission.DECIDE_CASES),
        _close,
    )
)
LIFTING: Final = approvals.declare(
    Approvable(
        "hold.lifting",
        N_("Lifting of a hold"),
        Parts(Permission.WRITE_CASES, Permission.DECIDE_CASES),
        _lift,
    )
)
