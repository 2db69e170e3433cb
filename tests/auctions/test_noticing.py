"""What really happened with the notice of a round is recorded whenever it is known, and judged."""

from datetime import date

import pytest
from sqlalchemy import select

from auctions import next_act, offers, refusals, round_days
from auctions.acts import LotAct
from auctions.models import LotStatus, RoundState, RoundStep
from auctions.operations import announcing, noticing, rounds
from auctions.round_days import Verdict
from audit import ledger
from cases.models import DeadlineStatus, Step
from cases.operations import deadlines
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayInTheFuture, DayTooEarly
from papers.models import Document
from papers.refusals import DocumentNeeded
from tests.fixtures.auctions import announce, publish
from tests.fixtures.papers import typed

STEP = RoundStep
HALL = "Trụ sở UBND xã; nơi có tài sản"


def record(round_, officer, at, act, on, **overrides):
    values = {"where": HALL, "paper": typed("5/BB-NY", on)}
    seen = overrides.pop("seen", None)
    return noticing.record_notice(
        round_, act=act, on=on, by=Act(officer, at, seen=seen), **(values | overrides)
    )


@pytest.fixture
def visitor(pages, officer):
    return pages.as_user(officer)


@pytest.fixture
def told(lot, officer, now):
    """A round known from a notice of 20/11/2026: nobody said when it was posted."""
    return publish(lot, officer, now, date(2026, 12, 14), published_on=date(2026, 11, 20))


def test_the_posting_of_a_round_known_from_a_notice_is_recorded_and_judged(told, officer, now):
    assert told.posting_done_on is None
    record(told, officer, now, STEP.POSTING, date(2026, 11, 19))
    assert (told.posting_done_on, told.posting_place) == (date(2026, 11, 19), HALL)
    assert RoundStep.POSTING not in round_days.not_done(told)
    assert db.session.scalars(select(Document)).one().number == "5/BB-NY"


def test_a_posting_too_late_for_the_session_is_recorded_and_called_unlawful(
    told, officer, travel_to
):
    at = travel_to(date(2026, 12, 11))
    record(told, officer, at, STEP.POSTING, date(2026, 12, 10))
    assert told.posting_done_on == date(2026, 12, 10)
    assert round_days.verdict(told) is Verdict.UNLAWFUL


def test_the_fact_of_an_announced_round_is_recorded_again_and_both_stay(
    announced, lot, officer, travel_to
):
    """It was announced with the posting on 25/11; really it was posted on 03/12, too late."""
    before = lot.last_event
    at = travel_to(date(2026, 12, 4))
    record(announced, officer, at, STEP.POSTING, date(2026, 12, 3))
    assert announced.posting_done_on == date(2026, 12, 3)
    assert announced.posted_on == date(2026, 11, 25), "the plan stays"
    assert round_days.verdict(announced) is Verdict.UNLAWFUL
    due = deadlines.of(announced).find(Step.POST_NOTICE)
    assert (due.status, due.met_on) == (DeadlineStatus.MET_LATE, date(2026, 12, 3))
    entry = next(
        row
        for row in db.session.scalars(ledger.history(lot.stream))
        if row.kind == "round.notice_corrected"
    )
    assert entry.payload["done_on"] == ["2026-11-25", "2026-12-03"]
    assert lot.last_event == before, "a correction is no progress"


def test_late_stays_late_when_a_day_is_recorded_again(announced, officer, travel_to):
    record(announced, officer, travel_to(date(2026, 12, 4)), STEP.POSTING, date(2026, 12, 3))
    record(announced, officer, travel_to(date(2026, 12, 5)), STEP.POSTING, date(2026, 11, 25))
    assert round_days.verdict(announced) is Verdict.LAWFUL
    due = deadlines.of(announced).find(Step.POST_NOTICE)
    assert due.status is DeadlineStatus.MET_LATE


def test_what_was_posted_before_the_announcement_is_a_fact_of_the_planned_round(
    planned, lot, officer, travel_to
):
    at = travel_to(date(2026, 11, 25))
    record(planned, officer, at, STEP.POSTING, date(2026, 11, 25))
    assert (planned.state, planned.posting_done_on) == (RoundState.PLANNED, date(2026, 11, 25))
    assert deadlines.of(planned).find(Step.POST_NOTICE).status is DeadlineStatus.MET
    following = next_act.acts_of(offers.read(lot), Act(officer, at)).next
    assert following.code == LotAct.ANNOUNCE, "the announcement is still to be recorded"
    announce(planned, officer, at)
    assert planned.posting_place == HALL
    assert lot.status is LotStatus.ANNOUNCED


def test_a_session_moved_after_its_posting_is_judged_by_the_posting(planned, officer, travel_to):
    at = travel_to(date(2026, 11, 27))
    record(planned, officer, at, STEP.POSTING, date(2026, 11, 27))
    rounds.replan_round(planned, days=round_days.days_of(planned), by=Act(officer, at))
    posting = next(one for one in planned.rulings if one["act"] == STEP.POSTING)
    assert posting["chosen"] == "2026-11-27"


