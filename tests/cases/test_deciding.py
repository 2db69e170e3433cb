"""Closing a case and lifting a hold: one person proposes, another approves."""

from datetime import date, timedelta

import pytest

from accounts.models import Approval
from accounts.operations.approvals import approve, send_back
from accounts.refusals import NobodyElseMayApprove, ReasonOfProposalNeeded
from cases import refusals as case_refusals
from cases.events import refusals
from cases.events.state import case_state
from cases.models import (
    CaseEnding,
    CaseStage,
    EventState,
    HoldReason,
)
from cases.operations import deciding, holds
from corrections.facts import declared
from corrections.operations import propose_correction
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayInTheFuture, DayTooEarly
from papers.operations import Paper
from papers.refusals import DocumentNeeded
from tests.fixtures.papers import typed

TODAY = date(2026, 11, 23)


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


def annul(event, by, head):
    correction = propose_correction(
        event,
        fact=declared()["case_event"],
        new={},
        reason="Ghi nhầm vụ việc",
        paper=typed("1/BB", TODAY),
        takes_back=True,
        by=by.onward(),
    )
    approve(db.session.get_one(Approval, correction.approval_id), by=Act(head, clock.now()))


def place(case, by, **given):
    return holds.place_hold(
        case,
        reason=HoldReason.COMPLAINT,
        ground="Điều 46",
        placed_on=date(2026, 11, 2),
        review_on=date(2027, 2, 1),
        by=by.onward(),
        **given,
    )


def test_a_case_closes_when_another_person_approves_and_its_end_is_an_event(case, by, head):
    event = deciding.propose_closing(
        case, closed_on=TODAY, ending=CaseEnding.OTHER, reason="Đã thi hành xong", by=by
    )
    assert case.stage is CaseStage.OPEN
    with pytest.raises(refusals.ProposalWaits):
        deciding.propose_closing(
            case, closed_on=TODAY, ending=CaseEnding.OTHER, reason="Lại", by=by.onward()
        )
    approve(db.session.get_one(Approval, event.approval_id), by=Act(head, clock.now()))
    assert (case.stage, case.closed_on, event.state) == (
        CaseStage.CLOSED,
        TODAY,
        EventState.STANDS,
    )
    assert case_state(case, TODAY).ended is event
    annul(event, by, head)
    assert (case.stage, case.closed_on) == (CaseStage.OPEN, None)


def test_a_returned_proposal_ends_nothing_and_another_may_follow(case, by, head):
    def close():
        return deciding.propose_closing(
            case, closed_on=TODAY, ending=CaseEnding.OTHER, reason="Hết việc", by=by.onward()
        )

    event = close()
    approval = db.session.get_one(Approval, event.approval_id)
    send_back(approval, note="Còn tang vật", by=Act(head, clock.now()))
    assert (case.stage, case_state(case, TODAY).ended) == (CaseStage.OPEN, None)
    assert close().approval_id != approval.id


def test_a_hold_ends_when_another_person_approves_with_its_document(case, by, head):
    hold = place(case, by)
    event = deciding.propose_lifting(
        hold, lifted_on=TODAY, ground="Hết căn cứ hoãn", paper=typed("40/QĐ", TODAY), by=by.onward()
    )
    assert hold.in_force
    assert case_state(case, TODAY).hold is hold
    approve(db.session.get_one(Approval, event.approval_id), by=Act(head, clock.now()))
    assert (hold.lifted_on, hold.lift_ground, event.hold_id) == (TODAY, "Hết căn cứ hoãn", hold.id)
    assert case_state(case, TODAY).hold is None
    with pytest.raises(refusals.LiftingStays):
        annul(event, by, head)


def test_closing_is_refused_as_closing_and_proposing_are(case, truck, by, make_case, officer):
    def close(of, on=TODAY, reason="Hết việc", act=None, **given):
        deciding.propose_closing(
            of, closed_on=on, ending=CaseEnding.OTHER, reason=reason, by=act or by.onward(), **given
        )

    with pytest.raises(ReasonOfProposalNeeded):
        close(make_case(number="12/2024"), reason=" ")
    with pytest.raises(case_refusals.CaseHasOpenAssets):
        close(case)
    place(case, by)
    with pytest.raises(case_refusals.CaseIsOnHold):
        close(case)
    other = make_case(number="903/2026")
    with pytest.raises(ChangedMeanwhile):
        close(other, act=Act(officer, clock.now(), seen=other.version + 1))
    with pytest.raises(DayInTheFuture):
        close(other, TODAY + timedelta(days=1))
    with pytest.raises(DocumentNeeded):
        close(other, paper=Paper(issued_on=TODAY))
    with pytest.raises(NobodyElseMayApprove):
        close(other)


def test_lifting_is_refused_as_lifting_and_proposing_are(case, truck, by, head):
    hold = place(case, by)

    def lift(on=TODAY, ground="Hết căn cứ", **given):
        return deciding.propose_lifting(hold, lifted_on=on, ground=ground, by=by.onward(), **given)

    with pytest.raises(DayTooEarly):
        lift(date(2026, 11, 1))
    with pytest.raises(DayInTheFuture):
        lift(TODAY + timedelta(days=1))
    with pytest.raises(DocumentNeeded):
        lift(paper=Paper(issued_on=TODAY))
    with pytest.raises(ReasonOfProposalNeeded):
        lift(ground=" ")
    lift()
    with pytest.raises(refusals.ProposalWaits):
        lift()
    holds.lift_hold(hold, lifted_on=TODAY, ground="Hết căn cứ", by=by.onward())
    with pytest.raises(case_refusals.HoldAlreadyLifted):
        lift()


def test_nobody_to_approve_is_said_at_the_proposal(case, by):
    hold = place(case, by)
    with pytest.raises(NobodyElseMayApprove):
        deciding.propose_lifting(hold, lifted_on=TODAY, ground="Hết căn cứ", by=by.onward())
