"""Signing in, and the account pages, over HTTP."""

from datetime import date

from sqlalchemy import select

from accounts import queries, refusals
from accounts.models import Membership, Role, Session, UserAccount
from accounts.operations import people
from accounts.operations.tries import FREE
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.people import PASSWORD
from web.forms import refusal_text


def test_a_stranger_is_led_to_sign_in_and_back(pages):
    visitor = pages.anonymous()
    answer = visitor.get("/cases", 302)
    assert "/sign-in?next=" in answer.location


def test_wrong_words_are_answered_with_one_sentence(pages, keeper):
    page = pages.anonymous().post_form(
        "/sign-in", {"username": "thukho", "password": "sai mật khẩu"}, 422
    )
    with pages.app.test_request_context():
        sentence = refusal_text(refusals.WrongNameOrPassword())
    assert sentence == "Tên đăng nhập hoặc mật khẩu không đúng."
    assert sentence in page.text


def test_a_link_elsewhere_is_not_followed_after_signing_in(pages, keeper):
    visitor = pages.anonymous()
    answer = visitor.post_form(
        "/sign-in?next=https://example.org/", {"username": "thukho", "password": PASSWORD}
    )
    assert answer.location == "/"


def test_an_english_reader_reads_english(pages, keeper):
    visitor = pages.anonymous()
    visitor.get("/preferences/language/en?next=/sign-in", 303)
    assert visitor.get("/sign-in").h1 == "Sign in"


def test_who_has_no_permission_is_told_who_can_help(pages, keeper):
    page = pages.as_user(keeper).get("/accounts", 403)
    assert "Hỏi thủ trưởng hoặc quản trị" in page.text


def test_an_administrator_opens_an_account_with_a_password_for_one_sign_in(pages, admin, office):
    visitor = pages.as_user(admin)
    page = visitor.get("/accounts/new")
    given = page.document.one("input", name="password")["value"]
    visitor.send(
        page,
        page.form(having=("username",)),
        {
            "username": "chv-moi",
            "full_name": "Bùi Văn Mới",
            "role": "officer",
            "office": office.code,
        },
    )
    assert "Bùi Văn Mới" in visitor.get("/accounts?q=bui van moi").text
    assert "Bùi Văn Mới" not in visitor.get("/accounts?q=nobody").main
    new = pages.anonymous()
    new.post_form("/sign-in", {"username": "chv-moi", "password": given})
    assert new.get("/cases", 303).location == "/password"
    same = new.post_form("/password", {"current": given, "password": given}, 422)
    with pages.app.test_request_context():
        assert refusal_text(refusals.PasswordUnchanged()) in same.main
    new.post_form("/password", {"current": given, "password": "rổ rá cạp lại 7"})
    new.get("/cases")


def test_an_administrator_disables_and_enables_an_account(pages, admin, keeper):
    visitor, working = pages.as_user(admin), pages.as_user(keeper)
    working.get("/warehouse/items")
    for active in (False, True):
        visitor.post_form("/accounts/thukho", {}, action="/accounts/thukho/state")
        assert db.session.get_one(UserAccount, keeper.id).is_active is active
    working.get("/warehouse/items", 302)


def test_an_administrator_grants_and_withdraws_a_role(pages, admin, keeper, unit):
    visitor = pages.as_user(admin)
    visitor.post_form("/accounts/thukho", {"role": "auditor", "office": unit.code})
    page = visitor.get("/accounts/thukho")
    assert unit.name in page.main
    visitor.post_form("/accounts/thukho", {"role": "auditor", "office": unit.code}, 422)
    row = db.session.scalars(select(Membership).where(Membership.office_id == unit.id)).one()
    visitor.post_form("/accounts/thukho", {}, action=f"/accounts/thukho/roles/{row.id}/withdrawal")
    assert row.valid_to == clock.today()


