"""Delivery: attempts, hand-over, the release scan, the title file; every refusal."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from auctions import refusals, sale_queries, sale_refusals
from auctions.models import AttemptOutcome, DeliveryAttempt, LotStatus, MoneyKind, SaleState
from auctions.operations import attempts, delivery, settlement, title
from auctions.queries import assets_of
from auctions.standing import Standing
from cases.models import AssetCategory, AssetState, CaseFile, DeadlineStatus, Holder, Obstacle, Step
from cases.operations.files import close_case
from cases.refusals import CaseHasOpenAssets
from foundation import clock
from foundation.database import db
from tests.fixtures.sales import (
    DELIVER_DUE,
    DELIVERED,
    PAID,
    PAYOUT_DUE,
    REST,
    SOLD_FOR,
    TITLE_DUE,
    milestone,
    minutes,
)
from tests.fixtures.warehouse import IDENTITY
from warehouse.models import ItemKind, OrderPurpose, OrderState
from warehouse.operations.orders import approve_order
from warehouse.operations.release import release_item

DAY = timedelta(days=1)
MONDAY = date(2027, 1, 4)
TET_DAY = date(2027, 2, 8)  # mùng 3


def attempt(sale, officer, at, **overrides):
    values = {
        "attempted_on": clock.local_day(at),
        "coercive": False,
        "outcome": AttemptOutcome.BLOCKED,
        "reason_code": "U01_RESIST",
        "note": "Khóa cổng, không cho vào",
        "minutes_no": "01/BB-GTS",
    }
    return attempts.record_attempt(sale, **values | overrides, actor=officer, at=at)


def hand_over(sale, officer, at, **overrides):
    return delivery.hand_over(
        sale, **minutes(delivered_on=clock.local_day(at)) | overrides, actor=officer, at=at
    )


def propose(sale, officer, at, **overrides):
    values = {
        "document_no": "88/QĐ-GTS",
        "document_on": clock.local_day(at),
        "reason": "Giao tài sản cho người mua",
    }
    return delivery.propose_handover_order(sale, **values | overrides, actor=officer, at=at)


def scan_out(item, order, keeper, at, **overrides):
    values = {"receiver": "Mai Văn Mua", "receiver_identity": IDENTITY}
    return release_item(item, order=order, **values | overrides, actor=keeper, at=at)


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
    return approve_order(found, actor=head, at=clock.now())


# attempts


def test_a_blocked_attempt_is_kept_with_its_reason(paid, officer, travel_to):
    found = attempt(paid, officer, travel_to(MONDAY), coercive=True)
    assert (found.outcome, found.reason_code, found.coercive) == (
        AttemptOutcome.BLOCKED,
        "U01_RESIST",
        True,
    )
    assert paid.state is SaleState.PAID
    assert milestone(paid, Step.DELIVER).status is DeadlineStatus.SCHEDULED


def test_an_attempt_may_report_who_holds_the_next_act(paid, officer, travel_to):
    asking = {"held_by": Holder.POLICE, "holder_name": "Công an tỉnh", "next_act": "Lập kế hoạch"}
    attempt(paid, officer, travel_to(MONDAY), **asking)
    attempt(paid, officer, travel_to(MONDAY + 7 * DAY), **asking | {"held_by": Holder.COMMITTEE})
    found = db.session.scalars(select(Obstacle).order_by(Obstacle.id)).all()
    assert [(row.held_by, row.resolved_on) for row in found] == [
        (Holder.POLICE, MONDAY + 7 * DAY),
        (Holder.COMMITTEE, None),
    ]


def test_a_delivery_resolves_what_held_it_up(paid, officer, travel_to):
    attempt(paid, officer, travel_to(MONDAY), held_by=Holder.POLICE, next_act="Lập kế hoạch")
    hand_over(paid, officer, travel_to(DELIVERED))
    assert db.session.scalars(select(Obstacle.resolved_on)).all() == [DELIVERED]


@pytest.mark.parametrize(
    ("on", "why"),
    [
        pytest.param(date(2026, 12, 26), "rest_day", id="a Saturday"),
        pytest.param(date(2027, 1, 1), "holiday", id="New Year"),
        pytest.param(TET_DAY, "tet", id="Tết"),
        pytest.param(date(2027, 1, 25), "tet", id="15 days before Tết"),
    ],
)
def test_there_is_no_coercion_on_a_forbidden_day(paid, officer, travel_to, on, why):
    with pytest.raises(sale_refusals.NoCoercionDay) as no:
        attempt(paid, officer, travel_to(on), coercive=True)
    assert (no.value.details["why"].value, bool(no.value.basis)) == (why, True)


def test_without_coercion_any_day_will_do(paid, officer, travel_to):
    assert attempt(paid, officer, travel_to(date(2026, 12, 26)), coercive=False).id


def test_a_success_is_a_hand_over(paid, officer, now):
    with pytest.raises(sale_refusals.DoneNeedsHandover):
        attempt(paid, officer, clock.now(), outcome=AttemptOutcome.DONE)


@pytest.mark.parametrize("code", [None, ""])
def test_an_attempt_says_why(paid, officer, code):
    with pytest.raises(sale_refusals.AttemptNeedsReason):
        attempt(paid, officer, clock.now(), reason_code=code)


@pytest.mark.parametrize("code", ["F01_PRICE_HIGH", "U99", "X"])
def test_only_reasons_after_a_sale_will_do(paid, officer, code):
    with pytest.raises(sale_refusals.NotADeliveryReason):
        attempt(paid, officer, clock.now(), reason_code=code)


def test_the_obstacle_belongs_to_an_asset_of_the_sale(paid, house, officer):
    with pytest.raises(sale_refusals.NotOfThisSale):
        attempt(
            paid, officer, clock.now(), asset=house, held_by=Holder.POLICE, next_act="Lập kế hoạch"
        )


def test_nothing_is_delivered_before_full_payment(sale, officer):
    with pytest.raises(sale_refusals.SaleNotPaid):
        attempt(sale, officer, clock.now())
    with pytest.raises(sale_refusals.SaleNotPaid):
        hand_over(sale, officer, clock.now())
    with pytest.raises(sale_refusals.SaleNotPaid):
        propose(sale, officer, clock.now())


def test_an_attempt_lies_between_payment_and_today(paid, officer, travel_to):
    at = travel_to(MONDAY)
    with pytest.raises(refusals.DayTooEarly):
        attempt(paid, officer, at, attempted_on=PAID - DAY)
    with pytest.raises(refusals.DayInTheFuture):
        attempt(paid, officer, at, attempted_on=MONDAY + DAY)


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
    order = approve_order(propose(sale, officer, travel_to(MONDAY)), actor=head, at=clock.now())
    scan_out(item, order, keeper, travel_to(date(2027, 1, 5)))
    assert sale.state is SaleState.PAID
    shown = sale_queries.panel(lot)
    assert [one.id for one in shown.outside] == [house.id]
    hand_over(sale, officer, travel_to(DELIVERED))
    assert (sale.state, sale.delivered_on) == (SaleState.DELIVERED, DELIVERED)
    assert milestone(sale, Step.TITLE_FILE) is not None


def test_an_order_names_only_what_no_other_order_names(stored_sale, order, officer):
    with pytest.raises(sale_refusals.HandoverOrderExists):
        propose(stored_sale, officer, clock.now())


def test_there_is_no_order_for_what_is_not_in_the_store(paid, officer):
    with pytest.raises(sale_refusals.NothingInStore):
        propose(paid, officer, clock.now())


def test_a_sold_thing_leaves_only_to_its_buyer(
    stored_sale, machines, make_release, keeper, travel_to
):
    travel_to(MONDAY)
    item = machines[0][1]
    order = make_release(item)
    with pytest.raises(sale_refusals.ItemIsSold):
        scan_out(item, order, keeper, clock.now())


def test_a_thing_does_not_leave_before_it_is_paid_for(
    machines, make_lot, sell_published, make_release, keeper
):
    asset, item = machines[0]
    sell_published(date(2026, 12, 10), make_lot(assets=[asset]))
    order = make_release(item, purpose=OrderPurpose.DELIVER_TO_BUYER)
    with pytest.raises(sale_refusals.SaleNotPaid):
        scan_out(item, order, keeper, clock.now())


def test_an_order_of_another_sale_delivers_nothing(
    stored_sale, machines, make_release, keeper, travel_to
):
    travel_to(MONDAY)
    item = machines[0][1]
    order = make_release(item, purpose=OrderPurpose.DELIVER_TO_BUYER, sale_id=stored_sale.id + 1)
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
    order = approve_order(propose(sale, officer, travel_to(MONDAY)), actor=head, at=clock.now())
    scan_out(item, order, keeper, travel_to(date(2027, 1, 5)), quantity=Decimal(15))
    assert sale.state is SaleState.PAID
    scan_out(item, order, keeper, travel_to(DELIVERED))
    assert (sale.state, sale.delivered_on) == (SaleState.DELIVERED, DELIVERED)


# the title file


def send(sale, officer, at, **overrides):
    values = {"sent_on": clock.local_day(at), "document_no": "4/HS-ĐK"}
    return title.record_title_file(sale, **values | overrides, actor=officer, at=at)


def test_the_title_file_meets_its_day(delivered, officer, travel_to):
    send(delivered, officer, travel_to(TITLE_DUE))
    row = milestone(delivered, Step.TITLE_FILE)
    assert (row.status, row.met_on) == (DeadlineStatus.MET, TITLE_DUE)


def test_the_title_file_may_follow_the_payout(delivered, officer, move, travel_to):
    move(delivered, MoneyKind.PAYOUT, SOLD_FOR, PAYOUT_DUE)
    send(delivered, officer, travel_to(TITLE_DUE + DAY))
    assert milestone(delivered, Step.TITLE_FILE).status is DeadlineStatus.MET_LATE


def test_the_title_file_is_sent_once(delivered, officer):
    send(delivered, officer, clock.now())
    with pytest.raises(sale_refusals.TitleFileSent):
        send(delivered, officer, clock.now())


def test_the_title_file_follows_the_delivery(paid, officer, travel_to):
    with pytest.raises(sale_refusals.SaleNotDelivered):
        send(paid, officer, clock.now())
    hand_over(paid, officer, travel_to(DELIVERED))
    with pytest.raises(refusals.DayTooEarly):
        send(paid, officer, clock.now(), sent_on=DELIVERED - DAY)


def test_machines_have_no_title_file(stored_sale, machines, order, keeper, officer, travel_to):
    at = travel_to(DELIVERED)
    for _asset, item in machines:
        scan_out(item, order, keeper, at)
    with pytest.raises(sale_refusals.NoTitleToRegister):
        send(stored_sale, officer, at)


# the creditor


def test_an_asset_taken_without_money_is_complete_once_handed_over(taking, lot, officer, travel_to):
    at = travel_to(date(2027, 1, 26))
    settlement.settle_taking(
        taking,
        debtor_notified_on=date(2027, 1, 18),
        notified_on=date(2027, 1, 26),
        offset=taking.price,
        document_no="12/TB",
        actor=officer,
        at=at,
    )
    hand_over(taking, officer, travel_to(date(2027, 3, 1)))
    assert (taking.state, lot.status) == (SaleState.COMPLETED, LotStatus.COMPLETED)
    assert [one.state for one in assets_of(lot)] == [AssetState.DELIVERED]
    case = db.session.get_one(CaseFile, taking.case_id)
    assert case.money_collected == taking.price


# how it stands, and the end of it all


def test_the_panel_says_since_when_the_interest_is_the_buyers(paid, lot, travel_to):
    travel_to(DELIVER_DUE)
    assert sale_queries.panel(lot).interest_from is None
    travel_to(DELIVER_DUE + 3 * DAY)
    shown = sale_queries.panel(lot)
    assert shown.interest_from == DELIVER_DUE + DAY
    deliver = next(one for one in shown.milestones if one.step is Step.DELIVER)
    assert (deliver.standing, deliver.days) == (Standing.OVERDUE, 3)


def test_an_old_last_day_that_runs_on_is_transitional(sell_published, move, make_lot):
    lot = make_lot(created_on=date(2026, 5, 21))
    sale = sell_published(date(2026, 5, 21), lot)
    move(sale, MoneyKind.PAYMENT, REST, date(2026, 6, 15))
    found = {one.step: one for one in sale_queries.panel(lot).milestones}
    assert found[Step.DELIVER].provision.transition
    assert not found[Step.PAY].provision.transition
    assert (found[Step.PAY_OUT].standing, found[Step.PAY_OUT].length) == (Standing.NOT_YET, 10)


def test_a_case_closes_only_when_its_asset_is_delivered(paid, case, officer, move, travel_to):
    at = travel_to(MONDAY)
    with pytest.raises(CaseHasOpenAssets):
        close_case(case, closed_on=MONDAY, actor=officer, at=at)
    hand_over(paid, officer, travel_to(DELIVERED))
    move(paid, MoneyKind.COST, 12_000_000, DELIVERED)
    move(paid, MoneyKind.PAYOUT, SOLD_FOR - 12_000_000, PAYOUT_DUE)
    send(paid, officer, travel_to(TITLE_DUE))
    close_case(case, closed_on=TITLE_DUE, actor=officer, at=clock.now())
    assert case.closed_on == TITLE_DUE
    assert paid.state is SaleState.COMPLETED
