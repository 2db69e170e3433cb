"""Events of a case with their documents, and the state of the case that follows from them."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from accounts.models import Approval
from accounts.operations.approvals import approve
from cases import refusals as case_refusals
from cases.events import refusals
from cases.events.state import case_state
from cases.models import (
    CaseEnding,
    CaseEvent,
    Enforceability,
    EventKind,
    EventState,
)
from cases.operations import deciding
from cases.operations.events import record_event
from corrections.facts import declared
from corrections.operations import propose_correction
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay, part_of
from foundation.refusals import DayInTheFuture
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from organisations.operations.registry import close_organisation, record_organisation
from organisations.refusals import OrganisationClosed, OrganisationUnclear, OrganisationUnknown
from papers.operations import Paper
from papers.refusals import DocumentNeeded
from tests.fixtures.papers import typed

TODAY = date(2026, 11, 23)
JULY = date(2026, 7, 6)
GROUNDS = {
    EventKind.UNABLE: "38.1.a",
    EventKind.STOPPED: "48.4",
    EventKind.ENTRUSTED: "49.1.a",
}
OTHER = "Phòng Thi hành án dân sự khu vực 9"


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def record(case, by):
    def act(kind=EventKind.UNABLE, happened=JULY, **given):
        if isinstance(happened, date):
            happened = part_of(happened)
        first = {"paper": typed("31/QĐ", min(happened.first, TODAY))}
        first["ground"] = GROUNDS.get(kind)
        return record_event(case, kind=kind, happened=happened, **first | given, by=by)

    return act


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


def test_a_decision_classes_the_case_from_its_day(case, record):
    event = record()
    assert case.enforceability is Enforceability.UNABLE
    assert event.document.number == "31/QĐ"
    state = case_state(case, TODAY)
    assert (state.enforceability, state.classed) == (Enforceability.UNABLE, event)
    before = case_state(case, JULY - timedelta(days=1))
    assert (before.enforceability, before.classed) == (Enforceability.ABLE, None)


def test_what_is_learned_late_stands_before_what_was_decided_later(case, record):
    record(EventKind.ABLE, date(2026, 10, 5))
    record(happened=JULY)
    assert case.enforceability is Enforceability.ABLE
    assert case_state(case, date(2026, 8, 1)).enforceability is Enforceability.UNABLE


def test_an_event_of_an_old_file_has_a_month_a_source_and_no_document(case, record):
    event = record(
        EventKind.VERIFIED, PartDay(2019, 3), paper=Paper(), source="hồ sơ cũ, tập 2, tờ 14"
    )
    assert (event.happened, event.happened_on, event.is_exact) == (
        "2019-03",
        date(2019, 3, 1),
        False,
    )
    assert case_state(case, TODAY).verified is event


def test_an_older_decision_names_no_point_of_the_law(record):
    assert record(happened=date(2025, 5, 5), ground=None).ground is None


def test_a_case_is_entrusted_to_an_office_of_the_registry(case, record):
    event = record(
        EventKind.ENTRUSTED,
        organisation=Named(OTHER, OrganisationKind.ENFORCEMENT, adds=True),
    )
    assert event.organisation_name == OTHER
    assert case_state(case, TODAY).moved is event


def test_a_wrong_event_is_annulled_with_approval_and_the_state_goes_back(case, record, by, head):
    event = record()
    annul(event, by, head)
    assert (event.state, event.annul_reason) == (EventState.ANNULLED, "Ghi nhầm vụ việc")
    assert case.enforceability is Enforceability.ABLE
    assert record().stands  # the right one may be recorded


def test_every_refusal_of_an_event(record, case, by, head):
    for kind in (EventKind.ENDED, EventKind.RESUMED):
        with pytest.raises(refusals.EventHasItsAct):
            record(kind)
    with pytest.raises(refusals.EventShownByNothing):
        record(paper=Paper())
    with pytest.raises(refusals.GroundNotInForce):
        record(happened=date(2025, 5, 5))
    with pytest.raises(refusals.GroundNotInForce):  # a ground of another decision
        record(EventKind.STOPPED, ground="38.1.a")
    for kind in GROUNDS:
        with pytest.raises(refusals.GroundNeeded):
            record(kind, ground=None)
    with pytest.raises(refusals.ReceiverNeeded):
        record(EventKind.TRANSFERRED)
    with pytest.raises(DayInTheFuture):
        record(EventKind.VERIFIED, TODAY + timedelta(days=1))
    with pytest.raises(DocumentNeeded):
        record(paper=Paper(issued_on=JULY))
    event = record()
    with pytest.raises(refusals.EventTwice):
        record()
    annul(event, by, head)
    with pytest.raises(refusals.EventDoesNotStand):
        annul(event, by, head)
    deciding.propose_closing(
        case, closed_on=TODAY, ending=CaseEnding.OTHER, reason="Xong", by=by.onward()
    )
    approve(
        db.session.scalars(select(Approval).order_by(Approval.id.desc())).first(),
        by=Act(head, clock.now()),
    )
    with pytest.raises(case_refusals.CaseIsClosed):
        record(EventKind.VERIFIED)
    with pytest.raises(case_refusals.CaseIsClosed):
        deciding.propose_closing(
            case, closed_on=TODAY, ending=CaseEnding.OTHER, reason="Xong", by=by.onward()
        )


def test_the_receiver_is_one_organisation_that_is_open(record, case, by):
    named = Named(OTHER, OrganisationKind.ENFORCEMENT)
    with pytest.raises(OrganisationUnknown):
        record(EventKind.ENTRUSTED, organisation=named)
    values = {"kind": OrganisationKind.ENFORCEMENT, "name": OTHER, "office_id": case.office_id}
    first = record_organisation(**values, by=by.onward())
    close_organisation(first, on=TODAY, by=by.onward())
    with pytest.raises(OrganisationClosed):
        record(EventKind.ENTRUSTED, organisation=named)
    record_organisation(**values, is_another=True, by=by.onward())
    with pytest.raises(OrganisationUnclear):
        record(EventKind.ENTRUSTED, organisation=named)


def test_an_event_stands_on_the_page_of_the_case_and_is_recorded_there(pages, case, officer, head):
    visitor = pages.as_user(officer)
    url = f"/cases/{case.id}"
    filled = {
        "kind": "unable",
        "happened": "06/07/2026",
        "ground": "38.1.b",
        "paper_no": "31/QĐ-THA",
        "paper_on": "06/07/2026",
        "decider": "Thủ trưởng",
    }
    visitor.post_form(f"{url}/events/new", filled | {"paper_no": ""}, 422)
    visitor.post_form(f"{url}/events/new", filled)
    page = visitor.get(url)
    assert "chưa có điều kiện" in page.main
    assert "31/QĐ-THA" in page.main
    event = db.session.scalars(select(CaseEvent)).one()
    assert visitor.get(f"{url}/lists/course").main.count("31/QĐ-THA") == 1
    visitor.get(f"/corrections/case_event/{event.id}")
    proposed = visitor.post_form(
        f"{url}/close", {"closed_on": "23/11/2026", "ending": "other", "reason": "Xong"}
    )
    decided = pages.as_user(head)
    answer = decided.get(proposed.location)
    decided.send(answer, answer.form(having=("decision",)), {"decision": "approve"})
    assert "Kết thúc thi hành án" in visitor.get(url).main


def test_of_two_classes_of_which_nobody_knows_the_order_neither_is_the_last(case, officer):
    by = Act(officer, clock.now())
    old = {"source": "sổ thụ lý 2019", "by": by}
    record_event(case, kind=EventKind.ABLE, happened=PartDay(2019, 3), **old)
    assert case.enforceability is Enforceability.ABLE
    record_event(case, kind=EventKind.UNABLE, happened=PartDay(2019), **old)
    assert case.enforceability is None
    assert case_state(case, TODAY).classed is None
    record_event(case, kind=EventKind.UNABLE, happened=PartDay(2019, 2), **old)
    assert case.enforceability is None
    record_event(case, kind=EventKind.ABLE, happened=PartDay(2020, 1, 2), **old)
    assert case.enforceability is Enforceability.ABLE