def test_the_last_day_of_a_role_is_set_on_its_page_and_shown_in_the_list(
    pages, admin, keeper, unit
):
    visitor = pages.as_user(admin)
    filled = {"role": "auditor", "office": unit.code, "until": "31/12/2026"}
    visitor.post_form("/accounts/thukho", filled)
    row = db.session.scalars(select(Membership).where(Membership.office_id == unit.id)).one()
    assert row.last_day == date(2026, 12, 31)
    assert "đến 31/12" in visitor.get("/accounts?role=auditor").main
    assert "Bùi" not in visitor.get("/accounts?role=head").main
    visitor.post_form(f"/accounts/thukho/roles/{row.id}", {"until": "01/01/2026"}, 422)
    visitor.post_form(f"/accounts/thukho/roles/{row.id}", {"until": ""})
    assert row.last_day is None


def test_who_also_works_elsewhere_is_not_let_in_by_the_administrator_of_a_unit(
    pages, keeper, make_user, unit, admin
):
    account = db.session.get_one(UserAccount, keeper.id)
    people.grant_role(account, role=Role.AUDITOR, office=unit, by=Act(admin, clock.now()))
    db.session.commit()
    visitor = pages.as_user(make_user(roles=[Role.ADMIN], office=unit))
    for page in ("password", "lock"):
        found = visitor.get(f"/accounts/thukho/{page}")
        assert [form.get("action") for form in found.document.one("main").all("form")] == []


def test_an_administrator_sets_a_password_and_ends_sessions(pages, admin, keeper):
    visitor, working = pages.as_user(admin), pages.as_user(keeper)
    visitor.get("/accounts/thukho/sessions")  # asks; nothing has ended yet
    working.get("/warehouse/items")
    visitor.post_form("/accounts/thukho/sessions", {}, action="/accounts/thukho/sessions")
    working.get("/warehouse/items", 302)
    page = visitor.get("/accounts/thukho/password")
    form = page.form(action="/accounts/thukho/password")
    given = form.one("input", name="password")["value"]
    visitor.send(page, form)
    again = pages.anonymous()
    again.post_form("/sign-in", {"username": "thukho", "password": given})
    assert again.get("/warehouse/items", 303).location == "/password"


def test_an_administrator_forgets_the_wrong_tries(pages, admin, keeper):
    visitor, guessing = pages.as_user(admin), pages.anonymous()
    for _try in range(FREE + 1):
        guessing.post_form("/sign-in", {"username": "thukho", "password": "sai-mật-khẩu"}, 422)
    assert "127.0.0.1" in visitor.get("/accounts/thukho/lock").main
    visitor.post_form("/accounts/thukho/lock", {}, action="/accounts/thukho/lock")
    guessing.post_form("/sign-in", {"username": "thukho", "password": PASSWORD})


def test_an_administrator_has_no_buttons_on_their_own_account(pages, admin):
    page = pages.as_user(admin).get("/accounts/quantri")
    assert [form.get("action") for form in page.document.one("main").all("form")] == []


def test_one_changes_the_own_password_and_stays_signed_in_here_only(pages, keeper):
    visitor, other = pages.as_user(keeper), pages.as_user(keeper)
    other.get("/cases")
    visitor.post_form("/password", {"current": PASSWORD, "password": "rổ rá cạp lại 7"})
    visitor.get("/cases")
    other.get("/cases", 302)
    again = pages.anonymous()
    again.post_form("/sign-in", {"username": "thukho", "password": "rổ rá cạp lại 7"})


def test_the_present_password_is_not_guessed_in_a_session_either(pages, keeper):
    visitor = pages.as_user(keeper)
    for _try in range(FREE):
        visitor.post_form(
            "/password", {"current": "sai-mật-khẩu", "password": "rổ rá cạp lại 7"}, 422
        )
    page = visitor.post_form("/password", {"current": PASSWORD, "password": "rổ rá cạp lại 7"}, 422)
    assert "nhiều lần sai" in page.main


