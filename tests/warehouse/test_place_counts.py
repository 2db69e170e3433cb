"""What lies in a place is counted by who moves it, and pages of places never read every item."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.plans import whole_tables
from warehouse import queries
from warehouse.models import EvidenceItem, Place, PlaceCount, PlaceKind
from warehouse.operations.movement import move_item, pack_item, undo_move
from warehouse.shelving import room_of
from warehouse.views.place_map import MOST


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


def counted(place):
    """Count what lies in a place, boxes counted and what is in them not."""
    return db.session.scalar(
        select(func.count())
        .select_from(EvidenceItem)
        .where(EvidenceItem.place_id == place.id, EvidenceItem.container_id.is_(None))
    )


def test_every_way_in_and_out_of_a_place_is_counted(make_item, shelf, make_place, by):
    other = make_place()
    box, thing, third = make_item(), make_item(), make_item()
    assert (room_of(shelf).held, room_of(other).held) == (3, 0)

    pack_item(thing, into=box, by=by)
    assert room_of(shelf).held == counted(shelf) == 2
    move_item(box, to=other, by=by)
    assert (room_of(shelf).held, room_of(other).held) == (counted(shelf), counted(other)) == (1, 1)
    move_item(thing, to=shelf, by=by)
    moved = move_item(third, to=other, by=by)
    undo_move(third, seq=moved.seq, by=by)
    assert (room_of(shelf).held, room_of(other).held) == (counted(shelf), counted(other)) == (2, 1)


def test_what_is_lent_lies_nowhere(lent, shelf):
    assert room_of(shelf).held == counted(shelf) == 0


def test_a_place_is_counted_with_what_stands_under_it(make_item, warehouse, shelf, make_place):
    bin_ = make_place(parent=shelf, kind=PlaceKind.BIN)
    make_item(place=shelf)
    make_item(place=bin_)
    counts = queries.counts_of([warehouse, shelf, bin_])
    assert {p.name: (counts[p.id].here, counts[p.id].in_all) for p in (warehouse, shelf, bin_)} == {
        warehouse.name: (0, 2),
        shelf.name: (1, 2),
        bin_.name: (1, 1),
    }


@pytest.fixture
def as_keeper(pages, keeper):
    return pages.as_user(keeper)


def test_pages_of_places_do_not_grow_with_the_places(as_keeper, warehouse, shelf, make_place):
    small = {url: as_keeper.get(url) for url in addresses(warehouse, shelf)}
    for _number in range(MOST + 5):
        make_place(parent=shelf, kind=PlaceKind.BIN)
    db.session.commit()
    for url, before in small.items():
        after = as_keeper.get(url)
        assert len(after.queries) <= len(before.queries) + 1
        assert len(after.document.all("a", class_="kb-map__cell")) <= MOST
    first = as_keeper.get(f"/warehouse/places/{shelf.code}")
    assert "after_place=" in first.markup
    assert len(first.document.all("a", class_="kb-map__cell")) == MOST


def addresses(warehouse, shelf):
    return (
        "/warehouse/places",
        f"/warehouse/places/{warehouse.code}",
        f"/warehouse/places/{shelf.code}",
    )


def test_only_warehouses_are_listed_at_first(as_keeper, warehouse, shelf):
    page = as_keeper.get("/warehouse/places")
    assert warehouse.code in page.markup
    assert shelf.code not in page.markup


@pytest.mark.sqlite_only
def test_pages_of_places_read_by_keys_only(noting_plans, as_keeper, warehouse, shelf, item):
    for url in (*addresses(warehouse, shelf), f"/warehouse/items?place={warehouse.short_name}"):
        with noting_plans() as plans:
            as_keeper.get(url)
        assert whole_tables(plans, "evidence_item", "place", "place_count") == []


def test_items_of_a_tree_are_found_in_all_its_places(as_keeper, make_item, make_place, warehouse):
    items = [make_item(place=make_place()) for _number in range(4)]
    elsewhere = make_item(place=make_place(parent=None, kind=PlaceKind.WAREHOUSE, name="Kho 9"))
    page = as_keeper.get(f"/warehouse/items?place={warehouse.code}")
    assert all(item.code in page.markup for item in items)
    assert elsewhere.code not in page.markup
    assert db.session.get(Place, warehouse.id) is not None


def test_a_wrong_count_is_put_right_at_night(item, shelf, run_command):
    db.session.get_one(PlaceCount, shelf.id).held = 7
    db.session.commit()
    assert run_command("jobs", "once", "warehouse.recount", "--json").json["touched"] == 1
    db.session.expire_all()
    assert room_of(shelf).held == counted(shelf) == 1


@pytest.mark.sqlite_only
def test_the_page_of_an_item_reads_by_keys_only(noting_plans, as_keeper, item):
    with noting_plans() as plans:
        as_keeper.get(f"/warehouse/items/{item.code}")
    large = ("evidence_item", "stock_order", "order_line", "ledger_entry", "seal", "photo", "loan")
    assert whole_tables(plans, *large) == []


def cells(page):
    """Return the words of each cell of a map, by its place."""
    found = page.document.all("a", class_="kb-map__cell")
    return {cell.get("href").rsplit("/", 1)[-1]: cell.text for cell in found}


def test_a_map_counts_what_lies_under_its_places_too(as_keeper, warehouse, make_place, make_item):
    area = make_place(kind=PlaceKind.AREA, name="Khu A", short_name="A")
    shelf = make_place(parent=area, short_name="A-01")
    for capacity in (2, 3):
        bin_ = make_place(parent=shelf, kind=PlaceKind.BIN, capacity=capacity)
        make_item(place=bin_)
        make_item(place=bin_)
    db.session.commit()
    counts = queries.counts_of([warehouse, area, shelf])
    assert {(c.here, c.in_all, c.capacity, c.full) for c in counts.values()} == {(0, 4, 5, 1)}
    page = as_keeper.get(f"/warehouse/places/{warehouse.code}")
    assert "4 / 5" in cells(page)[shelf.code]
    folded = page.document.all("details", class_="kb-map__group")
    assert ["4 / 5" in group.text for group in folded] == [True]


def test_a_map_says_for_how_long_the_thing_left_alone_longest_was_not_touched(
    pages, keeper, warehouse, make_place, make_item, travel_to, now
):
    old, young = make_place(short_name="A-01"), make_place(short_name="A-02")
    make_item(place=old)
    travel_to(now.date() + timedelta(days=12))
    make_item(place=old)
    make_item(place=young)
    travel_to(now.date() + timedelta(days=41))
    found = cells(pages.as_user(keeper).get(f"/warehouse/places/{warehouse.code}"))
    assert "lâu nhất 41 ngày" in found[old.code]
    assert "lâu nhất 29 ngày" in found[young.code]


def test_a_map_says_no_capacity_where_one_of_its_places_has_none(
    as_keeper, warehouse, make_place, make_item
):
    shelf = make_place(capacity=5)
    bin_ = make_place(parent=shelf, kind=PlaceKind.BIN)
    make_item(place=shelf)
    assert queries.counts_of([shelf])[shelf.id].capacity == 5
    make_item(place=bin_)
    assert queries.counts_of([shelf])[shelf.id].capacity is None


def test_what_is_full_or_over_capacity_comes_first_in_the_table(
    as_keeper, warehouse, shelf, make_place, make_item
):
    empty, full, over = (make_place(capacity=1) for _number in range(3))
    make_item(place=full)
    make_item(place=over)
    db.session.get_one(PlaceCount, over.id).held = 3  # counted so before places had a capacity
    db.session.commit()
    assert queries.counts_of([over])[over.id].over == 2
    page = as_keeper.get(f"/warehouse/places/{warehouse.code}")
    table = page.document.all("table", class_="kb-edge")[0]
    rows = [a.get("href").rsplit("/", 1)[-1] for a in table.all("a", class_="kb-name")]
    rest = sorted([shelf, empty], key=lambda place: place.sort_key)
    assert rows == [over.code, full.code, *(place.code for place in rest)]
    assert set(cells(page)) == set(rows)
