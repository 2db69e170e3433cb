"""What every act on a sale refuses alike: changed meanwhile, a wrong day, a wrong state.

What one act alone refuses is tested beside what it does.
"""

from datetime import date, timedelta

import pytest

from foundation import clock
from foundation.acts import Act
from foundation.refusals import ChangedMeanwhile, DayInTheFuture, DayTooEarly
from papers.operations import NOTHING
from papers.refusals import DocumentNeeded
from sales import refusals
from sales.models import AttemptOutcome, MoneyKind
from sales.operations import attempts, default, delivery, money, settlement, title
from tests.fixtures.papers import typed
from tests.fixtures.sales import DELIVERED, PAID, PAY_DUE, REST, WON, minutes

DAY = timedelta(days=1)
ASKED = date(2027, 1, 15)  # the creditor of ``taking`` asked for the asset
TOLD = date(2027, 1, 18)  # the debtor was told
SETTLED = date(2027, 1, 26)  # the first day on which the creditor may be told


# one call of every act: the sale, the act, the day said


def attempt(sale, by, on):
    return attempts.record_attempt(
        sale,
        attempted_on=on,
        coercive=False,
        outcome=AttemptOutcome.BLOCKED,
        reason_code="U01_RESIST",
        note=None,
        minutes=NOTHING,
        by=by,
    )


def declare(sale, by, on):
    return default.declare_default(sale, declared_on=on, document=typed("15/QĐ", on), by=by)


def propose(sale, by, on):
    return delivery.propose_handover_order(
        sale, document=typed("88/QĐ", on), reason="Giao tài sản", by=by
    )


def hand_over(sale, by, on):
    return delivery.hand_over(sale, **minutes(delivered_on=on), by=by)


def send_title_file(sale, by, on):
    return title.record_title_file(sale, sent_on=on, document=typed("4/HS", on), by=by)


def extend(sale, by, _on):
    return settlement.extend_payment(sale, extended_to=PAY_DUE + DAY, document=typed("3/TT"), by=by)


def settle(sale, by, on, debtor_on=TOLD):
    return settlement.settle_taking(
        sale,
        debtor_notified_on=debtor_on,
        notified_on=on,
        offset=sale.price,
        document=typed("12/TB"),
        by=by,
    )


def tell_debtor(sale, by, on):
    return settle(sale, by, SETTLED, debtor_on=on)


def moving(kind):
    """Return the act of recording one đồng of a kind."""

    def act(sale, by, on):
        return money.record_money(
            sale,
            kind=kind,
            amount=1,
            moved_on=on,
            voucher=typed("1/CT", on),
            counterpart="Ngân hàng Thử Nghiệm",
            by=by,
        )

    return act


pay, deposit = moving(MoneyKind.PAYMENT), moving(MoneyKind.TERM_DEPOSIT)
cost, pay_out = moving(MoneyKind.COST), moving(MoneyKind.PAYOUT)


@pytest.mark.parametrize(
    ("act", "thing"),
    [
        pytest.param(extend, "sale", id="extend"),
        pytest.param(declare, "sale", id="default"),
        pytest.param(pay, "sale", id="pay"),
        pytest.param(attempt, "paid", id="attempt"),
        pytest.param(propose, "paid", id="propose"),
        pytest.param(hand_over, "paid", id="hand over"),
        pytest.param(send_title_file, "delivered", id="title file"),
        pytest.param(pay_out, "delivered", id="pay out"),
        pytest.param(settle, "taking", id="settle"),
    ],
)
def test_what_somebody_changed_meanwhile_is_looked_at_again(request, officer, act, thing):
    row = request.getfixturevalue(thing)
    with pytest.raises(ChangedMeanwhile):
        act(row, Act(officer, clock.now(), seen=row.version + 1), clock.today())