def test_one_sees_where_one_is_signed_in_and_ends_it_there(pages, keeper):
    here, there = pages.as_user(keeper), pages.as_user(keeper)
    there.get("/cases")
    newest = db.session.scalars(select(Session.id).order_by(Session.id.desc())).first()
    assert here.get("/sessions").main.count("127.0.0.1") == 2
    here.post_form("/sessions", {}, action=f"/sessions/{newest}/end")
    there.get("/cases", 302)
    here.get("/cases")


def test_nobody_ends_the_session_of_another(pages, keeper, head):
    visitor, other = pages.as_user(keeper), pages.as_user(head)
    theirs = db.session.scalars(select(Session.id).order_by(Session.id.desc())).first()
    mine = pages.as_user(keeper)
    page = mine.get("/sessions")
    form = page.document.one("main").all("form")[0]
    form.attributes["action"] = f"/sessions/{theirs}/end"
    mine.send(page, form, {}, 422)
    other.get("/cases")
    visitor.get("/cases")


def test_who_holds_no_role_any_more_is_told_so(pages, keeper, office, admin):
    visitor = pages.as_user(keeper)
    account = db.session.get_one(UserAccount, keeper.id)
    people.withdraw_role(account, role=Role.KEEPER, office=office, by=Act(admin, clock.now()))
    visitor.get("/cases", 302)
    page = pages.anonymous().post_form(
        "/sign-in", {"username": "thukho", "password": PASSWORD}, 422
    )
    with pages.app.test_request_context():
        assert refusal_text(refusals.NoRole()) in page.main


def test_signing_in_is_in_the_ledger_with_its_address(pages, keeper):
    pages.as_user(keeper)
    entry = db.session.scalars(ledger.history(f"account:{keeper.id}")).first()
    assert (entry.kind, entry.payload) == ("account.signed_in", {"address": "127.0.0.1"})


def test_pressing_twice_opens_one_account(pages, admin, office):
    visitor = pages.as_user(admin)
    page = visitor.get("/accounts/new")
    form = page.form(having=("username",))
    filled = {
        "username": "hai-lan",
        "full_name": "Bấm Hai Lần",
        "role": "keeper",
        "office": office.code,
    }
    visitor.send(page, form, filled)
    answer = visitor.send(page, form, filled)
    assert answer.location.endswith("/accounts/hai-lan")
    assert "Việc này đã ghi trước đó" in visitor.get("/accounts").text


def test_the_commands_do_what_the_pages_do(app, run_command, keeper, unit):
    def run(*arguments):
        return run_command("users", *arguments, "--json")

    refused = run("create", "lan", "--name", "Lan", "--role", "keeper", "--office", "XX")
    assert refused.exit_code == 2
    with app.test_request_context():
        assert refusal_text(refusals.NoSuchOffice(code="XX")) in refused.output
    assert db.session.scalar(queries.account_by_username("lan")) is None
    created = run("create", "lan", "--name", "Lan", "--role", "keeper", "--role", "officer").json
    assert created["roles"] == ["keeper", "officer"]
    assert len(created["password"]) > 10
    weak = run("create", "x", "--name", "X", "--role", "keeper", "--password", "matkhau123")
    assert weak.exit_code == 2
    assert run("disable", "lan").json == {"username": "lan", "active": False}
    assert run("enable", "lan").json == {"username": "lan", "active": True}
    assert run("role", "lan", "--give", "auditor", "--office", unit.code).exit_code == 0
    assert run("role", "lan", "--withdraw", "keeper", "--withdraw", "officer").exit_code == 0
    assert run("role", "lan", "--give", "head", "--withdraw", "keeper").exit_code == 2
    assert run("role", "lan").exit_code == 2
    assert run("unlock", "lan").exit_code == 0
    assert len(run("reset", "lan").json["password"]) > 10
    listed = {each["username"]: each for each in run("list").json["accounts"]}
    assert listed["lan"]["roles"] == [{"role": "auditor", "office": unit.code}]
    assert run("unlock", "nobody").exit_code == 2
