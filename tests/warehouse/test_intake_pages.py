"""An intake on its pages: who brings it, line after line, later, both signatures, withdrawing."""

import pytest
from sqlalchemy import select

from foundation.codes import shown
from foundation.database import db
from tests.fixtures.lending import IDENTITY, sign_on_pages
from tests.fixtures.warehouse import draft, lines_of
from warehouse.drafting.minutes import read_minutes
from warehouse.models import (
    EvidenceItem,
    HandOver,
    HandOverKind,
    ItemStatus,
    LineState,
    Order,
    OutsideSigner,
)

PERSON = {"organisation": "", "name": "Đỗ Văn Giao", "capacity": "Điều tra viên"}
WHO = PERSON | {"identity": IDENTITY}


@pytest.fixture
def as_keeper(pages, keeper):
    return pages.as_user(keeper)


@pytest.fixture
def three(make_intake, shelf):
    order = make_intake(lines=[draft(seal=None) for _line in range(3)])
    db.session.commit()
    return order


@pytest.fixture
def address(three):
    return f"/warehouse/orders/{three.code}"


def look(visitor, address, line, **said):
    found = {"as_described": "y", "seal_state": "none", "place": "B-04"} | said
    return visitor.post_form(f"{address}/lines/{line}/receive", found)


def intake():
    return db.session.scalars(select(HandOver).where(HandOver.kind == HandOverKind.INTAKE)).one()


def items():
    return db.session.scalars(select(EvidenceItem).order_by(EvidenceItem.id)).all()


def test_who_brings_it_is_named_first_as_the_order_says(as_keeper, three, address):
    page = as_keeper.get(f"{address}/intake")
    form = page.form(having=("identity",))
    assert "Đỗ Văn Giao" in page.markup
    answer = as_keeper.send(page, form, WHO)
    assert answer.location == f"{address}/lines/1/receive"
    signer = db.session.scalars(select(OutsideSigner)).one()
    assert (signer.name, signer.capacity, signer.organisation_id) == (
        "Đỗ Văn Giao",
        "Điều tra viên",
        None,
    )
    again = as_keeper.get(f"{address}/intake")
    assert not again.document.all("input", name="identity")
    assert f"{address}/lines/1/receive" in again.markup


def test_a_card_that_cannot_be_right_keeps_what_was_typed(as_keeper, address):
    page = as_keeper.post_form(f"{address}/intake", WHO | {"identity": "12"}, 422)
    assert "Điều tra viên" in page.markup


def test_nobody_receives_before_who_brings_it_is_named(as_keeper, three, address):
    page = as_keeper.get(f"{address}/lines/1/receive")
    assert not page.document.all("input", name="counted")
    assert f'href="{address}/intake"' in page.markup
    assert items() == []


def test_a_line_that_agrees_takes_three_taps(as_keeper, address):
    """As described, no seal, record: the place stands as the line before said."""
    as_keeper.post_form(f"{address}/intake", WHO)
    look(as_keeper, address, 1)
    page = as_keeper.get(f"{address}/lines/2/receive?place=B-04")
    form = page.form(having=("counted",))
    answer = as_keeper.send(page, form, {"as_described": "y", "seal_state": "none"})
    assert answer.location.startswith(f"{address}/lines/3/receive")


def test_a_line_says_how_far_it_is_and_leads_past_itself(as_keeper, address):
    as_keeper.post_form(f"{address}/intake", WHO)
    look(as_keeper, address, 1)
    page = as_keeper.get(f"{address}/lines/2/receive")
    assert "1/3" in page.main.replace(" ", "") or "1 trên 3" in page.main
    assert "Đ.V.G." in page.main
    later = next(a for a in page.document.all("a") if a.text.strip() == "Để sau")
    assert later.get("href") == f"{address}/lines/3/receive"


def test_both_sign_on_the_page_where_the_last_line_leads(as_keeper, three, address):
    as_keeper.post_form(f"{address}/intake", WHO)
    for line in (1, 2):
        look(as_keeper, address, line)
    refused = {"difference": "refuse", "difference_note": "Không đúng loại"}
    answer = look(as_keeper, address, 3, **refused)
    here = f"/warehouse/hand-overs/{intake().id}"
    assert answer.location == here

    page = as_keeper.get(here)
    assert all(shown(item.code) in page.text for item in items())
    assert "Không đúng loại" in page.main
    hrefs = [a.get("href") for a in page.document.all("a")]
    assert f"{here}/sign-outside" in hrefs
    assert f"{here}/sign" not in hrefs, "who brings it signs first"
    assert f"{here}/lines" not in hrefs

    sign_on_pages(as_keeper, here)
    assert [item.status for item in items()] == [ItemStatus.IN_CUSTODY] * 2
    order = as_keeper.get(address)
    assert here in order.markup
    said = read_minutes(intake())
    assert [row["code"] for row in said.things] == [
        *(shown(item.code) for item in items()),
        "từ chối nhận",
    ]
    assert said.giver == "Đỗ Văn Giao, Điều tra viên"


def test_a_thing_at_the_door_has_its_page_and_no_act_of_the_store(as_keeper, address):
    as_keeper.post_form(f"{address}/intake", WHO)
    look(as_keeper, address, 1)
    (item,) = items()
    page = as_keeper.get(f"/warehouse/items/{item.code}")
    assert "chờ ký nhận" in page.main.lower()
    hrefs = [a.get("href") or "" for a in page.document.all("a")]
    assert not any(href.endswith(("/move", "/seal", "/release", "/lend")) for href in hrefs)
    assert f"/warehouse/labels/{item.code}" in hrefs
    assert f"/warehouse/hand-overs/{intake().id}" in hrefs
    assert "Không niêm phong" not in page.main
    assert "Sẽ xếp vào" in page.main


def test_withdrawing_says_that_nothing_is_taken_in(as_keeper, three, address):
    as_keeper.post_form(f"{address}/intake", WHO)
    look(as_keeper, address, 1)
    here = f"/warehouse/hand-overs/{intake().id}"
    assert "mã không dùng lại" in as_keeper.get(f"{here}/withdraw").main
    as_keeper.post_form(f"{here}/withdraw", {"why": "Người giao bỏ về"})
    (item,) = items()
    assert item.status is ItemStatus.NOT_TAKEN_IN
    assert lines_of(db.session.get_one(Order, three.id))[0].state is LineState.PENDING
    page = as_keeper.get(f"/warehouse/items/{item.code}").main
    assert "Vật không được nhận vào kho." in page
    assert "Còn lại" not in page


def test_one_thing_is_taken_off_on_its_page(as_keeper, address):
    as_keeper.post_form(f"{address}/intake", WHO)
    look(as_keeper, address, 1)
    (item,) = items()
    off = f"/warehouse/hand-overs/{intake().id}/lines/{item.code}/remove"
    assert "Hủy nhãn" in as_keeper.get(off).main
    as_keeper.post_form(off, {}, action=off)
    db.session.expire_all()
    assert item.status is ItemStatus.NOT_TAKEN_IN


def test_scanned_labels_are_put_on_no_intake(as_keeper, address, item):
    as_keeper.post_form(f"{address}/intake", WHO)
    row = db.session.scalars(select(HandOver).order_by(HandOver.id.desc()).limit(1)).one()
    page = as_keeper.get(f"/warehouse/hand-overs/{row.id}/lines")
    assert not page.document.all("textarea", name="codes")
