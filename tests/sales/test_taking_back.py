"""Taking back a default, a hand-over, a title file: what becomes true, and each refusal."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from auctions.models import Lot, LotStatus
from auctions.operations.past_results import record_past_sale
from auctions.operations.past_rounds import record_past_round
from auctions.published import PastEnd
from auctions.queries import assets_of
from auctions.refusals import LaterStepStands
from audit import ledger
from cases.models import AssetCategory, AssetState, CaseFile, Step
from cases.operations.collecting import record_collection, take_back_collection
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay
from sales import refusals
from sales.models import MoneyKind, SaleState
from sales.operations.default import declare_default
from sales.operations.past_sales import record_past_delivery, record_past_payment
from sales.operations.taking_back import take_back_default, take_back_delivery, take_back_title
from sales.operations.title import record_title_file
from sales.queries import movements_that_stand, sale_of_round
from sales.standing import of_sale
from tests.fixtures.auctions import publish
from tests.fixtures.ledger import verify_whole
from tests.fixtures.papers import typed
from tests.fixtures.sales import DELIVERED, PAID, PAY_DUE, REST, WON, milestone
from tests.fixtures.standing import everything_of
from tests.sales.steps import hand_over, propose, scan_out
from tests.sales.taking import settle
from warehouse.models import ItemKind
from warehouse.operations.orders import approve_order

DAY = timedelta(days=1)
PRICE = 900_000_000
MONDAY = date(2027, 1, 4)


@pytest.fixture
def by(officer):
    return lambda: Act(officer, clock.now())


@pytest.fixture
def defaulted(sale, by, travel_to):
    travel_to(PAY_DUE + DAY)
    paper = typed("31/QĐ", clock.today())
    return declare_default(sale, declared_on=clock.today(), document=paper, by=by())


@pytest.fixture
def early(make_lot, by):
    """An old file tells of a hand-over in 2025, and of the payment in 2026 after it."""
    round_ = record_past_round(
        make_lot(), ended=PastEnd.NOT_SAID, session=PartDay(2024, 3, 5), by=by()
    )
    record_past_sale(round_, price=PRICE, buyer="Trần Văn Mua", by=by())
    sale = sale_of_round(round_)
    record_past_delivery(sale, day=PartDay(2025, 3, 3), by=by())
    record_past_payment(sale, amount=PRICE, day=PartDay(2026, 8, 4), by=by())
    assert sale.state is SaleState.DELIVERED
    return sale


def lot_of(sale):
    return db.session.get_one(Lot, sale.lot_id)


def test_a_sale_that_was_not_cancelled_has_no_default(sale, by):
    with pytest.raises(refusals.NoDefault):
        take_back_default(sale, by=by())


def test_a_default_stays_while_a_later_round_stands_on_it(defaulted, lot, officer, by):
    publish(lot, officer, clock.now(), clock.today() + 30 * DAY)
    with pytest.raises(LaterStepStands):
        take_back_default(defaulted, by=by())


def test_a_sale_whose_default_was_taken_back_is_paid(defaulted, lot, by, move):
    take_back_default(defaulted, by=by())
    move(defaulted, MoneyKind.PAYMENT, REST, clock.today())
    assert (defaulted.state, lot.status) == (SaleState.PAID, LotStatus.PAID)
    assert milestone(defaulted, Step.PAY).status == "met_late"


def test_nothing_was_handed_over_of_a_paid_sale(paid, by):
    with pytest.raises(refusals.SaleNotDelivered):
        take_back_delivery(paid, by=by())


def test_a_hand_over_stays_while_money_went_out_after_it(delivered, by, move):
    row = move(delivered, MoneyKind.PAYOUT, 1, DELIVERED + DAY)
    assert [step.row for step in of_sale(delivered)][-1] is row
    with pytest.raises(LaterStepStands):
        take_back_delivery(delivered, by=by())


def test_what_the_store_let_out_was_handed_over(
    make_asset, make_item, make_lot, vault, sell_published, move, by, travel_to, head, keeper
):
    machine = make_asset(category=AssetCategory.MACHINERY)
    values = {"kind": ItemKind.MACHINERY, "quantity": Decimal(1), "seal": None}
    make_item(asset=machine, **values)
    sale = sell_published(WON, make_lot(assets=[machine]))
    move(sale, MoneyKind.PAYMENT, REST, PAID)
    travel_to(MONDAY)
    order = approve_order(propose(sale, by()), by=Act(head, clock.now()))
    scan_out(order, Act(keeper, clock.now()))
    assert sale.state is SaleState.DELIVERED
    with pytest.raises(refusals.ReleasedFromStore):
        take_back_delivery(sale, by=by())


def test_a_hand_over_that_was_taken_back_is_recorded_again(delivered, by, travel_to):
    travel_to(DELIVERED + DAY)
    take_back_delivery(delivered, by=by())
    hand_over(delivered, by())
    assert delivered.delivered_on == DELIVERED + DAY
    assert [asset.state for asset in assets_of(lot_of(delivered))] == [AssetState.DELIVERED]


def test_an_order_that_let_nothing_out_keeps_no_hand_over(delivered, by, make_intake):
    order = make_intake(approved=False)  # its line is not done
    order.sale_id = delivered.id
    db.session.flush()
    take_back_delivery(delivered, by=by())
    assert delivered.state is SaleState.PAID


def test_what_the_asset_paid_of_the_debt_was_not_collected(taking, by, officer, travel_to):
    settle(taking, officer, travel_to(date(2027, 1, 26)), offset=taking.price)
    travel_to(date(2027, 3, 1))
    hand_over(taking, by())
    case = db.session.get_one(CaseFile, taking.case_id)
    assert case.money_collected == taking.price
    take_back_delivery(taking, by=by())
    assert case.money_collected == 0
    assert collected(case) == [
        ("case.money_collected", taking.price, taking.price),
        ("case.money_not_collected", taking.price, 0),
    ]


def collected(case):
    """Return what the ledger says of the money collected: kind, amount, the sum after it."""
    entries = db.session.scalars(ledger.history(case.stream)).all()[::-1]
    return [
        (one.kind, one.payload["amount"], one.payload["total"])
        for one in entries
        if one.kind.endswith("collected")
    ]


@pytest.mark.parametrize("count", [record_collection, take_back_collection])
@pytest.mark.parametrize("amount", [0, -1])
def test_what_is_counted_as_collected_or_not_is_above_zero(case, by, count, amount):
    with pytest.raises(ValueError, match="above zero"):
        count(case, amount=amount, voucher_no="1", by=by())


def test_a_title_file_that_was_not_sent_is_not_taken_back(delivered, by):
    with pytest.raises(refusals.TitleFileNotSent):
        take_back_title(delivered, by=by())


def test_the_title_file_stands_on_the_hand_over(delivered, by):
    paper = typed("4/CV", clock.today())
    record_title_file(delivered, sent_on=clock.today(), document=paper, by=by())
    with pytest.raises(LaterStepStands):
        take_back_delivery(delivered, by=by())
    take_back_title(delivered, by=by())
    take_back_delivery(delivered, by=by())
    assert delivered.state is SaleState.PAID


# handed over before it was paid


def test_a_hand_over_before_the_payment_that_never_was(early, by):
    take_back_delivery(early, by=by())
    assert (early.state, early.delivered_day) == (SaleState.PAID, None)
    assert milestone(early, Step.DELIVER).is_open
    assert [asset.state for asset in assets_of(lot_of(early))] == [AssetState.SOLD]


def test_a_hand_over_only_told_collected_nothing_that_is_taken_off(early, by):
    early.offset = PRICE
    db.session.flush()
    take_back_delivery(early, by=by())
    case = db.session.get_one(CaseFile, early.case_id)
    assert case.money_collected == 0
    assert collected(case) == []


def test_a_payment_after_an_early_hand_over_is_lowered(early, correct):
    """The sale is again one that was handed over before its price is known to be paid."""
    (row,) = movements_that_stand(early)
    correct("sale.money", row, amount=PRICE - 1)
    assert early.state is SaleState.UNPAID
    assert early.is_delivered_early
    assert lot_of(early).status is LotStatus.SOLD
    (right,) = movements_that_stand(early)
    correct("sale.money", right, amount=PRICE)
    assert early.state is SaleState.DELIVERED
    verdict = verify_whole()
    assert verdict.intact, verdict.findings


def test_lowered_and_raised_again_a_payment_leaves_all_as_it_was(early, correct):
    before = everything_of(lot_of(early))
    (row,) = movements_that_stand(early)
    correct("sale.money", row, amount=PRICE - 1)
    (right,) = movements_that_stand(early)
    correct("sale.money", right, amount=PRICE)
    after = everything_of(lot_of(early))
    changed = {key: (before[key], after[key]) for key in after if after[key] != before[key]}
    assert changed.keys() <= {"sale"}, changed  # its money is another row


def test_an_early_payment_stays_once_money_went_out(early, move, propose):
    move(early, MoneyKind.PAYOUT, 1, clock.today())
    payment = next(row for row in movements_that_stand(early) if row.kind is MoneyKind.PAYMENT)
    with pytest.raises(refusals.DeliveredUnpaid):
        propose("sale.money", payment, amount=PRICE - 1)
