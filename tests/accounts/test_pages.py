"""Signing in, and the account pages, over HTTP."""

from accounts import operations, refusals
from accounts.models import UserAccount
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


def test_an_english_reader_reads_english(pages):
    visitor = pages.anonymous()
    visitor.get("/preferences/language/en?next=/sign-in", 303)
    assert visitor.get("/sign-in").h1 == "Sign in"


def test_who_has_no_permission_is_told_who_can_help(pages, keeper):
    page = pages.as_user(keeper).get("/accounts", 403)
    assert "Hỏi thủ trưởng hoặc quản trị" in page.text


def test_an_administrator_opens_an_account_and_disables_it(pages, admin, office):
    visitor = pages.as_user(admin)
    visitor.post_form(
        "/accounts/new",
        {
            "username": "chv-moi",
            "full_name": "Bùi Văn Mới",
            "password": PASSWORD,
            "role": "officer",
            "office": office.code,
        },
    )
    page = visitor.get("/accounts")
    assert "Bùi Văn Mới" in page.text
    visitor.post_form("/accounts", {}, action="/accounts/chv-moi/state")
    account = db.session.scalar(db.select(UserAccount).where(UserAccount.username == "chv-moi"))
    assert account.is_active is False


def test_disabling_ends_the_sessions_of_a_person(pages, keeper, admin, office):
    visitor = pages.as_user(keeper)
    visitor.get("/cases")
    account = db.session.get_one(UserAccount, keeper.id)
    operations.set_active(account, active=False, office=office, by=Act(admin, clock.now()))
    visitor.get("/cases", 302)


def test_one_changes_the_own_password_and_stays_signed_in(pages, keeper):
    visitor = pages.as_user(keeper)
    visitor.post_form("/password", {"current": PASSWORD, "password": "mat-khau-moi-dai"})
    visitor.get("/cases")
    again = pages.anonymous()
    again.post_form("/sign-in", {"username": "thukho", "password": "mat-khau-moi-dai"})


def test_pressing_twice_opens_one_account(pages, admin, office):
    visitor = pages.as_user(admin)
    page = visitor.get("/accounts/new")
    form = page.form(having=("username",))
    filled = {
        "username": "hai-lan",
        "full_name": "Bấm Hai Lần",
        "password": PASSWORD,
        "role": "keeper",
        "office": office.code,
    }
    visitor.send(page, form, filled)
    answer = visitor.send(page, form, filled)
    assert answer.location.endswith("/accounts")
    assert "Việc này đã ghi trước đó" in visitor.get("/accounts").text


def test_the_command_opens_an_account_and_refuses_an_office_that_is_not_there(app):
    def run(*arguments):
        db.session.commit()
        return app.test_cli_runner().invoke(
            args=["users", "create", "lan", "--name", "Lan", "--role", "keeper", *arguments]
        )

    refused = run("--office", "XX", "--password", PASSWORD)
    assert refused.exit_code == 2
    with app.test_request_context():
        assert refusal_text(refusals.NoSuchOffice(code="XX")) in refused.output
    assert db.session.scalar(db.select(UserAccount).where(UserAccount.username == "lan")) is None
    assert run("--password", PASSWORD).exit_code == 0
    assert "lan" in app.test_cli_runner().invoke(args=["users", "list"]).output
    assert app.test_cli_runner().invoke(args=["users", "disable", "lan"]).exit_code == 0
