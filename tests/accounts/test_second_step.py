"""The second factor as people meet it: set up, sign in, lose the phone; no way around."""

import base64
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from accounts.models import FactorRule, SecondFactor, Session, UserAccount
from accounts.operations import offices
from accounts.sessions import HALF_LONGEST
from app import create_app
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from tests.accounts.factor import set_up, shown
from tests.fixtures.html import fields
from tests.fixtures.pages import Pages
from tests.fixtures.people import PASSWORD

SIGN_IN = {"username": "thutruong", "password": PASSWORD}


@pytest.fixture
def account(head):
    return db.session.get_one(UserAccount, head.id)


@pytest.fixture
def recovery(account, head):
    """The head's recovery codes: the factor is set up, a minute ago."""
    before = clock.now() - timedelta(minutes=1)
    with clock.at(before):
        return set_up(account, Act(head, before))


def ruled(office, rule=FactorRule.LEADERS):
    offices.rule_on_factor(office, rule=rule, by=Act(SYSTEM, clock.now()))
    db.session.commit()


def half_in(pages):
    visitor = pages.anonymous()
    return visitor, visitor.post_form("/sign-in", SIGN_IN, 200)


def secret_on(page):
    text = page.document.one("figcaption").text.replace(" ", "")
    return base64.b32decode(text)


def test_password_and_code_let_in_and_the_place_asked_for_is_kept(pages, recovery):
    visitor = pages.anonymous()
    page = visitor.post_form("/sign-in?next=/orders", SIGN_IN, 200)
    answer = visitor.send(page, page.form(having=("one_time_code",)), {"one_time_code": shown()})
    assert answer.location == "/orders"
    visitor.get("/password")


def test_a_recovery_code_lets_in_once(pages, recovery):
    for status in (303, 422):
        visitor, page = half_in(pages)
        form = page.form(having=("one_time_code",))
        visitor.send(page, form, {"one_time_code": recovery[0]}, status)


def test_between_password_and_code_every_door_is_closed(app, pages, recovery):
    visitor, _page = half_in(pages)
    assert db.session.scalars(select(Session)).all() == []
    for rule in app.url_map.iter_rules():
        if rule.arguments or "GET" not in (rule.methods or ()):
            continue
        status = visitor.raw("GET", rule.rule).status_code
        opened = visitor.app.view_functions[rule.endpoint]
        if hasattr(opened, "permission"):
            assert status == 302, rule.rule
    for headers in ({"Accept": "application/json"}, {}):
        answer = visitor.raw("POST", "/warehouse/scan", json={"raw": "x"}, headers=headers)
        assert (answer.status_code, answer.json["error"]) == (401, "signed-out")
    visitor.get("/sign-in/code")


def test_the_step_cannot_be_asked_for_without_a_password(pages, recovery):
    visitor = pages.anonymous()
    assert visitor.get("/sign-in/code", 302).location.startswith("/sign-in")
    form = visitor.get("/sign-in").form(having=("username",))
    sent = {"csrf_token": fields(form)["csrf_token"], "one_time_code": shown()}
    visitor.post("/sign-in/code", sent, 422)
    assert db.session.scalars(select(Session)).all() == []


def test_a_wrong_code_may_be_typed_again_and_a_used_one_may_not(pages, recovery):
    visitor, page = half_in(pages)
    again = visitor.send(page, page.form(having=("one_time_code",)), {"one_time_code": "1"}, 422)
    visitor.send(again, again.form(having=("one_time_code",)), {"one_time_code": shown()})
    thief, page = half_in(pages)
    thief.send(page, page.form(having=("one_time_code",)), {"one_time_code": shown()}, 422)


def test_the_step_waits_some_minutes_and_no_longer(pages, recovery, travel_to):
    visitor, page = half_in(pages)
    travel_to(clock.now() + timedelta(seconds=HALF_LONGEST + 1))
    form = page.form(having=("one_time_code",))
    again = visitor.send(page, form, {"one_time_code": shown()}, 422)
    assert again.form(having=("username",))


def test_what_was_typed_before_the_session_ended_outlives_both_steps(pages, recovery, travel_to):
    visitor, page = half_in(pages)
    visitor.send(page, page.form(having=("one_time_code",)), {"one_time_code": shown()})
    page = visitor.get("/second-factor/removal")
    form = page.form(having=("one_time_code",))
    travel_to(clock.now() + timedelta(hours=3))
    parcel = visitor.send(page, form, {"one_time_code": "x"}, 401)
    step = visitor.send(parcel, parcel.form(having=("username",)), SIGN_IN, 200)
    sent = {"one_time_code": shown()}
    back = visitor.send(step, step.form(having=("one_time_code",)), sent, 200)
    assert fields(back.form(having=("review",)))["act_id"] == fields(form)["act_id"]


def test_who_needs_a_code_and_has_none_sets_it_up_before_anything_else(pages, head, office):
    visitor = pages.as_user(head)
    visitor.get("/warehouse/items")
    ruled(office)
    assert visitor.get("/warehouse/items", 303).location == "/second-factor/new"
    answer = visitor.raw("GET", "/warehouse/scan?raw=x", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["error"]) == (401, "first")
    for closed in ("/", "/password", "/second-factor", "/second-factor/removal", "/sessions"):
        assert visitor.get(closed, 303).location == "/second-factor/new"

    page = visitor.get("/second-factor/new")
    secret = secret_on(page)
    form = page.form(having=("new_code",))
    wrong = visitor.send(
        page, form, {"password": "sai-mat-khau", "new_code": shown(secret=secret)}, 422
    )
    assert secret_on(wrong) == secret
    wrong = visitor.send(
        wrong, wrong.form(having=("new_code",)), {"password": PASSWORD, "new_code": "000000"}, 422
    )
    sent = {"password": PASSWORD, "new_code": shown(secret=secret)}
    codes = visitor.send(wrong, wrong.form(having=("new_code",)), sent, 200)
    listed = [item.text for item in codes.document.all("li", class_="kb-code")]
    assert len(set(listed)) == 10
    assert codes.response.headers["Cache-Control"] == "no-store"
    visitor.get("/warehouse/items")
    assert listed[0] not in visitor.get("/second-factor").markup
    stranger, page = half_in(pages)
    stranger.send(page, page.form(having=("one_time_code",)), {"one_time_code": listed[0]})


