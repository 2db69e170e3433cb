"""A box that is moved or packed, with all in it, while a store is counted."""

import pytest

from foundation.acts import Act
from tests.fixtures.counts import as_kept, findings
from warehouse.models import FindingKind
from warehouse.operations.counting import count_thing
from warehouse.operations.movement import move_item, pack_item

K = FindingKind


@pytest.fixture
def boxed(make_item, keeper, now):
    """A box with a thing in it, in which another one lies."""
    box, inner, deep = make_item(), make_item(), make_item()
    pack_item(inner, into=box, by=Act(keeper, now))
    pack_item(deep, into=inner, by=Act(keeper, now))
    return box, inner, deep


@pytest.fixture
def see_whole(keeper, accountant, now):
    """Let both count a closed box with all in it."""

    def act(count, box, place, *who):
        for one in who or (keeper, accountant):
            found = as_kept(box)
            count_thing(count, item=box, place=place, found=found, whole=True, by=Act(one, now))

    return act


def test_a_box_that_moves_before_it_is_counted_takes_its_contents_along(
    boxed, make_count, make_place, see_whole, both_finish, keeper, now
):
    box, _inner, _deep = boxed
    count, there = make_count(), make_place()
    move_item(box, to=there, by=Act(keeper, now))
    see_whole(count, box, there)
    both_finish(count)
    assert findings() == []


def test_a_box_that_moves_after_it_was_counted_takes_its_contents_along(
    boxed, make_count, make_place, see_whole, both_finish, shelf, keeper, now
):
    count = make_count()
    see_whole(count, boxed[0], shelf)
    move_item(boxed[0], to=make_place(), by=Act(keeper, now))
    both_finish(count)
    assert findings() == []


def test_a_box_that_moves_between_the_two_is_in_both_places_and_no_difference(
    boxed, make_count, make_place, see_whole, both_finish, shelf, keeper, accountant, now
):
    count, there = make_count(), make_place()
    see_whole(count, boxed[0], shelf, keeper)
    move_item(boxed[0], to=there, by=Act(keeper, now))
    see_whole(count, boxed[0], there, accountant)
    both_finish(count)
    assert findings() == []


def test_a_box_packed_into_another_one_is_counted_with_it(
    boxed, make_count, make_item, make_place, see_whole, both_finish, shelf, keeper, now
):
    outer = make_item()
    there = make_place()
    move_item(outer, to=there, by=Act(keeper, now))
    count = make_count()
    pack_item(boxed[0], into=outer, by=Act(keeper, now))
    see_whole(count, outer, there)
    see_whole(count, boxed[0], there)
    both_finish(count)
    assert findings() == []


def test_what_was_taken_out_of_a_box_that_moves_is_not_seen_with_it(
    boxed, make_count, make_place, see_whole, both_finish, shelf, keeper, now
):
    box, inner, deep = boxed
    count, there = make_count(), make_place()
    move_item(inner, to=make_place(), by=Act(keeper, now))
    move_item(box, to=there, by=Act(keeper, now))
    see_whole(count, box, there)
    both_finish(count)
    assert findings() == [(K.UNSEEN, inner.id), (K.UNSEEN, deep.id)]


def test_a_box_that_nobody_saw_leaves_its_contents_unseen(
    boxed, make_count, make_item, make_place, both_see, both_finish, shelf, keeper, now
):
    stays = make_item()
    count = make_count()
    move_item(boxed[0], to=make_place(), by=Act(keeper, now))
    both_see(count, stays, place=shelf)
    both_finish(count)
    assert findings() == [(K.UNSEEN, each.id) for each in boxed]
