"""Planning and moving a round: lawful days, the rulings kept, and every refusal."""

from datetime import date

import pytest

from auctions import next_act, offers, refusals
from auctions.models import LotStatus, RoundCause, RoundState
from auctions.operations import registrations, rounds
from audit import ledger
from cases.models import DeadlineStatus, HoldReason, Step
from cases.operations import deadlines, holds
from cases.refusals import OnHold
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.auctions import PRICE, contracted, plan_values, round_days, valued


def last_entry(lot):
    """Return the newest entry of a lot's story."""
    return list(db.session.scalars(ledger.history(lot.stream)))[0]


@pytest.fixture
def plan(ready_lot, officer, now):
    """Plan round 1 with some values changed."""

    def make(session_on=date(2026, 12, 10), lot=ready_lot, **overrides):
        values = plan_values(session_on, **overrides)
        return rounds.plan_round(lot, **values, by=Act(officer, now))

    return make


def test_a_planned_round_keeps_its_price_its_cause_and_how_the_law_judged_it(planned, lot):
    assert (planned.number, planned.cause, planned.state) == (
        1,
        RoundCause.FIRST,
        RoundState.PLANNED,
    )
    assert (planned.starting_price, lot.status) == (PRICE, LotStatus.PLANNED)
    judged = {record["act"]: record for record in planned.rulings}
    assert not any(record["lawful"] is False for record in planned.rulings)
    assert judged["second_notice"]["value"] == "2026-11-30"
    assert judged["second_notice"]["code"] == "A2"
    assert not judged["second_notice"]["confirmed"]
    assert judged["session"]["value"] == "2026-12-16"
    post = deadlines.of(planned).find(Step.POST_NOTICE)
    assert (post.due_on, post.trigger_on) == (date(2026, 11, 30), date(2026, 12, 10))


def test_a_session_too_soon_after_the_second_notice_is_refused_with_what_to_do(plan):
    with pytest.raises(refusals.TooSoonAfterSecondNotice) as refused:
        plan(date(2026, 12, 8), file_sale_to=date(2026, 12, 3))
    said = refused.value.details
    assert (said["passed"], said["length"]) == (5, 7)
    assert said["needed"] == date(2026, 12, 10)
    assert said["kept"] is refusals.Kept.NOTHING
    assert refused.value.basis == "Đ.57 k.3 LĐGTS"


def test_a_session_too_soon_after_posting_is_refused(plan):
    with pytest.raises(refusals.TooSoonAfterPosting):
        plan(posted_on=date(2026, 12, 2))


def test_the_culture_day_is_not_a_working_day_of_the_notices(plan):
    """23/11 to 26/11 hold one full working day between them: the 24th is a holiday."""
    with pytest.raises(refusals.NoticesTooClose) as refused:
        plan(first_notice_on=date(2026, 11, 23), second_notice_on=date(2026, 11, 26))
    assert refused.value.details["passed"] == 1


def test_a_session_on_a_sunday_is_refused(plan):
    with pytest.raises(refusals.SessionOnRestDay) as refused:
        plan(date(2026, 12, 13))
    assert refused.value.details["needed"] == date(2026, 12, 14)


def test_a_session_after_the_contracts_period_is_refused(plan):
    with pytest.raises(refusals.SessionAfterContractPeriod) as refused:
        plan(date(2026, 12, 17))
    assert refused.value.details["needed"] == date(2026, 12, 16)


def test_a_period_already_lost_makes_the_round_late_not_impossible(lot, officer, now, plan):
    contracted(lot, officer, signed_on=date(2026, 11, 3))
    round_ = plan(lot=lot, late_reason=" Tổ chức đấu giá hết chỗ ")
    assert [r["act"] for r in round_.rulings if r["lawful"] is False] == ["session"]
    assert last_entry(lot).payload["late_reason"] == "Tổ chức đấu giá hết chỗ"


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_session_past_the_contracts_period_needs_a_reason(lot, officer, plan, reason):
    contracted(lot, officer, signed_on=date(2026, 11, 3))
    with pytest.raises(refusals.LateWithoutReason) as refused:
        plan(lot=lot, late_reason=reason)
    assert refused.value.details["last"] == date(2026, 12, 3)


def test_a_reason_is_not_kept_of_a_session_in_time(lot, plan):
    plan(lot=lot, late_reason="Không cần")
    assert "late_reason" not in last_entry(lot).payload


def test_a_session_is_not_moved_past_the_period_without_a_reason(lot, officer, now, plan):
    contracted(lot, officer, signed_on=date(2026, 11, 3))
    round_ = plan(lot=lot, late_reason="Hết chỗ")
    by, days = Act(officer, now), round_days(date(2026, 12, 11))
    with pytest.raises(refusals.LateWithoutReason):
        rounds.replan_round(round_, days=days, by=by)
    rounds.replan_round(round_, days=days, late_reason="Bão", by=by)
    assert last_entry(lot).payload["late_reason"] == "Bão"