def test_the_first_publication_gives_a_round_without_one_its_day(make_lot, officer, now):
    lot = make_lot(title="Lô chưa rõ ngày thông báo")
    round_ = publish(lot, officer, now, date(2026, 12, 14), published_on=None)
    record(round_, officer, now, STEP.FIRST_NOTICE, date(2026, 11, 20), where="Báo số 3")
    assert (round_.first_notice_done_on, round_.announced_on) == (date(2026, 11, 20),) * 2


def test_a_notice_is_no_fact_before_its_day(announced, officer, travel_to):
    with pytest.raises(DayInTheFuture):
        record(announced, officer, travel_to(date(2026, 12, 1)), STEP.POSTING, date(2026, 12, 2))


def test_the_first_notice_does_not_come_after_the_second(announced, officer, travel_to):
    """The second one appeared on 30/11/2026."""
    at = travel_to(date(2026, 12, 2))
    with pytest.raises(DayTooEarly):
        record(announced, officer, at, STEP.FIRST_NOTICE, date(2026, 12, 1))


def test_a_notice_needs_what_proves_it(announced, officer, travel_to):
    at, paper = travel_to(date(2026, 12, 2)), typed("", None)
    with pytest.raises(DocumentNeeded):
        record(announced, officer, at, STEP.POSTING, date(2026, 11, 26), paper=paper)
    assert announced.posting_done_on == date(2026, 11, 25)


def test_the_same_day_and_place_are_not_recorded_twice(announced, officer, travel_to):
    at = travel_to(date(2026, 12, 2))
    record(announced, officer, at, STEP.POSTING, date(2026, 11, 26))
    with pytest.raises(refusals.NoticeAsRecorded):
        record(announced, officer, at, STEP.POSTING, date(2026, 11, 26))


def test_a_round_that_was_stopped_has_no_notice(announced, officer, travel_to):
    at = travel_to(date(2026, 12, 1))
    announcing.stop_round(
        announced,
        ground_code="84.2A",
        paper=typed("9/QĐ"),
        stopped_on=clock.today(),
        by=Act(officer, at),
    )
    with pytest.raises(refusals.NoticeOfStoppedRound):
        record(announced, officer, at, STEP.POSTING, date(2026, 11, 26))


def test_a_round_somebody_changed_is_looked_at_again(announced, officer, travel_to):
    at, seen = travel_to(date(2026, 12, 2)), announced.version + 1
    with pytest.raises(ChangedMeanwhile):
        record(announced, officer, at, STEP.POSTING, date(2026, 11, 26), seen=seen)


def test_the_page_records_bad_news_and_says_what_to_do(visitor, announced, lot, travel_to):
    travel_to(date(2026, 12, 4))
    url = f"/auctions/lots/{lot.code}/rounds/1"
    filled = {"act": "posting", "on": "03/12/2026", "where": HALL}
    visitor.post_form(f"{url}/notice", filled, 422)
    visitor.post_form(f"{url}/notice", filled | {"paper_no": "5/BB", "paper_on": "03/12/2026"})
    shown = visitor.get(url).text
    assert "Phiên không đúng luật" in shown
    assert "03/12/2026" in shown


def test_the_first_notice_has_its_own_day_and_is_met_by_the_recorded_notice(
    planned, lot, officer, travel_to
):
    """Two full working days before the second notice of 30/11/2026."""
    due = deadlines.of(planned).find(Step.FIRST_NOTICE)
    assert (due.due_on, due.parameter) == (date(2026, 11, 25), "A2.1")
    assert (due.trigger_on, due.confirmed) == (date(2026, 11, 30), False)
    at = travel_to(date(2026, 11, 26))
    following = next_act.acts_of(offers.read(lot), Act(officer, at))
    assert (following.next.code, following.next.due_on) == (LotAct.ANNOUNCE, due.due_on)
    assert [one.code for one in following.towards(Step.FIRST_NOTICE)] == [LotAct.ANNOUNCE]
    record(planned, officer, at, STEP.FIRST_NOTICE, date(2026, 11, 26))
    assert (due.status, due.met_on) == (DeadlineStatus.MET_LATE, date(2026, 11, 26))
    assert next_act.acts_of(offers.read(lot), Act(officer, at)).next.due.step is Step.POST_NOTICE


def test_a_second_notice_done_sooner_leaves_less_time_for_the_first(planned, officer, travel_to):
    at = travel_to(date(2026, 11, 24))
    record(planned, officer, at, STEP.SECOND_NOTICE, date(2026, 11, 24))
    due = deadlines.of(planned).find(Step.FIRST_NOTICE)
    assert (due.due_on, due.trigger_on) == (date(2026, 11, 19), date(2026, 11, 24))
