"""Things go to the store of another office on the pages of two keepers of two offices."""

from sqlalchemy import select

from accounts.models import Office
from foundation import clock
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from tests.fixtures.hand_overs import sign_by
from tests.fixtures.people import PASSWORD
from warehouse.models import HandOver, HandOverKind, HandOverState, Order, OrderPurpose
from warehouse.operations.transfers import say_where

LIST = "/warehouse/hand-overs"


def only():
    query = select(HandOver).where(HandOver.kind == HandOverKind.TRANSFER)
    row = db.session.scalars(query).one()
    db.session.refresh(row)
    return row


def test_two_keepers_of_two_offices_sign_and_the_other_store_has_it(
    pages, item, case, officer, head, keeper, there, shelf_there, unit
):
    bin_ = shelf_there("KV-1")
    db.session.commit()
    proposing = pages.as_user(officer)
    new = f"/warehouse/orders/new-release?case_id={case.id}"
    order = {
        "purpose": "to_store",
        "to_office": "Không có đơn vị này",
        "items": [item.code],
        "document_no": "12/QĐ-THADS",
        "document_on": "23/11/2026",
        "reason": "Kho không đủ chỗ",
    }
    told = proposing.post_form(new, order, 422).response.text
    assert "Không có đơn vị nào tên là “Không có đơn vị này”" in told
    assert "Kho không đủ chỗ" in told
    proposing.post_form(new, order | {"to_office": ""}, 422)
    proposing.post_form(new, order | {"to_office": unit.name.upper()})
    row = db.session.scalars(select(Order).where(Order.purpose == OrderPurpose.TO_STORE)).one()
    here = f"/warehouse/orders/{row.code}"
    assert unit.name in proposing.get(here).main
    pages.as_user(head).post_form(here, {"decision": "approve"}, action=f"{here}/decision")
    giver = pages.as_user(keeper)
    assert f"{here}/send" in giver.get(f"/warehouse/items/{item.code}").response.text
    assert f"{here}/send" in giver.get(here).response.text
    giver.post_form(f"{here}/send", {}, action=f"{here}/send")
    mine = f"{LIST}/{only().id}"
    assert f"{here}/send" not in giver.get(here).response.text
    assert mine in giver.get(here).response.text
    seen = {"seal_state": "intact", "seal_number": item.seal_number, "condition": "còn nguyên"}
    giver.post_form(f"{mine}/lines/{item.code}", seen)
    giver.post_form(f"{mine}/sign", {"current": PASSWORD, "looked": "y"})
    assert only().stage is HandOverState.SIGNED_BY_ONE
    assert "không phải bên giao hoặc bên nhận" in giver.get(f"{mine}/places").main

    taker = pages.as_user(there)
    home = taker.get("/").response.text
    assert "Biên bản giao nhận vật từ đơn vị khác" in home
    assert f"{LIST}?side=coming" in home
    assert "1 biên bản giao nhận vật từ đơn vị khác" in taker.get(LIST).main
    assert only().number in taker.get(f"{LIST}?side=coming").main
    page = taker.get(mine)
    assert f"{mine}/places" in page.response.text
    assert f"/warehouse/items/{item.code}" not in page.response.text
    taker.post_form(f"{mine}/sign", {"current": PASSWORD, "looked": "y"}, 422)
    assert "1 vật chưa có chỗ" in taker.get(f"{mine}/places").main
    taker.post_form(f"{mine}/places", {"place": "ở đâu đó"}, 422)
    taker.post_form(f"{mine}/places", {"place": bin_.short_name})
    taker.post_form(f"{mine}/sign", {"current": PASSWORD, "looked": "y"})
    db.session.refresh(item)
    assert (item.office_id, item.place_id) == (unit.id, bin_.id)


def test_the_office_of_the_case_sees_it_in_the_other_store_and_touches_it_no_more(
    pages, send, item, case, keeper, officer, there, shelf_there
):
    row = send(item)
    say_where(row, place=shelf_there("KV-1"), by=Act(there, clock.now()))
    sign_by(row, keeper, there)
    db.session.commit()
    page = pages.as_user(officer).get(f"/cases/{case.id}")
    assert f"/warehouse/items/{item.code}" in page.response.text
    mine = pages.as_user(keeper)
    here = f"/warehouse/items/{item.code}"
    assert shown(item.code) in mine.get(here).main
    assert f"{here}/move" not in mine.get(here).response.text
    theirs = pages.as_user(there).get(here)
    legal = theirs.main.partition("Giữ về pháp lý")[2].partition("Giữ thực tế")[0]
    assert db.session.get_one(Office, case.office_id).name in legal
    assert f"{here}/move" in theirs.response.text
    assert case.number in theirs.main
    assert f"/cases/{case.id}" not in theirs.response.text


def test_who_keeps_it_proposes_what_becomes_of_it(
    pages, send, item, case, keeper, there, shelf_there, unit, make_user
):
    row = send(item)
    say_where(row, place=shelf_there("KV-1"), by=Act(there, clock.now()))
    sign_by(row, keeper, there)
    theirs = make_user(roles=["officer"], office=unit, username="chv.kv")
    make_user(roles=["head"], office=unit, username="ld.kv")
    db.session.commit()
    visitor = pages.as_user(theirs)
    new = f"/warehouse/orders/new-release?case_id={case.id}"
    assert new.replace("&", "&amp;") in visitor.get(f"/warehouse/items/{item.code}").response.text
    told = {
        "purpose": "return_to_owner",
        "items": [item.code],
        "document_no": "15/QĐ-THADS",
        "document_on": "23/11/2026",
        "reason": "Trả lại theo bản án",
    }
    visitor.post_form(new, told)
    order = db.session.scalars(
        select(Order).where(Order.purpose == OrderPurpose.RETURN_TO_OWNER)
    ).one()
    assert order.office_id == unit.id
    assert case.number in visitor.get(f"/warehouse/orders/{order.code}").main
