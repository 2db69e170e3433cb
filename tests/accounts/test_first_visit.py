"""The first visit of an empty database: who knows the server's code opens the first account."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from accounts import founding, passwords, queries, refusals, setup_code
from accounts.cli.setup import announce
from accounts.models import Role, SignInTry, UserAccount
from accounts.operations.founding import check_setup_code, open_first_account
from accounts.operations.tries import FREE, Origin
from audit import ledger
from foundation import clock
from foundation.actor import SYSTEM, SYSTEM_ACCOUNT_ID
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from tests.fixtures.html import fields
from tests.fixtures.people import hashed

HERE = Origin("192.0.2.7")
FILLED = {
    "full_name": "Đặng Văn Trị",
    "username": "quantri",
    "password": "rừng thông xanh 41",
}


@pytest.fixture
def folder(app):
    return app.config["KEBIEN"].data_dir


@pytest.fixture
def code(folder):
    return setup_code.make(folder, clock.now())


def people_here():
    return db.session.scalars(select(UserAccount).where(UserAccount.id > SYSTEM_ACCOUNT_ID)).all()


def checked(typed, folder, at=None, origin=HERE):
    check_setup_code(typed, folder=folder, origin=origin, at=at or clock.now())


def test_every_page_of_an_empty_database_leads_to_the_first_account(pages):
    visitor = pages.anonymous()
    answer = visitor.get("/warehouse/items", 302)
    answer = visitor.get(answer.location, 302)
    assert answer.location == "/setup"
    visitor.get("/setup")


def test_who_has_the_code_opens_the_first_account_and_is_signed_in(pages, code, folder):
    visitor = pages.anonymous()
    page = visitor.get("/setup")
    answer = visitor.send(page, page.form(action="/setup"), {**FILLED, "setup_code": code.upper()})
    assert answer.location == "/"
    (account,) = people_here()
    rights = queries.rights_of(account.id, clock.today())
    assert (account.username, account.must_change) == ("quantri", False)
    assert [(place.id, place.roles) for place in rights.workplaces] == [
        (founding.ROOT_OFFICE, {Role.ADMIN})
    ]
    told = db.session.scalars(ledger.history(f"account:{account.id}")).all()
    assert [(entry.kind, entry.actor_id) for entry in told[::-1]] == [
        ("account.created", SYSTEM_ACCOUNT_ID),
        ("account.role_granted", SYSTEM_ACCOUNT_ID),
        ("account.signed_in", account.id),
    ]
    visitor.get("/accounts")
    assert not (folder / setup_code.FILE).exists()


def test_the_page_is_gone_once_somebody_has_an_account(pages, code):
    visitor = pages.anonymous()
    form = visitor.get("/setup").form(action="/setup")
    password, by = hashed(), Act(SYSTEM, clock.now())
    with transaction():
        open_first_account(username="quan", full_name="Quản", password=password, by=by)
    visitor.get("/setup", 404)
    visitor.post("/setup", {**fields(form), **FILLED, "setup_code": code}, 404)
    assert len(people_here()) == 1
    visitor.get("/sign-in")


@pytest.mark.parametrize(
    "wrong",
    [
        {"setup_code": "aaaa-bbbb-cccc"},
        {"setup_code": ""},
        {"password": "ngan"},
        {"password": "dangvantri12"},
        {"username": "có dấu"},
        {"full_name": "7"},
    ],
    ids=str,
)
def test_what_is_refused_opens_nothing_and_the_code_stays_good(wrong, pages, code):
    visitor = pages.anonymous()
    page = visitor.get("/setup")
    form = page.form(action="/setup")
    visitor.send(page, form, {**FILLED, "setup_code": code, **wrong}, 422)
    assert not people_here()
    visitor.send(page, form, {**FILLED, "setup_code": code})
    assert len(people_here()) == 1


def test_a_code_is_good_for_a_day_and_only_the_newest(folder, code):
    with pytest.raises(refusals.SetupCodeOver):
        checked(code, folder, clock.now() + setup_code.LASTS)
    checked(code.replace("-", " "), folder)
    newer = setup_code.make(folder, clock.now())
    with pytest.raises(refusals.WrongSetupCode):
        checked(code, folder)
    checked(newer, folder)
    setup_code.forget(folder)
    with pytest.raises(refusals.SetupCodeOver):
        checked(newer, folder)


@pytest.mark.parametrize("damaged", ["", "[]", "{", '{"until": 7, "hash": 1}', "\x00"])
def test_a_damaged_file_is_no_code(damaged, folder, code):
    (folder / setup_code.FILE).write_text(damaged)
    with pytest.raises(refusals.SetupCodeOver):
        checked(code, folder)


def test_the_file_says_nothing_of_the_code_and_is_its_owners(folder, code):
    path = folder / setup_code.FILE
    kept = path.read_text()
    assert not set(code.split("-")) & set(json.loads(kept).values())
    assert code not in kept
    assert path.stat().st_mode & 0o077 == 0


def test_who_guesses_waits_and_others_need_not(folder, code):
    at = clock.now()
    for _try in range(FREE):
        with pytest.raises(refusals.WrongSetupCode):
            checked("aaaa-bbbb-cccc", folder, at)
    with pytest.raises(refusals.TooManyTries):
        checked(code, folder, at)
    checked(code, folder, at, Origin("192.0.2.8"))
    checked(code, folder, at + timedelta(minutes=1))
    assert db.session.scalar(select(func.sum(SignInTry.failures))) == FREE


def test_no_code_is_good_once_somebody_has_an_account(folder, code, admin):
    with pytest.raises(refusals.OfficeHasPeople):
        checked(code, folder)
    by = Act(SYSTEM, clock.now())
    with pytest.raises(refusals.OfficeHasPeople):
        open_first_account(username="moi", full_name="Mới", password=hashed(), by=by)


def test_a_name_nobody_can_read_is_refused_for_the_first_account_too(app):
    by = Act(SYSTEM, clock.now())
    with pytest.raises(refusals.NameUnreadable):
        open_first_account(username="có dấu", full_name="Mới", password=hashed(), by=by)


def test_of_two_first_visitors_one_is_refused(app):
    db.session.commit()
    password = passwords.chosen(FILLED["password"], names=())

    def visit(number):
        with app.app_context():
            try:
                with transaction():
                    open_first_account(
                        username=f"nguoi{number}",
                        full_name="Người Đầu",
                        password=password,
                        by=Act(SYSTEM, clock.now()),
                    )
            except refusals.OfficeHasPeople:
                return "refused"
            finally:
                db.session.remove()
        return "opened"

    with ThreadPoolExecutor(2) as pool:
        ends = [pool.submit(Context().run, visit, number) for number in range(2)]
        assert sorted(end.result() for end in ends) == ["opened", "refused"]
    assert len(people_here()) == 1


def test_the_command_prints_a_code_while_nobody_has_an_account(run_command, folder):
    printed = run_command("setup", "code", "--json").json["code"]
    checked(printed, folder)
    opened = run_command("users", "create", "lan", "--name", "Lan", "--role", "admin")
    assert opened.exit_code == 0
    assert run_command("setup", "code", "--json").exit_code == 2


def test_a_server_that_starts_with_an_empty_database_logs_a_code(app, folder, caplog):
    db.session.commit()
    Context().run(announce, app)
    (line,) = [record for record in caplog.records if record.name == "kebien.setup"]
    checked(line.setup_code, folder)


def test_a_server_that_starts_with_people_logs_none(app, admin, folder, caplog):
    db.session.commit()
    Context().run(announce, app)
    assert not [record for record in caplog.records if record.name == "kebien.setup"]
    assert not (folder / setup_code.FILE).exists()
