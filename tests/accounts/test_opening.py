"""An office that begins: named with its units in one act, its people opened in another."""

import pytest
from sqlalchemy import func, select

from accounts import founding, queries, refusals
from accounts.models import Office, Role, UserAccount
from accounts.operations.offices import MOST_UNITS, create_office, found_office
from accounts.operations.opening import MOST_PEOPLE, NewPerson, open_accounts, usernames_for
from accounts.operations.people import create_account, grant_role
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.html import fields
from tests.fixtures.people import FOUNDED, hashed

FULL_NAMES = ["Nguyễn Văn An", "Nguyễn Vũ Ân", "Đặng Thị Minh Hà"]


@pytest.fixture
def root(app):
    return founding.first_office()


@pytest.fixture
def administrator(pages, root):
    """The administrator of an office in which nothing else is."""
    by = Act(SYSTEM, FOUNDED)
    account = create_account(
        username="quantri", full_name="Đặng Văn Trị", password=hashed(), office=root, by=by
    )
    grant_role(account, role=Role.ADMIN, office=root, by=by)
    db.session.commit()
    visitor = pages.anonymous()
    visitor.sign_in("quantri")
    return visitor


def test_an_office_is_named_and_gets_its_units_in_one_act(root):
    by = Act(SYSTEM, clock.now())
    assert founding.is_unnamed(root)
    create_office(code="KV1", name="Phòng khu vực 1", parent=root, by=by)
    with pytest.raises(refusals.TooManyUnits):
        found_office(root, code="PA", name="THADS tỉnh Phú An", units=MOST_UNITS + 1, by=by)
    with pytest.raises(refusals.OfficeCodeTaken):
        found_office(root, code="kv-1", name="THADS tỉnh Phú An", units=0, by=by)
    with pytest.raises(refusals.OfficeUnreadable):
        found_office(root, code="PA", name="???", units=0, by=by)
    found_office(root, code="PA", name="THADS tỉnh Phú An", units=2, by=by)
    db.session.commit()
    assert not founding.is_unnamed(root)
    codes = db.session.scalars(select(Office.code).order_by(Office.id)).all()
    assert codes == ["PA", "KV1", "KV2", "KV3"]
    with pytest.raises(refusals.OfficeNamedAlready):
        found_office(root, code="XX", name="THADS tỉnh Khác", units=1, by=by)
    assert root.code == "PA"


def test_an_office_is_begun_by_who_administers_it(office, unit, make_user):
    by = Act(make_user(roles=["admin"], office=unit), clock.now())
    with pytest.raises(refusals.OfficeOutOfReach):
        found_office(office, code="PA", name="THADS tỉnh Phú An", units=0, by=by)
    one = NewPerson("annv", "Nguyễn Văn An", [Role.KEEPER], hashed())
    with pytest.raises(refusals.OfficeOutOfReach):
        open_accounts([one], office=office, by=by)


def test_names_are_proposed_as_offices_make_them_and_never_twice(root):
    assert usernames_for(FULL_NAMES, given=["ha.dtm"]) == ["annv", "annv2", "hadtm2"]
    assert usernames_for(["???"]) == ["nguoidung"]


def test_all_of_a_list_is_opened_or_nobody(root):
    by = Act(SYSTEM, clock.now())
    with pytest.raises(refusals.NobodyNamed):
        open_accounts([], office=root, by=by)
    without = NewPerson("annv", "Nguyễn Văn An", [], hashed())
    with pytest.raises(refusals.RoleNeeded):
        open_accounts([without], office=root, by=by)
    one = NewPerson("annv", "Nguyễn Văn An", [Role.KEEPER, Role.OFFICER], hashed())
    with pytest.raises(refusals.NameTaken):
        open_accounts([one, one], office=root, by=by)
    with pytest.raises(refusals.NameUnreadable):
        open_accounts([NewPerson("an nv", "An", [Role.KEEPER], hashed())], office=root, by=by)


def test_people_are_opened_in_bulk_and_their_passwords_are_shown_once(administrator):
    page = administrator.get("/accounts/new/several")
    filled = {"people-0-full_name": FULL_NAMES[0], "people-1-full_name": FULL_NAMES[2]}
    longer = administrator.send(
        page, page.form(action="/accounts/new/several"), filled | {"more": "1"}, 200
    )
    assert FULL_NAMES[0] in longer.markup
    assert "people-7-full_name" in longer.markup
    form = page.form(action="/accounts/new/several")
    slips = administrator.send(page, form, filled, 200)
    passwords = [each.text for each in slips.document.all("span", class_="kb-code")]
    assert len(passwords) == 2
    assert "hadtm" in slips.text
    again = administrator.send(page, form, filled, 200)
    assert not any(password in again.markup for password in passwords)
    opened = db.session.scalars(select(UserAccount).where(UserAccount.must_change)).all()
    held = {
        account.username: queries.rights_of(account.id, clock.today()).workplaces[0].roles
        for account in opened
    }
    assert held == {"annv": {Role.KEEPER}, "hadtm": {Role.OFFICER}}


def test_a_beginning_says_what_is_missing_who_does_it_and_where(administrator):
    home = administrator.get("/")
    assert "xong 0 / 8 việc" in home.text
    assert "/offices/begin" in home.markup
    assert "/warehouse/items/claim" not in home.markup  # the keeper's
    done = administrator.post_form(
        "/offices/begin", {"code": "PA", "name": "THADS tỉnh Phú An", "units": "1"}
    )
    assert done.location == "/"
    assert "xong 1 / 8 việc" in administrator.get("/").text
    named = administrator.get("/offices/begin")
    assert [form.get("action") for form in named.document.one("main").all("form")] == []


def sent_raw(administrator, rows):
    """Send the form of several people with rows that its page does not have."""
    page = administrator.get("/accounts/new/several")
    form = fields(page.form(action="/accounts/new/several"))
    return administrator.raw("POST", "/accounts/new/several", data=form | rows)


def accounts():
    return db.session.scalar(select(func.count()).select_from(UserAccount))


def test_a_row_of_a_strange_number_is_no_row(administrator):
    before = accounts()
    for number in ("²", "9" * 5000, "-1", "x", "1.5", "٣"):
        answer = sent_raw(administrator, {f"people-{number}-full_name": "Vũ Lạ"})
        assert (answer.status_code, "Vũ Lạ" in answer.text) == (422, False), number[:9]
    assert accounts() == before


def test_more_rows_than_a_list_takes_are_said_and_nobody_is_opened(administrator):
    before = accounts()
    rows = {f"people-{n}-full_name": f"Người Thứ {n}" for n in range(MOST_PEOPLE + 3)}
    answer = sent_raw(administrator, rows)
    assert answer.status_code == 422
    assert accounts() == before
