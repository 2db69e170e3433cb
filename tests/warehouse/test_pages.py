"""Places, items, labels: who sees what, what a post changes, what is refused."""

import io

import pytest
from sqlalchemy import func, select

from foundation.acts import Act
from foundation.codes import new_code, shown
from foundation.database import db
from tests.fixtures.html import fields
from tests.fixtures.lending import OUTSIDER, TAKER, both_sign_on_pages
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import IDENTITY, as_described, lines_of, picture
from warehouse import photos
from warehouse.models import (
    EvidenceItem,
    ItemStatus,
    LabelPrint,
    Order,
    Place,
    PlaceKind,
    UnknownScan,
)
from warehouse.operations.photos import add_photos
from warehouse.operations.places import create_place


@pytest.fixture
def as_keeper(pages, keeper):
    return pages.as_user(keeper)


@pytest.fixture
def as_officer(pages, officer):
    return pages.as_user(officer)


def of(model, number):
    return db.session.get_one(model, number)


@pytest.fixture
def stranger(pages, make_user, make_office):
    """A keeper of another province."""
    other = make_office(code="KHAC")
    return pages.as_user(make_user(roles=["keeper"], office=other, username="kho-khac"))


def test_the_tree_of_places_is_built_and_shown(as_keeper):
    root = {"name": "Kho 1", "short_name": "K1"}
    answer = as_keeper.post_form("/warehouse/places/new", root)
    assert as_keeper.follow(answer).h1 == "K1 · Kho 1"
    place = db.session.scalar(select(Place))
    shelf = {"name": "Kệ 1", "short_name": "K1-1", "kind": "shelf", "capacity": "5"}
    as_keeper.post_form(f"/warehouse/places/{place.code}/new", shelf)
    assert "Kệ 1" in as_keeper.get("/warehouse/places").text
    again = as_keeper.post_form(f"/warehouse/places/{place.code}/new", shelf, 422)
    assert "K1-1" in again.text


def test_a_place_is_closed_only_when_empty(as_keeper, shelf, item):
    page = f"/warehouse/places/{shelf.code}"
    as_keeper.post_form(page, {}, 422, action=f"{page}/close")
    assert of(Place, shelf.id).is_active


def test_an_officer_builds_no_places(as_officer, warehouse):
    as_officer.get(f"/warehouse/places/{warehouse.code}/new", 403)


def test_items_are_found_by_words_place_and_code(as_keeper, item, make_item, vault):
    other = make_item(description="Xe ô tô tải", place=vault)
    code = shown(item.code)
    for query in ("q=dien+thoai", f"q={code}", "place=B-04", "kind=electronics&place=B-04"):
        text = as_keeper.get(f"/warehouse/items?{query}").text
        assert code in text, query
        assert shown(other.code) not in text, query
    assert code not in as_keeper.get("/warehouse/items?status=released").text
    as_keeper.get("/warehouse/items?status=x&kind=y&place=z&after=%2F&case_id=a")


def test_another_province_sees_nothing_of_it(stranger, item, shelf, intake, app, keeper, now):
    kept = photos.keep(app.extensions["blobs"], picture(), name="a")
    add_photos(item, photos=[kept], by=Act(keeper, now))
    for address in (
        f"/warehouse/items/{item.code}",
        f"/warehouse/items/{item.code}/move",
        f"/warehouse/places/{shelf.code}",
        f"/warehouse/orders/{intake.code}",
        f"/warehouse/orders/{intake.code}/lines/1/receive",
        f"/warehouse/photos/{kept.sha256}",
    ):
        stranger.get(address, 404)
    assert shown(item.code) not in stranger.get("/warehouse/items").text


def hrefs(page):
    return {link.get("href") for link in page.document.all("a")}


def test_a_page_offers_what_its_reader_may_do(
    as_keeper, as_officer, pages, auditor, item, shelf, make_release
):
    """A button is there exactly where the operation would not refuse for the state of things."""
    page = f"/warehouse/items/{item.code}"
    keeping = {f"{page}/move", f"{page}/seal"}
    assert keeping <= hrefs(as_keeper.get(page))
    assert not keeping & hrefs(as_officer.get(page))
    assert any("new-release" in href for href in hrefs(as_officer.get(page)))
    assert f"{page}/release" not in hrefs(as_keeper.get(page))
    make_release(item)
    assert f"{page}/release" in hrefs(as_keeper.get(page))
    assert not any("new-release" in href for href in hrefs(as_officer.get(page)))
    reader = pages.as_user(auditor)
    assert not {f"{page}/move", f"{page}/release"} & hrefs(reader.get(page))
    assert not reader.get(page).document.all("input", name="raw")
    adding = f"/warehouse/places/{shelf.code}/new"
    assert adding in hrefs(as_keeper.get(f"/warehouse/places/{shelf.code}"))
    assert adding not in hrefs(reader.get(f"/warehouse/places/{shelf.code}"))