@pytest.mark.parametrize(
    ("act", "thing", "day"),
    [
        pytest.param(pay, "sale", WON, id="pay"),
        pytest.param(declare, "sale", PAY_DUE + DAY, id="default"),
        pytest.param(attempt, "paid", PAID, id="attempt"),
        pytest.param(hand_over, "paid", PAID, id="hand over"),
        pytest.param(deposit, "paid", PAID, id="term deposit"),
        pytest.param(send_title_file, "delivered", DELIVERED, id="title file"),
        pytest.param(cost, "delivered", DELIVERED, id="cost"),
        pytest.param(pay_out, "delivered", DELIVERED, id="pay out"),
        pytest.param(settle, "taking", SETTLED, id="settle"),
    ],
)
def test_nothing_is_recorded_as_done_tomorrow(request, officer, travel_to, act, thing, day):
    row = request.getfixturevalue(thing)
    with pytest.raises(DayInTheFuture):
        act(row, Act(officer, travel_to(day)), day + DAY)


@pytest.mark.parametrize(
    ("act", "thing", "on"),
    [
        pytest.param(pay, "sale", WON - DAY, id="paid before the sale"),
        pytest.param(attempt, "paid", PAID - DAY, id="attempted before payment"),
        pytest.param(hand_over, "paid", PAID - DAY, id="handed over before payment"),
        pytest.param(deposit, "paid", PAID - DAY, id="deposited before payment"),
        pytest.param(send_title_file, "delivered", DELIVERED - DAY, id="title before delivery"),
        pytest.param(cost, "delivered", DELIVERED - DAY, id="cost before delivery"),
        pytest.param(pay_out, "delivered", DELIVERED - DAY, id="paid out before delivery"),
        pytest.param(tell_debtor, "taking", ASKED - DAY, id="debtor told before the request"),
        pytest.param(settle, "taking", TOLD - DAY, id="creditor told before the debtor"),
    ],
)
def test_nothing_is_dated_before_what_it_follows(request, officer, act, thing, on):
    row = request.getfixturevalue(thing)
    with pytest.raises(DayTooEarly):
        act(row, Act(officer, clock.now()), on)


def test_a_taking_that_lapsed_is_not_settled(taking, officer, travel_to):
    at = travel_to(date(2027, 2, 22))
    declare(taking, Act(officer, at), date(2027, 2, 22))
    with pytest.raises(refusals.SaleNotUnpaid):
        settle(taking, Act(officer, at), SETTLED)


@pytest.mark.parametrize("act", [attempt, propose, hand_over, deposit])
def test_nothing_of_a_sale_is_done_before_full_payment(sale, officer, act):
    with pytest.raises(refusals.SaleNotPaid):
        act(sale, Act(officer, clock.now()), clock.today())


def test_no_act_on_a_sale_goes_without_its_paper(sale, move, officer, travel_to):
    no = typed(number="")
    by = Act(officer, travel_to(WON))
    with pytest.raises(DocumentNeeded):
        settlement.extend_payment(sale, extended_to=PAY_DUE + DAY, document=no, by=by)
    by = Act(officer, travel_to(PAY_DUE + DAY))
    with pytest.raises(DocumentNeeded):
        default.declare_default(sale, declared_on=by.day, document=no, by=by)
    with pytest.raises(DocumentNeeded):
        move(sale, MoneyKind.PAYMENT, REST, by.day, voucher_no="")
    move(sale, MoneyKind.PAYMENT, REST, by.day)
    with pytest.raises(DocumentNeeded):
        attempts.record_attempt(
            sale,
            attempted_on=by.day,
            coercive=False,
            outcome=AttemptOutcome.BLOCKED,
            reason_code="U01_RESIST",
            note=None,
            minutes=no,
            by=by,
        )
    with pytest.raises(DocumentNeeded):
        delivery.hand_over(sale, **minutes(handover=no, delivered_on=by.day), by=by)
    hand_over(sale, by, by.day)
    assert sale.handover_no == sale.handover_document.number
    with pytest.raises(DocumentNeeded):
        title.record_title_file(sale, sent_on=by.day, document=no, by=by)
