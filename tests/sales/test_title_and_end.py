"""After the delivery: the title file, how a sale stands, and the end of its case."""

from datetime import date, timedelta

import pytest

from auctions.models import LotStatus
from auctions.queries import assets_of
from cases.models import AssetState, CaseFile, DeadlineStatus, Step
from cases.operations.files import close_case
from cases.refusals import CaseHasOpenAssets
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayTooEarly
from sales import queries as sale_queries
from sales import refusals as sale_refusals
from sales.milestone_states import MilestoneState
from sales.models import MoneyKind, SaleState
from sales.operations import delivery, settlement, title
from tests.fixtures.acting import with_act
from tests.fixtures.papers import typed
from tests.fixtures.sales import (
    DELIVER_DUE,
    DELIVERED,
    PAID,
    PAYOUT_DUE,
    REST,
    SOLD_FOR,
    TITLE_DUE,
    milestone,
    minutes,
)

DAY = timedelta(days=1)
MONDAY = date(2027, 1, 4)


def hand_over(sale, officer, at, **overrides):
    return delivery.hand_over(
        sale, **minutes(delivered_on=clock.local_day(at)) | overrides, by=Act(officer, at)
    )


def send(sale, officer, at, **overrides):
    values = {"sent_on": clock.local_day(at), "document": typed("4/HS-ĐK", clock.local_day(at))}
    return title.record_title_file(
        sale, **with_act({"actor": officer, "at": at} | values | overrides)
    )


def test_the_title_file_meets_its_day(delivered, officer, travel_to):
    send(delivered, officer, travel_to(TITLE_DUE))
    row = milestone(delivered, Step.TITLE_FILE)
    assert (row.status, row.met_on) == (DeadlineStatus.MET, TITLE_DUE)


def test_the_title_file_may_follow_the_payout(delivered, officer, move, travel_to):
    move(delivered, MoneyKind.PAYOUT, SOLD_FOR, PAYOUT_DUE)
    send(delivered, officer, travel_to(TITLE_DUE + DAY))
    assert milestone(delivered, Step.TITLE_FILE).status is DeadlineStatus.MET_LATE


def test_the_title_file_is_sent_once(delivered, officer):
    send(delivered, officer, clock.now())
    with pytest.raises(sale_refusals.TitleFileSent):
        send(delivered, officer, clock.now())


def test_the_title_file_follows_the_delivery(paid, officer, travel_to):
    with pytest.raises(sale_refusals.SaleNotDelivered):
        send(paid, officer, clock.now())
    hand_over(paid, officer, travel_to(DELIVERED))
    with pytest.raises(DayTooEarly):
        send(paid, officer, clock.now(), sent_on=DELIVERED - DAY)


def test_an_asset_taken_without_money_is_complete_once_handed_over(taking, lot, officer, travel_to):
    at = travel_to(date(2027, 1, 26))
    settlement.settle_taking(
        taking,
        debtor_notified_on=date(2027, 1, 18),
        notified_on=date(2027, 1, 26),
        offset=taking.price,
        document=typed("12/TB"),
        by=Act(officer, at),
    )
    hand_over(taking, officer, travel_to(date(2027, 3, 1)), received_by=taking.buyer)
    assert (taking.state, lot.status) == (SaleState.COMPLETED, LotStatus.COMPLETED)
    assert [one.state for one in assets_of(lot)] == [AssetState.DELIVERED]
    case = db.session.get_one(CaseFile, taking.case_id)
    assert case.money_collected == taking.price


# how it stands, and the end of it all


def test_what_lies_on_no_deposit_bears_no_interest(paid, lot, travel_to):
    travel_to(DELIVER_DUE + 3 * DAY)
    assert sale_queries.panel(lot).interest_from is None


def test_the_panel_says_since_when_the_interest_is_the_buyers(paid, lot, travel_to, move):
    move(paid, MoneyKind.TERM_DEPOSIT, SOLD_FOR, PAID)
    travel_to(DELIVER_DUE)
    assert sale_queries.panel(lot).interest_from is None
    travel_to(DELIVER_DUE + 3 * DAY)
    shown = sale_queries.panel(lot)
    assert shown.interest_from == DELIVER_DUE + DAY
    deliver = next(one for one in shown.milestones if one.step is Step.DELIVER)
    assert (deliver.state, deliver.days) == (MilestoneState.OVERDUE, 3)


def test_an_old_last_day_that_runs_on_is_transitional(sell_published, move, make_lot):
    lot = make_lot(created_on=date(2026, 5, 21))
    sale = sell_published(date(2026, 5, 21), lot)
    move(sale, MoneyKind.PAYMENT, REST, date(2026, 6, 15))
    found = {one.step: one for one in sale_queries.panel(lot).milestones}
    assert found[Step.DELIVER].provision.transition
    assert not found[Step.PAY].provision.transition
    assert (found[Step.PAY_OUT].state, found[Step.PAY_OUT].length) == (MilestoneState.NOT_YET, 10)


def test_a_case_closes_only_when_its_asset_is_delivered(paid, case, officer, move, travel_to):
    at = travel_to(MONDAY)
    with pytest.raises(CaseHasOpenAssets):
        close_case(case, closed_on=MONDAY, by=Act(officer, at))
    hand_over(paid, officer, travel_to(DELIVERED))
    move(paid, MoneyKind.COST, 12_000_000, DELIVERED)
    move(paid, MoneyKind.PAYOUT, SOLD_FOR - 12_000_000, PAYOUT_DUE)
    send(paid, officer, travel_to(TITLE_DUE))
    close_case(case, closed_on=TITLE_DUE, by=Act(officer, clock.now()))
    assert case.closed_on == TITLE_DUE
    assert paid.state is SaleState.COMPLETED