def test_who_sees_a_unit_from_above_is_offered_nothing_to_keep_there(
    as_keeper, unit, make_user, make_case, make_intake, now
):
    keeper = Act(make_user(roles=["keeper"], office=unit), now)
    root = create_place(
        office_id=unit.id,
        parent=None,
        name="Kho KV",
        short_name="KV",
        kind=PlaceKind.WAREHOUSE,
        by=keeper,
    )
    order = make_intake(case=make_case(office_id=unit.id))
    line = lines_of(order)[0]
    item = receive_line(line, place=root, by=keeper, **as_described(line))
    page = as_keeper.get(f"/warehouse/items/{item.code}")
    assert f"/warehouse/items/{item.code}/move" not in hrefs(page)
    assert not page.document.all("input", name="raw")
    move = f"/warehouse/items/{item.code}/move"
    as_keeper.post_form(move, {"place": root.short_name}, 422)


def test_why_an_item_may_not_leave_is_said_on_its_page(as_keeper, item):
    for act in ("lend", "release"):
        page = as_keeper.get(f"/warehouse/items/{item.code}/{act}")
        assert "Chưa có lệnh" in page.main
        assert not page.document.all("input", name="identity")
    back = as_keeper.get(f"/warehouse/items/{item.code}/take-back")
    assert not back.document.all("textarea", name="condition")


def test_an_item_is_moved_from_its_page(as_keeper, item, vault):
    address = f"/warehouse/items/{item.code}/move"
    as_keeper.post_form(address, {"place": "chỗ nào"}, 422)
    answer = as_keeper.follow(as_keeper.post_form(address, {"place": vault.short_name.lower()}))
    assert vault.full_name in answer.text
    assert of(EvidenceItem, item.id).place_id == vault.id


def test_an_item_is_put_into_a_box_by_its_label(as_keeper, item, make_item):
    box = make_item(description="Thùng")
    as_keeper.post_form(f"/warehouse/items/{item.code}/move", {"place": shown(box.code)})
    assert of(EvidenceItem, item.id).container_id == box.id
    assert shown(item.code) in as_keeper.get(f"/warehouse/items/{box.code}").text


def test_an_item_is_lent_and_taken_back(as_keeper, item, make_loan_order, shelf):
    make_loan_order(item)
    lending = f"/warehouse/items/{item.code}/lend"
    as_keeper.post_form(lending, {"identity": "1"}, 422)
    draft = as_keeper.post_form(lending, OUTSIDER | {"purpose": "trial"})
    whole = {"seal_state": "intact", "seal_number": item.seal_number, "condition": "tốt"}
    both_sign_on_pages(as_keeper, draft.location, whole)
    assert shown(item.code) in as_keeper.get("/warehouse/loans").text
    address = f"/warehouse/items/{item.code}/take-back"
    as_keeper.post_form(address, {"place": "B-04"}, 422)
    draft = as_keeper.post_form(address, OUTSIDER | {"place": "B-04"})
    torn = {"condition": "rách một góc", "seal_state": "broken"}
    both_sign_on_pages(as_keeper, draft.location, torn)
    assert of(EvidenceItem, item.id).status is ItemStatus.IN_CUSTODY
    answer = as_keeper.get(f"/warehouse/items/{item.code}")
    assert "không nguyên vẹn" in answer.text


def test_an_item_is_released_by_its_order(as_keeper, item, make_release):
    address = f"/warehouse/items/{item.code}/release"
    assert not as_keeper.get(address).document.all("input", name="identity")
    make_release(item)
    draft = as_keeper.post_form(address, TAKER)
    seen = {"seal_state": "intact", "seal_number": item.seal_number, "condition": "tốt"}
    answer = as_keeper.follow(both_sign_on_pages(as_keeper, draft.location, seen))
    assert of(EvidenceItem, item.id).status is ItemStatus.RELEASED
    assert IDENTITY not in answer.markup


def test_a_seal_is_renewed_from_the_items_page(as_keeper, item):
    said = {
        "seal_state": "intact",
        "seal_number": item.seal_number,
        "number": "NP-7/2026",
        "reason": "Kiểm tra",
        "witnesses": "Phạm Thị Toán",
    }
    answer = as_keeper.follow(as_keeper.post_form(f"/warehouse/items/{item.code}/seal", said))
    assert "NP-7/2026" in answer.text


