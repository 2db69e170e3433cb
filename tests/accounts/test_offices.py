"""Offices: who adds and renames them, on pages' terms and from the command line."""

import pytest

from accounts import founding, provinces, refusals
from accounts.models import Membership, Office, OfficeTree, Role
from accounts.operations import offices
from audit import ledger
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db


@pytest.fixture
def by(admin):
    return Act(admin, clock.now())


@pytest.fixture
def unit_admin(make_user, unit):
    return Act(make_user(roles=[Role.ADMIN], office=unit), clock.now())


def newest(office):
    return db.session.scalars(ledger.history(f"office:{office.id}")).first()


def test_an_administrator_adds_a_unit_under_the_own_office(office, by):
    before = db.session.get_one(OfficeTree, 1).version
    made = offices.create_office(code=" KV7 ", name="Khu  vực 7", parent=office, by=by)
    assert (made.code, made.name, made.parent_id) == ("KV7", "Khu vực 7", office.id)
    assert made.path == f"{office.path}{made.id}/"
    entry = newest(made)
    assert entry.kind == "office.created"
    assert entry.payload == {"code": "KV7", "name": "Khu vực 7", "parent": office.code}
    assert entry.actor_id == by.actor.id
    assert db.session.get_one(OfficeTree, 1).version > before


def test_nobody_adds_or_renames_an_office_above_or_beside_the_own(office, unit_admin):
    with pytest.raises(refusals.OfficeOutOfReach):
        offices.create_office(code="KV7", name="Khu vực 7", parent=office, by=unit_admin)
    with pytest.raises(refusals.OfficeOutOfReach):
        offices.create_office(code="KV7", name="Khu vực 7", parent=None, by=unit_admin)
    with pytest.raises(refusals.OfficeOutOfReach):
        offices.rename_office(office, code="KV7", name="Khu vực 7", by=unit_admin)


@pytest.mark.parametrize(
    ("code", "name"),
    [("", "Khu vực"), ("--", "Khu vực"), ("K" * 21, "Khu vực"), ("KV8", "7"), ("KV8", "k" * 201)],
)
def test_a_code_or_a_name_that_cannot_be_read_is_refused(code, name, office, by):
    with pytest.raises(refusals.OfficeUnreadable):
        offices.create_office(code=code, name=name, parent=office, by=by)
    with pytest.raises(refusals.OfficeUnreadable):
        offices.rename_office(office, code=code, name=name, by=by)


def test_the_first_office_is_named_once_by_create_then_others_stand_beside_it(run_command):
    def run(*arguments):
        return run_command("office", *arguments, "--json")

    assert founding.is_unused(founding.first_office())
    made = run("create", "PHUAN", "--name", "Thi hành án dân sự tỉnh Phú An").json
    assert made == {"code": "PHUAN", "name": "Thi hành án dân sự tỉnh Phú An", "under": None}
    first = db.session.get_one(Office, founding.ROOT_OFFICE)
    assert first.code == "PHUAN"
    assert not founding.is_unused(first)
    assert run("unit", "KV1", "--name", "Phòng khu vực 1").json["under"] == "PHUAN"
    assert run("unit", "DOI1", "--name", "Đội 1", "--under", "KV1").json["under"] == "KV1"
    assert run("create", "HAHOA", "--name", "Thi hành án dân sự tỉnh Hà Hòa").json["under"] is None
    assert first.code == "PHUAN"
    assert run("rename", "KV1", "--name", "Phòng khu vực số 1").json["code"] == "KV1"
    listed = {each["code"]: each for each in run("list").json["offices"]}
    assert listed["KV1"] == {"code": "KV1", "name": "Phòng khu vực số 1", "under": "PHUAN"}
    assert set(listed) == {"PHUAN", "KV1", "DOI1", "HAHOA"}


def test_an_office_in_which_somebody_works_is_not_taken_over_by_create(run_command):
    made = run_command("users", "create", "lan", "--name", "Lan", "--role", "admin", "--json")
    assert made.exit_code == 0
    assert run_command("office", "create", "PHUAN", "--name", "Phú An").exit_code == 0
    held = db.session.scalars(db.select(Membership)).one()
    assert db.session.get_one(Office, held.office_id).code == "THADS"


@pytest.mark.parametrize(
    "arguments",
    [
        ("unit", "KV1", "--name", "Khu vực 1", "--under", "XX"),
        ("unit", "thads", "--name", "Khu vực 1"),
        ("unit", "KV1", "--name", "1"),
        ("rename", "XX", "--name", "Khu vực 1"),
    ],
)
def test_what_is_refused_leaves_the_offices_as_they_were(arguments, run_command):
    said = run_command("office", *arguments, "--json")
    assert said.exit_code == 2
    assert said.json["error"]
    assert [row.code for row in db.session.scalars(db.select(Office))] == ["THADS"]


def test_a_command_names_nobody_as_the_one_who_acts(run_command):
    run_command("office", "create", "PHUAN", "--name", "Phú An")
    assert newest(founding.first_office()).actor_id == SYSTEM.id


def test_an_administrator_renames_the_office_and_adds_a_unit_on_pages(pages, admin, office):
    visitor = pages.as_user(admin)
    assert office.name in visitor.get("/offices").text
    page = visitor.get(f"/offices/{office.code}/edit")
    form = page.form(action=f"/offices/{office.code}/edit")
    visitor.send(page, form, {"code": "PHUAN", "name": "Thi hành án dân sự tỉnh Phú An"})
    assert (office.code, office.name) == ("PHUAN", "Thi hành án dân sự tỉnh Phú An")
    page = visitor.get("/offices/new")
    form = page.form(action="/offices/new")
    filled = {"code": "KV9", "name": "Phòng Thi hành án dân sự khu vực 9", "office": "PHUAN"}
    visitor.send(page, form, filled)
    made = db.session.scalars(db.select(Office).where(Office.code == "KV9")).one()
    assert made.parent_id == office.id
    assert newest(made).actor_id == admin.id
    visitor.send(page, form, {**filled, "act_id": "1" * 32}, 422)


def test_an_administrator_of_a_unit_sees_and_renames_only_that_unit(
    pages, unit_admin, office, unit
):
    visitor = pages.as_user(unit_admin.actor)
    assert f"/offices/{office.code}" not in visitor.get("/offices").markup
    visitor.get(f"/offices/{office.code}/edit", 404)
    url = f"/offices/{unit.code}/edit"
    visitor.post_form(url, {"code": office.code, "name": "Khu vực"}, 422)
    visitor.post_form(url, {"code": unit.code, "name": "7"}, 422)
    visitor.post_form(url, {"code": unit.code, "name": "Phòng khu vực Hai"})
    assert unit.name == "Phòng khu vực Hai"


def test_the_names_of_all_provinces_are_suggested(pages, admin, office):
    page = pages.as_user(admin).get(f"/offices/{office.code}/edit")
    offered = [option.get("value") for option in page.document.all("option")]
    assert len(set(provinces.office_names())) == 34
    assert set(provinces.office_names()) <= set(offered)
