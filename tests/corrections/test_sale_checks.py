"""What rests on the money of a sale, or on its delivery, is not pulled away by a correction."""

from datetime import timedelta

import pytest

from cases.models import AssetCategory, AssetState
from foundation.acts import Act
from sales import refusals
from sales.models import MoneyKind, SaleState
from sales.operations import delivery
from sales.queries import movements_that_stand
from tests.fixtures.sales import DELIVERED, DEPOSIT, PAID, REST, WON, minutes

DAY = timedelta(days=1)


def money_of(sale, kind=MoneyKind.PAYMENT):
    (row,) = (row for row in movements_that_stand(sale) if row.kind is kind)
    return row


@pytest.fixture
def half_delivered(
    make_asset, make_item, make_lot, vault, sell_published, move, officer, travel_to
):
    """Two machines, paid for; the one that lay in no store is handed over."""
    machines = [make_asset(category=AssetCategory.MACHINERY, description=name) for name in "AB"]
    make_item(asset=machines[0])
    sale = sell_published(WON, make_lot(assets=machines))
    move(sale, MoneyKind.PAYMENT, REST, PAID)
    delivery.hand_over(sale, **minutes(), by=Act(officer, travel_to(DELIVERED)))
    assert (sale.state, machines[1].state) == (SaleState.PAID, AssetState.DELIVERED)
    return sale


@pytest.mark.parametrize("lower", [{"takes_back": True}, {"amount": REST - 1}])
def test_the_price_of_what_is_handed_over_in_part_stays_in_full(half_delivered, propose, lower):
    with pytest.raises(refusals.DeliveredUnpaid):
        propose("sale.money", money_of(half_delivered), **lower)


def test_a_payment_after_the_hand_over_is_refused_to_be_annulled_at_the_proposal(
    delivered, propose, correct
):
    row = money_of(delivered)
    with pytest.raises(refusals.DeliveredUnpaid):
        propose("sale.money", row, takes_back=True)
    correct("sale.money", row, counterpart="Ngân hàng Khác")  # no proposal is in the way


@pytest.mark.parametrize("lower", [{"takes_back": True}, {"amount": REST - 1}])
def test_what_lies_on_term_deposit_stays_received(paid, move, propose, correct, lower):
    deposited = move(paid, MoneyKind.TERM_DEPOSIT, DEPOSIT + REST, PAID)
    with pytest.raises(refusals.TermDepositAbove):
        propose("sale.money", money_of(paid), **lower)
    correct("sale.money", deposited, takes_back=True)
    correct("sale.money", money_of(paid), **lower)
    assert paid.state is SaleState.UNPAID