def test_photos_and_codes_are_added_on_the_items_page(as_keeper, item):
    page = f"/warehouse/items/{item.code}"
    photo = (io.BytesIO(picture()), "a.jpg")
    as_keeper.post_form(page, {"photos": photo}, action=f"{page}/photos")
    as_keeper.post_form(page, {"photos": None}, 422, action=f"{page}/photos")
    bad = (io.BytesIO(b"<svg/>"), "a.svg")
    as_keeper.post_form(page, {"photos": bad}, 422, action=f"{page}/photos")
    as_keeper.post_form(page, {"raw": "51D-097.51"}, action=f"{page}/codes")
    answer = as_keeper.get("/warehouse/scan?raw=51d09751", 302)
    assert answer.location == page


def test_a_code_of_another_item_is_refused_beside_its_field(as_keeper, item, make_item):
    page = f"/warehouse/items/{item.code}"
    other = f"/warehouse/items/{make_item().code}"
    as_keeper.post_form(page, {"raw": "IMEI 352000000000999"}, action=f"{page}/codes")
    twice = {"raw": "IMEI 352000000000999"}
    refused = as_keeper.post_form(other, twice, 422, action=f"{other}/codes")
    assert shown(item.code) in refused.document.one("div", role="alert").text
    again = as_keeper.post_form(page, {"raw": " "}, 422, action=f"{page}/codes")
    assert again.h1 == item.description
    assert shown(item.code) in again.main


def test_labels_are_printed_once_and_again_with_a_reason(as_keeper, item, shelf):
    codes = {"codes": f"{shown(item.code)}\n{shelf.code}"}
    sheet = as_keeper.post_form("/warehouse/labels", codes, 200)
    assert sheet.content.startswith(b"%PDF")
    assert item.code not in sheet.response.headers["Content-Disposition"]
    again = as_keeper.post_form("/warehouse/labels", codes, 422)
    assert shown(item.code) in again.text
    one = f"/warehouse/labels/{item.code}"
    as_keeper.post_form(one, {"reason": ""}, 422)
    assert as_keeper.post_form(one, {"reason": "rách"}, 200).content.startswith(b"%PDF")
    assert db.session.scalar(select(func.count()).select_from(LabelPrint)) == 3


def test_a_label_form_sent_twice_gives_the_labels_twice_and_is_logged_once(as_keeper, item):
    page = as_keeper.get("/warehouse/labels")
    form, codes = page.form(having=("codes",)), {"codes": item.code}
    first, again = (as_keeper.send(page, form, codes, 200) for _press in range(2))
    assert first.response.mimetype == "application/pdf"
    assert again.content == first.content  # and no reprint either
    assert len(db.session.scalars(select(LabelPrint)).all()) == 1


def test_labels_of_unknown_codes_are_refused(as_keeper, item):
    as_keeper.post_form("/warehouse/labels", {"codes": new_code()}, 422)
    as_keeper.get(f"/warehouse/labels/{new_code()}", 404)


def test_a_code_nobody_knew_is_bound_from_its_list(as_keeper, item):
    as_keeper.post_form("/warehouse/scan", {"raw": "51D-097.51"}, 200)
    scan = db.session.scalar(select(UnknownScan))
    action = f"/warehouse/unknown-codes/{scan.id}"
    page = "/warehouse/unknown-codes"
    refused = as_keeper.post_form(page, {"item": "không có"}, 422, action=action)
    assert "không có" in refused.text  # refusals.ItemUnknown
    as_keeper.post_form(page, {"item": shown(item.code), "act": "bind"}, action=action)
    assert as_keeper.get("/warehouse/scan?raw=51d09751", 302).location.endswith(item.code)
    as_keeper.post(action, {}, 400)


@pytest.mark.parametrize("raw", ["   ", "\x00", "k" * 10_000])
def test_a_blank_or_endless_code_is_refused_beside_its_field(raw, as_keeper, item):
    page = f"/warehouse/items/{item.code}"
    refused = as_keeper.post_form(page, {"raw": raw}, 422, action=f"{page}/codes")
    assert "%(" not in refused.text


@pytest.mark.parametrize("number", [2**63, "9" * 5000])
def test_a_number_no_row_can_have_is_not_found(number, as_keeper):
    as_keeper.get(f"/cases/assets/{number}", 404)


@pytest.mark.parametrize("cursor", ["W251bGwsIDFd", "WyJcdWQ4MDAiLCAxXQ", "WzEuNSwgMl0", "x"])
def test_a_cursor_that_does_not_read_opens_the_first_page(cursor, as_keeper):
    as_keeper.get(f"/auctions/public?after={cursor}")
    as_keeper.get(f"/warehouse/items?after={cursor}")


def test_a_sheet_is_offered_for_an_order_and_for_a_tree_of_places(
    as_keeper, item, shelf, warehouse
):
    order = db.session.scalar(select(Order))
    for question, code in (
        (f"order={order.code}", item.code),
        (f"place={warehouse.code}", shelf.code),
    ):
        form = as_keeper.get(f"/warehouse/labels?{question}").form(having=("codes",))
        assert code in fields(form)["codes"]
