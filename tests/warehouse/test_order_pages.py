"""Order pages: proposing with lines, receiving line by line on a phone."""

import io

import pytest
from sqlalchemy import func, select

from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from papers.models import DocumentKind
from tests.fixtures.html import fields
from tests.fixtures.papers import typed
from tests.fixtures.receiving import begin_intake
from tests.fixtures.warehouse import draft, lines_of, picture
from warehouse.models import (
    EvidenceItem,
    LineState,
    Order,
    Photo,
)


@pytest.fixture
def as_keeper(pages, keeper):
    return pages.as_user(keeper)


@pytest.fixture
def as_officer(pages, officer, head, keeper):
    return pages.as_user(officer)


@pytest.fixture
def begun(intake, keeper, now):
    """Who brings the things of the order is named."""
    return begin_intake(intake, Act(keeper, now))


def of(model, number):
    return db.session.get_one(model, number)


def test_an_order_is_proposed_with_its_lines(as_officer, case):
    address = f"/warehouse/orders/new?case_id={case.id}"
    first = {
        "document_no": "12/BB-THG",
        "document_on": "03/06/2026",
        "reason": "Tiếp nhận",
        "lines-0-description": "01 phong bì còn nguyên niêm phong",
        "lines-0-kind": "other",
        "lines-0-quantity": "1",
        "lines-0-unit": "phong bì",
    }
    page = as_officer.post_form(address, first | {"add": "1"}, 200)
    form = page.form(having=("lines-1-description",))
    second = {
        "lines-1-description": "Gỗ xẻ",
        "lines-1-kind": "timber",
        "lines-1-quantity": "1.250,5",
        "lines-1-unit": "kg",
        "add": None,
        "remove": None,
    }
    shown_order = as_officer.follow(as_officer.send(page, form, second))

    assert shown_order.h1 == "LNK-2026-000001"
    assert "1.250,5 kg" in shown_order.text
    order = db.session.scalar(select(Order))
    assert [line.described_quantity for line in lines_of(order)] == [1, pytest.approx(1250.5)]


def test_the_lines_begin_with_what_was_seized_and_is_not_in_store(as_officer, make_asset, case):
    minutes = typed("7/BB-KB", kind=DocumentKind.MINUTES)
    asset = make_asset(description="Xe ô tô tải 8 tấn", minutes=minutes)
    address = f"/warehouse/orders/new?case_id={case.id}"
    answer = as_officer.follow(as_officer.post_form(address, {"reason": "Nhập kho", "add": None}))
    assert "7/BB-KB" in answer.text
    order = db.session.scalar(select(Order))
    assert [line.asset_id for line in lines_of(order)] == [asset.id]
    form = as_officer.get(address).form(having=("lines-0-asset_id",))
    assert fields(form)["lines-0-description"].strip() == ""


def test_a_line_is_taken_off_the_page(as_officer, case):
    address = f"/warehouse/orders/new?case_id={case.id}"
    page = as_officer.post_form(address, {"lines-0-description": "một", "add": "1"}, 200)
    form = page.form(having=("lines-1-description",))
    page = as_officer.send(page, form, {"remove": "0", "add": None}, 200)
    with pytest.raises(AssertionError):
        page.form(having=("lines-1-description",))


def test_an_order_without_quantity_changes_nothing(as_officer, case):
    address = f"/warehouse/orders/new?case_id={case.id}"
    as_officer.post_form(address, {"lines-0-description": "một", "add": None}, 422)
    assert db.session.scalar(select(Order)) is None


def test_the_case_of_an_order_is_found_by_its_number(as_officer, case):
    answer = as_officer.get(f"/warehouse/orders/new?number={case.number}", 302)
    assert answer.location.endswith(f"case_id={case.id}")
    assert "9/1999" in as_officer.get("/warehouse/orders/new?number=9/1999").text


def found(**said):
    seal = {"seal_state": "intact", "seal_number": "NP-0214/2026"}
    return {"as_described": "y", "place": "B-04"} | seal | said


def test_a_line_is_received_with_its_photos(as_keeper, intake, begun, shelf):
    address = f"/warehouse/orders/{intake.code}/lines/1/receive"
    photo = (io.BytesIO(picture()), "anh.jpg")
    answer = as_keeper.follow(as_keeper.post_form(address, found(photos=photo)))

    item = db.session.scalar(select(EvidenceItem))
    assert answer.response.request.path == f"/warehouse/hand-overs/{begun.id}"
    assert shown(item.code) in answer.text
    row = db.session.scalar(select(Photo))
    assert row.item_id == item.id
    picture_answer = as_keeper.get(f"/warehouse/photos/{row.sha256}")
    assert picture_answer.response.mimetype == "image/webp"
    assert picture_answer.response.headers["Cache-Control"] == "private, no-store"


