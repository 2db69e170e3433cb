"""A count is compared and things leave at once: the later act waits, and sees the first."""

import pytest

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.beside import one_in_the_way
from tests.fixtures.counts import findings
from tests.fixtures.discrepancies import opened
from tests.fixtures.hand_overs import sign_by
from tests.fixtures.lending import lend_item
from tests.fixtures.warehouse import borrowing
from warehouse.models import (
    CountFinding,
    DiscrepancyDecision,
    EvidenceItem,
    FindingKind,
    Order,
    Place,
    Side,
    StockCount,
)
from warehouse.observing import NONE_LEFT
from warehouse.operations import comparing_counts
from warehouse.operations.closing_counts import settle_finding
from warehouse.operations.comparing_counts import finish_counting
from warehouse.operations.movement import move_item
from warehouse.operations.transfers import say_where
from warehouse.refusals import counts as refusals

K = FindingKind


@pytest.fixture
def acts(
    make_count, make_item, make_loan_order, make_place, both_see, shelf, keeper, accountant, now
):
    """A count in which nobody saw one thing, and the acts that meet at it."""
    stays, gone = make_item(), make_item()
    order = make_loan_order(gone)
    count = make_count()
    both_see(count, stays, place=shelf)
    finish_counting(count, by=Act(keeper, now))
    borrowed = borrowing(gone)
    item_id, order_id, count_id, place_id = gone.id, order.id, count.id, make_place().id

    class Acts:
        item = item_id

        @staticmethod
        def compare():
            return finish_counting(
                db.session.get_one(StockCount, count_id), by=Act(accountant, now)
            ).id

        @staticmethod
        def lend():
            item, order = (
                db.session.get_one(EvidenceItem, item_id),
                db.session.get_one(Order, order_id),
            )
            return lend_item(item, order=order, by=Act(keeper, now), **borrowed).id

        @staticmethod
        def move():
            item = db.session.get_one(EvidenceItem, item_id)
            return move_item(item, to=db.session.get_one(Place, place_id), by=Act(keeper, now)).seq

    return Acts


@pytest.mark.postgresql_only
def test_what_is_being_compared_is_not_lent(app, acts):
    compared, refused = one_in_the_way(app, acts.compare, acts.lend)
    assert isinstance(compared, int)
    assert isinstance(refused, refusals.ItemUnderCount)
    db.session.expire_all()
    assert findings() == [(K.MISSING, acts.item)]


@pytest.mark.postgresql_only
def test_what_is_being_compared_is_not_moved(app, acts):
    _compared, refused = one_in_the_way(app, acts.compare, acts.move)
    assert isinstance(refused, refusals.ItemUnderCount)


@pytest.mark.postgresql_only
def test_what_is_being_lent_is_compared_as_lent(app, acts):
    lent, compared = one_in_the_way(app, acts.lend, acts.compare)
    assert isinstance(lent, int)
    assert isinstance(compared, int)
    db.session.expire_all()
    assert findings() == [(K.MOVED, acts.item)]


def test_what_was_declared_lost_since_opens_nothing_again(acts, look, decide, keeper, now):
    acts.compare()
    gone = db.session.get_one(EvidenceItem, acts.item)
    decide(look(gone, quantity=NONE_LEFT), DiscrepancyDecision.LOST, Side.FOUND)
    row = db.session.query(CountFinding).filter_by(item_id=gone.id).one()
    settle_finding(row, way="Đã quyết định mất", by=Act(keeper, now))
    assert row.discrepancy_id is None
    assert len(opened()) == 1


def test_what_went_to_another_store_since_is_not_missing_here(
    make_count, make_item, both_see, both_finish, send, shelf, shelf_there, keeper, there, now
):
    stays, gone = make_item(), make_item()
    count = make_count()
    both_see(count, stays, place=shelf)
    row = send(gone)
    say_where(row, place=shelf_there("KV-1"), by=Act(there, now))
    sign_by(row, there, keeper)
    assert comparing_counts._expected(count)[gone.id].out  # also where a third person looks for it
    both_finish(count)
    assert findings() == [(K.MOVED, gone.id)]
