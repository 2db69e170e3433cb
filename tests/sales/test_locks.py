"""What is on offer or sold stays in the store: at the proposal, the approval and the door."""

from decimal import Decimal

import pytest

from auctions import refusals as auction_refusals
from auctions.operations import lots
from auctions.operations.lots import withdraw_lot
from cases.models import AssetCategory
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from sales import refusals as sale_refusals
from sales.models import MoneyKind
from sales.operations.default import declare_default
from tests.fixtures.auctions import contracted, fail, publish, valued
from tests.fixtures.lending import lend_item, release_item
from tests.fixtures.papers import typed
from tests.fixtures.sales import PAID, PAY_DUE, REST, WON
from tests.fixtures.warehouse import IDENTITY, borrowing, whole
from warehouse import locks
from warehouse.models import ItemKind, ItemStatus, OrderPurpose
from warehouse.operations.orders import approve_order, revoke_order

PURPOSES = sorted(locks.DOORS)


@pytest.fixture
def machine(make_asset):
    return make_asset(category=AssetCategory.MACHINERY, description="Máy ép viên")


@pytest.fixture
def item(machine, make_item):
    """The machine, in the store."""
    return make_item(
        kind=ItemKind.MACHINERY,
        description="Máy ép viên",
        quantity=Decimal(1),
        seal=None,
        asset=machine,
    )


@pytest.fixture
def offered(item, machine, make_lot):
    """The lot of the machine."""
    return make_lot(assets=[machine])


@pytest.fixture
def make_order(make_release, make_loan_order, unit):
    """Propose an order of any purpose."""

    def make(item, purpose, **values):
        if purpose is OrderPurpose.TO_STORE:
            values |= {"to_office": unit}
        ask = make_loan_order if purpose is OrderPurpose.LOAN else make_release
        return ask(item, **({} if purpose is OrderPurpose.LOAN else {"purpose": purpose}), **values)

    return make


@pytest.fixture
def sold(item, offered, sell_published):
    """The sale of the machine, not paid for."""
    return sell_published(WON, offered)


def with_a_price(lot, officer):
    valued(lot, officer)


def under_contract(lot, officer):
    contracted(valued(lot, officer), officer)


def announced(lot, officer):
    publish(lot, officer, clock.now(), WON)


def failed(lot, officer):
    round_ = publish(lot, officer, clock.now(), clock.today())
    fail(round_, officer, clock.now())


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("reach", [None, with_a_price, under_contract, announced, failed])
def test_a_thing_on_offer_is_not_ordered_out(item, offered, make_order, officer, reach, purpose):
    if reach is not None:
        reach(offered, officer)
    with pytest.raises(auction_refusals.ItemOnOffer):
        make_order(item, purpose)


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_sold_thing_is_ordered_out_to_nobody_before_it_is_paid(item, sold, make_order, purpose):
    with pytest.raises(sale_refusals.ItemNotPaid):
        make_order(item, purpose)
    with pytest.raises(sale_refusals.ItemNotPaid):
        make_order(item, OrderPurpose.DELIVER_TO_BUYER, sale_id=sold.id)


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_paid_thing_is_ordered_out_by_its_sale_alone(item, sold, move, make_order, purpose):
    move(sold, MoneyKind.PAYMENT, REST, PAID)
    with pytest.raises(sale_refusals.ItemIsSold):
        make_order(item, purpose)
    if purpose is not OrderPurpose.LOAN:
        with pytest.raises(sale_refusals.ItemIsSold):
            make_order(item, purpose, sale_id=sold.id + 1)
    assert make_order(item, OrderPurpose.DELIVER_TO_BUYER, sale_id=sold.id).sale_id == sold.id


def test_a_withdrawn_lot_frees_its_things(item, offered, make_order, officer):
    withdraw_lot(
        offered,
        ground="Tài sản đang tranh chấp",
        paper=typed("9/QĐ"),
        withdrawn_on=clock.today(),
        by=Act(officer, clock.now()),
    )
    assert make_order(item, OrderPurpose.RETURN_TO_OWNER).number


def test_a_sale_not_paid_in_time_puts_its_things_back_on_offer(
    item, sold, make_order, officer, travel_to
):
    at = travel_to(PAY_DUE.replace(day=PAY_DUE.day + 1))
    declare_default(
        sold,
        declared_on=clock.local_day(at),
        document=typed("3/QĐ", clock.local_day(at)),
        by=Act(officer, at),
    )
    with pytest.raises(auction_refusals.ItemOnOffer):
        make_order(item, OrderPurpose.RETURN_TO_OWNER)


@pytest.mark.parametrize("purpose", PURPOSES)
def test_what_stands_on_an_order_is_not_offered_until_the_order_ends(
    item, machine, make_order, make_lot, head, purpose
):
    order = make_order(item, purpose)
    with pytest.raises(auction_refusals.AssetOnOrder):
        make_lot(assets=[machine])
    revoke_order(order, note="Đưa ra đấu giá", by=Act(head, clock.now()))
    assert make_lot(assets=[machine]).code


@pytest.fixture
def offered_behind_the_order(item, machine, case, make_order, officer):
    """An order, and a lot that takes the machine in all the same, as a notice's lot may."""

    def make(purpose, **values):
        order = make_order(item, purpose, **values)
        (code,) = lots.unused_codes(1)
        lot = lots.new_lot(case, [machine], title="Máy", code=code, created_on=clock.today())
        db.session.add(lot)
        db.session.flush()
        lots.put_on_offer([(lot, case, [machine])], by=Act(officer, clock.now()))
        return order

    return make


def test_an_order_older_than_the_offer_is_not_approved(item, offered_behind_the_order, head):
    order = offered_behind_the_order(OrderPurpose.DESTROY, approved=False)
    with pytest.raises(auction_refusals.ItemOnOffer):
        approve_order(order, by=Act(head, clock.now()))


def test_an_order_older_than_the_offer_lets_nothing_out(item, offered_behind_the_order, keeper):
    order = offered_behind_the_order(OrderPurpose.DESTROY)
    with pytest.raises(auction_refusals.ItemOnOffer):
        release_item(
            item,
            order=order,
            name="Hội đồng tiêu hủy",
            identity=IDENTITY,
            found=whole(item),
            by=Act(keeper, clock.now()),
        )
    assert item.status is ItemStatus.IN_CUSTODY


def test_an_order_older_than_the_offer_lends_nothing(item, offered_behind_the_order, keeper):
    order = offered_behind_the_order(OrderPurpose.LOAN)
    with pytest.raises(auction_refusals.ItemOnOffer):
        lend_item(item, order=order, by=Act(keeper, clock.now()), **borrowing(item))
