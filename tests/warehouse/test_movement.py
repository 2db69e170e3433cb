"""Moving items, packing boxes, taking a move back: what becomes true and every refusal."""

import pytest
from sqlalchemy import update

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.ledger import verify_stream
from tests.fixtures.lending import lend_item
from tests.fixtures.papers import typed
from tests.fixtures.warehouse import borrowing
from warehouse import refusals
from warehouse.models import EvidenceItem, ItemKind, PhysicalHolder, PlaceClass
from warehouse.operations.movement import contents_of, move_item, pack_item, undo_move
from warehouse.operations.places import close_place


@pytest.fixture
def box(make_item):
    return make_item(description="Thùng các-tông", kind=ItemKind.OTHER)


def test_a_move_writes_one_entry_and_the_item_follows_it(item, vault, shelf, keeper, now):
    entry = move_item(item, to=vault, by=Act(keeper, now, seen=item.custody_seq))

    assert (entry.kind, entry.seq, item.custody_seq) == ("custody.moved", 3, 3)
    assert entry.payload["place_id"] == [shelf.id, vault.id]
    assert (item.place_id, verify_stream(item.stream).intact) == (vault.id, True)


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


@pytest.fixture
def nested(make_item, keeper, now):
    """Thirteen boxes, each in the next; the outermost first."""
    boxes = [make_item(description=f"Hộp {n}", kind=ItemKind.OTHER) for n in range(13)]
    for outer, inner in zip(boxes, boxes[1:], strict=False):
        pack_item(inner, into=outer, by=Act(keeper, now))
    return boxes


def test_boxes_in_boxes_move_to_any_depth(nested, vault, shelf, keeper, now):
    moved = move_item(nested[0], to=vault, by=Act(keeper, now))
    assert {box.place_id for box in nested} == {vault.id}
    undo_move(nested[0], seq=moved.seq, by=Act(keeper, now))
    assert {box.place_id for box in nested} == {shelf.id}
    with pytest.raises(refusals.ContainerLoop):
        pack_item(nested[0], into=nested[-1], by=Act(keeper, now))


def test_a_circle_of_boxes_is_walked_once(item, box, keeper, now):
    """No operation makes one; a database changed by hand may hold one."""
    pack_item(item, into=box, by=Act(keeper, now))
    db.session.flush()
    db.session.connection().execute(
        update(EvidenceItem).where(EvidenceItem.id == box.id), {"container_id": item.id}
    )
    assert contents_of(box) == [item]


def test_the_class_of_a_place_is_checked_for_what_is_in_a_box(
    box, make_item, make_place, shelf, keeper, now
):
    """Drugs in a box are drugs."""
    store = make_place(place_class=PlaceClass.NARCOTICS)
    drugs = make_item(kind=ItemKind.DRUGS, place=store, conclusion=typed("1/KL"))
    parcel = make_item(
        description="Túi", kind=ItemKind.DRUGS, place=store, conclusion=typed("2/KL")
    )
    pack_item(drugs, into=parcel, by=Act(keeper, now))
    with pytest.raises(refusals.WrongPlaceClass):
        pack_item(parcel, into=box, by=Act(keeper, now))
    with pytest.raises(refusals.WrongPlaceClass):
        move_item(parcel, to=shelf, by=Act(keeper, now))


def test_an_item_is_packed_into_a_box_on_a_full_shelf(
    item, box, make_item, make_place, keeper, now
):
    """What is in a box takes no room of its own."""
    full = make_place(capacity=1)
    move_item(box, to=full, by=Act(keeper, now))
    pack_item(item, into=box, by=Act(keeper, now))
    assert item.place_id == full.id
    with pytest.raises(refusals.PlaceFull):
        move_item(make_item(), to=full, by=Act(keeper, now))


def test_nothing_is_moved_into_a_closed_place(item, make_place, keeper, now):
    closed = make_place()
    close_place(closed, by=Act(keeper, now))
    with pytest.raises(refusals.PlaceClosed):
        move_item(item, to=closed, by=Act(keeper, now))


def test_a_box_someone_else_just_changed_is_looked_at_again(item, box, keeper, now):
    with pytest.raises(ChangedMeanwhile):
        pack_item(item, into=box, by=Act(keeper, now, seen=item.custody_seq + 1))


