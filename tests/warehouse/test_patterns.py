"""Shelves by a pattern: many equal places in one act, all of them or none."""

import pytest
from sqlalchemy import func, select

from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from tests.fixtures.pages import checked_of
from warehouse import refusals
from warehouse.models import Place, PlaceKind
from warehouse.operations.places import MOST_PLACES, close_place, create_shelves

MANY = 900  # statements: about 25 places, each with its code, its place in the search, its entry


def built(office, by, **overrides):
    values = {
        "office_id": office.id,
        "parent": None,
        "warehouse": "Kho 5",
        "area": "K",
        "shelves": 5,
        "bins": 4,
        "capacity": 12,
        "by": by,
    }
    return create_shelves(**values | overrides)


@pytest.fixture
def by(admin, now):
    return Act(admin, now)


def count():
    return db.session.scalar(select(func.count()).select_from(Place))


def test_five_shelves_with_four_bins_are_made_in_one_act(office, by):
    area = built(office, by)
    places = db.session.scalars(select(Place).where(Place.path.startswith(area.path))).all()
    bins = [place for place in places if place.kind is PlaceKind.BIN]
    shelves = [place for place in places if place.kind is PlaceKind.SHELF]
    assert (len(shelves), len(bins)) == (5, 20)
    assert area.full_name == "Kho 5 › Khu K"
    assert {place.short_name for place in shelves} == {f"K-0{n}" for n in range(1, 6)}
    last = max(bins, key=lambda place: place.sort_key)
    assert (last.short_name, last.full_name) == ("K-05-4", "Kho 5 › Khu K › Kệ 05 › Ô 4")
    assert {place.capacity for place in bins} == {12}
    assert {place.capacity for place in shelves} == {None}


def test_shelves_without_bins_hold_the_things_themselves(warehouse, office, by):
    area = built(office, by, parent=warehouse, bins=0, shelves=2)
    shelves = db.session.scalars(select(Place).where(Place.parent_id == area.id)).all()
    assert [place.capacity for place in shelves] == [12, 12]
    assert area.parent_id == warehouse.id


@pytest.mark.parametrize(
    "asked",
    [
        {"shelves": 0},
        {"bins": -1},
        {"shelves": MOST_PLACES + 1, "bins": 0},
        {"shelves": 50, "bins": 50},
    ],
    ids=str,
)
def test_a_pattern_is_some_places_and_not_too_many(asked, office, by):
    with pytest.raises(refusals.PatternTooLarge):
        built(office, by, **asked)


def test_a_pattern_that_meets_a_name_makes_nothing(office, by, make_place):
    make_place(short_name="K-03-2")
    db.session.commit()
    before = count()
    with pytest.raises(refusals.ShortNameTaken), transaction():
        built(office, by)
    assert count() == before


def test_a_pattern_is_refused_as_a_single_place_is(office, unit, warehouse, by):
    with pytest.raises(refusals.ImpossibleNesting):
        built(unit, by, parent=warehouse)
    with pytest.raises(refusals.CapacityNotPositive):
        built(office, by, parent=warehouse, area="M", capacity=0)
    with pytest.raises(refusals.NoLetterOrDigit):
        built(office, by, parent=warehouse, area="-")
    with pytest.raises(refusals.ShortNameIsACode):
        built(office, by, warehouse=warehouse.code)


def test_nothing_is_built_by_a_pattern_in_a_closed_warehouse(office, make_place, by):
    closed = make_place(parent=None, kind=PlaceKind.WAREHOUSE, name="Kho 9", short_name="Kho 9")
    close_place(closed, by=by)
    with pytest.raises(refusals.PlaceClosed):
        built(office, by, parent=closed)


def test_what_a_pattern_made_is_closed_in_one_act(office, by):
    area = built(office, by)
    with transaction():
        closed = close_place(area, by=by)
    assert closed[0] is area
    assert len(closed) == 26
    assert not any(place.is_active for place in closed)
    assert db.session.get(Place, area.parent_id).is_active


def test_an_area_with_a_thing_in_one_bin_stays_whole(office, by, make_item, make_place):
    area = make_place(kind=PlaceKind.AREA, name="Khu Z", short_name="Z")
    shelf = make_place(parent=area, kind=PlaceKind.SHELF, name="Kệ 1", short_name="Z-1")
    make_item(place=shelf)
    with pytest.raises(refusals.PlaceNotEmpty):
        close_place(area, by=by)
    assert area.is_active
    assert shelf.is_active


def test_more_places_than_a_pattern_makes_are_not_closed_at_once(office, by):
    area = built(office, by, shelves=MOST_PLACES, bins=0)
    warehouse = db.session.get(Place, area.parent_id)
    with pytest.raises(refusals.PlaceNotEmpty):
        close_place(warehouse, by=by)


def test_after_the_pattern_the_page_says_what_undoes_it(pages, admin, office):
    as_admin = pages.as_user(admin)
    new = "/warehouse/places/pattern"
    filled = {"warehouse": "Kho 5", "area": "K", "shelves": "2", "bins": "0"}
    checked = as_admin.post_form(new, filled, 303)
    said = as_admin.follow(checked).document.one("div", id="said").text
    assert "Ngừng dùng vị trí lưu kho" in said


def test_the_names_are_shown_before_anything_is_written(pages, admin, office):
    visitor = pages.as_user(admin)
    before = count()
    page = visitor.get("/warehouse/places/pattern")
    typed = {"warehouse": "Kho 5", "area": "K", "shelves": "2", "bins": "3", "capacity": "12"}
    form = page.form(action="/warehouse/places/pattern")
    shown = visitor.send(page, form, typed, 200, check=False, most_queries=MANY)
    assert "K-02" in shown.text
    assert count() == before
    form = shown.form(action="/warehouse/places/pattern")
    done = visitor.send(shown, form, {"checked": checked_of(form)}, most_queries=MANY)
    assert "/warehouse/places/" in done.location
    assert count() == before + 2 + 2 + 6


@pytest.mark.parametrize(
    "wrong",
    [{"shelves": "x"}, {"shelves": ""}, {"bins": "-1"}, {"shelves": "999"}, {"area": ""}],
    ids=str,
)
def test_a_pattern_that_cannot_be_read_is_said_beside_its_field(wrong, pages, admin, office):
    visitor = pages.as_user(admin)
    before = count()
    page = visitor.get("/warehouse/places/pattern")
    typed = {"warehouse": "Kho 5", "area": "K", "shelves": "2", "bins": "3", **wrong}
    visitor.send(page, page.form(action="/warehouse/places/pattern"), typed, 422)
    assert count() == before
