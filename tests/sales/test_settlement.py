"""The price of a sale: deposit, payments, extension; late is late for ever; every refusal."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from auctions.models import LotStatus
from cases.models import DeadlineStatus, Step
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayInTheFuture, DayTooEarly, Refusal
from sales import refusals as sale_refusals
from sales.law import longest_extension
from sales.models import MoneyKind, SaleMoney, SaleState
from sales.operations import default, money, settlement
from sales.queries import sums_of
from tests.fixtures.acting import with_act
from tests.fixtures.clock import at_nine
from tests.fixtures.papers import typed
from tests.fixtures.sales import (
    DELIVER_DUE,
    DEPOSIT,
    DEPOSIT_DUE,
    PAID,
    PAY_DUE,
    REST,
    SOLD_FOR,
    WON,
    milestone,
)

PAYMENT = MoneyKind.PAYMENT
DAY = timedelta(days=1)


def extend(sale, officer, at, **overrides):
    values = {"extended_to": date(2027, 2, 1), "document": typed("3/TT")}
    return settlement.extend_payment(
        sale, **with_act({"actor": officer, "at": at} | values | overrides)
    )


# opening


def test_the_deposit_counts_towards_the_price_and_the_rest_is_due_in_30_days(sale, lot):
    row = db.session.scalars(select(SaleMoney).where(SaleMoney.sale_id == sale.id)).one()
    assert (row.kind, row.amount, row.moved_on) == (MoneyKind.DEPOSIT, DEPOSIT, WON)
    assert row.voucher_no is None  # the auction organisation holds it: no voucher is invented
    due = milestone(sale, Step.PAY)
    assert (due.parameter, due.due_on, due.edition) == ("D3", PAY_DUE, "B")
    assert (sale.state, lot.status) == (SaleState.UNPAID, LotStatus.SOLD)
    assert milestone(sale, Step.DELIVER) is None


def test_a_deposit_as_large_as_the_price_pays_it_at_once(sell_published):
    sale = sell_published(date(2026, 9, 1), deposit=SOLD_FOR)
    assert (sale.state, sale.paid_on) == (SaleState.PAID, date(2026, 9, 1))
    assert milestone(sale, Step.PAY).status is DeadlineStatus.MET


def test_a_session_older_than_the_recorded_law_has_no_last_day(
    make_asset, make_lot, sell_published, travel_to, move
):
    travel_to(date(2014, 5, 8))
    lot = make_lot(assets=[make_asset(seized_on=None)], created_on=date(2014, 5, 8))
    sale = sell_published(date(2014, 5, 8), lot)
    assert milestone(sale, Step.PAY) is None
    move(sale, PAYMENT, REST, date(2014, 7, 1))
    assert (sale.state, milestone(sale, Step.DELIVER)) == (SaleState.PAID, None)


# payment


def test_the_last_dong_pays_and_starts_term_deposit_and_delivery(sale, lot, move):
    move(sale, PAYMENT, REST - 1, date(2026, 12, 15))
    assert (sale.state, lot.last_event_on) == (SaleState.UNPAID, date(2026, 12, 15))
    move(sale, PAYMENT, 1, PAID)

    assert (sale.state, sale.paid_on, lot.status) == (SaleState.PAID, PAID, LotStatus.PAID)
    paid = milestone(sale, Step.PAY)
    assert (paid.status, paid.met_on) == (DeadlineStatus.MET, PAID)
    assert milestone(sale, Step.TERM_DEPOSIT).due_on == DEPOSIT_DUE
    assert milestone(sale, Step.DELIVER).due_on == DELIVER_DUE


def test_vouchers_typed_out_of_order_pay_on_the_day_the_last_money_came(
    sale, accountant, travel_to
):
    at = travel_to(date(2027, 1, 20))
    for amount, on in ((REST - 5, date(2027, 1, 18)), (5, PAID)):
        money.record_money(
            sale,
            kind=PAYMENT,
            amount=amount,
            moved_on=on,
            voucher=typed(str(amount), on),
            counterpart="NH",
            by=Act(accountant, at),
        )
    assert sale.paid_on == date(2027, 1, 18)
    assert milestone(sale, Step.PAY).status is DeadlineStatus.MET_LATE


def test_payment_on_the_last_day_is_in_time_and_a_day_later_late(sale, move):
    move(sale, PAYMENT, REST, PAY_DUE)
    assert milestone(sale, Step.PAY).status is DeadlineStatus.MET


def test_a_late_payment_is_late_for_ever(sale, move):
    move(sale, PAYMENT, REST, PAY_DUE + DAY)
    row = milestone(sale, Step.PAY)
    assert (sale.state, row.status) == (SaleState.PAID, DeadlineStatus.MET_LATE)


def test_nobody_pays_more_than_the_price(sale, move):
    with pytest.raises(sale_refusals.Overpayment):
        move(sale, PAYMENT, REST + 1, PAID)


def test_nothing_is_paid_after_full_payment(paid, move):
    with pytest.raises(sale_refusals.SaleNotUnpaid):
        move(paid, PAYMENT, 1, PAID)


def test_a_deposit_is_not_recorded_by_hand(sale, move):
    with pytest.raises(sale_refusals.DepositFromRound):
        move(sale, MoneyKind.DEPOSIT, DEPOSIT, PAID)


@pytest.mark.parametrize("amount", [0, -1])
def test_an_amount_is_above_zero(sale, move, amount):
    with pytest.raises(sale_refusals.AmountNotPositive):
        move(sale, PAYMENT, amount, PAID)


def test_a_voucher_counts_once(sale, move):
    move(sale, PAYMENT, 5, PAID, voucher_no="7/PT")
    with pytest.raises(sale_refusals.VoucherUsed):
        move(sale, PAYMENT, 5, PAID, voucher_no="7/PT")


@pytest.mark.parametrize("words", ["không số", "Ko. số", "KHÔNG"])
def test_vouchers_without_a_number_are_not_the_same_one(sale, move, words):
    move(sale, PAYMENT, 5, PAID, voucher_no=words)
    move(sale, PAYMENT, 6, PAID, voucher_no=words)
    assert sums_of(sale).payments == 11


def test_money_does_not_move_tomorrow(sale, move, now):
    with pytest.raises(DayInTheFuture):
        move(sale, PAYMENT, REST, PAID + DAY, at=at_nine(PAID))


def test_money_does_not_come_in_before_the_sale(sale, move):
    with pytest.raises(DayTooEarly):
        move(sale, PAYMENT, REST, WON - DAY, at=at_nine(PAID))


def test_a_sale_changed_by_somebody_else_is_looked_at_again(sale, move):
    with pytest.raises(ChangedMeanwhile):
        move(sale, PAYMENT, REST, PAID, expected=sale.version + 1)


# extension


def test_parties_and_winner_may_agree_on_up_to_60_days(sale, officer, travel_to, move):
    extend(sale, officer, travel_to(date(2027, 1, 4)), extended_to=date(2027, 2, 8))
    row = milestone(sale, Step.PAY)
    assert (row.due_on, row.parameter) == (date(2027, 2, 8), "D3.1")
    assert (sale.extended_to, sale.extension_no) == (date(2027, 2, 8), "3/TT")
    move(sale, PAYMENT, REST, date(2027, 2, 8))
    assert milestone(sale, Step.PAY).status is DeadlineStatus.MET


@pytest.mark.parametrize(
    "to",
    [
        pytest.param(PAY_DUE, id="not after the present last day"),
        pytest.param(date(2027, 2, 18), id="beyond the 60th day"),
    ],
)
def test_an_extension_stays_inside_the_window(sale, officer, travel_to, to):
    with pytest.raises(sale_refusals.ExtensionOutsideWindow):
        extend(sale, officer, travel_to(date(2027, 1, 4)), extended_to=to)


def test_before_july_2026_there_is_no_extension(sell_published, officer):
    sale = sell_published(date(2026, 6, 30))
    with pytest.raises(sale_refusals.NoExtension) as no:
        extend(sale, officer, clock.now(), extended_to=date(2026, 8, 20))
    assert "NĐ 62" in (no.value.basis or "")


def test_a_payment_extended_to_the_longest_day_is_not_extended_again(sale, officer, travel_to):
    at, longest = travel_to(date(2027, 1, 4)), longest_extension(sale.sold_on)
    extend(sale, officer, at, extended_to=longest.value)
    with pytest.raises(sale_refusals.LongestExtension):
        extend(sale, officer, at, extended_to=longest.value + DAY)


def test_a_last_day_that_passed_is_not_extended(sale, officer, travel_to):
    with pytest.raises(sale_refusals.PaymentAlreadyLate):
        extend(sale, officer, travel_to(PAY_DUE + DAY))


def test_a_paid_sale_is_not_extended(paid, officer):
    with pytest.raises(sale_refusals.SaleNotUnpaid):
        extend(paid, officer, clock.now())


# late is late for ever

ACTS = st.lists(
    st.tuples(
        st.sampled_from(["pay", "pay_all", "extend", "default"]),
        st.integers(min_value=0, max_value=40),
    ),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(late=st.integers(min_value=1, max_value=30), acts=ACTS)
def test_once_the_last_day_passed_unpaid_no_sequence_of_acts_makes_it_met(
    sale, officer, accountant, travel_to, late, acts
):
    """Each example runs inside a savepoint of the same sale, undone at its end."""
    day = PAY_DUE + late * DAY
    nested = db.session.begin_nested()
    try:
        for number, (act, wait) in enumerate(acts):
            day += wait * DAY
            at = travel_to(day)
            try:
                _act(sale, act, day, number, officer, accountant, at)
            except Refusal:
                continue
            row = milestone(sale, Step.PAY)
            assert row.status is not DeadlineStatus.MET
            assert row.due_on == PAY_DUE
    finally:
        nested.rollback()
        db.session.expire_all()


def _act(sale, act, day, number, officer, accountant, at):
    if act == "extend":
        extend(sale, officer, at, extended_to=day + 3 * DAY)
    elif act == "default":
        default.declare_default(
            sale, declared_on=day, document=typed("1", day), by=Act(officer, at)
        )
    else:
        left = sums_of(sale).left_to_pay
        money.record_money(
            sale,
            kind=PAYMENT,
            amount=left if act == "pay_all" else max(1, left // 2),
            moved_on=day,
            voucher=typed(str(number), day),
            counterpart="N",
            by=Act(accountant, at),
        )
