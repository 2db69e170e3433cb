"""Seizing, holding and being held up: what becomes true, and every refusal."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from cases import lifecycle, refusals
from cases.models import AssetState, Holder, HoldReason, PartyKind, PartyRole
from cases.operations import assets, files, holds, obstacles
from foundation import clock
from foundation.acts import Act
from foundation.refusals import DayInTheFuture, DayTooEarly

TODAY = date(2026, 11, 23)
REVIEW = date(2027, 2, 1)


@pytest.fixture
def hold(case, officer):
    return holds.place_hold(
        case,
        reason=HoldReason.COMPLAINT,
        ground="Điều 84 khoản 1 điểm b",
        placed_on=TODAY,
        review_on=REVIEW,
        by=Act(officer, clock.now()),
    )


@pytest.fixture
def obstacle(house, officer):
    return obstacles.report_obstacle(
        house,
        reason_code="U01",
        held_by=Holder.POLICE,
        holder_name="Công an tỉnh",
        next_act="Yêu cầu lập kế hoạch bảo vệ cưỡng chế",
        since_on=TODAY,
        due_on=REVIEW,
        by=Act(officer, clock.now()),
    )


def test_land_and_houses_are_immovable_and_a_truck_is_not(truck, house):
    assert (truck.immovable, house.immovable) == (False, True)
    assert truck.state is AssetState.SEIZED


def test_a_quantity_is_above_zero(make_asset):
    with pytest.raises(refusals.QuantityNotPositive):
        make_asset(quantity=Decimal(0))


def test_nothing_is_seized_tomorrow(make_asset):
    with pytest.raises(DayInTheFuture):
        make_asset(seized_on=TODAY + timedelta(days=1))


def test_a_mortgagee_is_a_party_of_the_case(make_case, make_asset, officer):
    stranger = files.add_party(
        make_case(),
        role=PartyRole.CREDITOR,
        kind=PartyKind.ORGANISATION,
        name="Ngân hàng khác",
        by=Act(officer, clock.now()),
    )
    with pytest.raises(refusals.PartyOfAnotherCase):
        make_asset(mortgaged_to=stranger)


def test_a_seizure_does_not_end_as_sold(truck, officer):
    with pytest.raises(refusals.ImpossibleAssetStep):
        assets.end_seizure(
            truck, to=AssetState.SOLD, document_no="1", ended_on=TODAY, by=Act(officer, clock.now())
        )


@pytest.mark.parametrize("ended", [state for state in AssetState if not lifecycle.ALLOWED[state]])
def test_an_ended_asset_goes_nowhere(ended, truck, officer):
    lifecycle.advance(truck, AssetState.ON_OFFER, by=Act(officer, clock.now()))
    if ended is AssetState.DISPOSED:
        lifecycle.advance(truck, AssetState.SEIZED, by=Act(officer, clock.now()))
    if ended is AssetState.DELIVERED:
        lifecycle.advance(truck, AssetState.SOLD, by=Act(officer, clock.now()))
    lifecycle.advance(truck, ended, by=Act(officer, clock.now()))
    for state in AssetState:
        with pytest.raises(refusals.ImpossibleAssetStep):
            lifecycle.advance(truck, state, by=Act(officer, clock.now()))


def test_no_step_stands_still_and_every_open_state_leads_to_an_end():
    for before, after in lifecycle.ALLOWED.items():
        assert before not in after
        reached, todo = set(), {before}
        while todo:
            state = todo.pop()
            reached.add(state)
            todo |= lifecycle.ALLOWED[state] - reached
        assert any(not lifecycle.ALLOWED[state] for state in reached)


def test_a_hold_is_looked_at_and_lifted(hold, officer):
    holds.review_hold(hold, review_on=date(2027, 3, 1), by=Act(officer, clock.now()))
    holds.lift_hold(hold, lifted_on=TODAY, ground="Hết căn cứ", by=Act(officer, clock.now()))
    assert (hold.review_on, hold.lifted_on) == (date(2027, 3, 1), TODAY)


@pytest.mark.parametrize("review_on", [TODAY, TODAY - timedelta(days=1), date(2027, 11, 23)])
def test_a_hold_needs_a_near_review_day(review_on, case, officer):
    with pytest.raises(refusals.ReviewDayNeeded):
        holds.place_hold(
            case,
            reason=HoldReason.POSTPONED,
            ground="Điều 46",
            placed_on=TODAY,
            review_on=review_on,
            by=Act(officer, clock.now()),
        )


def test_a_hold_over_an_asset_is_over_one_of_its_case(make_case, truck, officer):
    with pytest.raises(refusals.AssetOfAnotherCase):
        holds.place_hold(
            make_case(),
            asset=truck,
            reason=HoldReason.LAWSUIT,
            ground="Điều 46",
            placed_on=TODAY,
            review_on=REVIEW,
            by=Act(officer, clock.now()),
        )


def test_a_hold_is_lifted_once_and_not_before_it_lay(hold, officer):
    with pytest.raises(DayTooEarly):
        holds.lift_hold(hold, lifted_on=date(2026, 1, 1), ground="x", by=Act(officer, clock.now()))
    with pytest.raises(DayInTheFuture):
        holds.lift_hold(hold, lifted_on=REVIEW, ground="x", by=Act(officer, clock.now()))
    holds.lift_hold(hold, lifted_on=TODAY, ground="x", by=Act(officer, clock.now()))
    with pytest.raises(refusals.HoldAlreadyLifted):
        holds.lift_hold(hold, lifted_on=TODAY, ground="x", by=Act(officer, clock.now()))
    with pytest.raises(refusals.HoldAlreadyLifted):
        holds.review_hold(hold, review_on=REVIEW, by=Act(officer, clock.now()))


def test_an_obstacle_keeps_its_full_code_and_can_be_passed_on(obstacle, officer):
    assert obstacle.reason_code == "U01_RESIST"
    passed = obstacles.pass_on(
        obstacle,
        held_by=Holder.COMMITTEE,
        next_act="Họp Ban chỉ đạo",
        since_on=TODAY,
        by=Act(officer, clock.now()),
    )
    assert (obstacle.resolved_on, obstacle.resolution) == (TODAY, "passed_on")
    assert (passed.held_by, passed.reason_code) == (Holder.COMMITTEE, "U01_RESIST")


def test_an_obstacle_needs_a_known_reason(house, officer):
    with pytest.raises(refusals.UnknownReasonCode):
        obstacles.report_obstacle(
            house,
            reason_code="X99",
            held_by=Holder.BANK,
            next_act="?",
            since_on=TODAY,
            by=Act(officer, clock.now()),
        )


def test_the_next_act_is_not_due_yesterday(house, officer):
    with pytest.raises(refusals.DueBeforeToday):
        obstacles.report_obstacle(
            house,
            reason_code="U01",
            held_by=Holder.BANK,
            next_act="Trả lời",
            since_on=TODAY,
            due_on=TODAY - timedelta(days=1),
            by=Act(officer, clock.now()),
        )


def test_an_obstacle_is_resolved_once(obstacle, officer):
    obstacles.resolve_obstacle(
        obstacle, resolved_on=TODAY, resolution="Đã bàn giao", by=Act(officer, clock.now())
    )
    with pytest.raises(refusals.ObstacleAlreadyResolved):
        obstacles.resolve_obstacle(
            obstacle, resolved_on=TODAY, resolution="again", by=Act(officer, clock.now())
        )
