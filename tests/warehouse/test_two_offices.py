"""Two offices: to see a warehouse from above is not to keep it, and nothing changes its office by a
scan. Every verb of the store is refused to the other office's keeper."""

from dataclasses import dataclass

import pytest

from foundation.acts import Act
from tests.fixtures.lending import lend_item, release_item, take_back
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import (
    IDENTITY,
    as_described,
    borrowing,
    lines_of,
    whole,
)
from warehouse import refusals, resolver
from warehouse.models import EvidenceItem, Order, Place, PlaceKind
from warehouse.operations.binding import bind_code
from warehouse.operations.looking import look_at_item
from warehouse.operations.movement import move_item, pack_item, undo_move
from warehouse.operations.photos import add_photos
from warehouse.operations.places import create_place
from warehouse.operations.scans import bind_scan, keep_unknown_scan, put_scan_aside
from warehouse.operations.sealing import reseal_item
from warehouse.photos import StoredPhoto


@dataclass
class Store:
    """The store of the regional unit, as its own keeper left it."""

    keeper: Act
    place: Place
    other_place: Place
    item: EvidenceItem
    intake: Order  # approved, with a line to receive


@pytest.fixture
def store(unit, make_user, make_case, make_intake, make_item, now):
    """A unit under the province; the keeper of the province sees everything in it."""
    keeper = make_user(roles=["keeper"], office=unit)
    by = Act(keeper, now)

    def place(name, **said):
        values = {"office_id": unit.id, "parent": None, "name": name, "short_name": name, "by": by}
        return create_place(**values | said)

    root = place("KV", kind=PlaceKind.WAREHOUSE)
    shelves = [place(name, parent=root, kind=PlaceKind.SHELF) for name in ("KV-1", "KV-2")]
    case = make_case(office_id=unit.id)
    order, waiting = make_intake(case=case), make_intake(case=case)
    line = lines_of(order)[0]
    item = receive_line(line, place=shelves[0], by=by, **as_described(line))
    return Store(by, *shelves, item, waiting)


@pytest.fixture
def photo():
    return StoredPhoto("0" * 64, 640, 480)


def releasing(item, **said):
    return {"found": whole(item), "name": "Lý Thị Hoa", "identity": IDENTITY} | said


def resealing(item):
    return {"number": "NP-1", "witnesses": "A", "found": whole(item), "reason": "Kiểm tra"}


def coming_back(item, place):
    return {"place": place, "found": whole(item, condition="như cũ")}


def test_the_units_own_keeper_does_everything(store, make_loan_order, make_release, photo):
    by, item = store.keeper, store.item
    moved = move_item(item, to=store.other_place, by=by)
    undo_move(item, seq=moved.seq, by=by)
    reseal_item(item, by=by, **resealing(item))
    bind_code(item, raw="51D-097.51", by=by)
    add_photos(item, photos=[photo], by=by)
    lend_item(item, order=make_loan_order(item), by=by, **borrowing(item))
    take_back(item, by=by, **coming_back(item, store.place))
    release_item(item, order=make_release(item), by=by, **releasing(item))
    assert item.place_id is None


def test_who_sees_the_unit_from_above_does_not_keep_its_store(
    store, make_loan_order, make_release, keeper, now, photo
):
    by, item = Act(keeper, now), store.item
    scan = keep_unknown_scan("8938505974194", by=store.keeper)
    line = lines_of(store.intake)[0]
    moved = move_item(item, to=store.other_place, by=store.keeper)
    for verb in (
        lambda: move_item(item, to=store.place, by=by),
        lambda: undo_move(item, seq=moved.seq, by=by),
        lambda: look_at_item(item, found=whole(item, condition="tốt"), by=by),
        lambda: reseal_item(item, by=by, **resealing(item)),
        lambda: bind_code(item, raw="51D-097.51", by=by),
        lambda: add_photos(item, photos=[photo], by=by),
        lambda: add_photos(line, photos=[photo], by=by),
        lambda: receive_line(line, place=store.place, by=by, **as_described(line)),
        lambda: bind_scan(scan, item=item, by=by),
        lambda: put_scan_aside(scan, by=by),
    ):
        with pytest.raises(refusals.WarehouseOfAnotherOffice):
            verb()
    assert item.custody_seq == moved.seq


