"""Places: the tree they stand in, their codes, and every way one is refused."""

import pytest

from foundation import search
from foundation.acts import Act
from foundation.codes import read_code
from tests.fixtures.ledger import verify_stream
from warehouse import queries, refusals
from warehouse.models import PlaceKind
from warehouse.operations.places import close_place, create_place


def test_a_place_has_a_code_a_path_and_a_ledger(make_place, warehouse, keeper, now):
    shelf = make_place(name="Kệ 04", short_name="B-04", capacity=24)
    bin_ = create_place(
        office_id=shelf.office_id,
        parent=shelf,
        name="Ô 3",
        short_name="B-04-3",
        kind=PlaceKind.BIN,
        by=Act(keeper, now),
    )

    assert read_code(bin_.code) == bin_.code
    assert bin_.path == f"/{warehouse.id}/{shelf.id}/{bin_.id}/"
    assert bin_.full_name == "Kho 2 › Kệ 04 › Ô 3"
    assert verify_stream(bin_.stream).entries == 1
    assert [e.key for e in search.find("b-04-3", offices=[bin_.office_id])] == [bin_.code]


@pytest.mark.parametrize("kind", [PlaceKind.WAREHOUSE])
def test_a_warehouse_stands_under_nothing(kind, make_place):
    with pytest.raises(refusals.ImpossibleNesting):
        make_place(kind=kind)


def test_a_shelf_stands_under_something(make_place):
    with pytest.raises(refusals.ImpossibleNesting):
        make_place(parent=None)


def test_a_place_stands_in_its_own_office(make_place, unit):
    with pytest.raises(refusals.ImpossibleNesting):
        make_place(office_id=unit.id)


def test_nothing_is_built_in_a_closed_place(make_place, shelf, keeper, now):
    close_place(shelf, by=Act(keeper, now))
    with pytest.raises(refusals.PlaceClosed):
        make_place(parent=shelf, kind=PlaceKind.BIN)


def test_a_place_holds_something(make_place):
    with pytest.raises(refusals.CapacityNotPositive):
        make_place(capacity=0)


def test_two_places_of_an_office_are_not_called_the_same(make_place, shelf):
    with pytest.raises(refusals.ShortNameTaken):
        make_place(short_name=shelf.short_name)


@pytest.mark.parametrize("short_name", ["b-04", " B-04", "Ｂ-04"])
def test_capitals_and_blanks_make_no_other_short_name(short_name, make_place, shelf):
    with pytest.raises(refusals.ShortNameTaken):
        make_place(short_name=short_name)


@pytest.mark.parametrize("typed", ["Ô 3", "ô 3", "Ô  3 "])
def test_a_place_is_found_by_its_short_name_in_capitals_of_our_alphabet(typed, make_place):
    place = make_place(short_name="Ô 3")
    make_place(short_name="O 3")
    assert queries.find_place(typed, [place.office_id]) is place


def test_an_empty_place_closes_once(shelf, keeper, now):
    close_place(shelf, by=Act(keeper, now))

    assert not shelf.is_active
    with pytest.raises(refusals.PlaceClosed):
        close_place(shelf, by=Act(keeper, now))


def test_a_place_with_something_in_it_stays(shelf, warehouse, item, keeper, now):
    for place in (shelf, warehouse):
        with pytest.raises(refusals.PlaceNotEmpty):
            close_place(place, by=Act(keeper, now))
