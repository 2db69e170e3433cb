"""A round is announced and stopped on a day on which it could be; each day of it is asked."""

from datetime import date, timedelta

import pytest

from auctions.operations import announcing, rounds
from cases.models import HoldReason
from cases.operations import holds
from cases.refusals import WasOnHold
from foundation import clock
from foundation.acts import Act
from foundation.refusals import DayTooEarly
from tests.fixtures.auctions import announce, cut, plan_values
from tests.fixtures.papers import typed

DAY = timedelta(days=1)


@pytest.mark.parametrize("which", ["announced_on", "posted_on", "first_notice_on"])
def test_a_round_is_not_announced_before_its_contract(planned, officer, travel_to, which):
    at = travel_to(planned.second_notice_on)
    with pytest.raises(DayTooEarly):
        announce(planned, officer, at, **{which: date(2026, 11, 15)})
    assert announce(planned, officer, at).announced_on == planned.posted_on


def test_a_round_is_not_announced_before_the_cut_that_made_its_price(
    failed, lot, officer, travel_to
):
    cut_on = date(2026, 12, 17)
    cut(lot, officer, travel_to(cut_on))
    days = plan_values(date(2027, 1, 7))
    planned = rounds.plan_round(
        lot, **days, late_reason="Chờ quyết định giảm giá", by=Act(officer, clock.now())
    )
    with pytest.raises(DayTooEarly):
        announce(planned, officer, travel_to(date(2026, 12, 31)), announced_on=cut_on - DAY)


def test_a_posting_in_the_time_of_a_lifted_hold_is_refused(planned, case, officer, travel_to):
    """Each day of an announcement is asked, not the last only."""
    by = Act(officer, travel_to(planned.posted_on))
    held = holds.place_hold(
        case,
        reason=HoldReason.POSTPONED,
        ground="Đ.46 k.1 LTHADS",
        placed_on=by.day,
        review_on=by.day + 30 * DAY,
        by=by,
    )
    later = Act(officer, travel_to(by.day + DAY))
    holds.lift_hold(held, lifted_on=later.day, ground="Rút đơn", by=later)
    with pytest.raises(WasOnHold):
        announce(planned, officer, later.at, announced_on=later.day, first_notice_on=later.day)


def test_a_round_is_not_stopped_before_it_was_announced(announced, officer, now):
    with pytest.raises(DayTooEarly):
        announcing.stop_round(
            announced,
            ground_code="84.2A",
            paper=typed("09/QĐ-THADS"),
            stopped_on=announced.announced_on - DAY,
            by=Act(officer, now),
        )