def test_who_sees_the_unit_from_above_hands_nothing_out_and_takes_nothing_back(
    store, make_loan_order, make_release, keeper, now
):
    by, item = Act(keeper, now), store.item
    lending = make_loan_order(item)
    with pytest.raises(refusals.WarehouseOfAnotherOffice):
        lend_item(item, order=lending, by=by, **borrowing(item))
    lend_item(item, order=lending, by=store.keeper, **borrowing(item))
    with pytest.raises(refusals.WarehouseOfAnotherOffice):
        take_back(item, by=by, **coming_back(item, store.place))
    take_back(item, by=store.keeper, **coming_back(item, store.place))
    with pytest.raises(refusals.WarehouseOfAnotherOffice):
        release_item(item, order=make_release(item), by=by, **releasing(item))


def test_who_sees_the_unit_from_above_packs_nothing_there(store, make_item, keeper, now):
    second = lines_of(store.intake)[0]
    box = receive_line(second, place=store.place, by=store.keeper, **as_described(second))
    with pytest.raises(refusals.WarehouseOfAnotherOffice):
        pack_item(store.item, into=box, by=Act(keeper, now))
    pack_item(store.item, into=box, by=store.keeper)
    assert store.item.container_id == box.id


def test_no_item_lies_in_a_place_of_another_office(store, shelf, item, keeper, now):
    with pytest.raises(refusals.PlaceOfAnotherOffice):
        move_item(store.item, to=shelf, by=store.keeper)
    with pytest.raises(refusals.PlaceOfAnotherOffice):
        move_item(item, to=store.place, by=Act(keeper, now))


def test_nothing_is_received_into_a_place_of_another_office(store, shelf):
    line = lines_of(store.intake)[0]
    with pytest.raises(refusals.PlaceOfAnotherOffice):
        receive_line(line, place=shelf, by=store.keeper, **as_described(line))


def test_nothing_comes_back_into_a_place_of_another_office(store, shelf, make_loan_order):
    lend_item(
        store.item, order=make_loan_order(store.item), by=store.keeper, **borrowing(store.item)
    )
    with pytest.raises(refusals.PlaceOfAnotherOffice):
        take_back(store.item, by=store.keeper, **coming_back(store.item, shelf))


def test_no_item_lies_in_a_box_of_another_office(store, item, keeper, now):
    with pytest.raises(refusals.BoxOfAnotherOffice):
        pack_item(store.item, into=item, by=store.keeper)
    with pytest.raises(refusals.BoxOfAnotherOffice):
        pack_item(item, into=store.item, by=Act(keeper, now))


def test_a_code_is_bound_to_an_item_of_the_office_that_scanned_it(store, item, keeper, now):
    scan = keep_unknown_scan("8938505974194", by=Act(keeper, now))
    with pytest.raises(refusals.WarehouseOfAnotherOffice):
        bind_scan(scan, item=store.item, by=Act(keeper, now))


def test_a_short_name_means_the_place_of_the_things_own_office(
    store, item, shelf, make_place, unit
):
    in_sight = [item.office_id, unit.id]
    own = make_place(name="Kệ KV-1", short_name="kv-1")  # the unit's shelf of that name is older
    assert resolver.place_named("KV-1", in_sight, own=item.office_id) is own
    assert resolver.place_named("KV-1", in_sight, own=unit.id) is store.place
    assert resolver.place_named("KV-2", in_sight, own=item.office_id) is store.other_place
    with pytest.raises(refusals.PlaceUnknown):
        resolver.place_named("KV-1", [], own=unit.id)
