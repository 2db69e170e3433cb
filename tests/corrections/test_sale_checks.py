"""What rests on the money of a sale, or on its delivery, is not pulled away by a correction."""

from datetime import timedelta

import pytest

from cases.models import AssetCategory, AssetState, DeadlineStatus, Step
from foundation import clock
from foundation.acts import Act
from papers.models import DocumentKind
from papers.operations import replace_document
from sales import refusals
from sales.models import MoneyKind, SaleState
from sales.operations import delivery, title
from sales.queries import movements_that_stand
from tests.fixtures.papers import typed
from tests.fixtures.sales import (
    DELIVERED,
    DEPOSIT,
    DEPOSIT_DUE,
    PAID,
    REST,
    WON,
    milestone,
    minutes,
)

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


# days that follow each other


def test_the_price_was_not_paid_after_a_hand_over(half_delivered, propose, travel_to):
    travel_to(DELIVERED + 5 * DAY)
    with pytest.raises(refusals.PaidAfterNext):
        propose("sale.money", money_of(half_delivered), moved_on=DELIVERED + DAY)


def test_the_price_of_what_is_delivered_was_not_paid_after_that(delivered, correct, propose):
    correct("sale", delivered, delivered_on=DELIVERED - 3 * DAY)
    with pytest.raises(refusals.PaidAfterNext):
        propose("sale.money", money_of(delivered), moved_on=DELIVERED - 2 * DAY)
    correct("sale.money", money_of(delivered), moved_on=DELIVERED - 3 * DAY)


def test_the_price_was_not_paid_after_it_was_laid_on_term_deposit(paid, move, propose, travel_to):
    move(paid, MoneyKind.TERM_DEPOSIT, 1, PAID + DAY)
    travel_to(PAID + 5 * DAY)
    with pytest.raises(refusals.PaidAfterNext):
        propose("sale.money", money_of(paid), moved_on=PAID + 2 * DAY)


@pytest.mark.parametrize("kind", [MoneyKind.COST, MoneyKind.PAYOUT])
def test_nothing_was_handed_over_after_money_went_out(
    delivered, move, propose, correct, kind, officer
):
    spent = move(delivered, kind, 1, DELIVERED + DAY)
    move(delivered, kind, 1, DELIVERED + 5 * DAY)
    with pytest.raises(refusals.DeliveredAfterNext):
        propose("sale", delivered, delivered_on=DELIVERED + 2 * DAY)
    correct("sale.money", spent, takes_back=True)
    right = typed("02/BB-GTS", DELIVERED + 2 * DAY, kind=DocumentKind.MINUTES)
    by = Act(officer, clock.now())
    replace_document(delivered.handover_document, paper=right, reason="Nhầm ngày", by=by)
    correct("sale", delivered, delivered_on=DELIVERED + 2 * DAY)


def test_nothing_was_handed_over_after_its_title_file_went_out(
    delivered, officer, propose, travel_to
):
    letter = typed("30/CV", DELIVERED)
    title.record_title_file(
        delivered, sent_on=DELIVERED, document=letter, by=Act(officer, travel_to(DELIVERED + DAY))
    )
    with pytest.raises(refusals.DeliveredAfterNext):
        propose("sale", delivered, delivered_on=DELIVERED + DAY)


# the term deposit that ended with the delivery


def ended(sale):
    row = milestone(sale, Step.TERM_DEPOSIT)
    return row.status, row.due_on


def test_a_term_deposit_is_judged_by_the_right_day_of_the_delivery(delivered, correct):
    assert ended(delivered) == (DeadlineStatus.MISSED, DEPOSIT_DUE)
    correct("sale", delivered, delivered_on=DEPOSIT_DUE)
    assert ended(delivered) == (DeadlineStatus.WAIVED, DEPOSIT_DUE)


def test_a_term_deposit_is_judged_by_the_right_day_of_the_payment(delivered, correct):
    correct("sale.money", money_of(delivered), moved_on=DELIVERED)
    assert ended(delivered)[0] is DeadlineStatus.WAIVED
    assert ended(delivered)[1] > DELIVERED


def test_a_term_deposit_that_was_too_little_ends_with_the_delivery(
    paid, move, officer, correct, travel_to
):
    row = move(paid, MoneyKind.TERM_DEPOSIT, DEPOSIT + REST, PAID)
    delivery.hand_over(paid, **minutes(), by=Act(officer, travel_to(DELIVERED)))
    correct("sale.money", row, amount=1)
    assert ended(paid)[0] is DeadlineStatus.MISSED
    correct("sale.money", money_of(paid, MoneyKind.TERM_DEPOSIT), amount=DEPOSIT + REST)
    assert ended(paid)[0] is DeadlineStatus.MET
