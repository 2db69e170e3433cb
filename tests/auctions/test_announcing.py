"""Announcing, stopping, recording a published round, registering: effects and refusals."""

from datetime import date, timedelta

import pytest

from auctions import next_act, offers, refusals, round_days
from auctions.acts import LotAct
from auctions.models import LotStatus, RegistrationStatus, RoundCause, RoundState, RoundStep
from auctions.operations import announcing, noticing, registrations
from auctions.round_days import Verdict
from cases.models import DeadlineStatus, HoldReason, Step
from cases.operations import deadlines, holds
from cases.refusals import OnHold
from foundation import clock
from foundation.acts import Act
from foundation.refusals import ChangedMeanwhile, DayInTheFuture, DayTooEarly
from tests.fixtures.acting import with_act
from tests.fixtures.auctions import PRICE, announce, publish
from tests.fixtures.clock import at_nine
from tests.fixtures.papers import typed


def published(lot, officer, now, **overrides):
    values = {"starting_price": 700_000_000, "published_on": date(2026, 11, 20)}
    return publish(lot, officer, now, date(2026, 12, 3), **(values | overrides))


def stop(round_, officer, now, **overrides):
    values = {
        "ground_code": "84.2A",
        "paper": typed("09/QĐ-THADS"),
        "stopped_on": clock.local_day(now),
    }
    return announcing.stop_round(
        round_, **with_act({"actor": officer, "at": now} | values | overrides)
    )


def test_announcing_meets_the_notices_and_sets_the_day_of_the_result(announced, lot):
    assert (announced.state, lot.status) == (RoundState.ANNOUNCED, LotStatus.ANNOUNCED)
    steps = {
        step: deadlines.of(announced).find(step)
        for step in (Step.POST_NOTICE, Step.SECOND_NOTICE, Step.RECORD_RESULT)
    }
    assert steps[Step.POST_NOTICE].status is DeadlineStatus.MET
    assert steps[Step.SECOND_NOTICE].met_on == date(2026, 11, 30)
    assert steps[Step.RECORD_RESULT].due_on == date(2026, 12, 11)


@pytest.fixture
def half_announced(planned, officer, travel_to):
    """Posted and published once on 25/11/2026; the second notice is planned for 30/11."""
    return announce(planned, officer, travel_to(date(2026, 11, 25)))


def second_notice(round_, officer, at, on=None, seen=None):
    return noticing.record_notice(
        round_,
        act=RoundStep.SECOND_NOTICE,
        on=on or clock.local_day(at),
        where="Báo Thử Nghiệm số 12",
        paper=typed("12/BC", on or clock.local_day(at)),
        by=Act(officer, at, seen=seen),
    )


def test_a_second_notice_to_come_is_a_plan_and_no_fact(half_announced):
    assert half_announced.state is RoundState.ANNOUNCED
    assert half_announced.second_notice_on == date(2026, 11, 30)
    assert half_announced.second_notice_done_on is None
    assert half_announced.first_notice_done_on == date(2026, 11, 25)
    due = deadlines.of(half_announced).find(Step.SECOND_NOTICE)
    assert (due.status, due.due_on) == (DeadlineStatus.SCHEDULED, date(2026, 11, 30))


def test_a_round_is_not_called_lawful_before_its_second_notice_is_recorded(
    half_announced, officer, travel_to
):
    assert round_days.verdict(half_announced) is Verdict.UNPROVEN
    assert round_days.not_done(half_announced) == [RoundStep.SECOND_NOTICE]
    second_notice(half_announced, officer, travel_to(date(2026, 11, 30)))
    assert round_days.verdict(half_announced) is Verdict.LAWFUL


def test_the_second_notice_is_asked_for_until_it_is_recorded(
    half_announced, lot, officer, travel_to
):
    now = travel_to(date(2026, 11, 30))
    following = next_act.acts_of(offers.read(lot), Act(officer, now)).next
    assert (following.code, following.due_on) == (LotAct.SECOND_NOTICE, date(2026, 11, 30))
    second_notice(half_announced, officer, now)
    due = deadlines.of(half_announced).find(Step.SECOND_NOTICE)
    assert (due.status, due.met_on) == (DeadlineStatus.MET, date(2026, 11, 30))
    following = next_act.acts_of(offers.read(lot), Act(officer, now)).next
    assert following.code == LotAct.REGISTER


