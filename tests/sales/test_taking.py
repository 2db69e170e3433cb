"""A creditor who takes the asset: the debt is set off, the rest is paid; every refusal."""

from datetime import date

import pytest

from auctions.models import LotStatus
from cases.models import Step
from foundation import clock
from foundation.refusals import DayTooEarly
from sales import refusals as sale_refusals
from sales.models import MoneyKind, SaleState
from sales.operations import settlement
from tests.fixtures.acting import with_act
from tests.fixtures.sales import (
    milestone,
)

PAYMENT = MoneyKind.PAYMENT


def extend(sale, officer, at, **overrides):
    values = {"extended_to": date(2027, 2, 1), "document_no": "3/TT"}
    return settlement.extend_payment(
        sale, **with_act({"actor": officer, "at": at} | values | overrides)
    )


def settle(taking, officer, at, **overrides):
    values = {
        "debtor_notified_on": date(2027, 1, 18),
        "notified_on": clock.local_day(at),
        "offset": taking.price - 10_000_000,
        "document_no": "12/TB",
    }
    return settlement.settle_taking(
        taking, **with_act({"actor": officer, "at": at} | values | overrides)
    )


def test_until_the_creditor_is_told_the_last_day_is_the_latest_and_not_certain(taking, lot):
    row = milestone(taking, Step.PAY)
    assert (row.parameter, row.confirmed) == ("R11", False)
    assert row.due_on == date(2027, 2, 3)  # 3 + 5 + 5 working days
    assert (taking.to_creditor, taking.price, lot.status) == (
        True,
        lot.current_price,
        LotStatus.TAKING,
    )


def test_what_is_set_off_need_not_be_paid_and_the_rest_is_due_in_5_working_days(
    taking, lot, officer, travel_to, move
):
    settle(taking, officer, travel_to(date(2027, 1, 26)))
    row = milestone(taking, Step.PAY)
    assert (row.due_on, row.confirmed) == (date(2027, 2, 2), True)
    move(taking, PAYMENT, 10_000_000, date(2027, 2, 2))
    assert (taking.state, lot.status) == (SaleState.PAID, LotStatus.PAID)
    assert milestone(taking, Step.DELIVER).parameter == "R12"
    assert milestone(taking, Step.TERM_DEPOSIT) is None


def test_with_nothing_left_to_pay_the_taking_is_paid(taking, officer, travel_to):
    settle(taking, officer, travel_to(date(2027, 1, 26)), offset=taking.price)
    assert (taking.state, taking.paid_on) == (SaleState.PAID, date(2027, 1, 26))


def test_the_debtors_days_come_first(taking, officer, travel_to):
    with pytest.raises(sale_refusals.DebtorMayStillPay) as no:
        settle(taking, officer, travel_to(date(2027, 1, 25)))
    assert no.value.details["due"] == date(2027, 1, 25)


def test_not_more_than_the_price_is_set_off(taking, officer, travel_to):
    with pytest.raises(sale_refusals.OffsetAbovePrice):
        settle(taking, officer, travel_to(date(2027, 1, 26)), offset=taking.price + 1)


def test_the_creditor_is_told_once(taking, officer, travel_to):
    at = travel_to(date(2027, 1, 26))
    settle(taking, officer, at)
    with pytest.raises(sale_refusals.TakingSettledAlready):
        settle(taking, officer, at)


def test_nothing_is_set_off_for_a_winner(sale, officer):
    with pytest.raises(sale_refusals.NotATaking):
        settle(sale, officer, clock.now())


def test_the_creditor_does_not_pay_before_he_is_told(taking, move):
    with pytest.raises(sale_refusals.TakingNotSettled):
        move(taking, PAYMENT, 1, date(2027, 1, 18))


def test_a_creditor_has_no_extension(taking, officer):
    with pytest.raises(sale_refusals.NotABuyer):
        extend(taking, officer, clock.now())


def test_the_creditor_does_not_pay_before_he_is_told_what_is_left(taking, officer, travel_to, move):
    settle(taking, officer, travel_to(date(2027, 1, 27)))
    with pytest.raises(DayTooEarly):
        move(taking, PAYMENT, 10_000_000, date(2027, 1, 26))
    assert move(taking, PAYMENT, 10_000_000, date(2027, 1, 27)) is not None
