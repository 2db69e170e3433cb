"""What would make a loss or a surplus go away: a move on paper, two voices, another wording."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.counts import as_kept, findings
from tests.fixtures.discrepancies import opened
from warehouse.locks import Door, over
from warehouse.models import CountFinding, CountState, FindingKind, SealState, Touch
from warehouse.observing import NONE_LEFT, Found
from warehouse.operations.closing_counts import propose_count, settle_finding
from warehouse.operations.comparing_counts import finish_counting
from warehouse.operations.counting import count_unlabelled
from warehouse.operations.looking import look_at_item
from warehouse.operations.movement import move_item, undo_move
from warehouse.operations.observing import observe
from warehouse.queries.counts import seen_since
from warehouse.refusals import counts as refusals

K = FindingKind
MINUTE = timedelta(minutes=1)


@pytest.fixture
def moved_away(make_count, make_place, both_see, both_finish, make_item, shelf, keeper, now):
    """A count in which the keeper moved a thing on paper that no counter saw."""

    def act(looked_by=None):
        stays, gone = make_item(), make_item()
        count = make_count()
        move_item(gone, to=make_place(), by=Act(keeper, now))
        if looked_by is not None:
            look_at_item(gone, found=as_kept(gone), by=Act(looked_by, now))
        both_see(count, stays, place=shelf)
        return both_finish(count), gone

    return act


def test_a_move_on_paper_excuses_no_loss(moved_away, make_place, keeper, now, settle_all):
    count, gone = moved_away()
    assert findings() == [(K.UNSEEN, gone.id)]
    with pytest.raises(refusals.FindingsOpen):
        propose_count(count, by=Act(keeper, now))
    with pytest.raises(refusals.ItemUnderCount):
        move_item(gone, to=make_place(), by=Act(keeper, now))
    settle_all(count)
    assert [row.item_id for row in opened()] == [gone.id], "nobody looked: it is missing"


def test_the_look_of_who_moved_it_proves_nothing(moved_away, keeper):
    _count, gone = moved_away(looked_by=keeper)
    assert findings() == [(K.UNSEEN, gone.id)]


def test_what_somebody_else_saw_since_was_moved(moved_away, make_user, keeper, now):
    count, gone = moved_away(looked_by=make_user(roles=["keeper"]))
    assert findings() == [(K.MOVED, gone.id)]
    propose_count(count, by=Act(keeper, now))


def test_a_look_by_somebody_else_settles_it_without_a_discrepancy(
    moved_away, make_user, keeper, now
):
    count, gone = moved_away()
    other = make_user(roles=["keeper"])
    look_at_item(gone, found=as_kept(gone), by=Act(other, now))
    row = db.session.scalars(select(CountFinding)).one()
    settle_finding(row, way="Đã xem tại kệ mới", by=Act(keeper, now))
    assert row.discrepancy_id is None
    assert not opened()
    propose_count(count, by=Act(keeper, now))


def test_what_was_moved_and_moved_back_is_missing(
    make_count, make_place, item, keeper, now, both_finish
):
    count = make_count()
    entry = move_item(item, to=make_place(), by=Act(keeper, now))
    undo_move(item, seq=entry.seq, by=Act(keeper, now))
    both_finish(count, nothing_there=True)
    assert findings() == [(K.MISSING, item.id)]


def test_who_said_that_nothing_is_there_has_not_seen_it(moved_away, make_user, keeper, now):
    other = make_user(roles=["keeper"])
    count, gone = moved_away()
    observe(gone, nothing(), touch=Touch.LOOK, place_id=gone.place_id, by=Act(other, now))
    assert not seen_since(count, gone)
    settle_finding(
        db.session.scalars(select(CountFinding)).one(), way="Không thấy", by=Act(keeper, now)
    )
    assert [row.item_id for row in opened()] == [gone.id]


def nothing():
    return Found(quantity=NONE_LEFT, condition="không thấy")


def test_who_moved_it_before_the_count_may_have_seen_it_since(
    make_count, make_place, both_see, both_finish, make_item, make_user, shelf, keeper, now
):
    """A move before the list was frozen makes nobody a bad witness."""
    other = make_user(roles=["keeper"])
    stays, gone = make_item(), make_item()
    move_item(gone, to=make_place(), by=Act(other, now))
    count = make_count(by=Act(make_user(roles=["head"]), now + MINUTE))
    move_item(gone, to=make_place(), by=Act(keeper, now + 2 * MINUTE))
    look_at_item(gone, found=as_kept(gone), by=Act(other, now + 2 * MINUTE))
    both_see(count, stays, place=shelf)
    both_finish(count)
    assert findings() == [(K.MOVED, gone.id)]


def test_what_differs_is_put_under_no_new_seal(
    make_count, both_see, both_finish, item, shelf, keeper, now
):
    count = make_count()
    both_see(count, item, place=shelf, seal_state=SealState.BROKEN)
    both_finish(count)
    door = over([item])[item.id]
    assert any(lock.closes(Door.SEAL) and lock.closes(Door.PACK) for lock in door)
    assert not any(lock.closes(Door.MOVE) for lock in door)


@pytest.fixture
def strange(make_count, item, shelf, keeper, accountant, officer, now, both_see):
    """Let people describe things without a label; the third counts what they say, too."""

    def act(one=(), two=(), third=()):
        count = make_count()
        both_see(count, item, place=shelf)
        for who, things in ((keeper, one), (accountant, two), (officer, third)):
            if who is officer and count.state is not CountState.RECOUNTING:
                break
            for looks, raw in things:
                count_unlabelled(count, place=shelf, looks=looks, raw=raw, by=Act(who, now))
            nothing = not things
            finish_counting(count, nothing_there=nothing, by=Act(who, now))
        rows = db.session.scalars(select(CountFinding).order_by(CountFinding.id)).all()
        assert {row.kind for row in rows} <= {K.UNLABELLED}
        assert count.state is CountState.COMPARED
        return count, len(rows)

    return act


@pytest.mark.parametrize(
    ("one", "two", "third", "stand"),
    [
        ([("túi xanh", "")], [("túi xanh", "")], [], 1),
        ([("túi xanh", "")], [("Túi  XANH", "")], [], 1),
        ([("túi xanh", "")], [("ví da", "")], [], 2),
        ([("túi xanh", "")], [], [], 1),
        ([("túi xanh", "X-1")], [], [], 1),
        ([("túi xanh", "X-1")], [("túi xanh", "x-1")], [], 1),
        ([("túi xanh", "X-1")], [("ví da", "x-1")], [("ví da", "X-1")], 2),
        ([("ví", ""), ("ví", "")], [("ví", "")], [("ví", "")], 2),
    ],
)
def test_a_surplus_that_anybody_saw_stands(strange, one, two, third, stand):
    assert strange(one, two, third)[1] == stand


def test_the_same_code_with_other_words_is_another_thing(make_count, item, shelf, keeper, now):
    count = make_count()
    count_unlabelled(count, place=shelf, looks="túi xanh", raw="X-1", by=Act(keeper, now))
    count_unlabelled(count, place=shelf, looks="ví da", raw="X-1", by=Act(keeper, now))
    with pytest.raises(refusals.CountedAlready):
        count_unlabelled(count, place=shelf, looks="Ví da", raw="x-1", by=Act(keeper, now))
