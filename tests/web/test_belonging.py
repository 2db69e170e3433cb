"""A form belongs to the person it was shown to, and what was typed outlives a session."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from accounts.models import UserAccount
from accounts.operations import people
from cases.models import CaseFile
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.html import fields
from warehouse.models import OrderState
from web import belonging
from web.forms import refusal_text

CASE = {
    "number": "501/2026",
    "summary": "Thi hành khoản nợ vay,\nnhiều tài sản",
    "enforceability": "able",
    "money_due": "1.000.000",
    "opened_on": "23/11/2026",
}


def cases():
    return list(db.session.scalars(select(CaseFile)))


def signed_in_as(visitor, username):
    """Somebody else signs in in the same browser."""
    visitor.post_form("/password", {}, action="/sign-out")
    visitor.sign_in(username)


@pytest.fixture
def another_officer(make_user):
    return make_user(roles=["officer"], username="chv-hai", full_name="Ngô Thị Hai")


def open_form(visitor):
    page = visitor.get("/cases/new")
    return page, page.form(having=("number",))


def test_the_form_of_somebody_who_signed_out_does_nothing_and_says_whose_it_was(
    pages, officer, another_officer
):
    visitor = pages.as_user(officer)
    page, form = open_form(visitor)
    signed_in_as(visitor, "chv-hai")
    answer = visitor.send(page, form, CASE, 409)
    assert "Trang này mở bởi Lê Văn Chấp, bạn đang đăng nhập là Ngô Thị Hai." in answer.main
    assert cases() == []


def test_what_was_typed_is_shown_to_who_is_signed_in_now_and_sent_only_by_hand(
    pages, officer, another_officer
):
    visitor = pages.as_user(officer)
    page, form = open_form(visitor)
    signed_in_as(visitor, "chv-hai")
    answer = visitor.send(page, form, CASE, 409)
    again = visitor.send(answer, answer.form(having=("review",)), {}, 200)
    filled = again.form(having=("number",))
    assert fields(filled)["summary"] == CASE["summary"]
    assert cases() == []
    visitor.send(again, filled)
    assert [case.number for case in cases()] == ["501/2026"]


def test_a_decision_prepared_by_one_head_is_not_made_by_another(
    pages, make_user, make_intake, head
):
    """Two people at one computer: the order was shown to the first, the second is signed in."""
    make_user(roles=["head"], username="photruong", full_name="Hồ Văn Phó")
    order = make_intake(approved=False)
    visitor = pages.as_user(head)
    page = visitor.get(f"/warehouse/orders/{order.code}")
    form = page.form(action=f"/warehouse/orders/{order.code}/decision")
    signed_in_as(visitor, "photruong")
    visitor.send(page, form, {"decision": "approve"}, 409)
    assert (order.state, order.approved_by_id) == (OrderState.PROPOSED, None)


def test_a_name_is_told_only_to_who_works_in_the_same_office(
    pages, officer, make_user, make_office
):
    elsewhere = make_office(code="KHAC", name="Tỉnh Khác")
    make_user(roles=["officer"], office=elsewhere, username="khac", full_name="Lý Thị Khác")
    visitor = pages.as_user(officer)
    page, form = open_form(visitor)
    signed_in_as(visitor, "khac")
    answer = visitor.send(page, form, CASE, 409)
    assert "Trang này mở bởi người khác" in answer.main
    assert "Chấp" not in answer.main


def test_a_form_whose_mark_was_forged_does_nothing(pages, officer, head):
    visitor = pages.as_user(officer)
    page, form = open_form(visitor)
    for forged in ("", "1", f"{officer.id}.x.y", fields(form)["shown_to"][:-2]):
        visitor.send(page, form, CASE | {"shown_to": forged}, 422)
    assert cases() == []


@pytest.fixture
def interrupted(pages, officer, travel_to):
    """A form filled in while the session ended; the answer to sending it."""
    visitor = pages.as_user(officer)
    visitor.username = ""  # does not sign in again by itself
    page, form = open_form(visitor)
    travel_to(clock.now() + timedelta(hours=3))
    answer = visitor.send(page, form, CASE, 401)
    return visitor, answer


def signed_in_again(interrupted, username, status):
    visitor, answer = interrupted
    form = answer.form(having=("username",))
    password = {"username": username, "password": "mat-khau-thu-nghiem-2026"}
    return visitor, visitor.send(answer, form, password, status)


def test_a_session_that_ended_leads_to_sign_in_and_back_with_nothing_lost(interrupted):
    visitor, answer = signed_in_again(interrupted, "chv", 200)
    assert cases() == []
    shown = visitor.send(answer, answer.form(having=("review",)), {}, 200)
    filled = shown.form(having=("number",))
    assert {name: fields(filled)[name] for name in CASE} == CASE
    visitor.send(shown, filled)
    assert [case.number for case in cases()] == ["501/2026"]


def test_a_wrong_password_on_the_way_back_loses_nothing(interrupted):
    visitor, answer = interrupted
    form = answer.form(having=("username",))
    again = visitor.send(answer, form, {"username": "chv", "password": "sai-mat-khau"}, 422)
    signed_in_again((visitor, again), "chv", 200)


def test_what_was_typed_is_not_handed_to_another_person(interrupted, another_officer):
    _visitor, answer = signed_in_again(interrupted, "chv-hai", 303)
    assert answer.location.endswith("/cases/new") or answer.location == "/"


def test_a_session_ended_by_an_administrator_loses_nothing_either(pages, officer, admin):
    visitor = pages.as_user(officer)
    page, form = open_form(visitor)
    account = db.session.get_one(UserAccount, officer.id)
    people.end_sessions(account, by=Act(admin, clock.now()))
    answer = visitor.send(page, form, CASE, 401)
    signed_in_again((visitor, answer), "chv", 200)


def test_a_form_of_an_earlier_session_of_ones_own_is_shown_again(pages, officer):
    visitor = pages.as_user(officer)
    page, form = open_form(visitor)
    signed_in_as(visitor, "chv")
    answer = visitor.send(page, form, CASE, 400)
    shown = visitor.send(answer, answer.form(having=("review",)), {}, 200)
    visitor.send(shown, shown.form(having=("number",)))
    assert [case.number for case in cases()] == ["501/2026"]


def test_passwords_are_never_kept(pages, officer, travel_to):
    visitor = pages.as_user(officer)
    visitor.username = ""
    page = visitor.get("/password")
    travel_to(clock.now() + timedelta(hours=3))
    answer = visitor.send(
        page, page.form(having=("current",)), {"current": "bí mật", "password": "bí mật hai"}, 401
    )
    _visitor, shown = signed_in_again((visitor, answer), "chv", 200)
    assert "bí mật" not in shown.markup


def test_what_is_too_much_to_keep_is_not_kept(pages, officer, travel_to):
    visitor = pages.as_user(officer)
    visitor.username = ""
    page, form = open_form(visitor)
    travel_to(clock.now() + timedelta(hours=3))
    answer = visitor.send(page, form, CASE | {"summary": "x" * 70_000}, 401)
    signed_in_again((visitor, answer), "chv", 303)


@pytest.mark.parametrize("kept", ["", "x", "x.y.z", "WyJ4Il0.x.y"])
def test_a_forged_parcel_of_typed_text_is_ignored(pages, officer, kept):
    visitor = pages.anonymous()
    page = visitor.get("/sign-in")
    form = page.form(having=("username",))
    sent = {"username": "chv", "password": "mat-khau-thu-nghiem-2026", "kept": kept}
    visitor.send(page, form, sent, 303)


def test_the_scan_of_somebody_else_is_no_answer_and_does_nothing(
    pages, keeper, make_user, item, vault
):
    make_user(roles=["keeper"], username="thukho-hai", full_name="Bùi Văn Hai")
    visitor = pages.as_user(keeper)
    page = visitor.get("/warehouse/scan?act=move")
    mark = fields(page.form(having=("raw",)))["shown_to"]
    signed_in_as(visitor, "thukho-hai")
    token = visitor.get("/warehouse/scan").document.one("meta", name="csrf-token")["content"]
    sent = {
        "raw": item.code,
        "act": "move",
        "place": vault.code,
        "act_id": "0" * 32,
        "shown_to": mark,
    }
    answer = visitor.raw("POST", "/warehouse/scan", json=sent, headers={"X-CSRFToken": token})
    assert answer.status_code == 409
    assert "outcome" not in answer.json
    assert "Trần Thị Kho" in answer.json["text"]
    assert item.place_id != vault.id


def test_a_scan_that_says_nobody_does_nothing(pages, keeper, item, vault):
    visitor = pages.as_user(keeper)
    token = visitor.get("/warehouse/scan").document.one("meta", name="csrf-token")["content"]
    sent = {"raw": item.code, "act": "move", "place": vault.code, "act_id": "0" * 32}
    for mark in ({}, {"shown_to": ""}, {"shown_to": None}, {"shown_to": keeper.id}):
        answer = visitor.raw(
            "POST", "/warehouse/scan", json=sent | mark, headers={"X-CSRFToken": token}
        )
        assert (answer.status_code, answer.json.keys()) == (409, {"error", "text"})
    assert item.place_id != vault.id


@pytest.mark.parametrize("url", ["/sign-out", "/acting-office"])
def test_a_button_of_the_header_carries_the_mark_too(pages, keeper, url):
    visitor = pages.as_user(keeper)
    token = visitor.get("/").document.one("meta", name="csrf-token")["content"]
    answer = visitor.post(url, {"csrf_token": token}, 409)
    with visitor.app.test_request_context():
        assert refusal_text(belonging.ShownToAnother()) in answer.main
    visitor.get("/password")


def test_the_choice_of_an_office_in_an_ended_session_leads_on_and_does_nothing(
    pages, keeper, travel_to
):
    visitor = pages.as_user(keeper)
    visitor.username = ""
    mark = fields(visitor.get("/password").form(action="/sign-out"))["shown_to"]
    travel_to(clock.now() + timedelta(hours=3))
    sent = {"office_id": "", "next": "/password", "shown_to": mark}
    page = visitor.get("/sign-in")
    token = fields(page.form(having=("username",)))["csrf_token"]
    answer = visitor.post("/acting-office", sent | {"csrf_token": token}, 401)
    _visitor, again = signed_in_again((visitor, answer), "thukho", 200)
    assert visitor.send(again, again.form(having=("review",)), {}).location == "/password"


def test_a_scan_kept_through_a_sign_in_of_the_same_person_is_done(pages, keeper, item, make_place):
    shelf = make_place()
    visitor = pages.as_user(keeper)
    page = visitor.get("/warehouse/scan?act=move")
    mark = fields(page.form(having=("raw",)))["shown_to"]
    signed_in_as(visitor, "thukho")
    token = visitor.get("/warehouse/scan").document.one("meta", name="csrf-token")["content"]
    sent = {
        "raw": item.code,
        "act": "move",
        "place": shelf.code,
        "act_id": "0" * 32,
        "shown_to": mark,
    }
    answer = visitor.raw("POST", "/warehouse/scan", json=sent, headers={"X-CSRFToken": token})
    assert answer.json["outcome"] == "ok"


@pytest.mark.parametrize("header", [{}, {"X-CSRFToken": "x"}])
def test_no_failure_of_transport_looks_like_an_answer(pages, keeper, header):
    signed_out = pages.anonymous()
    answer = signed_out.raw("POST", "/warehouse/scan", json={"raw": "x"}, headers=header)
    assert (answer.status_code, "outcome" in answer.json) == (401, False)
    visitor = pages.as_user(keeper)
    answer = visitor.raw("POST", "/warehouse/scan", json={"raw": "x"}, headers=header)
    assert (answer.status_code, "outcome" in answer.json) == (400, False)
