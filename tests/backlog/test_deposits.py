"""What bidders laid down at auctions of the past, and that of the winner within the payment."""

from dataclasses import replace

import pytest

from auctions.models import Round
from backlog.refusals import OldDepositCrossed
from backlog.shapes import OldPaid
from foundation.database import db
from foundation.transaction import transaction
from sales.models import MoneyKind, SaleMoney, SaleState

LAID = 1_000_000_000
PRICE = 11_720_000_000


def with_deposit(matter, deposit=LAID, **sale):
    """Return a matter whose rounds say what had to be laid down, and whose sale is told so."""
    rounds = tuple(replace(each, deposit=deposit) for each in matter.rounds)
    return replace(matter, rounds=rounds, sale=replace(matter.sale, **sale))


def moved(sale):
    rows = db.session.query(SaleMoney).filter_by(sale_id=sale.id).order_by(SaleMoney.id)
    return {row.kind: row.amount for row in rows}


@pytest.mark.parametrize(
    ("told", "money", "deposit"),
    [
        ({}, {MoneyKind.DEPOSIT: LAID, MoneyKind.PAYMENT: PRICE - LAID}, LAID),
        (
            {"payment": OldPaid.PART, "paid_amount": 3 * LAID},
            {MoneyKind.DEPOSIT: LAID, MoneyKind.PAYMENT: 2 * LAID},
            LAID,
        ),
        ({"payment": OldPaid.NOTHING, "paid": None}, {MoneyKind.DEPOSIT: LAID}, LAID),
        ({"payment": OldPaid.UNKNOWN, "paid": None}, {}, None),  # of what was paid nothing is known
    ],
)
def test_the_deposit_of_the_winner_is_within_what_was_paid(
    workshop, record_old, told, money, deposit
):
    with transaction():
        done = record_old(with_deposit(workshop, **told))
    assert (moved(done.sale), done.sale.deposit) == (money, deposit)
    assert {round_.deposit for round_ in db.session.query(Round)} == {LAID}
    assert (done.sale.state is SaleState.PAID) is (not told)


def test_where_nobody_knows_the_deposit_the_payment_is_one(workshop, record_old):
    with transaction():
        sale = record_old(workshop).sale
    assert moved(sale) == {MoneyKind.PAYMENT: PRICE}


@pytest.mark.parametrize(
    ("deposit", "told"),
    [(PRICE + 1, {}), (LAID, {"payment": OldPaid.PART, "paid_amount": LAID - 1})],
)
def test_a_deposit_above_what_was_paid_is_refused(workshop, record_old, deposit, told):
    with pytest.raises(OldDepositCrossed):
        record_old(with_deposit(workshop, deposit, **told))
    assert db.session.query(SaleMoney).count() == 0
