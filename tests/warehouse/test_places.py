"""Places: the tree they stand in, their codes, and every way one is refused."""

import pytest

from foundation import search
from foundation.acts import Act
from foundation.codes import read_code
from foundation.database import db
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


ADDED = [  # in the order they are typed; the list orders them by number and alphabet
    ("Ô 10", "A-04-10"), ("Ô 11", "A-04-11"), ("Ô 20", "A-04-20"), ("Ô Đ", "A-04-Đ"),
    ("Ô Z", "A-04-Z"), ("Ô 1", "A-04-1"), ("Ô 2", "A-04-2"), ("Ô 3", "A-04-3"), ("Ô 4", "A-04-4"),
]  # fmt: skip
ORDERED = ["Ô 1", "Ô 2", "Ô 3", "Ô 4", "Ô 10", "Ô 11", "Ô 20", "Ô Đ", "Ô Z"]


def test_bins_are_listed_by_number_and_found_by_any_capitals(pages, keeper, shelf):
    db.session.commit()
    as_keeper = pages.as_user(keeper)
    new = f"/warehouse/places/{shelf.code}/new"
    for name, short_name in ADDED:
        as_keeper.post_form(new, {"kind": "bin", "name": name, "short_name": short_name})
    for twin in ("a-04-đ", "A-04-\u200bĐ", " A-04-Đ ", "Ａ-04-Đ"):
        filled = {"kind": "bin", "name": "Ô khác", "short_name": twin}
        as_keeper.post_form(new, filled, 422)
    page = as_keeper.get(f"/warehouse/places/{shelf.code}").text
    stands = [page.index(f"{name} ·") for name in ORDERED]
    assert stands == sorted(stands)
    bin_ = queries.find_place("a-04-đ", [shelf.office_id])
    assert bin_ is not None
    assert bin_ is queries.find_place("A-04-Đ", [shelf.office_id])
    assert queries.find_place("A-04-D", [shelf.office_id]) is None
