"""What was ended, reversed or taken back is in the way of taking back nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Enum
from sqlalchemy.sql import visitors

import app as _whole  # noqa: F401  # so that every table is known
from auctions.models import Lot
from auctions.operations.lots import withdraw_lot
from cases.mistakes.ended import ENDED
from cases.mistakes.resting import STANDS, Standing, standing_on
from cases.models import Asset, AssetState, CaseFile, CaseStage, CostCategory, HoldReason
from cases.operations.holds import lift_hold, place_hold
from cases.operations.money import record_cost, reverse_movement
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import Model, db
from papers.models import DocumentKind
from review.models import DirectiveState
from sales.models import SaleState
from tests.fixtures.papers import typed
from tests.fixtures.warehouse import draft
from warehouse.models import LineState, OrderState
from warehouse.operations.orders import reject_order

BILL = typed("0012/HĐ", kind=DocumentKind.INVOICE)
#: How a table says that its row ended.
ENDS = {"annulled_on", "left_on", "lifted_on", "resolved_on", "reverses_id", "state", "status"}


@pytest.fixture
def by(officer: Actor) -> Act:
    return Act(officer, clock.now())


def test_a_case_whose_cost_was_reversed_is_taken_back(
    make_case: Callable[..., CaseFile], correct: Any, by: Act
) -> None:
    case, today = make_case(), clock.today()
    spent = {"category": CostCategory.STORAGE, "amount": 5_000, "moved_on": today, "paper": BILL}
    row = record_cost(case, **spent, by=by)
    assert standing_on(case) == (Standing.MONEY,)
    minutes = typed("03/BB", today, kind=DocumentKind.MINUTES)
    reverse_movement(row, reversed_on=today, reason="Ghi nhầm", paper=minutes, by=by)
    correct("case", case, takes_back=True)
    assert case.stage is CaseStage.MISTAKEN


def test_a_cost_that_stands_is_in_the_way_beside_one_that_was_reversed(
    make_case: Callable[..., CaseFile], by: Act
) -> None:
    case, today = make_case(), clock.today()
    spent = {"category": CostCategory.STORAGE, "moved_on": today, "paper": BILL}
    row = record_cost(case, **spent, amount=5_000, by=by)
    record_cost(case, **spent, amount=6_000, by=by)
    minutes = typed("03/BB", today, kind=DocumentKind.MINUTES)
    reverse_movement(row, reversed_on=today, reason="Ghi nhầm", paper=minutes, by=by)
    assert standing_on(case) == (Standing.MONEY,)


def test_an_asset_that_left_a_withdrawn_lot_is_taken_back_and_its_case(
    lot: Lot, truck: Asset, correct: Any, by: Act
) -> None:
    (asset,) = db.session.scalars(db.select(Asset).where(Asset.id != truck.id))
    correct("asset", truck, takes_back=True)
    withdraw_lot(lot, ground="Ghi nhầm", paper=typed("9/QĐ"), withdrawn_on=clock.today(), by=by)
    correct("asset", asset, takes_back=True)
    assert asset.state is AssetState.MISTAKEN
    case = db.session.get_one(CaseFile, asset.case_id)
    correct("case", case, takes_back=True)
    assert case.stage is CaseStage.MISTAKEN


def test_a_lifted_hold_and_a_rejected_order_are_in_nobodys_way(
    truck: Asset, make_intake: Callable[..., Any], head: Actor, by: Act
) -> None:
    case, today = db.session.get_one(CaseFile, truck.case_id), clock.today()
    hold = place_hold(
        case,
        asset=truck,
        reason=HoldReason.COMPLAINT,
        ground="Điều 84 khoản 1 điểm b",
        placed_on=today,
        review_on=today + timedelta(days=30),
        by=by,
    )
    order = make_intake(case=case, lines=[draft(asset=truck)], approved=False)
    assert standing_on(truck) == (Standing.HOLDS, Standing.ORDERS)
    lift_hold(hold, lifted_on=today, ground="Ghi nhầm", by=by)
    reject_order(order, note="Ghi nhầm", by=Act(head, clock.now(), seen=order.version))
    db.session.flush()
    assert standing_on(truck) == ()
    assert standing_on(case) == (Standing.ASSETS,)


def test_every_table_that_can_be_ended_says_when() -> None:
    assert ENDED.keys() == STANDS.keys()
    for name in STANDS:
        table = Model.metadata.tables[name]
        assert ENDS & set(table.c.keys()), f"nothing in {name} says that a row ended"
        columns = {
            column.name
            for column in visitors.iterate(ENDED[name](table.c))
            if isinstance(column, Column)
        }
        assert ENDS & columns, f"say when a row of {name} ended"


def test_the_codes_by_which_a_row_ended_are_codes_of_its_table() -> None:
    known = {
        "stock_order": {OrderState.REJECTED, OrderState.CANCELLED},
        "order_line": {LineState.REFUSED},
        "sale": {SaleState.ANNULLED},
        "directive": {DirectiveState.ACCEPTED},
    }
    for name, codes in known.items():
        column = Model.metadata.tables[name].c.state
        assert isinstance(column.type, Enum)
        said = str(ENDED[name](column.table.c).compile(compile_kwargs={"literal_binds": True}))
        assert all(f"'{code.value}'" in said for code in codes), name
