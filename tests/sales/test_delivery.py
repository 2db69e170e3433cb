"""Delivery: attempts, hand-over, the release, the title file; every refusal."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from auctions.models import LotStatus
from auctions.queries import assets_of
from cases.models import AssetCategory, AssetState, DeadlineStatus, Step
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from sales import queries as sale_queries
from sales import refusals as sale_refusals
from sales.models import AttemptOutcome, DeliveryAttempt, MoneyKind, SaleState
from sales.operations import attempts, delivery, title
from tests.fixtures.acting import with_act
from tests.fixtures.lending import lend_item, release_item
from tests.fixtures.papers import typed
from tests.fixtures.sales import (
    DELIVER_DUE,
    DELIVERED,
    PAID,
    PAYOUT_DUE,
    REST,
    TITLE_DUE,
    milestone,
    minutes,
)
from tests.fixtures.warehouse import IDENTITY, borrowing, whole
from warehouse.models import ItemKind, OrderPurpose, OrderState
from warehouse.operations.orders import approve_order
from warehouse.refusals import NotInCustody

DAY = timedelta(days=1)
MONDAY = date(2027, 1, 4)
TET_DAY = date(2027, 2, 8)  # mùng 3


def hand_over(sale, officer, at, **overrides):
    return delivery.hand_over(
        sale, **minutes(delivered_on=clock.local_day(at)) | overrides, by=Act(officer, at)
    )


def propose(sale, officer, at, **overrides):
    values = {
        "document": typed("88/QĐ-GTS", clock.local_day(at)),
        "reason": "Giao tài sản cho người mua",
    }
    return delivery.propose_handover_order(
        sale, **with_act({"actor": officer, "at": at} | values | overrides)
    )


def scan_out(item, order, keeper, at, **overrides):
    values = {
        "name": "Mai Văn Mua",
        "identity": IDENTITY,
        "found": whole(item),
    }
    return release_item(
        item, order=order, **with_act({"actor": keeper, "at": at} | values | overrides)
    )


@pytest.fixture
def machines(make_asset, make_item, vault):
    """Two assets, each one machine in the store."""
    found = []
    for name in ("Máy ép viên số 1", "Máy ép viên số 2"):
        asset = make_asset(category=AssetCategory.MACHINERY, description=name)
        item = make_item(
            kind=ItemKind.MACHINERY,
            description=name,
            quantity=Decimal(1),
            seal=None,
            asset=asset,
        )
        found.append((asset, item))
    return found


@pytest.fixture
def stored_sale(machines, make_lot, sell_published, move):
    """The two machines, sold on 10/12/2026 and paid for on 21/12/2026."""
    lot = make_lot(assets=[asset for asset, _item in machines])
    sale = sell_published(date(2026, 12, 10), lot)
    move(sale, MoneyKind.PAYMENT, REST, PAID)
    return sale


@pytest.fixture
def order(stored_sale, officer, head, travel_to):
    """The approved order to hand both machines to the buyer."""
    found = propose(stored_sale, officer, travel_to(MONDAY))
    return approve_order(found, by=Act(head, clock.now()))


# hand-over by minutes


def test_the_hand_over_delivers_and_starts_title_file_and_payout(delivered, lot):
    assert (delivered.state, delivered.delivered_on) == (SaleState.DELIVERED, DELIVERED)
    assert lot.status is LotStatus.DELIVERED
    assert [one.state for one in assets_of(lot)] == [AssetState.DELIVERED]
    assert milestone(delivered, Step.DELIVER).status is DeadlineStatus.MET
    assert milestone(delivered, Step.TITLE_FILE).due_on == TITLE_DUE
    assert milestone(delivered, Step.PAY_OUT).due_on == PAYOUT_DUE
    done = db.session.scalars(select(DeliveryAttempt)).one()
    assert (done.outcome, done.minutes_no) == (AttemptOutcome.DONE, "02/BB-GTS")


def test_a_delivery_after_its_day_is_late_for_ever(paid, officer, travel_to):
    hand_over(paid, officer, travel_to(DELIVER_DUE + DAY))
    assert milestone(paid, Step.DELIVER).status is DeadlineStatus.MET_LATE


def test_a_hand_over_by_force_keeps_the_forbidden_days(paid, officer, travel_to):
    with pytest.raises(sale_refusals.NoCoercionDay):
        hand_over(paid, officer, travel_to(TET_DAY), coercive=True)


def test_a_sale_is_delivered_once(delivered, officer):
    with pytest.raises(sale_refusals.SaleNotPaid):
        hand_over(delivered, officer, clock.now())


# the store


def test_the_last_release_scan_is_the_delivery(stored_sale, machines, order, keeper, travel_to):
    (first, one), (second, other) = machines
    assert (order.purpose, order.sale_id) == (OrderPurpose.DELIVER_TO_BUYER, stored_sale.id)
    scan_out(one, order, keeper, travel_to(date(2027, 1, 5)))
    assert (stored_sale.state, first.state, second.state) == (
        SaleState.PAID,
        AssetState.DELIVERED,
        AssetState.SOLD,
    )
    scan_out(other, order, keeper, travel_to(DELIVERED))
    assert (stored_sale.state, stored_sale.delivered_on) == (SaleState.DELIVERED, DELIVERED)
    assert (stored_sale.handover_no, stored_sale.received_by) == (order.number, "Mai Văn Mua")
    assert order.state is OrderState.EXECUTED
    assert milestone(stored_sale, Step.DELIVER).status is DeadlineStatus.MET
    assert milestone(stored_sale, Step.TITLE_FILE) is None  # machines have no title


def test_a_later_attempt_that_failed_is_no_day_of_delivery(paid, officer, travel_to):
    at = travel_to(PAID + 3 * DAY)
    attempts.record_attempt(
        paid,
        attempted_on=clock.local_day(at),
        coercive=False,
        outcome=AttemptOutcome.BLOCKED,
        reason_code="U01_RESIST",
        note="Khóa cổng, không cho vào",
        minutes=typed("02/BB-GTS", clock.local_day(at)),
        by=Act(officer, at),
    )
    assert hand_over(paid, officer, at, delivered_on=PAID + DAY).delivered_on == PAID + DAY


def test_what_lies_in_the_store_is_not_handed_over_by_minutes(stored_sale, officer, travel_to):
    with pytest.raises(sale_refusals.StillInStore):
        hand_over(stored_sale, officer, travel_to(DELIVERED))


def test_a_mixed_lot_needs_both_ways(
    machines, house, make_lot, sell_published, move, officer, head, keeper, travel_to
):
    asset, item = machines[0]
    lot = make_lot(assets=[asset, house])
    sale = sell_published(date(2026, 12, 10), lot)
    move(sale, MoneyKind.PAYMENT, REST, PAID)
    order = approve_order(propose(sale, officer, travel_to(MONDAY)), by=Act(head, clock.now()))
    scan_out(item, order, keeper, travel_to(date(2027, 1, 5)))
    assert sale.state is SaleState.PAID
    shown = sale_queries.panel(lot)
    assert [one.id for one in shown.facts.outside] == [house.id]
    hand_over(sale, officer, travel_to(DELIVERED))
    assert (sale.state, sale.delivered_on) == (SaleState.DELIVERED, DELIVERED)
    assert milestone(sale, Step.TITLE_FILE) is not None


def test_an_order_names_only_what_no_other_order_names(stored_sale, order, officer):
    with pytest.raises(sale_refusals.HandoverOrderExists):
        propose(stored_sale, officer, clock.now())


def test_what_is_lent_is_not_ordered_out_to_the_buyer(
    machines, make_lot, sell_published, move, make_loan_order, keeper, officer, travel_to
):
    asset, item = machines[0]
    lend_item(item, order=make_loan_order(item), by=Act(keeper, clock.now()), **borrowing(item))
    sale = sell_published(date(2026, 12, 10), make_lot(assets=[asset]))
    move(sale, MoneyKind.PAYMENT, REST, PAID)
    with pytest.raises(NotInCustody):
        propose(sale, officer, travel_to(MONDAY))


def test_there_is_no_order_for_what_is_not_in_the_store(paid, officer):
    with pytest.raises(sale_refusals.NothingInStore):
        propose(paid, officer, clock.now())


def test_the_order_of_a_sale_delivers_while_it_is_paid(delivered, machines, make_release, keeper):
    item = machines[0][1]
    order = make_release(item, purpose=OrderPurpose.DELIVER_TO_BUYER, sale_id=delivered.id)
    with pytest.raises(sale_refusals.SaleNotPaid):
        scan_out(item, order, keeper, clock.now())


def test_the_order_of_a_sale_delivers_nothing_else(paid, machines, make_release, keeper):
    item = machines[0][1]
    order = make_release(item, purpose=OrderPurpose.DELIVER_TO_BUYER, sale_id=paid.id)
    with pytest.raises(sale_refusals.NotOfThisSale):
        scan_out(item, order, keeper, clock.now())


def test_a_part_of_an_item_is_no_delivery(
    make_asset, make_item, make_lot, sell_published, move, officer, head, keeper, travel_to
):
    asset = make_asset(category=AssetCategory.GOODS, description="Phân bón", quantity=Decimal(40))
    item = make_item(
        kind=ItemKind.GOODS,
        description="Phân bón",
        quantity=Decimal(40),
        unit="bao",
        seal=None,
        asset=asset,
    )
    sale = sell_published(date(2026, 12, 10), make_lot(assets=[asset]))
    move(sale, MoneyKind.PAYMENT, REST, PAID)
    order = approve_order(propose(sale, officer, travel_to(MONDAY)), by=Act(head, clock.now()))
    scan_out(item, order, keeper, travel_to(date(2027, 1, 5)), quantity=Decimal(15))
    assert sale.state is SaleState.PAID
    scan_out(item, order, keeper, travel_to(DELIVERED))
    assert (sale.state, sale.delivered_on) == (SaleState.DELIVERED, DELIVERED)


def test_machines_have_no_title_file(stored_sale, machines, order, keeper, officer, travel_to):
    at = travel_to(DELIVERED)
    for _asset, item in machines:
        scan_out(item, order, keeper, at)
    with pytest.raises(sale_refusals.NoTitleToRegister):
        title.record_title_file(
            stored_sale, sent_on=DELIVERED, document=typed("4/HS", DELIVERED), by=Act(officer, at)
        )


# the creditor
