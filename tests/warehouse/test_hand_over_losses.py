"""Nobody signs for what a count did not find, nor for what somebody saw otherwise since."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.hand_overs import look_at_all, sign_by
from tests.fixtures.warehouse import whole
from warehouse.drafting.minutes import read_minutes
from warehouse.models import (
    CountFinding,
    DiscrepancyDecision,
    HandOverState,
    SealState,
    Side,
)
from warehouse.operations.closing_counts import settle_finding
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_over_signing import sign_hand_over
from warehouse.operations.hand_overs import add_lines
from warehouse.operations.looking import look_at_item
from warehouse.queries.hand_overs import lines_of
from warehouse.refusals import ItemLocked, NotInCustody
from warehouse.refusals import hand_overs as refused

LATER = timedelta(minutes=1)


@pytest.fixture
def lost(make_count, both_finish):
    """Let a count not find what lies there."""
    return lambda: both_finish(make_count(), nothing_there=True)


@pytest.mark.parametrize("settled", [False, True])
def test_what_a_count_did_not_find_is_not_signed_for(
    make_hand_over, item, lost, keeper, second_keeper, now, settled
):
    row = make_hand_over(item)
    lost()
    if settled:
        finding = db.session.scalars(select(CountFinding)).one()
        settle_finding(finding, way="Tìm khắp kho", by=Act(keeper, now + LATER))
    with pytest.raises(ItemLocked):
        sign_by(row, keeper)
    assert row.stage is HandOverState.DRAFT


def test_what_is_missing_meanwhile_is_not_looked_at(
    make_hand_over, item, look, decide, keeper, now
):
    row = make_hand_over(item, seen=False)
    decide(look(item, quantity=Decimal(0)), DiscrepancyDecision.LOST, Side.FOUND)
    (line,) = db.session.scalars(lines_of(row))
    with pytest.raises(NotInCustody):
        look_at_line(line, found=whole(item, condition="tốt"), by=Act(keeper, now + LATER))


@pytest.mark.parametrize("settled", [False, True])
def test_what_a_count_did_not_find_is_put_on_no_hand_over(
    make_hand_over, make_item, lost, keeper, now, settled
):
    item = make_item(seal="")
    lost()
    if settled:
        finding = db.session.scalars(select(CountFinding)).one()
        settle_finding(finding, way="Tìm khắp kho", by=Act(keeper, now))
    row = make_hand_over()
    with pytest.raises(ItemLocked):
        add_lines(row, items=[item], by=Act(keeper, now), condition="như cũ")


def test_what_somebody_saw_otherwise_since_is_looked_at_again(
    make_hand_over, item, keeper, second_keeper, now
):
    row = make_hand_over(item)
    torn = whole(item, seal_state=SealState.BROKEN, condition="rách mép")
    look_at_item(item, found=torn, by=Act(second_keeper, now + LATER))
    with pytest.raises(refused.LinesStale):
        sign_hand_over(row, looked=True, by=Act(keeper, now + LATER))


def test_what_differs_is_not_taken_as_seen_in_bulk(make_hand_over, make_item, keeper, now):
    item = make_item(seal="")
    torn = whole(item, condition="ướt", condition_differs=True)
    look_at_item(item, found=torn, by=Act(keeper, now))
    row = make_hand_over()
    add_lines(row, items=[item], by=Act(keeper, now), condition="như cũ")
    assert [line.seen_at for line in db.session.scalars(lines_of(row))] == [None]


def test_the_minutes_say_how_much_was_signed_for(make_hand_over, item, keeper, second_keeper, now):
    row = make_hand_over(item, seen=False)
    look_at_all(row, Act(keeper, now))
    sign_by(row, keeper, second_keeper)
    amount = read_minutes(row).things[0]["amount"]
    item.quantity_held -= Decimal(1)
    db.session.flush()
    assert read_minutes(row).things[0]["amount"] == amount