def test_a_second_notice_too_late_is_recorded_as_it_was_and_judged(
    half_announced, officer, travel_to
):
    second_notice(half_announced, officer, travel_to(date(2026, 12, 4)), on=date(2026, 12, 3))
    due = deadlines.of(half_announced).find(Step.SECOND_NOTICE)
    assert due.status is DeadlineStatus.MET_LATE
    assert round_days.verdict(half_announced) is Verdict.UNLAWFUL


def test_a_second_notice_of_tomorrow_is_none(half_announced, officer, travel_to):
    with pytest.raises(DayInTheFuture):
        second_notice(half_announced, officer, travel_to(date(2026, 11, 30)), on=date(2026, 12, 1))


def test_a_second_notice_does_not_come_before_the_first(half_announced, officer, travel_to):
    with pytest.raises(DayTooEarly):
        second_notice(half_announced, officer, travel_to(date(2026, 11, 30)), on=date(2026, 11, 24))


def test_the_second_notice_of_a_round_somebody_changed_is_looked_at_again(
    half_announced, officer, travel_to
):
    now = travel_to(date(2026, 11, 30))
    seen = half_announced.version + 1
    with pytest.raises(ChangedMeanwhile):
        second_notice(half_announced, officer, now, seen=seen)


def test_what_a_notice_says_of_its_second_publication_is_a_plan(lot, officer, now):
    round_ = published(lot, officer, now, second_notice_on=date(2026, 11, 26))
    assert (round_.second_notice_on, round_.second_notice_done_on) == (date(2026, 11, 26), None)
    assert round_.first_notice_done_on == date(2026, 11, 20)


def test_posting_too_late_for_the_session_is_refused(planned, officer, travel_to):
    now = travel_to(date(2026, 12, 2))
    with pytest.raises(refusals.UnlawfulSession) as refused:
        announce(planned, officer, now, posted_on=date(2026, 12, 1))
    assert refused.value.details["kept"] == date(2026, 12, 10)
    assert planned.state is RoundState.PLANNED


def test_what_is_not_posted_yet_is_not_announced(planned, officer, now):
    with pytest.raises(DayInTheFuture):
        announce(planned, officer, now)


def test_a_round_is_announced_once(announced, officer, travel_to):
    with pytest.raises(refusals.RoundNotPlanned):
        announce(announced, officer, travel_to(date(2026, 12, 1)))


def test_nothing_is_announced_under_a_hold(planned, case, officer, travel_to):
    now = travel_to(date(2026, 11, 30))
    holds.place_hold(
        case,
        reason=HoldReason.LAWSUIT,
        ground="Đ.46 k.1 LTHADS",
        placed_on=date(2026, 11, 27),
        review_on=date(2026, 12, 27),
        by=Act(officer, now),
    )
    with pytest.raises(OnHold):
        announce(planned, officer, now)


def test_a_stopped_round_leaves_the_lot_ready_and_the_next_says_why(
    announced, lot, officer, travel_to
):
    now = travel_to(date(2026, 12, 1))
    stop(announced, officer, now)
    assert (announced.state, lot.status) == (RoundState.STOPPED, LotStatus.READY)
    result = deadlines.of(announced).find(Step.RECORD_RESULT)
    assert result.status is DeadlineStatus.WAIVED
    again = published(lot, officer, now, starting_price=PRICE)
    assert (again.number, again.cause) == (2, RoundCause.AFTER_STOP)


def test_an_ended_round_is_not_stopped(failed, officer, now):
    with pytest.raises(refusals.RoundHasEnded):
        stop(failed, officer, now)


