"""Attempts to deliver: reasons, obstacles, days without coercion; every refusal."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cases.models import DeadlineStatus, Holder, Obstacle, Step
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayInTheFuture, DayTooEarly
from sales import refusals as sale_refusals
from sales.models import AttemptOutcome, SaleState
from sales.operations import attempts, delivery
from tests.fixtures.acting import with_act
from tests.fixtures.papers import typed
from tests.fixtures.sales import (
    DELIVERED,
    PAID,
    milestone,
    minutes,
)

DAY = timedelta(days=1)
MONDAY = date(2027, 1, 4)
TET_DAY = date(2027, 2, 8)  # mùng 3


def attempt(sale, officer, at, **overrides):
    values = {
        "attempted_on": clock.local_day(at),
        "coercive": False,
        "outcome": AttemptOutcome.BLOCKED,
        "reason_code": "U01_RESIST",
        "note": "Khóa cổng, không cho vào",
        "minutes": typed("01/BB-GTS", clock.local_day(at)),
    }
    return attempts.record_attempt(
        sale, **with_act({"actor": officer, "at": at} | values | overrides)
    )


def hand_over(sale, officer, at, **overrides):
    return delivery.hand_over(
        sale, **minutes(delivered_on=clock.local_day(at)) | overrides, by=Act(officer, at)
    )


def propose(sale, officer, at, **overrides):
    values = {
        "document": typed("88/QĐ-GTS", clock.local_day(at)),
        "reason": "Giao tài sản cho người mua",
    }
    return delivery.propose_handover_order(
        sale, **with_act({"actor": officer, "at": at} | values | overrides)
    )


def test_a_blocked_attempt_is_kept_with_its_reason(paid, lot, officer, travel_to):
    found = attempt(paid, officer, travel_to(MONDAY), coercive=True)
    assert (found.outcome, found.reason_code, found.coercive) == (
        AttemptOutcome.BLOCKED,
        "U01_RESIST",
        True,
    )
    assert (paid.state, lot.last_event_on) == (SaleState.PAID, MONDAY)
    assert milestone(paid, Step.DELIVER).status is DeadlineStatus.SCHEDULED


def test_an_attempt_may_report_who_holds_the_next_act(paid, officer, travel_to):
    asking = {"held_by": Holder.POLICE, "holder_name": "Công an tỉnh", "next_act": "Lập kế hoạch"}
    attempt(paid, officer, travel_to(MONDAY), **asking)
    attempt(paid, officer, travel_to(MONDAY + 7 * DAY), **asking | {"held_by": Holder.COMMITTEE})
    found = db.session.scalars(select(Obstacle).order_by(Obstacle.id)).all()
    assert [(row.held_by, row.resolved_on) for row in found] == [
        (Holder.POLICE, MONDAY + 7 * DAY),
        (Holder.COMMITTEE, None),
    ]


def test_a_delivery_resolves_what_held_it_up(paid, officer, travel_to):
    attempt(paid, officer, travel_to(MONDAY), held_by=Holder.POLICE, next_act="Lập kế hoạch")
    hand_over(paid, officer, travel_to(DELIVERED))
    assert db.session.scalars(select(Obstacle.resolved_on)).all() == [DELIVERED]


@pytest.mark.parametrize(
    ("on", "why"),
    [
        pytest.param(date(2026, 12, 26), "rest_day", id="a Saturday"),
        pytest.param(date(2027, 1, 1), "holiday", id="New Year"),
        pytest.param(TET_DAY, "tet", id="Tết"),
        pytest.param(date(2027, 1, 25), "tet", id="15 days before Tết"),
    ],
)
def test_there_is_no_coercion_on_a_forbidden_day(paid, officer, travel_to, on, why):
    with pytest.raises(sale_refusals.NoCoercionDay) as no:
        attempt(paid, officer, travel_to(on), coercive=True)
    assert (no.value.details["why"].value, bool(no.value.basis)) == (why, True)


def test_without_coercion_any_day_will_do(paid, officer, travel_to):
    assert attempt(paid, officer, travel_to(date(2026, 12, 26)), coercive=False).id


def test_a_success_is_a_hand_over(paid, officer, now):
    with pytest.raises(sale_refusals.DoneNeedsHandover):
        attempt(paid, officer, clock.now(), outcome=AttemptOutcome.DONE)


@pytest.mark.parametrize("code", [None, ""])
def test_an_attempt_says_why(paid, officer, code):
    with pytest.raises(sale_refusals.AttemptNeedsReason):
        attempt(paid, officer, clock.now(), reason_code=code)


@pytest.mark.parametrize(
    "told",
    [
        {"next_act": "Cưỡng chế giao"},
        {"held_by": Holder.POLICE},
        {"holder_name": "Công an xã"},
        {"due_on": date(2027, 1, 4)},
    ],
)
def test_what_is_said_of_an_obstacle_by_half_is_not_left_out(paid, officer, told):
    """It was: the attempt was recorded, and the next act was not."""
    with pytest.raises(sale_refusals.NextActByHalf):
        attempt(paid, officer, clock.now(), **told)


@pytest.mark.parametrize("code", ["F01_PRICE_HIGH", "U99", "X"])
def test_only_reasons_after_a_sale_will_do(paid, officer, code):
    with pytest.raises(sale_refusals.NotADeliveryReason):
        attempt(paid, officer, clock.now(), reason_code=code)


def test_the_obstacle_belongs_to_an_asset_of_the_sale(paid, house, officer):
    with pytest.raises(sale_refusals.NotOfThisSale):
        attempt(
            paid, officer, clock.now(), asset=house, held_by=Holder.POLICE, next_act="Lập kế hoạch"
        )


def test_nothing_is_delivered_before_full_payment(sale, officer):
    with pytest.raises(sale_refusals.SaleNotPaid):
        attempt(sale, officer, clock.now())
    with pytest.raises(sale_refusals.SaleNotPaid):
        hand_over(sale, officer, clock.now())
    with pytest.raises(sale_refusals.SaleNotPaid):
        propose(sale, officer, clock.now())


def test_an_attempt_lies_between_payment_and_today(paid, officer, travel_to):
    at = travel_to(MONDAY)
    with pytest.raises(DayTooEarly):
        attempt(paid, officer, at, attempted_on=PAID - DAY)
    with pytest.raises(DayInTheFuture):
        attempt(paid, officer, at, attempted_on=MONDAY + DAY)
