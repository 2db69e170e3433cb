"""The money of a sale once it is in: term deposit, costs, payout; every refusal."""

from datetime import date, timedelta

import pytest

from auctions.models import Lot, LotStatus
from cases.models import CaseFile, DeadlineStatus, Step
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayTooEarly
from sales import allowed, sale_facts
from sales import refusals as sale_refusals
from sales.balance import Tied
from sales.models import MoneyKind, SaleState
from sales.operations import delivery
from sales.queries import sums_of
from tests.fixtures.clock import at_nine
from tests.fixtures.sales import (
    DELIVERED,
    DEPOSIT,
    DEPOSIT_DUE,
    PAID,
    PAYOUT_DUE,
    SOLD_FOR,
    milestone,
    minutes,
)

PAYMENT, TERM_DEPOSIT = MoneyKind.PAYMENT, MoneyKind.TERM_DEPOSIT
COST, PAYOUT = MoneyKind.COST, MoneyKind.PAYOUT
DAY = timedelta(days=1)


# term deposit


def test_the_term_deposit_is_met_once_all_of_it_lies_there(paid, move):
    move(paid, TERM_DEPOSIT, SOLD_FOR - 1, date(2026, 12, 28))
    assert milestone(paid, Step.TERM_DEPOSIT).status is DeadlineStatus.SCHEDULED
    move(paid, TERM_DEPOSIT, 1, DEPOSIT_DUE + DAY)
    assert milestone(paid, Step.TERM_DEPOSIT).status is DeadlineStatus.MET_LATE


def test_not_more_than_received_goes_on_term_deposit(paid, move):
    with pytest.raises(sale_refusals.TermDepositTooLarge):
        move(paid, TERM_DEPOSIT, SOLD_FOR + 1, PAID)


def test_a_deposit_is_offered_until_all_of_it_lies_there(paid, move, officer, now):
    def why_not():
        lot = db.session.get_one(Lot, paid.lot_id)
        return allowed.why_not_deposit(sale_facts.read(paid, lot), Act(officer, now))

    move(paid, TERM_DEPOSIT, SOLD_FOR - 1, PAID)
    assert why_not() is None
    move(paid, TERM_DEPOSIT, 1, PAID)
    assert isinstance(why_not(), sale_refusals.TermDepositTooLarge)


def test_there_is_no_term_deposit_before_full_payment(sale, move):
    with pytest.raises(sale_refusals.SaleNotPaid):
        move(sale, TERM_DEPOSIT, DEPOSIT, PAID)


@pytest.mark.parametrize("on", [PAID + DAY, DEPOSIT_DUE])
def test_a_delivery_in_time_makes_the_term_deposit_needless(paid, officer, travel_to, on):
    delivery.hand_over(paid, **minutes(delivered_on=on), by=Act(officer, travel_to(on)))
    assert milestone(paid, Step.TERM_DEPOSIT).status is DeadlineStatus.WAIVED


def test_a_delivery_the_day_after_leaves_the_term_deposit_missed(paid, officer, travel_to):
    on = DEPOSIT_DUE + DAY
    delivery.hand_over(paid, **minutes(delivered_on=on), by=Act(officer, travel_to(on)))
    assert milestone(paid, Step.TERM_DEPOSIT).status is DeadlineStatus.MISSED


# payout


def test_the_last_dong_out_completes_the_sale_and_counts_as_collected(delivered, lot, move):
    due = milestone(delivered, Step.PAY_OUT)
    assert (due.parameter, due.due_on) == ("D17", PAYOUT_DUE)
    move(delivered, COST, 50_000_000, DELIVERED)
    move(delivered, PAYOUT, SOLD_FOR - 50_000_000, PAYOUT_DUE)

    assert (delivered.state, lot.status) == (SaleState.COMPLETED, LotStatus.COMPLETED)
    assert milestone(delivered, Step.PAY_OUT).status is DeadlineStatus.MET
    sums = sums_of(delivered)
    assert [tick.tied for tick in sums.ticks] == [Tied.EQUAL, Tied.EQUAL]
    case = db.session.get_one(CaseFile, delivered.case_id)
    assert case.money_collected == SOLD_FOR - 50_000_000


@pytest.mark.parametrize("kind", [COST, PAYOUT])
def test_nothing_is_paid_out_before_delivery(paid, move, kind):
    with pytest.raises(sale_refusals.SaleNotDelivered):
        move(paid, kind, 1, PAID)


def test_not_more_than_received_is_paid_out(delivered, move):
    move(delivered, COST, 50_000_000, DELIVERED)
    with pytest.raises(sale_refusals.PayoutTooLarge):
        move(delivered, PAYOUT, SOLD_FOR, DELIVERED)


def test_nothing_is_paid_out_twice(delivered, move):
    move(delivered, PAYOUT, SOLD_FOR, DELIVERED)
    with pytest.raises(sale_refusals.SaleNotDelivered):
        move(delivered, PAYOUT, 1, DELIVERED)


def test_money_does_not_go_out_before_the_day_of_delivery(delivered, move):
    with pytest.raises(DayTooEarly):
        move(delivered, PAYOUT, SOLD_FOR, DELIVERED - DAY, at=at_nine(DELIVERED))
