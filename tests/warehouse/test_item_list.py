"""The list of items, and with it every part of the component that all lists share."""

import io
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from sqlalchemy import select

from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.warehouse import picture
from warehouse import photos
from warehouse.models import EvidenceItem, Photo
from warehouse.operations.movement import move_item, move_items
from warehouse.operations.photos import add_photos

ADDRESS = "/warehouse/items"


@pytest.fixture
def as_keeper(pages, keeper):
    return pages.as_user(keeper)


@pytest.fixture
def stranger(pages, make_user, make_office):
    """A keeper of another province."""
    return pages.as_user(make_user(roles=["keeper"], office=make_office(code="KHAC")))


def count(page):
    return next(p.text for p in page.document.all("p") if p.get("id") == "list-count")


def names(page):
    return [link.text for link in page.document.all("a") if "kb-list__open" in link.get("class")]


def chips(page):
    return {
        link.text: link["href"]
        for link in page.document.all("a")
        if link.get("class") == "kb-chip kb-chip--set"
    }


def test_a_list_says_how_many_there_are_of_how_many(as_keeper, item, make_item):
    make_item(description="Xe ô tô tải")
    assert count(as_keeper.get(ADDRESS)) == "2 vật"
    page = as_keeper.get(f"{ADDRESS}?q=o+to+tai")
    assert count(page) == "1 / 2 vật"
    assert names(page) == ["Xe ô tô tải"]


def test_a_page_has_a_bounded_number_of_rows_and_still_tells_the_total(as_keeper, make_item):
    for number in range(41):
        make_item(description=f"Thùng số {number}")
    page = as_keeper.get(ADDRESS, most_queries=20)
    assert len(names(page)) == 40
    assert count(page).startswith("41 vật")
    following = next(a for a in page.document.all("a") if a.get("rel") == "next")
    assert names(as_keeper.get(following["href"])) == ["Thùng số 0"]


def test_an_order_is_said_and_can_be_changed(as_keeper, item, make_item):
    make_item(description="Xe ô tô tải")
    page = as_keeper.get(ADDRESS)
    assert "Mới nhất trước" in page.main
    assert names(page)[0] == "Xe ô tô tải"
    old = as_keeper.get(f"{ADDRESS}?order=old")
    assert names(old)[-1] == "Xe ô tô tải"
    heads = [head for head in old.document.all("th") if head.get("aria-sort")]
    assert [head["aria-sort"] for head in heads] == ["ascending"]


def test_every_value_that_narrows_has_a_chip_that_takes_it_off(as_keeper, item):
    page = as_keeper.get(f"{ADDRESS}?status=in_custody&status=on_loan&place=B-04&order=old")
    found = chips(page)
    assert len(found) == 3
    left = parse_qs(urlsplit(found["Vị trí lưu kho: B-04 bỏ lọc này"]).query)
    assert left == {"status": ["in_custody", "on_loan"], "order": ["old"]}


@pytest.mark.parametrize(
    "asked", ["words=x", "status=nonsense", "place=nowhere", "order=height", "case_id=x"]
)
def test_what_is_not_known_is_said_and_changes_nothing(as_keeper, item, asked):
    page = as_keeper.get(f"{ADDRESS}?{asked}")
    assert names(page) == [item.description]
    assert not chips(page)
    bands = [part for part in page.document.all("div") if "kb-band" in part.get("class")]
    assert len(bands) == 1
    value = asked.split("=")[1] if not asked.startswith("words") else "words"
    assert value in bands[0].text


def test_an_empty_list_names_the_first_act_and_a_narrowed_one_the_way_back(pages, officer, item):
    visitor = pages.as_user(officer)
    nothing = visitor.get(f"{ADDRESS}?q=khongcogi").document.one("p", class_="kb-empty")
    assert [link["href"] for link in nothing.all("a")] == [ADDRESS]


def test_a_list_that_never_had_a_row_offers_the_act_that_makes_one(pages, officer):
    nothing = pages.as_user(officer).get(ADDRESS).document.one("p", class_="kb-empty")
    assert [link["href"] for link in nothing.all("a")] == ["/warehouse/orders/new"]
    assert "bộ lọc" not in nothing.text


def test_columns_are_chosen_for_this_browser(as_keeper, item):
    assert "Niêm phong" not in [head.text for head in as_keeper.get(ADDRESS).document.all("th")]
    chosen = "/preferences/columns/items?shown=seal&shown=nonsense&next=/warehouse/items"
    assert as_keeper.get(chosen, 303).location == ADDRESS
    heads = [head.text for head in as_keeper.get(ADDRESS).document.all("th")]
    assert heads[3:4] == ["Niêm phong"]
    as_keeper.get("/preferences/columns/nothing", 404)
    as_keeper.get("/preferences/columns/items", 303)  # none chosen: the usual ones
    assert "Tình trạng" in [head.text for head in as_keeper.get(ADDRESS).document.all("th")]


def test_the_page_of_filters_counts_what_each_value_leaves(as_keeper, item, make_item):
    make_item(description="Xe ô tô tải")
    page = as_keeper.get(f"{ADDRESS}?part=filters&q=o+to")
    kinds = [one for one in page.document.all("label") if one.all("input", name="kind")]
    leaving = [one for one in kinds if one.text.endswith(" 1")]
    assert len(leaving) == 1
    value = leaving[0].one("input")["value"]
    assert names(as_keeper.get(f"{ADDRESS}?q=o+to&kind={value}")) == ["Xe ô tô tải"]


