"""A hold over the case or an asset of the lot stops every step; one over another asset stops none.

The steps run from the announcement of a round to the payout.
"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from auctions import lot_page, next_act, offers, queries
from auctions.acts import LotAct
from auctions.models import Lot
from auctions.refusals import SessionUnderHold
from cases.events.refusals import CaseEnded, MoneyWaits
from cases.models import AssetCategory, EventKind, HoldReason
from cases.operations import holds
from cases.operations.events import annul_event, record_event
from cases.refusals import OnHold, WasOnHold
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import part_of
from sales.models import MoneyKind
from tests.fixtures.auctions import valued
from tests.fixtures.papers import typed
from tests.fixtures.sales import DELIVERED, PAID, REST, WON
from tests.sales.steps import (
    announce_as_planned,
    cancel,
    cut_a_tenth,
    fail_without_bids,
    hand_over,
    move_session,
    pay_out,
    propose,
    register_one,
    scan_out,
    sell,
    settle,
    sign,
)
from warehouse.models import ItemKind
from warehouse.operations.orders import approve_order
from warehouse.refusals import ItemHeld

ANNOUNCED = date(2026, 11, 30)


@pytest.fixture
def machine(make_asset):
    return make_asset(category=AssetCategory.MACHINERY, description="Máy ép viên")


@pytest.fixture
def stored(machine, make_item):
    """The machine, in the store."""
    return make_item(
        kind=ItemKind.MACHINERY,
        description="Máy ép viên",
        quantity=Decimal(1),
        seal=None,
        asset=machine,
    )


@pytest.fixture
def stored_sale(stored, machine, make_lot, sell_published, move):
    """The machine, sold on 10/12/2026 and paid for on 21/12/2026."""
    sale = sell_published(WON, make_lot(assets=[machine]))
    move(sale, MoneyKind.PAYMENT, REST, PAID)
    return sale


@pytest.fixture
def lot_with_a_price(lot, officer):
    return valued(lot, officer)


@pytest.fixture
def order(stored_sale, officer, head):
    """The approved order to hand the machine to the buyer."""
    found = propose(stored_sale, Act(officer, clock.now()))
    return approve_order(found, by=Act(head, clock.now()))


STEPS = pytest.mark.parametrize(
    ("step", "thing", "day"),
    [
        pytest.param(sign, "lot_with_a_price", date(2026, 11, 23), id="contract"),
        pytest.param(settle, "taking", date(2027, 1, 27), id="settle the taking"),
        pytest.param(cancel, "sale", date(2027, 1, 14), id="cancel"),
        pytest.param(announce_as_planned, "planned", ANNOUNCED, id="announce"),
        pytest.param(move_session, "planned", date(2026, 11, 24), id="move"),
        pytest.param(register_one, "announced", ANNOUNCED, id="register"),
        pytest.param(fail_without_bids, "announced", WON, id="fail"),
        pytest.param(sell, "announced", WON, id="sell"),
        pytest.param(cut_a_tenth, "failed", WON, id="cut"),
        pytest.param(propose, "stored_sale", PAID, id="propose the order"),
        pytest.param(scan_out, "order", PAID, id="release"),
        pytest.param(hand_over, "paid", PAID, id="hand over"),
        pytest.param(pay_out, "delivered", DELIVERED, id="pay out"),
    ],
)


def hold(case, by, asset=None):
    return holds.place_hold(
        case,
        reason=HoldReason.LAWSUIT,
        ground="Đ.46 k.1 LTHADS",
        placed_on=by.day,
        review_on=by.day + timedelta(days=30),
        asset=asset,
        by=by,
    )


def stop(case, by, ground="48.4"):
    return record_event(
        case,
        kind=EventKind.STOPPED,
        happened=part_of(by.day),
        ground=ground,
        paper=typed("31/QĐ", by.day),
        by=by,
    )


@pytest.mark.parametrize("ground", ["48.6", "48.8"])
def test_nothing_is_paid_out_once_the_judgment_is_quashed_or_its_debtor_bankrupt(
    case, delivered, officer, travel_to, ground
):
    by = Act(officer, travel_to(DELIVERED))
    stop(case, by, ground)
    with pytest.raises(MoneyWaits):
        pay_out(delivered, by)


@STEPS
def test_a_hold_over_the_case_or_the_lot_stops_it(
    request, case, officer, keeper, travel_to, step, thing, day
):
    row = request.getfixturevalue(thing)
    by = Act(keeper if step is scan_out else officer, travel_to(day))
    (asset,) = queries.assets_of(db.session.scalars(select(Lot)).one())
    for over in (None, asset):
        found = hold(case, Act(officer, by.at), over)
        with pytest.raises((OnHold, ItemHeld)), db.session.begin_nested():
            step(row, by)
        holds.lift_hold(found, lifted_on=day, ground="Rút đơn", by=Act(officer, by.at))
    assert step(row, by) is not None


@STEPS
def test_the_end_of_the_case_stops_what_leads_to_a_sale_and_lets_a_sale_be_settled(
    request, case, officer, keeper, travel_to, step, thing, day
):
    row = request.getfixturevalue(thing)
    by = Act(keeper if step is scan_out else officer, travel_to(day))
    event = stop(case, Act(officer, by.at))
    if step not in {cancel, propose, scan_out, hand_over, pay_out}:
        with pytest.raises(CaseEnded), db.session.begin_nested():
            step(row, by)
        annul_event(event, case, reason="Ghi nhầm vụ việc", by=Act(officer, by.at))
    assert step(row, by) is not None


@STEPS
def test_a_hold_over_another_asset_of_the_case_stops_nothing(
    request, case, house, officer, keeper, travel_to, step, thing, day
):
    row = request.getfixturevalue(thing)
    by = Act(keeper if step is scan_out else officer, travel_to(day))
    hold(case, Act(officer, by.at), house)
    assert step(row, by) is not None


@pytest.mark.parametrize(
    ("step", "thing", "day"),
    [
        pytest.param(sign, "lot_with_a_price", date(2026, 11, 23), id="contract"),
        pytest.param(settle, "taking", date(2027, 1, 27), id="settle the taking"),
        pytest.param(cancel, "sale", date(2027, 1, 14), id="cancel"),
        pytest.param(register_one, "announced", ANNOUNCED, id="register"),
        pytest.param(cut_a_tenth, "failed", WON, id="cut"),
        pytest.param(hand_over, "paid", PAID, id="hand over"),
        pytest.param(pay_out, "delivered", DELIVERED, id="pay out"),
    ],
)
def test_what_is_dated_in_the_time_of_a_hold_is_refused_after_it_was_lifted(
    request, case, officer, travel_to, step, thing, day
):
    row = request.getfixturevalue(thing)
    found = hold(case, Act(officer, travel_to(day)))
    lifted = day + timedelta(days=2)
    by = Act(officer, travel_to(lifted))
    holds.lift_hold(found, lifted_on=lifted, ground="Rút đơn", by=by)
    for inside in (day, day + timedelta(days=1)):
        with pytest.raises(WasOnHold), db.session.begin_nested():
            step(row, by, inside)
    assert step(row, by, lifted) is not None


@pytest.mark.parametrize("step", [sell, fail_without_bids])
def test_a_session_held_under_a_hold_has_no_result_and_its_round_is_stopped_next(
    announced, lot, case, officer, travel_to, step
):
    found = hold(case, Act(officer, travel_to(WON)))
    by = Act(officer, travel_to(WON + timedelta(days=2)))
    holds.lift_hold(found, lifted_on=by.day, ground="Rút đơn", by=by)
    with pytest.raises(SessionUnderHold):
        step(announced, by)
    assert next_act.acts_of(offers.read(lot), by).next.code == LotAct.STOP


def test_what_is_dated_before_a_lifted_hold_is_recorded(paid, case, officer, travel_to):
    day = PAID + timedelta(days=2)
    found = hold(case, Act(officer, travel_to(day)))
    by = Act(officer, travel_to(day + timedelta(days=2)))
    holds.lift_hold(found, lifted_on=by.day, ground="Rút đơn", by=by)
    assert hand_over(paid, by, day - timedelta(days=1)) is not None


def test_a_lifted_hold_shows_no_more_on_the_lot(paid, lot, case, officer, now):
    by = Act(officer, now)
    found = hold(case, by)
    shown = db.session.scalars(queries.lot_by_code(lot.code, [lot.office_id])).unique().one()
    assert lot_page.read(shown).hold == found
    holds.lift_hold(found, lifted_on=by.day, ground="Rút đơn", by=by)
    assert lot_page.read(shown).hold is None
