"""Verifying again what cannot be enforced yet: twice a year, once where the law says so."""

from datetime import date

import pytest
from sqlalchemy import select

from cases.events import refusals
from cases.events.verified import verification_due
from cases.jobs import rule_verifications
from cases.models import (
    CaseEvent,
    CaseStage,
    Deadline,
    DeadlineStatus,
    EndReason,
    EventKind,
    Step,
    Verified,
)
from cases.operations.events import annul_event, record_event, record_verification
from cases.refusals import CaseIsClosed
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay
from foundation.refusals import DayInTheFuture
from papers.operations import Paper
from papers.refusals import DocumentNeeded
from tests.fixtures.ledger import verify_whole
from tests.fixtures.papers import typed

JULY = date(2026, 7, 6)


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def record(case, by):
    def act(kind=EventKind.UNABLE, on=JULY, **given):
        first = {"paper": typed("31/QĐ", on)}
        if kind is EventKind.UNABLE:
            first["ground"] = "38.1.a"
        day = PartDay(on.year, on.month, on.day)
        return record_event(case, kind=kind, happened=day, **first | given, by=by)

    return act


@pytest.fixture
def verified(case, by):
    def act(on, found=Verified.STILL_UNABLE, **given):
        first = {"paper": typed(f"{on:%d%m}/BB", on)}
        return record_verification(case, verified_on=on, found=found, **first | given, by=by)

    return act


def days(case):
    rows = db.session.scalars(
        select(Deadline).where(Deadline.step == Step.VERIFY).order_by(Deadline.id)
    )
    return [(row.trigger_on, row.due_on, row.status) for row in rows]


def test_a_case_that_cannot_be_enforced_yet_is_verified_within_six_months(case, record):
    record()
    due = verification_due(case)
    assert (due.trigger_on, due.due_on) == (JULY, date(2027, 1, 6))
    assert (due.parameter, due.confirmed) == ("H8.1", False)  # from the decision: a reading
    assert "Điều 38 khoản 3" in due.basis


def test_it_is_counted_from_the_verification_before_the_decision(case, record):
    record(EventKind.VERIFIED, date(2026, 7, 1))
    record()
    due = verification_due(case)
    assert (due.trigger_on, due.confirmed) == (date(2026, 7, 1), True)


def test_who_is_in_prison_for_two_years_is_verified_once_a_year(case, record):
    record(yearly=True)
    due = verification_due(case)
    assert (due.due_on, due.parameter) == (date(2027, 7, 6), "H8.2")


def test_each_verification_begins_the_next_and_late_stays_late(case, record, verified, travel_to):
    record()
    verified(date(2026, 11, 20))
    assert days(case) == [
        (JULY, date(2027, 1, 6), DeadlineStatus.MET),
        (date(2026, 11, 20), date(2027, 5, 20), DeadlineStatus.SCHEDULED),
    ]
    assert verify_whole().intact


def test_a_late_one_is_late(case, record, verified):
    record(EventKind.VERIFIED, date(2026, 1, 5))
    record(EventKind.UNABLE, date(2026, 7, 6))
    verified(date(2026, 11, 20))
    assert [status for _from, _due, status in days(case)] == [
        DeadlineStatus.MET_LATE,
        DeadlineStatus.SCHEDULED,
    ]


def test_an_annulled_verification_lets_the_one_before_be_due_again(case, record, verified, by):
    record()
    event = verified(date(2026, 11, 20))
    annul_event(event, case, reason="nhập nhầm", by=by)
    assert verification_due(case).trigger_on == JULY
    assert verify_whole().intact


def test_it_ends_when_the_case_can_be_enforced_or_is_enforced_here_no_more(case, record):
    record()
    record(EventKind.ABLE, date(2026, 9, 1))
    row = db.session.scalars(select(Deadline).where(Deadline.step == Step.VERIFY)).one()
    assert (verification_due(case), row.waive_reason) == (None, EndReason.CASE_ABLE)
    record(EventKind.UNABLE, date(2026, 10, 1))
    assert verification_due(case).trigger_on == date(2026, 10, 1)
    record(EventKind.STOPPED, date(2026, 11, 2), ground="48.4")
    assert verification_due(case) is None


def test_a_verification_is_refused_without_minutes_twice_or_in_the_future(
    case, record, verified, by
):
    record()
    with pytest.raises(refusals.EventShownByNothing):
        verified(date(2026, 11, 2), paper=Paper())
    with pytest.raises(DocumentNeeded):
        verified(date(2026, 11, 2), paper=Paper(issued_on=date(2026, 11, 2)))
    with pytest.raises(DayInTheFuture):
        verified(date(2026, 12, 2), paper=typed("9/BB", date(2026, 11, 2)))
    verified(date(2026, 11, 2))
    with pytest.raises(refusals.EventTwice):
        verified(date(2026, 11, 2))


def test_at_night_a_case_decided_before_gets_its_day(case, record):
    record()
    db.session.delete(verification_due(case))
    db.session.commit()
    assert rule_verifications(clock.today()) == 1
    assert rule_verifications(clock.today()) == 0
    assert verification_due(case).trigger_on == JULY


def test_the_page_of_the_case_shows_the_day_and_its_act(pages, case, record, officer):
    record()
    db.session.commit()
    visitor = pages.as_user(officer)
    page = visitor.get(f"/cases/{case.id}")
    assert "06/01/2027" in page.text
    assert f"/cases/{case.id}/verify" in page.markup
    filled = {"verified_on": "20/11/2026", "found": "still_unable", "paper_no": "7/BB"}
    visitor.post_form(f"/cases/{case.id}/verify", {"verified_on": "x"}, 422)
    visitor.post_form(f"/cases/{case.id}/verify", filled | {"paper_on": "20/11/2026"})
    db.session.expire_all()
    event = db.session.scalars(
        select(CaseEvent).where(CaseEvent.kind == EventKind.VERIFIED_AGAIN)
    ).one()
    assert event.found is Verified.STILL_UNABLE
    assert verification_due(case).due_on == date(2027, 5, 20)


def test_a_closed_case_is_verified_no_more(case, record, verified):
    record()
    case.closed_on = clock.today()
    case.stage = CaseStage.CLOSED
    with pytest.raises(CaseIsClosed):
        verified(date(2026, 11, 2))
