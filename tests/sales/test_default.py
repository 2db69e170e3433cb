"""A winner who does not pay: the lot is free again without a cut; every refusal."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from auctions.models import LotStatus, Round, RoundCause, RoundState
from auctions.operations import contracts, rounds
from auctions.queries import assets_of
from audit.models import LedgerEntry
from cases.models import AssetState, DeadlineStatus, Step
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayInTheFuture
from sales import refusals as sale_refusals
from sales.models import MoneyKind, SaleState
from sales.operations import default
from tests.fixtures.acting import with_act
from tests.fixtures.auctions import plan_values
from tests.fixtures.organisations import auctioneer
from tests.fixtures.papers import typed
from tests.fixtures.sales import DEPOSIT, PAY_DUE, REST, milestone
from web.formatting import grouped

DAY = timedelta(days=1)
LATE = PAY_DUE + DAY


def declare(sale, officer, at, **overrides):
    values = {
        "declared_on": clock.local_day(at),
        "document": typed("15/QĐ-HHĐ", clock.local_day(at)),
    }
    return default.declare_default(
        sale, **with_act({"actor": officer, "at": at} | values | overrides)
    )


def entry_of(sale):
    return db.session.scalars(
        select(LedgerEntry).where(
            LedgerEntry.stream == sale.stream, LedgerEntry.kind == "sale.defaulted"
        )
    ).one()


def test_a_default_is_no_failure(sale, lot, officer, travel_to):
    failed, price = lot.failed_rounds, lot.current_price
    declare(sale, officer, travel_to(LATE))

    assert (sale.state, sale.defaulted_on, sale.default_no) == (
        SaleState.DEFAULTED,
        LATE,
        "15/QĐ-HHĐ",
    )
    assert (lot.status, lot.failed_rounds, lot.current_price) == (LotStatus.READY, failed, price)
    assert [one.state for one in assets_of(lot)] == [AssetState.ON_OFFER]
    assert db.session.get_one(Round, sale.round_id).state is RoundState.DEFAULTED
    assert milestone(sale, Step.PAY).status is DeadlineStatus.MISSED


def test_the_deposit_is_lost_to_the_office_since_july_2026(sale, officer, travel_to):
    declare(sale, officer, travel_to(LATE))
    entry = entry_of(sale)
    assert (entry.payload["deposit_forfeited"], entry.payload["to_office"]) == (DEPOSIT, True)
    assert "NĐ 152" in entry.basis


def test_before_that_it_went_to_the_state_budget(sell_published, officer, travel_to):
    sale = sell_published(date(2026, 3, 10))
    declare(sale, officer, travel_to(date(2026, 4, 20)))
    assert entry_of(sale).payload["to_office"] is False
    assert "NĐ 62" in entry_of(sale).basis


def test_the_lot_is_sold_again_without_a_cut(sale, lot, officer, travel_to):
    at = travel_to(LATE)
    declare(sale, officer, at)
    days = {
        "posted_on": date(2027, 1, 13),
        "first_notice_on": date(2027, 1, 13),
        "second_notice_on": date(2027, 1, 18),
        "file_sale_from": date(2027, 1, 13),
        "file_sale_to": date(2027, 1, 26),
    }
    contracts.sign_contract(
        lot,
        organisation=auctioneer(),
        contract=typed("2/HĐ", LATE),
        signed_on=LATE,
        by=Act(officer, at),
    )
    values = plan_values(date(2027, 1, 29), **days)
    again = rounds.plan_round(lot, **values, by=Act(officer, at))
    assert (again.cause, again.starting_price) == (RoundCause.AFTER_DEFAULT, lot.current_price)


def test_there_is_no_default_on_the_last_day(sale, officer, travel_to):
    with pytest.raises(sale_refusals.PaymentStillDue):
        declare(sale, officer, travel_to(PAY_DUE))


def test_no_default_while_an_open_holiday_may_prolong_the_payment(
    sell_published, officer, travel_to
):
    sale = sell_published(date(2027, 1, 5))  # 30 days end on 04/02, which may be off for Tet
    for day in (date(2027, 2, 5), date(2027, 2, 15)):
        with pytest.raises(sale_refusals.PaymentStillDue):
            declare(sale, officer, travel_to(day))
    declare(sale, officer, travel_to(date(2027, 2, 16)))
    assert sale.state is SaleState.DEFAULTED


def test_a_default_is_not_declared_for_tomorrow(sale, officer, travel_to):
    with pytest.raises(DayInTheFuture):
        declare(sale, officer, travel_to(LATE), declared_on=LATE + DAY)


def test_a_paid_sale_has_no_default(paid, officer, travel_to):
    with pytest.raises(sale_refusals.SaleNotUnpaid):
        declare(paid, officer, travel_to(LATE))


def test_a_cancelled_sale_takes_no_money(sale, officer, move, travel_to):
    declare(sale, officer, travel_to(LATE))
    with pytest.raises(sale_refusals.SaleNotUnpaid):
        move(sale, MoneyKind.PAYMENT, REST, LATE)
    with pytest.raises(sale_refusals.SaleNotUnpaid):
        declare(sale, officer, clock.now())


def test_a_creditor_who_does_not_pay_falls_back_to_the_decision(taking, lot, officer, travel_to):
    declare(taking, officer, travel_to(date(2027, 2, 22)))
    assert (taking.state, lot.status) == (SaleState.DEFAULTED, LotStatus.UNSOLD)
    assert [one.state for one in assets_of(lot)] == [AssetState.ON_OFFER]
    assert db.session.get_one(Round, taking.round_id).state is RoundState.FAILED


def test_the_page_of_a_cancelled_sale_does_not_call_it_sold(sale, lot, officer, travel_to, pages):
    declare(sale, officer, travel_to(date(2027, 1, 12)))
    shown = pages.as_user(officer).get(f"/sales/{sale.code}")
    assert "Đã hủy kết quả bán" in shown.text
    assert "Đã bán:" not in shown.text


def test_the_page_of_a_sold_asset_shows_what_it_was_sold_for(sale, lot, officer, pages):
    (asset,) = assets_of(lot)
    assert grouped(sale.price) in pages.as_user(officer).get(f"/cases/assets/{asset.id}").text