def test_a_session_is_not_planned_into_the_past(plan):
    with pytest.raises(refusals.SessionInThePast):
        plan(date(2026, 11, 23))


def test_a_session_after_the_contracts_end_is_refused(lot, officer, plan):
    contracted(lot, officer, ends_on=date(2026, 12, 1))
    with pytest.raises(refusals.ContractEnded):
        plan(lot=lot)


@pytest.mark.parametrize("deposit", [PRICE // 20 - 1, PRICE // 5 + 1])
def test_a_deposit_outside_the_band_is_refused(plan, deposit):
    with pytest.raises(refusals.DepositOutsideBand):
        plan(deposit=deposit)


def test_the_acts_follow_one_another(plan):
    with pytest.raises(refusals.ActsOutOfOrder):
        plan(file_sale_from=date(2026, 11, 24))


def test_dossiers_are_not_sold_to_the_last_minute(plan):
    with pytest.raises(refusals.FileSaleTooLate) as refused:
        plan(file_sale_to=date(2026, 12, 8))
    assert refused.value.details["last"] == date(2026, 12, 7)


def test_a_lot_without_a_contract_is_not_planned(lot, officer, now):
    valued(lot, officer)
    with pytest.raises(refusals.NoContract):
        rounds.plan_round(lot, **plan_values(date(2026, 12, 10)), by=Act(officer, now))


def test_a_lot_without_a_price_is_not_planned(lot, officer, now):
    with pytest.raises(refusals.NotValued):
        rounds.plan_round(lot, **plan_values(date(2026, 12, 10)), by=Act(officer, now))


def test_there_is_one_live_round_at_a_time(planned, plan):
    with pytest.raises(refusals.RoundIsLive):
        plan()


def test_nothing_is_planned_under_a_hold(plan, case, officer, now):
    holds.place_hold(
        case,
        reason=HoldReason.POSTPONED,
        ground="Đ.46 k.1 LTHADS",
        placed_on=date(2026, 11, 20),
        review_on=date(2026, 12, 20),
        by=Act(officer, now),
    )
    with pytest.raises(OnHold):
        plan()


def test_after_a_failure_the_price_is_cut_first(failed, plan):
    with pytest.raises(refusals.ReductionIsDue):
        plan()


def test_the_creditor_is_asked_before_the_fourth_round(failed_thrice, plan):
    with pytest.raises(refusals.CreditorNotAsked):
        plan()


def test_days_without_a_calendar_are_refused_not_guessed(lot, officer, now):
    contracted(valued(lot, officer), officer)
    with pytest.raises(refusals.NoRule):
        rounds.plan_round(lot, **plan_values(date(2040, 3, 1)), by=Act(officer, now))


def replan(round_, officer, now, session_on, **overrides):
    days = round_days(session_on, **overrides)
    return rounds.replan_round(round_, days=days, by=Act(officer, now))


def test_moving_the_session_moves_every_last_day(planned, officer, now):
    replan(planned, officer, now, date(2026, 12, 15), file_sale_to=date(2026, 12, 10))

    post = deadlines.of(planned).find(Step.POST_NOTICE)
    assert (post.due_on, post.status) == (date(2026, 12, 3), DeadlineStatus.SCHEDULED)
    assert planned.session_on == date(2026, 12, 15)


def test_a_refused_move_says_which_session_stands(planned, officer, now):
    with pytest.raises(refusals.UnlawfulSession) as refused:
        replan(planned, officer, now, date(2026, 12, 9), file_sale_to=date(2026, 12, 4))
    assert refused.value.details["kept"] == date(2026, 12, 10)
    assert planned.session_on == date(2026, 12, 10)


def test_an_announced_session_is_not_moved(announced, officer, now):
    with pytest.raises(refusals.RoundNotPlanned):
        replan(announced, officer, now, date(2026, 12, 15))


def test_a_round_someone_else_moved_is_looked_at_again(planned, officer, now):
    with pytest.raises(ChangedMeanwhile):
        rounds.replan_round(
            planned,
            days=round_days(planned.session_on),
            by=Act(officer, now, seen=planned.version + 1),
        )


def test_moving_the_session_is_no_progress(planned, lot, officer, travel_to):
    before, at = lot.last_event_on, travel_to(date(2026, 11, 24))
    replan(planned, officer, at, date(2026, 12, 15), file_sale_to=date(2026, 12, 10))
    assert lot.last_event_on == before


def test_counting_registrants_is_no_progress(announced, lot, officer, travel_to):
    before, at = lot.last_event_on, travel_to(date(2026, 12, 9))
    registrations.record_counts(announced, registrants=2, by=Act(officer, at))
    assert lot.last_event_on == before


def test_a_planned_session_that_has_passed_is_moved_next(planned, lot, officer, travel_to):
    by = Act(officer, travel_to(date(2026, 12, 11)))
    found = next_act.acts_of(offers.read(lot), by).next
    assert (found.code, found.endpoint) == ("move", "auctions.rounds.move")
    assert found.due_on == date(2026, 11, 25)  # of the first notice, due before the posting