def test_a_difference_is_asked_about_and_the_photo_survives(as_keeper, intake, begun, shelf):
    address = f"/warehouse/orders/{intake.code}/lines/1/receive"
    photo = (io.BytesIO(picture()), "anh.jpg")
    as_keeper.post_form(address, found(counted="2", photos=photo), 422)
    assert db.session.scalar(select(func.count()).select_from(Photo)) == 1
    decided = {
        "difference": "accept",
        "difference_note": "thiếu 01 chiếc",
        "confirmation_no": "77/CV",
        "confirmation_on": "2026-11-20",
    }
    as_keeper.post_form(address, found(counted="2") | decided)
    assert lines_of(of(Order, intake.id))[0].state is LineState.AT_THE_DOOR


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"place": "không có"}, id="no such place"),
        pytest.param({"seal_state": None}, id="nobody looked at the seal"),
        pytest.param({"photos": (io.BytesIO(b"x" * 40), "anh.jpg")}, id="no photo"),
        pytest.param({"counted": "ba"}, id="no number"),
    ],
)
def test_what_does_not_read_is_refused_and_receives_nothing(said, as_keeper, intake, begun, shelf):
    address = f"/warehouse/orders/{intake.code}/lines/1/receive"
    as_keeper.post_form(address, found(**said), 422)
    assert db.session.scalar(select(EvidenceItem)) is None


def test_receiving_twice_by_the_same_form_receives_once(as_keeper, make_intake, shelf, keeper, now):
    order = make_intake(lines=[draft(), draft()])
    begin_intake(order, Act(keeper, now))
    address = f"/warehouse/orders/{order.code}/lines/1/receive"
    page = as_keeper.get(address)
    form = page.form(having=("counted",))
    for _press in range(2):
        as_keeper.send(page, form, found())
    assert db.session.scalar(select(func.count()).select_from(EvidenceItem)) == 1


def test_a_release_is_proposed_from_the_items_of_the_case(as_officer, item):
    address = f"/warehouse/orders/new-release?case_id={item.case_id}&item={item.code}"
    said = {
        "purpose": "return_to_owner",
        "document_no": "96/QĐ",
        "reason": "Trả lại",
        "items": item.code,
    }
    as_officer.post_form(address, said | {"items": None}, 422)
    answer = as_officer.follow(as_officer.post_form(address, said))
    assert shown(item.code) in answer.text


def test_what_stands_on_an_order_is_not_offered_again_and_is_said(as_officer, item, make_release):
    order = make_release(item, approved=False)
    page = as_officer.get(f"/warehouse/orders/new-release?case_id={item.case_id}")
    assert not page.document.all("input", name="items")
    assert order.number in page.main


def test_after_a_line_comes_the_next_one_not_the_one_passed_over(
    as_keeper, make_intake, shelf, keeper, now
):
    order = make_intake(lines=[draft(), draft(seal="NP-2"), draft(seal="NP-3")])
    begin_intake(order, Act(keeper, now))
    lines = f"/warehouse/orders/{order.code}/lines"
    answer = as_keeper.post_form(f"{lines}/2/receive", found(seal_number="NP-2"))
    assert answer.location.startswith(f"{lines}/3/receive")
    answer = as_keeper.post_form(f"{lines}/3/receive", found(seal_number="NP-3"))
    assert answer.location.startswith(f"{lines}/1/receive")


def test_a_line_out_leads_to_its_form_and_a_line_in_to_receiving(
    as_keeper, item, make_intake, make_release, keeper, now
):
    begun = make_intake()
    begin_intake(begun, Act(keeper, now))
    for order, address in (
        (make_intake(), "/intake"),
        (begun, "/lines/1/receive"),
        (make_release(item), f"/warehouse/items/{item.code}/release"),
    ):
        page = as_keeper.get(f"/warehouse/orders/{order.code}")
        assert any(link.get("href").endswith(address) for link in page.document.all("a"))


def test_who_proposed_an_order_is_told_that_a_third_person_carries_it_out(
    pages, make_intake, make_user
):
    """One person may hold both roles; the page and the operation answer alike."""
    both = make_user(roles=["keeper", "officer"])
    order = make_intake(actor=both)
    visitor = pages.as_user(both)
    page = visitor.get(f"/warehouse/orders/{order.code}")
    assert "cần người thứ ba" in page.main
    assert not any("receive" in link.get("href") for link in page.document.all("a"))
    receiving = visitor.get(f"/warehouse/orders/{order.code}/lines/1/receive")
    assert "cần người thứ ba" in receiving.main
    assert not receiving.document.all("input", name="counted")


def test_the_page_that_proposes_says_at_once_whose_turn_comes_next(
    as_officer, as_keeper, case, officer, keeper, head
):
    said = as_officer.get(f"/warehouse/orders/new?case_id={case.id}").text
    assert head.name in said
    assert keeper.name in said
    refused = as_keeper.get(f"/warehouse/orders/new?case_id={case.id}").text
    assert officer.name in refused
    assert "người duy nhất" in refused


def test_proposals_show_the_orders_that_wait_in_sight(head, make_intake, pages, make_user, unit):
    order, decided = make_intake(approved=False), make_intake()
    page = pages.as_user(head).get("/approvals")
    assert f"/warehouse/orders/{order.code}" in page.markup
    assert f"/warehouse/orders/{decided.code}" not in page.markup
    below = pages.as_user(make_user(roles=["head"], office=unit)).get("/approvals")
    assert order.code not in below.markup