def test_the_set_up_sent_twice_is_done_once_and_the_codes_are_shown_once(pages, head):
    visitor = pages.as_user(head)
    page = visitor.get("/second-factor/new")
    sent = {"password": PASSWORD, "new_code": shown(secret=secret_on(page))}
    form = page.form(having=("new_code",))
    visitor.send(page, form, sent, 200)
    visitor.send(page, form, sent, 422)
    assert len(db.session.scalars(select(SecondFactor)).all()) == 1


def test_a_secret_that_is_not_of_this_page_is_not_taken(pages, head, keeper):
    theirs = pages.as_user(keeper).get("/second-factor/new")
    forged = fields(theirs.form(having=("new_code",)))["secret"]
    visitor = pages.as_user(head)
    for secret in ("", "x", forged):
        page = visitor.get("/second-factor/new")
        form = page.form(having=("new_code",))
        sent = {"password": PASSWORD, "secret": secret, "new_code": shown(secret=secret_on(theirs))}
        visitor.send(page, form, sent, 422)
    assert db.session.scalars(select(SecondFactor)).all() == []


def signed_in(pages):
    visitor, page = half_in(pages)
    visitor.send(page, page.form(having=("one_time_code",)), {"one_time_code": shown()})
    return visitor


def test_another_authenticator_new_codes_and_removal_each_ask_for_a_code(pages, recovery):
    visitor = signed_in(pages)
    visitor.get("/second-factor")
    visitor.post_form("/second-factor/codes", {"one_time_code": shown()}, 422)
    page = visitor.post_form("/second-factor/codes", {"one_time_code": recovery[0]}, 200)
    newer = [item.text for item in page.document.all("li", class_="kb-code")]
    visitor.post_form("/second-factor/removal", {"one_time_code": recovery[1]}, 422)

    page = visitor.get("/second-factor/new")
    secret = secret_on(page)
    sent = {"one_time_code": newer[0], "new_code": shown(secret=secret)}
    other = pages.anonymous()
    step = other.post_form("/sign-in", SIGN_IN, 200)
    other.send(step, step.form(having=("one_time_code",)), {"one_time_code": newer[1]})
    page = visitor.send(page, page.form(having=("new_code",)), sent, 200)
    newest = [item.text for item in page.document.all("li", class_="kb-code")]
    other.get("/password", 302)  # every other session has ended

    visitor.post_form("/second-factor/removal", {"one_time_code": newest[0]})
    visitor.get("/second-factor")
    pages.anonymous().post_form("/sign-in", SIGN_IN)


def test_who_has_to_have_a_code_cannot_remove_it_by_its_address(pages, office, recovery):
    visitor = signed_in(pages)
    offices.rule_on_factor(office, rule=FactorRule.LEADERS, by=Act(SYSTEM, clock.now()))
    db.session.commit()
    visitor.post_form("/second-factor/removal", {"one_time_code": recovery[0]}, 422)
    assert len(db.session.scalars(select(SecondFactor)).all()) == 1


def test_wrong_codes_inside_a_session_make_one_wait_as_well(pages, recovery):
    visitor = signed_in(pages)
    for _try in range(5):
        visitor.post_form("/second-factor/removal", {"one_time_code": "000000"}, 422)
    visitor.post_form("/second-factor/removal", {"one_time_code": recovery[0]}, 422)
    assert len(db.session.scalars(select(SecondFactor)).all()) == 1


def test_an_administrator_removes_a_lost_factor_on_the_persons_page(pages, admin, recovery):
    visitor = pages.as_user(admin)
    action = "/accounts/thutruong/second-factor"
    visitor.post_form("/accounts/thutruong", {}, action=action)
    assert db.session.scalars(select(SecondFactor)).all() == []
    page = visitor.get("/accounts/thutruong")
    assert action not in page.markup
    pages.anonymous().post_form("/sign-in", SIGN_IN)


def test_an_administrator_says_who_is_asked(pages, admin, office):
    visitor = pages.as_user(admin)
    sent = {"office": office.code, "rule": "leaders"}
    visitor.post_form("/second-factor/rule", sent)
    assert office.factor_rule == FactorRule.LEADERS
    assert visitor.get("/accounts", 303).location == "/second-factor/new"


def test_nobody_else_says_who_is_asked(pages, head):
    pages.as_user(head).get("/second-factor/rule", 403)


@pytest.mark.parametrize(
    ("fixed", "asked"), [("", True), ("nobody", False), ("leaders", True), ("everyone", True)]
)
def test_what_the_server_says_goes_before_the_rules_of_offices(app, head, office, fixed, asked):
    ruled(office)
    other = create_app(replace(app.config["KEBIEN"], second_factor=fixed))
    visitor = Pages(other).as_user(head)
    visitor.get("/warehouse/items", 303 if asked else 200)
    with other.app_context():
        db.engine.dispose()


def test_the_same_step_is_shown_for_a_known_and_an_unknown_browser_and_no_name_is_told(
    pages, recovery
):
    _visitor, page = half_in(pages)
    assert "Thủ trưởng" not in page.main
    assert not re.search(r"thutruong|Hoàng", page.main)
