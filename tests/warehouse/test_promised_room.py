"""A place keeps room for what open hand-overs put into it, whoever else puts things there."""

import pytest

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.lending import outsider, sign_both
from tests.fixtures.receiving import begin_intake
from tests.fixtures.warehouse import as_described, draft, lines_of, whole
from warehouse import refusals
from warehouse.allowed_places import Room
from warehouse.models import ItemStatus
from warehouse.operations.changing import change_place
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_over_signing import withdraw_hand_over
from warehouse.operations.hand_overs import remove_line
from warehouse.operations.intake import receive_line
from warehouse.operations.loans import draft_return
from warehouse.operations.movement import move_item, pack_item, undo_move
from warehouse.queries.hand_overs import lines_of as lines_on
from warehouse.shelving import room_of


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


@pytest.fixture
def small(make_place):
    """A place with room for one thing."""
    return make_place(short_name="NHO", capacity=1)


@pytest.fixture
def waiting(make_intake, small, by):
    """An intake whose one thing waits at the door for that room."""
    order = make_intake(lines=[draft(seal=None), draft(seal=None)])
    intake = begin_intake(order, by)
    receive_line(lines_of(order)[0], place=small, by=by, **as_described(lines_of(order)[0]))
    return intake


def test_no_act_puts_a_thing_into_room_that_is_promised(
    waiting, small, make_item, make_place, lent, by
):
    item = make_item()
    with pytest.raises(refusals.RoomIsPromised):
        move_item(item, to=small, by=by)
    with pytest.raises(refusals.RoomIsPromised):
        draft_return(lent, by=by, place=small, **outsider())
    withdraw_hand_over(waiting, why="người giao bỏ về", by=by)
    move_item(item, to=small, by=by)
    with pytest.raises(refusals.PlaceFull) as full:
        move_item(make_item(), to=small, by=by)
    assert type(full.value) is refusals.PlaceFull


def test_a_move_is_not_taken_back_into_room_that_was_promised_since(
    make_item, make_intake, small, shelf, by
):
    item = make_item(place=small)
    moved = move_item(item, to=shelf, by=by)
    order = make_intake(lines=[draft(seal=None)])
    begin_intake(order, by)
    line = lines_of(order)[0]
    receive_line(line, place=small, by=by, **as_described(line))
    with pytest.raises(refusals.RoomIsPromised):
        undo_move(item, seq=moved.seq, by=by)


def test_a_return_keeps_the_room_that_it_was_promised(
    lent, small, shelf, make_intake, make_item, by
):
    row = draft_return(lent, by=by, place=small, **outsider())
    order = make_intake(lines=[draft(seal=None)])
    begin_intake(order, by)
    line = lines_of(order)[0]
    with pytest.raises(refusals.RoomIsPromised):
        receive_line(line, place=small, by=by, **as_described(line))
    with pytest.raises(refusals.RoomIsPromised):
        move_item(make_item(), to=small, by=by)
    on_it = db.session.scalars(lines_on(row)).one()
    look_at_line(on_it, found=whole(lent, condition="tốt"), place=small, by=by)  # its own room
    sign_both(row, by)
    assert (lent.status, lent.place_id) == (ItemStatus.IN_CUSTODY, small.id)


def test_what_is_taken_off_gives_its_room_free(waiting, small, make_item, by):
    assert room_of(small) == Room(0, 1)
    remove_line(db.session.scalars(lines_on(waiting)).one(), by=by)
    assert room_of(small) == Room(0, 0)
    move_item(make_item(), to=small, by=by)


def test_a_place_said_to_hold_less_keeps_the_room_it_promised(make_intake, make_place, by):
    place = make_place(capacity=2)
    order = make_intake(lines=[draft(seal=None), draft(seal=None)])
    intake = begin_intake(order, by)
    for line in lines_of(order):
        receive_line(line, place=place, by=by, **as_described(line))
    change_place(
        place,
        name=place.name,
        short_name=place.short_name,
        place_class=place.place_class,
        capacity=1,
        by=by,
    )
    sign_both(intake, by)
    assert room_of(place) == Room(2, 0)


def test_what_goes_into_a_box_there_needs_no_room(waiting, make_place, make_item, by):
    place = make_place(capacity=1)
    box = make_item(place=place)
    pack_item(make_item(), into=box, by=by)
    assert room_of(place) == Room(1, 0)
