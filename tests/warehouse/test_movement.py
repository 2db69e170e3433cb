"""Moving items, packing boxes, taking a move back: what becomes true and every refusal."""

import pytest

from audit import ledger
from audit.verification import verify
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from warehouse import refusals
from warehouse.models import ItemKind, PhysicalHolder, PlaceClass
from warehouse.operations.movement import move_item, pack_item, undo_move


@pytest.fixture
def box(make_item):
    return make_item(description="Thùng các-tông", kind=ItemKind.OTHER)


def test_a_move_writes_one_entry_and_the_item_follows_it(item, vault, shelf, keeper, now):
    entry = move_item(item, to=vault, by=Act(keeper, now, seen=item.custody_seq))

    assert (entry.kind, entry.seq, item.custody_seq) == ("custody.moved", 2, 2)
    assert entry.payload["place_id"] == [shelf.id, vault.id]
    assert (item.place_id, verify(item.stream).intact) == (vault.id, True)


def test_an_item_someone_else_just_moved_is_looked_at_again(item, vault, keeper, now):
    with pytest.raises(ChangedMeanwhile):
        move_item(item, to=vault, by=Act(keeper, now, seen=item.custody_seq - 1))


def test_what_is_out_cannot_be_moved(lent, vault, keeper, now):
    with pytest.raises(refusals.NotInCustody):
        move_item(lent, to=vault, by=Act(keeper, now))


def test_moving_to_where_it_lies_says_so(item, shelf, keeper, now):
    with pytest.raises(refusals.AlreadyThere):
        move_item(item, to=shelf, by=Act(keeper, now))


def test_the_class_of_the_place_is_checked(item, make_place, keeper, now):
    with pytest.raises(refusals.WrongPlaceClass):
        move_item(item, to=make_place(place_class=PlaceClass.NARCOTICS), by=Act(keeper, now))


def test_the_room_left_is_checked(item, make_item, make_place, keeper, now):
    bin_ = make_place(capacity=1)
    move_item(item, to=bin_, by=Act(keeper, now))
    with pytest.raises(refusals.PlaceFull):
        move_item(make_item(), to=bin_, by=Act(keeper, now))


def test_elsewhere_has_a_holder_and_coming_back_ends_it(item, make_place, shelf, keeper, now):
    depot = make_place(place_class=PlaceClass.ELSEWHERE)
    with pytest.raises(refusals.HolderNeeded):
        move_item(item, to=depot, by=Act(keeper, now))
    move_item(item, to=depot, holder=PhysicalHolder.ARMY, holder_name="Kho K5", by=Act(keeper, now))
    assert (item.holder, item.holder_name) == (PhysicalHolder.ARMY, "Kho K5")
    move_item(item, to=shelf, by=Act(keeper, now))
    assert (item.holder, item.holder_name) == (PhysicalHolder.OFFICE, None)


def test_a_box_moves_with_what_is_in_it(item, box, vault, keeper, now):
    entry = pack_item(item, into=box, by=Act(keeper, now))
    move_item(box, to=vault, by=Act(keeper, now))

    assert entry.kind == "custody.packed"
    assert (item.place_id, item.container_id) == (vault.id, box.id)
    last = db.session.scalars(ledger.history(item.stream)).first()
    assert last.kind == "custody.moved"


def test_an_item_moved_on_its_own_leaves_its_box(item, box, shelf, keeper, now):
    pack_item(item, into=box, by=Act(keeper, now))
    move_item(item, to=shelf, by=Act(keeper, now))
    assert item.container_id is None


def test_an_item_is_packed_once(item, box, keeper, now):
    pack_item(item, into=box, by=Act(keeper, now))
    with pytest.raises(refusals.AlreadyThere):
        pack_item(item, into=box, by=Act(keeper, now))


def test_a_box_lies_not_in_itself_nor_in_what_it_holds(item, box, keeper, now):
    pack_item(item, into=box, by=Act(keeper, now))
    for inner in (box, item):
        with pytest.raises(refusals.ContainerLoop):
            pack_item(box, into=inner, by=Act(keeper, now))


def test_nothing_is_packed_into_a_box_that_is_out(item, lent, make_item, keeper, now):
    with pytest.raises(refusals.NotInCustody):
        pack_item(make_item(), into=lent, by=Act(keeper, now))


def test_taking_a_move_back_adds_an_entry_that_names_it(item, vault, shelf, keeper, now):
    moved = move_item(item, to=vault, by=Act(keeper, now))
    entry = undo_move(item, seq=moved.seq, by=Act(keeper, now))

    assert (entry.kind, entry.payload["corrects"]) == ("custody.corrected", moved.seq)
    assert (item.place_id, item.custody_seq) == (shelf.id, 3)


def test_only_the_last_move_of_ones_own_is_taken_back(item, vault, shelf, keeper, make_user, now):
    moved = move_item(item, to=vault, by=Act(keeper, now))
    other = make_user(roles=["keeper"])
    with pytest.raises(refusals.NothingToUndo):
        undo_move(item, seq=moved.seq, by=Act(other, now))
    with pytest.raises(refusals.NothingToUndo):
        undo_move(item, seq=1, by=Act(keeper, now))
    move_item(item, to=shelf, by=Act(keeper, now))
    with pytest.raises(refusals.NothingToUndo):
        undo_move(item, seq=moved.seq, by=Act(keeper, now))