def test_a_row_shows_its_photo_small(as_keeper, item, app, keeper, now, stranger):
    kept = photos.keep(app.extensions["blobs"], picture(size=(1200, 900)), name="a")
    add_photos(item, photos=[kept], by=Act(keeper, now))
    image = as_keeper.get(ADDRESS).document.one("img")
    assert (image["width"], image["height"], image["loading"]) == ("56", "56", "lazy")
    small = as_keeper.get(image["src"])
    with Image.open(io.BytesIO(small.content)) as drawn:
        assert drawn.size == (112, 112)
    assert small.response.headers["Cache-Control"] == "private, no-store"
    stranger.get(image["src"], 404)
    assert db.session.scalar(select(Photo.sha256)) == kept.sha256


def test_an_asset_is_shown_by_the_photo_of_its_thing(pages, officer, item, truck, app, keeper, now):
    """Only to who may look into the store, and without an empty place where none has a photo."""
    as_officer, hub = pages.as_user(officer), f"/cases/{truck.case_id}"
    assert not as_officer.get(hub).document.all("img", width="44")
    kept = photos.keep(app.extensions["blobs"], picture(size=(1200, 900)), name="a")
    add_photos(item, photos=[kept], by=Act(keeper, now))
    item.asset_id = truck.id
    panel = as_officer.get(hub).document.one("section", id="assets")
    as_officer.get(panel.one("img")["src"])


def test_what_is_chosen_says_what_holds_some_back(as_keeper, lent, make_item):
    here = make_item(description="Xe ô tô tải")
    picked = f"{ADDRESS}?part=picked&picked={lent.code}&picked={here.code}&picked=nonsense"
    page = as_keeper.get(picked)
    assert page.h1 == "Đã chọn 2 / 2"
    foot = next(part for part in page.document.all("div") if part.get("id") == "list-foot")
    links = {link.text: link["href"] for link in foot.all("a")}
    assert links["Bỏ ra"].endswith(f"picked={here.code}")
    counts = {href.split("?")[0]: text.split()[-1] for text, href in links.items()}
    assert counts[f"{ADDRESS}/several/move"] == "1"
    assert counts["/warehouse/labels"] == "2"
    printing = next(href for href in links.values() if href.startswith("/warehouse/labels"))
    assert lent.code in as_keeper.get(printing).markup
    nothing = as_keeper.get(f"{ADDRESS}?part=picked&picked=nonsense")
    assert "Chưa chọn dòng nào." in nothing.main


def test_who_keeps_nothing_chooses_nothing(pages, auditor, item):
    page = pages.as_user(auditor).get(ADDRESS)
    assert not page.document.all("input", name="picked")


def test_several_items_are_moved_by_one_form_once(as_keeper, item, make_item, vault):
    other = make_item(description="Xe ô tô tải")
    address = f"{ADDRESS}/several/move?code={item.code}&code={other.code}"
    page = as_keeper.get(address)
    form = page.form(having=("place",))
    assert as_keeper.send(page, form, {"place": vault.short_name}).location == ADDRESS
    as_keeper.send(page, form, {"place": vault.short_name})
    moved = db.session.scalars(select(EvidenceItem)).all()
    assert {each.place_id for each in moved} == {vault.id}
    assert {each.custody_seq for each in moved} == {3}


def test_several_items_are_moved_all_or_none(as_keeper, item, make_item, make_place, keeper, now):
    other, narrow = make_item(description="Xe ô tô tải"), make_place(short_name="N-1", capacity=1)
    page = as_keeper.get(f"{ADDRESS}/several/move?code={item.code}&code={other.code}")
    refused = as_keeper.send(page, page.form(having=("place",)), {"place": "N-1"}, 422)
    assert "N-1" in refused.main
    assert {row.place_id for row in db.session.scalars(select(EvidenceItem))} == {item.place_id}
    with pytest.raises(ChangedMeanwhile):
        move_items([other], to=narrow, seen={other.code: 7}, by=Act(keeper, now))
    as_keeper.get(f"{ADDRESS}/several/move?code=nonsense", 404)


def test_an_item_that_was_moved_meanwhile_is_not_moved_with_the_others(
    as_keeper, item, make_item, vault, shelf, make_place, keeper, now
):
    other = make_item(description="Xe ô tô tải")
    page = as_keeper.get(f"{ADDRESS}/several/move?code={item.code}&code={other.code}")
    move_item(other, to=vault, by=Act(keeper, now))
    there = make_place(short_name="X-9")
    as_keeper.send(page, page.form(having=("place",)), {"place": there.short_name}, 422)
    assert db.session.get_one(EvidenceItem, item.id).place_id == shelf.id


def test_a_late_loan_and_the_code_are_told_in_the_row(as_keeper, lent, travel_to):
    travel_to(date(2027, 6, 1))
    row = as_keeper.get(ADDRESS).document.all("tbody")[0]
    assert shown(lent.code) in row.text
    assert "quá" in row.text
    assert "kb-danger" in {each.get("class") for each in row.all("tr")}
