"""Where a legal day stands with the holds over its subject."""

from datetime import date

import pytest

from cases.clocks import Ruled, Standing, is_stopped, standing
from cases.models import Hold, HoldReason, Step
from lawbook.pausing import Pause

CUT = Ruled(Step.DECIDE_REDUCTION, "R4", date(2027, 3, 1), date(2027, 3, 8))  # 5 working days
PAYOUT = Ruled(Step.PAY_OUT, "D17", date(2027, 3, 1), date(2027, 3, 11))  # 10 days


def held(since, until=None, reason=HoldReason.LAWSUIT):
    """A hold of a decision of its first day, lifted on ``until``."""
    return Hold(
        placed_on=since,
        lifted_on=until,
        decision_no_before="1/QĐ",
        decision_on=since,
        reason=reason,
    )


def test_without_a_hold_a_day_stands_as_ruled():
    assert standing(CUT, []) == Standing(date(2027, 3, 8))


def test_under_a_hold_the_clock_stands_still():
    stands = standing(CUT, [held(date(2027, 3, 4))])
    assert (stands.is_paused, stands.pause) == (True, Pause(date(2027, 3, 4), None))


def test_after_the_hold_what_was_left_runs_on():
    """Three working days were left on 04/03: 04, 05, 08/03; from 23/03 they are 23, 24, 25/03."""
    stands = standing(CUT, [held(date(2027, 3, 4), date(2027, 3, 23))])
    assert (stands.due_on, stands.is_paused) == (date(2027, 3, 25), False)
    assert stands.pause == Pause(date(2027, 3, 4), date(2027, 3, 22))


def test_a_hold_before_the_day_it_counts_from_leaves_the_whole_period():
    stands = standing(CUT, [held(date(2027, 2, 20), date(2027, 3, 10))])
    assert stands.due_on == date(2027, 3, 16)  # 10, 11, 12, 15, 16/03


def test_two_holds_over_one_time_are_one_pause():
    both = [held(date(2027, 3, 4), date(2027, 3, 16)), held(date(2027, 3, 9), date(2027, 3, 23))]
    assert standing(CUT, both).due_on == date(2027, 3, 25)


def test_a_hold_in_force_after_one_that_ended_pauses_again():
    holds = [held(date(2027, 3, 4), date(2027, 3, 9)), held(date(2027, 3, 10))]
    assert standing(CUT, holds).pause == Pause(date(2027, 3, 10), None)


@pytest.mark.parametrize("until", [None, date(2027, 4, 1)])
def test_a_hold_after_the_last_day_heals_nothing(until):
    assert standing(CUT, [held(date(2027, 3, 9), until)]) == Standing(date(2027, 3, 8))


def test_a_hold_lifted_on_its_first_day_stopped_nothing():
    assert standing(CUT, [held(date(2027, 3, 4), date(2027, 3, 4))]).pause is None


def test_a_hold_without_a_decision_counts_from_its_record():
    late = Hold(placed_on=date(2027, 3, 2), entered_on=date(2027, 3, 20), lifted_on=None)
    assert standing(CUT, [late]) == Standing(date(2027, 3, 8))


def test_the_payout_has_ten_days_after_the_ground_has_ended():
    """NĐ 152/2026 Điều 30 khoản 4."""
    stands = standing(PAYOUT, [held(date(2027, 3, 6), date(2027, 3, 22))])
    assert (stands.due_on, stands.anew) == (date(2027, 4, 1), "D17.2")


def test_it_never_loses_days_by_a_short_hold():
    stands = standing(PAYOUT, [held(date(2027, 3, 1), date(2027, 3, 2))])
    assert stands.due_on >= PAYOUT.due_on


def test_after_a_ground_that_is_none_of_the_decree_the_rest_runs_on():
    hold = held(date(2027, 3, 6), date(2027, 3, 22), HoldReason.ORGANISATION)
    stands = standing(PAYOUT, [hold])
    assert (stands.due_on, stands.anew) == (date(2027, 3, 29), None)  # 27/03 is a Saturday


def test_a_day_counted_back_from_a_session_waits_and_does_not_move():
    posting = Ruled(Step.POST_NOTICE, "A1", date(2027, 3, 20), date(2027, 3, 10))
    waiting = Ruled(Step.SECOND_NOTICE, "A2", date(2027, 3, 1), date(2027, 3, 10))
    assert standing(waiting, [held(date(2027, 3, 4))]).is_paused
    after = standing(waiting, [held(date(2027, 3, 4), date(2027, 3, 9))])
    assert (after.due_on, after.is_paused) == (date(2027, 3, 10), False)
    assert standing(posting, [held(date(2027, 3, 4))]).is_paused


def test_only_a_session_within_the_hold_has_no_result():
    result = Ruled(Step.RECORD_RESULT, "D1", date(2027, 3, 3), date(2027, 3, 4))
    assert not standing(result, [held(date(2027, 3, 4))]).is_paused
    assert standing(result, [held(date(2027, 3, 3))]).is_paused


@pytest.mark.parametrize("step", [Step.TERM_DEPOSIT, Step.TITLE_FILE, Step.NOTIFY_FAILURE])
def test_what_goes_on_under_a_hold_keeps_its_day(step):
    ruled = Ruled(step, "D6", date(2027, 3, 1), date(2027, 3, 11))
    assert standing(ruled, [held(date(2027, 3, 4))]).pause is None


def test_a_winner_pays_under_a_hold_and_a_creditor_who_takes_is_told_first():
    assert not is_stopped(Step.PAY, "D3")
    assert is_stopped(Step.PAY, "R11")
