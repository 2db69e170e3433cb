"""The row of a seized asset in no lot says how its price is found, or what stands before that."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cases.models import Deadline, EventKind, HoldReason
from cases.operations.events import record_event
from cases.operations.holds import place_hold
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import part_of
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from review.queries.agenda import ActKind, DueRow, Key
from review.queries.due_subjects import subjects_of
from tests.fixtures.papers import typed

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
OTHER = Named("Phòng Thi hành án dân sự khu vực 9", OrganisationKind.ENFORCEMENT, adds=True)


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def following(make_asset, by):
    asset = make_asset(seized_on=TODAY - 5 * DAY)

    def find():
        due = db.session.scalars(select(Deadline).filter_by(subject_id=asset.id)).one()
        row = DueRow(ActKind.DEADLINE, due, Key(due.due_on, 1, due.id))
        return subjects_of([row], by).next_of(None, due)

    return find


def end(case, by, kind, **given):
    record_event(
        case,
        kind=kind,
        happened=part_of(TODAY - DAY),
        paper=typed("31/QĐ", TODAY - DAY),
        by=by.onward(),
        **given,
    )


def test_its_price_is_found_next(following):
    assert following().code == "appraise"


def test_once_its_case_was_stopped_the_seizure_ends(case, by, following, pages, officer):
    end(case, by, EventKind.STOPPED, ground="48.4")
    found = following()
    assert (found.code, found.details) == ("end_seizure", {"reason": EventKind.STOPPED})
    listed = pages.as_user(officer).get("/review/acts").document
    assert any(link.get("href", "").endswith("/end") for link in listed.all("a"))


def test_once_its_case_went_to_another_office_nothing_is_asked_here(case, by, following):
    end(case, by, EventKind.TRANSFERRED, organisation=OTHER)
    assert following() is None


def test_under_a_hold_that_is_reviewed_first(case, by, following):
    hold = place_hold(
        case,
        reason=HoldReason.COMPLAINT,
        ground="Điều 46",
        placed_on=TODAY - 2 * DAY,
        review_on=TODAY + DAY,
        by=by.onward(),
    )
    assert following().hold == hold