def test_a_published_round_is_recorded_as_it_is_and_judged(lot, officer, now):
    round_ = published(
        lot,
        officer,
        now,
        second_notice_on=date(2026, 11, 26),
        earlier_failures=4,
        earlier_reductions=4,
        after_failure=True,
    )
    assert (lot.status, lot.current_price) == (LotStatus.ANNOUNCED, 700_000_000)
    assert (lot.failed_rounds, lot.reductions, round_.number) == (4, 4, 5)
    assert round_.cause is RoundCause.AFTER_FAILURE
    unlawful = {record["act"] for record in round_.rulings if record["lawful"] is False}
    assert unlawful == {"second_notice"}


def test_a_number_alone_says_of_no_failure_before_and_of_no_cut(lot, officer, now, pages):
    round_ = published(lot, officer, now, number=3, earlier_failures=2)
    assert (round_.cause, lot.reductions) == (None, 0)
    for url in (f"/auctions/lots/{lot.code}", f"/auctions/lots/{lot.code}/rounds/3"):
        shown = pages.as_user(officer).get(url).document.one("main").text
        assert "chưa rõ vì sao đấu giá lại" in shown
        assert "có giảm giá" not in shown


def test_a_round_older_than_the_recorded_law_is_recorded_without_rulings(make_lot, officer, now):
    old = make_lot(created_on=date(2014, 1, 6))
    round_ = published(
        old,
        officer,
        now,
        published_on=date(2014, 2, 3),
        session_at=at_nine(date(2014, 3, 10)),
    )
    assert round_.rulings == []


def test_a_published_round_waits_for_the_result_of_the_one_before(announced, lot, officer, now):
    with pytest.raises(refusals.RoundIsLive):
        published(lot, officer, now)


def test_a_round_number_is_used_once(announced, lot, officer, travel_to):
    now = travel_to(date(2026, 12, 1))
    stop(announced, officer, now)
    with pytest.raises(refusals.RoundNumberTaken):
        published(lot, officer, now, number=1)


def register(round_, officer, now, **overrides):
    values = {
        "bidder": "Ông N.V.A.",
        "identity_no": None,
        "registered_on": clock.local_day(now),
        "deposit_paid": PRICE // 10,
    }
    return registrations.register_bidder(
        round_, **with_act({"actor": officer, "at": now} | values | overrides)
    )


def test_a_registrant_with_the_deposit_in_full_may_bid(announced, officer, travel_to):
    now = travel_to(date(2026, 12, 2))
    assert register(announced, officer, now).status is RegistrationStatus.QUALIFIED
    short = register(announced, officer, now, deposit_paid=PRICE // 10 - 1, deposit_later=True)
    assert short.status is RegistrationStatus.REGISTERED


def test_nobody_registers_after_the_last_day(announced, officer, travel_to):
    last = announced.file_sale_to
    register(announced, officer, travel_to(last))
    with pytest.raises(refusals.RegistrationClosed):
        register(announced, officer, travel_to(last + timedelta(days=1)))


def test_nobody_registers_for_a_round_not_announced(planned, officer, now):
    with pytest.raises(refusals.RoundNotAnnounced):
        register(planned, officer, now)


def test_registrants_are_counted_after_the_last_day_only(announced, officer, travel_to):
    with pytest.raises(refusals.RegistrationStillOpen):
        registrations.record_counts(
            announced, registrants=2, by=Act(officer, travel_to(date(2026, 12, 7)))
        )
    registrations.record_counts(
        announced, registrants=2, by=Act(officer, travel_to(date(2026, 12, 8)))
    )
    assert announced.registrants == 2


def test_a_next_round_published_elsewhere_ends_what_was_open_after_the_failure(
    failed, lot, officer, travel_to
):
    """The last day to notify was 14/12 and is missed for ever; the day to cut was still ahead."""
    now = travel_to(date(2026, 12, 16))
    published(lot, officer, now, published_on=date(2026, 12, 16), earlier_reductions=1)
    notify, reduce = (
        deadlines.of(failed).find(step) for step in (Step.NOTIFY_FAILURE, Step.DECIDE_REDUCTION)
    )
    assert notify.status is DeadlineStatus.MISSED
    assert reduce.status is DeadlineStatus.WAIVED
    assert (lot.reductions, lot.failed_rounds) == (1, 1)
