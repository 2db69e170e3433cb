"""A wrong payment is reversed by a movement that names it; the sale stands where the sums say."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from auctions.models import LotStatus
from audit import ledger
from cases.models import Step
from cases.operations import deadlines
from corrections.facts import declared
from corrections.operations import propose_correction
from corrections.refusals import AnnulledOrCorrected
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayTooEarly
from sales import refusals
from sales.models import MoneyKind, SaleMoney, SaleState
from sales.queries import movements_that_stand, sums_of
from tests.fixtures.ledger import verify_whole
from tests.fixtures.papers import typed
from tests.fixtures.sales import DEPOSIT_DUE, PAID, REST, WON

DAY = timedelta(days=1)


@pytest.fixture
def payment(paid):
    (row,) = (row for row in movements_that_stand(paid) if row.kind is MoneyKind.PAYMENT)
    return row


def standing(sale, lot):
    db.session.flush()
    return (
        sale.state,
        sale.paid_on,
        sums_of(sale),
        (lot.status, lot.last_event_on, lot.last_event),
        [
            (step, row.trigger_on, row.due_on, row.status, row.met_on)
            for step in (Step.PAY, Step.TERM_DEPOSIT, Step.DELIVER)
            if (row := deadlines.of(sale).find(step)) is not None
            and row.waive_reason != "corrected"
        ],
    )


def test_what_is_annulled_is_given_no_other_value(payment, propose):
    with pytest.raises(AnnulledOrCorrected):
        propose("sale.money", payment, takes_back=True, amount=REST - 1)
    assert propose("sale.money", payment, takes_back=True, amount=REST).takes_back


def test_a_payment_that_never_came_is_reversed_and_the_sale_is_unpaid(
    payment, paid, lot, approved, accountant
):
    correction = propose_correction(
        payment,
        fact=declared()["sale.money"],
        new={},
        takes_back=True,
        reason="Ghi nhầm việc bán khác",
        paper=typed("16/BB", clock.today()),
        by=Act(accountant, clock.now()),
    )
    approved(correction)
    reversal = db.session.scalars(
        select(SaleMoney).where(SaleMoney.reverses_id == payment.id)
    ).one()
    assert reversal.amount == payment.amount
    assert (paid.state, paid.paid_on) == (SaleState.UNPAID, None)
    assert lot.status is LotStatus.SOLD
    assert sums_of(paid).left_to_pay == REST
    own = deadlines.of(paid)
    assert own.find(Step.PAY).is_open
    assert not own.find(Step.TERM_DEPOSIT).is_open
    verdict = verify_whole()
    assert verdict.intact, verdict.findings


def test_the_sale_stands_as_if_the_payment_had_been_right_at_first(
    sale, lot, move, correct, travel_to
):
    """Paid on the 21st; recorded first as a day later, or as too little: both end the same."""
    travel_to(PAID + DAY)
    worlds = []
    for wrong in ({}, {"moved_on": PAID + DAY}, {"amount": REST - 1}):
        with db.session.begin_nested() as world:
            first = {"amount": REST, "moved_on": PAID} | wrong
            row = move(sale, MoneyKind.PAYMENT, first["amount"], first["moved_on"])
            travel_to(PAID + DAY)
            if wrong:
                correct("sale.money", row, amount=REST, moved_on=PAID)
            worlds.append(standing(sale, lot))
            world.rollback()
        db.session.expire_all()
    assert worlds[0] == worlds[1] == worlds[2]
    assert worlds[0][0] is SaleState.PAID


def test_the_day_of_a_payment_moves_what_is_due_from_it(payment, paid, correct):
    correct("sale.money", payment, moved_on=PAID - 3 * DAY)
    assert paid.paid_on == PAID - 3 * DAY
    assert deadlines.of(paid).find(Step.TERM_DEPOSIT).due_on == DEPOSIT_DUE - 3 * DAY


def test_a_payment_after_the_hand_over_is_replaced_never_dropped(delivered, correct, propose):
    (row,) = (row for row in movements_that_stand(delivered) if row.kind is MoneyKind.PAYMENT)
    with pytest.raises(refusals.DeliveredUnpaid):
        propose("sale.money", row, amount=REST - 1)
    correct("sale.money", row, moved_on=PAID - DAY)
    assert delivered.paid_on == PAID - DAY
    assert delivered.state is SaleState.DELIVERED


def test_what_cannot_have_been_paid_is_refused(payment, paid, propose, correct):
    with pytest.raises(refusals.AmountNotPositive):
        propose("sale.money", payment, amount=0)
    with pytest.raises(refusals.Overpayment):
        propose("sale.money", payment, amount=REST + 1)
    with pytest.raises(DayTooEarly):
        propose("sale.money", payment, moved_on=WON - DAY)
    deposit = next(row for row in movements_that_stand(paid) if row.kind is MoneyKind.DEPOSIT)
    with pytest.raises(refusals.DepositFromRound):
        propose("sale.money", deposit, amount=1)
    correct("sale.money", payment, takes_back=True)
    with pytest.raises(refusals.MoneyReversed):
        propose("sale.money", payment, amount=1)
    reversal = db.session.scalars(
        select(SaleMoney).where(SaleMoney.reverses_id == payment.id)
    ).one()
    with pytest.raises(refusals.MoneyIsReversal):
        propose("sale.money", reversal, amount=1)


def test_a_payout_that_was_wrong_counts_no_more_as_collected(delivered, move, correct, case):
    due = sums_of(delivered).left_to_pay_out
    row = move(delivered, MoneyKind.PAYOUT, due, clock.today())
    assert delivered.state is SaleState.COMPLETED
    correct("sale.money", row, amount=due - 10)
    assert delivered.state is SaleState.DELIVERED
    assert case.money_collected == due - 10
    told = [
        one for one in db.session.scalars(ledger.history(case.stream)) if "voucher" in one.payload
    ]
    assert [(one.kind, one.payload["amount"]) for one in told[:1]] == [
        ("case.money_not_collected", 10)
    ]
    assert deadlines.of(delivered).find(Step.PAY_OUT).is_open


def test_the_day_of_the_hand_over_moves_title_and_payout(delivered, correct):
    before = deadlines.of(delivered).find(Step.PAY_OUT).due_on
    correct("sale", delivered, delivered_on=delivered.delivered_on - 7 * DAY, buyer="Mai Văn Mùa")
    assert delivered.buyer == "Mai Văn Mùa"
    assert deadlines.of(delivered).find(Step.PAY_OUT).due_on < before
    assert deadlines.of(delivered).find(Step.DELIVER).met_on == delivered.delivered_on


def test_the_typed_number_of_an_old_payment_becomes_a_document_when_it_is_corrected(
    payment, paid, approved, accountant
):
    payment.document, payment.voucher_no_before = None, "5/PT"
    correction = propose_correction(
        payment,
        fact=declared()["sale.money"],
        new={"counterpart": "Ngân hàng Khác"},
        reason="Ghi nhầm ngân hàng",
        paper=typed("16/BB", clock.today()),
        by=Act(accountant, clock.now()),
    )
    approved(correction)
    (right,) = (row for row in movements_that_stand(paid) if row.kind is MoneyKind.PAYMENT)
    assert (right.voucher_no, right.document.issued_on) == ("5/PT", payment.moved_on)
    assert payment.voucher_no == "5/PT"
