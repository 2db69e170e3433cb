"""A case ends as performed with all of the money, or somebody says how; never before it began."""

from datetime import timedelta

import pytest

from accounts.models import Approval
from accounts.operations.approvals import approve
from cases.events.refusals import ClosedBeforeOpened, LessCollected
from cases.models import CaseEnding, CaseStage
from cases.operations import deciding, files
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from papers.refusals import DocumentAfterAct, DocumentBeforeAct
from tests.fixtures.papers import typed

DAY = timedelta(days=1)


def propose(case, officer, **given):
    values = {
        "closed_on": clock.today(),
        "ending": CaseEnding.DONE,
        "reason": "Đã thi hành xong",
        "by": Act(officer, clock.now()),
    }
    return deciding.propose_closing(case, **{**values, **given})


@pytest.fixture
def unpaid(case, head):
    assert case.money_due > case.money_collected
    return case


def test_a_case_that_collected_too_little_is_not_performed_unless_somebody_says_so(
    unpaid, officer, head
):
    with pytest.raises(LessCollected) as refused:
        propose(unpaid, officer)
    assert refused.value.details == {"collected": 0, "due": unpaid.money_due}
    event = propose(unpaid, officer, less_collected=True)
    approve(db.session.get_one(Approval, event.approval_id), by=Act(head, clock.now()))
    assert unpaid.stage is CaseStage.CLOSED
    assert event.less_collected


def test_another_end_is_not_asked_for_its_money(unpaid, officer):
    propose(unpaid, officer, ending=CaseEnding.STOPPED)


def test_a_case_does_not_end_before_it_began(unpaid, officer):
    before = unpaid.opened_on - DAY
    with pytest.raises(ClosedBeforeOpened):
        propose(unpaid, officer, closed_on=before, less_collected=True)
    with pytest.raises(ClosedBeforeOpened):  # the approval asks the same
        files.close_case(unpaid, closed_on=before, by=Act(officer, clock.now()))


def test_the_paper_of_the_end_lies_between_the_beginning_and_the_end(unpaid, officer):
    today, opened = clock.today(), unpaid.opened_on
    said = {"less_collected": True, "closed_on": today - DAY}
    with pytest.raises(DocumentAfterAct):
        propose(unpaid, officer, paper=typed("12/QĐ", today), **said)
    with pytest.raises(DocumentBeforeAct):
        propose(unpaid, officer, paper=typed("12/QĐ", opened - DAY), **said)
    propose(unpaid, officer, paper=typed("12/QĐ", today - DAY), **said)


def test_both_see_what_was_collected_of_what_is_due(unpaid, officer, head, pages):
    own = pages.as_user(officer)
    said = {
        "closed_on": "23/11/2026",
        "ending": "done",
        "reason": "Đã giao tài sản ngoài",
    }
    url = f"/cases/{unpaid.id}/close"
    due = f"{unpaid.money_due:,}".replace(",", ".")
    assert due in own.post_form(url, said, 422).markup
    sent = own.post_form(url, {**said, "less_collected": "y"})
    asked = pages.as_user(head).get(sent.location)
    assert due in asked.markup
    assert "thu được ít hơn số phải thi hành" in asked.main