def test_an_item_goes_back_into_its_box_with_the_move_taken_back(item, box, vault, keeper, now):
    pack_item(item, into=box, by=Act(keeper, now))
    moved = move_item(item, to=vault, by=Act(keeper, now))
    undo_move(item, seq=moved.seq, by=Act(keeper, now))
    assert (item.place_id, item.container_id) == (box.place_id, box.id)


def test_no_move_is_taken_back_into_a_box_that_lies_elsewhere(item, box, vault, keeper, now):
    pack_item(item, into=box, by=Act(keeper, now))
    moved = move_item(item, to=vault, by=Act(keeper, now))
    move_item(box, to=vault, by=Act(keeper, now))
    with pytest.raises(refusals.BoxGone):
        undo_move(item, seq=moved.seq, by=Act(keeper, now))


def test_no_move_is_taken_back_into_a_box_that_left(item, box, vault, make_loan_order, keeper, now):
    pack_item(item, into=box, by=Act(keeper, now))
    moved = move_item(item, to=vault, by=Act(keeper, now))
    lend_item(box, order=make_loan_order(box), by=Act(keeper, now), **borrowing(box))
    with pytest.raises(refusals.BoxGone):
        undo_move(item, seq=moved.seq, by=Act(keeper, now))


def test_no_move_is_taken_back_into_a_box_that_is_now_in_the_item(item, box, vault, keeper, now):
    pack_item(item, into=box, by=Act(keeper, now))
    moved = move_item(item, to=vault, by=Act(keeper, now))
    pack_item(box, into=item, by=Act(keeper, now))
    with pytest.raises(refusals.ContainerLoop):
        undo_move(item, seq=moved.seq, by=Act(keeper, now))


def test_the_move_of_what_lies_in_a_box_is_not_taken_back_alone(item, box, vault, keeper, now):
    pack_item(item, into=box, by=Act(keeper, now))
    move_item(box, to=vault, by=Act(keeper, now))
    with pytest.raises(refusals.BoxGone):
        undo_move(item, seq=item.custody_seq, by=Act(keeper, now))


def test_no_move_is_taken_back_into_a_closed_place(item, make_place, vault, keeper, now):
    old = make_place()
    move_item(item, to=old, by=Act(keeper, now))
    moved = move_item(item, to=vault, by=Act(keeper, now))
    close_place(old, by=Act(keeper, now))
    with pytest.raises(refusals.PlaceClosed):
        undo_move(item, seq=moved.seq, by=Act(keeper, now))


def test_no_move_is_taken_back_into_a_full_place(item, make_item, make_place, vault, keeper, now):
    old = make_place(capacity=1)
    move_item(item, to=old, by=Act(keeper, now))
    moved = move_item(item, to=vault, by=Act(keeper, now))
    move_item(make_item(), to=old, by=Act(keeper, now))
    with pytest.raises(refusals.PlaceFull):
        undo_move(item, seq=moved.seq, by=Act(keeper, now))


def test_what_was_put_into_a_box_since_must_be_allowed_in_the_old_place(
    box, make_item, make_place, shelf, keeper, now
):
    """A box empty when it left comes back with drugs in it: not onto a general shelf."""
    depot = make_place(place_class=PlaceClass.ELSEWHERE)
    police = {"holder": PhysicalHolder.POLICE, "holder_name": "Kho Công an"}
    moved = move_item(box, to=depot, by=Act(keeper, now), **police)
    drugs = make_item(kind=ItemKind.DRUGS, place=depot, conclusion=typed("1/KL"), **police)
    pack_item(drugs, into=box, by=Act(keeper, now))
    with pytest.raises(refusals.WrongPlaceClass):
        undo_move(box, seq=moved.seq, by=Act(keeper, now))


def test_the_move_of_what_has_left_is_not_taken_back(item, vault, make_loan_order, keeper, now):
    moved = move_item(item, to=vault, by=Act(keeper, now))
    lend_item(item, order=make_loan_order(item), by=Act(keeper, now), **borrowing(item))
    with pytest.raises(refusals.NotInCustody):
        undo_move(item, seq=moved.seq, by=Act(keeper, now))


def test_taking_a_move_back_adds_an_entry_that_names_it(item, vault, shelf, keeper, now):
    moved = move_item(item, to=vault, by=Act(keeper, now))
    entry = undo_move(item, seq=moved.seq, by=Act(keeper, now))

    assert (entry.kind, entry.payload["corrects"]) == ("custody.corrected", moved.seq)
    assert (item.place_id, item.custody_seq) == (shelf.id, 4)


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
