"""Holds: placed, reviewed, lifted, and every refusal."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from audit.ledger import history
from cases import refusals
from cases.models import Hold, HoldReason
from cases.operations import files, holds
from corrections import facts
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayInTheFuture, DayTooEarly
from papers.models import Document
from papers.operations import Paper
from papers.queries import documents_about
from papers.refusals import DocumentDayNeeded, DocumentFromTheFuture, DocumentNeeded
from tests.fixtures.papers import typed

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
REVIEW = date(2027, 2, 1)
LAST_REVIEW = TODAY + 183 * DAY
BAD_REVIEWS = [TODAY - DAY, TODAY, LAST_REVIEW + DAY]


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def place(case, by):
    def act(over=case, **overrides):
        values = {
            "reason": HoldReason.COMPLAINT,
            "ground": "Điều 84 khoản 1 điểm b",
            "placed_on": TODAY,
            "review_on": REVIEW,
        }
        return holds.place_hold(over, **(values | overrides), by=by)

    return act


@pytest.fixture
def hold(place):
    return place()


def in_force():
    return db.session.scalars(select(Hold).where(Hold.in_force)).all()


def test_a_hold_lies_over_the_whole_case_or_over_one_asset(place, truck):
    assert (place().asset_id, place(asset=truck).asset_id) == (None, truck.id)
    assert len(in_force()) == 2


def test_a_hold_entered_late_says_how_late_and_counts_from_its_entry(place):
    late = place(placed_on=TODAY - 30 * DAY)
    assert (late.placed_on, late.days_late) == (TODAY - 30 * DAY, 30)
    assert late.counts_from == TODAY


def test_a_hold_entered_late_counts_from_what_its_decision_proves(place):
    late = {"placed_on": TODAY - 30 * DAY}
    before, after = (typed("12/QĐ-CTHADS", TODAY - days * DAY) for days in (31, 20))
    assert place(**late, paper=before).counts_from == TODAY - 30 * DAY
    assert place(**late, paper=after).counts_from == TODAY - 20 * DAY
    assert place(**late).counts_from == TODAY


def test_the_decision_of_a_hold_is_a_document_of_the_case(place, truck):
    hold = place(asset=truck, paper=typed("12/QĐ-CTHADS", TODAY))
    decision = db.session.get_one(Document, hold.document_id)
    assert (decision.number, decision.issued_on) == (hold.decision_no, hold.decision_on)
    assert place(paper=Paper(known=decision)).decision_no == "12/QĐ-CTHADS"


def test_a_decision_named_by_half_is_refused(place):
    with pytest.raises(DocumentDayNeeded):
        place(paper=Paper(number="12/QĐ"))
    with pytest.raises(DocumentNeeded):
        place(paper=Paper(issued_on=TODAY))


def test_a_hold_is_not_placed_before_the_case_was_opened(case, place):
    with pytest.raises(DayTooEarly):
        place(placed_on=case.opened_on - DAY)


def test_a_hold_is_not_decided_tomorrow(place):
    with pytest.raises(DocumentFromTheFuture):
        place(paper=typed("12/QĐ", TODAY + DAY))


def test_a_closed_case_takes_no_hold(case, place, by):
    files.close_case(case, closed_on=TODAY, by=by)
    with pytest.raises(refusals.CaseIsClosed):
        place()


def test_a_hold_over_an_asset_is_over_one_of_its_case(make_case, truck, place):
    with pytest.raises(refusals.AssetOfAnotherCase):
        place(make_case(), asset=truck)


def test_a_hold_is_not_placed_tomorrow(place):
    with pytest.raises(DayInTheFuture):
        place(placed_on=TODAY + DAY)


@pytest.mark.parametrize("review_on", BAD_REVIEWS)
def test_a_hold_is_placed_with_a_review_day_after_it_and_within_half_a_year(place, review_on):
    with pytest.raises(refusals.ReviewDayNeeded):
        place(review_on=review_on)


@pytest.mark.parametrize("review_on", [TODAY + DAY, LAST_REVIEW])
def test_the_first_and_the_last_day_to_review_are_allowed(place, review_on):
    assert place(review_on=review_on).review_on == review_on


def test_a_reviewed_hold_stays_until_its_next_review(hold, by):
    holds.review_hold(hold, review_on=date(2027, 3, 1), by=by)
    assert (hold.review_on, hold.in_force) == (date(2027, 3, 1), True)


@pytest.mark.parametrize("review_on", BAD_REVIEWS)
def test_a_hold_is_reviewed_with_a_next_day_within_half_a_year(hold, by, review_on):
    with pytest.raises(refusals.ReviewDayNeeded):
        holds.review_hold(hold, review_on=review_on, by=by)


def test_a_lifted_hold_is_no_longer_in_force(hold, by):
    holds.lift_hold(hold, lifted_on=TODAY, ground="Hết căn cứ", by=by)
    assert (hold.lifted_on, hold.in_force, in_force()) == (TODAY, False, [])


def test_the_decision_that_lifts_a_hold_is_a_document_of_the_case(hold, by):
    holds.lift_hold(hold, lifted_on=TODAY, ground="Hết căn cứ", paper=typed("19/QĐ"), by=by)
    found = db.session.scalars(documents_about("case", hold.case_id)).all()
    assert "19/QĐ" in {document.number for document in found}


def test_a_decision_named_without_its_number_lifts_no_hold(hold, by):
    with pytest.raises(DocumentNeeded):
        holds.lift_hold(hold, lifted_on=TODAY, ground="Hết căn cứ", paper=typed(number=""), by=by)


def test_the_entry_of_the_lifting_and_the_page_of_the_case_give_its_own_ground(
    case, hold, by, pages, officer
):
    holds.lift_hold(hold, lifted_on=TODAY, ground="Hết căn cứ", by=by)
    assert db.session.scalars(history(case.stream)).first().basis == "Hết căn cứ"
    db.session.commit()
    page = pages.as_user(officer).get(f"/cases/{case.id}")
    assert page.text.count("Hết căn cứ") == 2  # the row of the hold and the timeline
    assert page.text.count(hold.ground) == 2


def test_a_lifted_hold_is_neither_lifted_again_nor_reviewed(hold, by):
    holds.lift_hold(hold, lifted_on=TODAY, ground="Hết căn cứ", by=by)
    with pytest.raises(refusals.HoldAlreadyLifted):
        holds.lift_hold(hold, lifted_on=TODAY, ground="Hết căn cứ", by=by)
    with pytest.raises(refusals.HoldAlreadyLifted):
        holds.review_hold(hold, review_on=REVIEW, by=by)


def test_a_hold_is_not_lifted_before_it_was_placed(hold, by):
    with pytest.raises(DayTooEarly):
        holds.lift_hold(hold, lifted_on=TODAY - DAY, ground="Hết căn cứ", by=by)


def test_a_hold_is_not_lifted_tomorrow(hold, by):
    with pytest.raises(DayInTheFuture):
        holds.lift_hold(hold, lifted_on=TODAY + DAY, ground="Hết căn cứ", by=by)


REQUEST = typed("3/YC-VKS", TODAY - 20 * DAY)
ASKED_UNTIL = date(2027, 2, 3)


@pytest.fixture
def postpone(place):
    """Postpone upon the request of 03/11/2026 of whoever may protest, or of another."""

    def act(paper=REQUEST, **overrides):
        return place(reason=HoldReason.POSTPONE_ASKED, paper=paper, **overrides)

    return act


def test_a_stay_that_was_asked_for_lasts_three_months_from_the_request(postpone, by):
    with pytest.raises(refusals.PostponedLongEnough) as refused:
        postpone(review_on=ASKED_UNTIL + DAY)
    assert (refused.value.details["last"], refused.value.basis) == (ASKED_UNTIL, "Đ.46 k.2 LTHADS")
    hold = postpone(review_on=ASKED_UNTIL)
    with pytest.raises(refusals.PostponedLongEnough):
        holds.review_hold(hold, review_on=ASKED_UNTIL + DAY, by=by)
    assert hold.review_on == ASKED_UNTIL


def test_a_stay_whose_three_months_are_over_is_not_placed(postpone):
    with pytest.raises(refusals.PostponedLongEnough):
        postpone(typed("3/YC-VKS", date(2026, 8, 3)))
    assert not in_force()


def test_a_stay_that_was_asked_for_names_the_dated_request(postpone):
    with pytest.raises(refusals.RequestToPostponeNeeded):
        postpone(None)
    assert not db.session.scalars(select(Document)).all()


def test_a_stay_is_asked_for_once_in_a_case_whatever_it_lies_over(postpone, place, truck, by):
    first = postpone(asset=truck)
    postpone()  # the same request, over the whole case
    second = typed("4/YC-VKS", TODAY - DAY)
    holds.lift_hold(first, lifted_on=TODAY, ground="Văn bản trả lời", by=by)
    with pytest.raises(refusals.PostponedOnRequestBefore):
        postpone(second)
    place(reason=HoldReason.PROTEST, paper=second, review_on=LAST_REVIEW)


def test_a_reason_is_not_corrected_into_a_stay_that_may_not_be(place, by):
    hold = place(paper=REQUEST, review_on=ASKED_UNTIL + DAY)
    fact = facts.declared()["hold"]
    with pytest.raises(refusals.PostponedLongEnough):
        fact.check(hold, {"reason": HoldReason.POSTPONE_ASKED}, by)
