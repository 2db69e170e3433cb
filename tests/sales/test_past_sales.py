"""What an old file says of a sale is recorded; what cannot be of this sale is refused."""

from dataclasses import replace
from datetime import date

import pytest

from auctions.models import Lot, Round
from auctions.operations.past_results import record_past_sale
from auctions.operations.past_rounds import record_past_round
from auctions.operations.round_deadlines import schedule_result
from auctions.published import PastEnd
from auctions.queries import assets_of
from auctions.refusals import LaterRoundFollowed, NoRule, PriceNotPositive, RoundNotAnnounced
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay
from foundation.refusals import ChangedMeanwhile, DayInTheFuture, DayTooEarly
from sales import refusals
from sales.models import AttemptOutcome, SaleState
from sales.operations.milestones import ruled
from sales.operations.past_sales import (
    record_past_attempt,
    record_past_delivery,
    record_past_payment,
)
from sales.queries import sale_of_round
from tests.fixtures.clock import at_nine

PRICE = 900_000_000
OVER = date(2099, 3, 2)  # no holidays of that year are recorded


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def old_round(make_lot, by):
    """A round of March 2024 of which the old file says no more."""
    lot = make_lot()
    return record_past_round(lot, ended=PastEnd.NOT_SAID, session=PartDay(2024, 3), by=by)


@pytest.fixture
def old_sale(old_round, by):
    record_past_sale(old_round, price=PRICE, buyer="Trần Văn Mua", by=by)
    return sale_of_round(old_round)


def test_a_round_of_the_past_is_sold_once_if_none_followed(old_round, by):
    def sell(round_=old_round, **other):
        values = {"price": PRICE, "buyer": "Trần Văn Mua", "by": by} | other
        return record_past_sale(round_, **values)

    with pytest.raises(ChangedMeanwhile):
        sell(by=replace(by, seen=99))
    with pytest.raises(PriceNotPositive):
        sell(price=0)
    newest = record_past_round(
        old_round.lot, ended=PastEnd.NOT_SAID, session=PartDay(2024, 6), by=by
    )
    with pytest.raises(LaterRoundFollowed):
        sell()
    sell(newest)
    with pytest.raises(RoundNotAnnounced):
        sell(newest)


def test_a_past_payment_is_of_the_price_and_came_before(old_sale, by, taking):
    def pay(sale=old_sale, amount=PRICE, day=None, by=by):
        return record_past_payment(sale, amount=amount, day=day, by=by)

    with pytest.raises(ChangedMeanwhile):
        pay(by=replace(by, seen=99))
    with pytest.raises(refusals.AmountNotPositive):
        pay(amount=0)
    with pytest.raises(refusals.Overpayment):
        pay(amount=PRICE + 1)
    with pytest.raises(DayInTheFuture):
        pay(day=PartDay(2099))
    with pytest.raises(refusals.DepositTooLarge):
        record_past_payment(old_sale, amount=1, deposit=2, day=None, by=by)
    with pytest.raises(refusals.TakingNotSettled):
        pay(taking)
    pay(day=PartDay(2024, 4))
    assert old_sale.state is SaleState.PAID
    with pytest.raises(refusals.SaleNotUnpaid):
        pay(amount=1)


def test_a_past_hand_over_follows_the_price_and_came_before(old_sale, sale, by):
    def deliver(day=None, by=by):
        return record_past_delivery(old_sale, day=day, by=by)

    record_past_payment(old_sale, amount=PRICE, day=None, by=by)
    with pytest.raises(ChangedMeanwhile):
        deliver(by=replace(by, seen=99))
    with pytest.raises(DayInTheFuture):
        deliver(PartDay(2099))
    with pytest.raises(refusals.SaleNotPaid):  # no old file tells of it
        record_past_delivery(sale, day=None, by=by)
    deliver(PartDay(2025))
    assert old_sale.state is SaleState.DELIVERED
    with pytest.raises(refusals.SaleNotPaid):
        deliver()


def test_what_lies_in_the_store_was_not_handed_over(old_sale, by, make_item):
    (asset,) = assets_of(db.session.get_one(Lot, old_sale.lot_id))
    make_item(asset=asset)
    with pytest.raises(refusals.StillInStore):  # before the price is paid
        record_past_delivery(old_sale, day=None, by=by)
    record_past_payment(old_sale, amount=PRICE, day=None, by=by)
    with pytest.raises(refusals.StillInStore):
        record_past_delivery(old_sale, day=None, by=by)


def test_a_past_attempt_follows_the_sale_and_came_before(old_sale, by):
    def attempt(day=None, outcome=AttemptOutcome.BLOCKED, by=by):
        return record_past_attempt(old_sale, outcome=outcome, day=day, note=None, by=by)

    with pytest.raises(ChangedMeanwhile):
        attempt(by=replace(by, seen=99))
    with pytest.raises(refusals.DoneNeedsHandover):
        attempt(outcome=AttemptOutcome.DONE)
    with pytest.raises(DayInTheFuture):
        attempt(PartDay(2099))
    with pytest.raises(DayTooEarly):
        attempt(PartDay(2001))
    assert attempt().attempted_day.shown is None  # before the price was paid
    record_past_payment(old_sale, amount=PRICE, day=None, by=by)
    assert attempt(PartDay(2025)).attempted_day.shown == "2025"
    record_past_delivery(old_sale, day=None, by=by)
    with pytest.raises(refusals.SaleNotPaid):
        attempt()


def test_a_day_of_an_unrecorded_year_is_due_of_the_past_only(lot, by):
    with pytest.raises(NoRule):
        ruled("D3", OVER, lot, past=False)
    assert ruled("D3", OVER, lot, past=True) is None
    with pytest.raises(NoRule):
        schedule_result(Round(session_at=at_nine(OVER)), lot, by)
