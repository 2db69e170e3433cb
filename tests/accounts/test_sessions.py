"""Sessions: they end on the server, grow old, and never outlive a right."""

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import select

from accounts import refusals
from accounts.models import Role, Session, UserAccount
from accounts.operations import people
from accounts.operations import sessions as browsers
from audit.models import LedgerEntry
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.clock import at_nine
from tests.fixtures.html import fields
from tests.fixtures.people import FOUNDED


@pytest.fixture
def account(keeper):
    return db.session.get_one(UserAccount, keeper.id)


def copied(visitor, pages):
    """Another browser with a copy of the visitor's cookie."""
    other = pages.anonymous()
    cookie = visitor.client.get_cookie("session")
    assert cookie is not None
    other.client.set_cookie("session", cookie.value)
    return other


def test_signing_out_ends_the_session_wherever_its_cookie_is(pages, keeper):
    visitor = pages.as_user(keeper)
    thief = copied(visitor, pages)
    thief.get("/warehouse/items")
    answer = visitor.post_form("/password", {}, action="/sign-out")
    assert answer.response.headers["Clear-Site-Data"] == '"cache"'
    thief.get("/warehouse/items", 302)
    visitor.get("/warehouse/items", 302)


def test_a_session_of_another_person_and_one_that_has_ended_cannot_be_ended(pages, keeper, head):
    pages.as_user(head)
    theirs = db.session.scalars(select(Session.id)).one()
    by = Act(keeper, clock.now())
    own = db.session.get_one(UserAccount, keeper.id)
    with pytest.raises(refusals.NoSuchSession):
        browsers.end_one(own, session_id=theirs, by=by)
    at_the_head = db.session.get_one(UserAccount, head.id)
    browsers.end_one(at_the_head, session_id=theirs, by=Act(head, clock.now()))
    with pytest.raises(refusals.NoSuchSession):
        browsers.end_one(at_the_head, session_id=theirs, by=Act(head, clock.now()))


def test_signing_in_leaves_nothing_of_whoever_was_signed_in_before(pages, keeper, head):
    visitor = pages.as_user(keeper)
    before = visitor.client.get_cookie("session").value
    visitor.client.set_cookie("session", before)
    with visitor.client.session_transaction() as cookie:
        cookie["left"] = "behind"
    visitor.post_form("/password", {}, action="/sign-out")
    visitor.sign_in("thutruong")
    with visitor.client.session_transaction() as cookie:
        assert "left" not in cookie


def test_the_token_in_the_database_signs_nobody_in(pages, keeper):
    visitor = pages.as_user(keeper)
    row = db.session.scalars(select(Session)).one()
    with visitor.client.session_transaction() as cookie:
        cookie["ticket"] = f"{row.id}.{row.token_hash}"
    visitor.get("/warehouse/items", 302)


def test_a_row_written_by_who_has_only_the_database_signs_nobody_in(pages, keeper, head):
    visitor = pages.as_user(keeper)
    with visitor.client.session_transaction() as cookie:
        number, _, token = cookie["ticket"].partition(".")
    row = db.session.get_one(Session, int(number))
    other = db.session.get_one(UserAccount, head.id)
    for known in (f"{token}.{other.id}", f"{number}.{other.id}.{other.session_no}.{token}"):
        row.account_id, row.session_no = other.id, other.session_no
        row.token_hash = hashlib.sha256(known.encode()).hexdigest()
        db.session.commit()
        visitor.get("/warehouse/items", 302)


@pytest.mark.parametrize(
    "ticket", [None, "", "x", "1", "1.", ".t", "1.t", "9" * 30 + ".t", 7, ["1"]]
)
def test_a_ticket_that_is_none_signs_nobody_in(pages, keeper, ticket):
    visitor = pages.as_user(keeper)
    with visitor.client.session_transaction() as cookie:
        cookie["ticket"] = ticket
    visitor.get("/warehouse/items", 302)


def test_a_browser_that_asks_for_nothing_is_signed_out(pages, keeper, travel_to):
    visitor = pages.as_user(keeper)
    visitor.username = ""  # does not sign in again by itself
    start = clock.now()
    for minutes in (50, 100, 150):
        travel_to(start + timedelta(minutes=minutes))
        visitor.get("/warehouse/items")
    travel_to(start + timedelta(minutes=211))
    visitor.get("/warehouse/items", 302)


def test_no_session_lasts_longer_than_half_a_day(pages, keeper, travel_to):
    visitor = pages.as_user(keeper)
    visitor.username = ""
    start = clock.now()
    for quarter in range(1, 24):
        travel_to(start + timedelta(minutes=30 * quarter))
        visitor.get("/warehouse/items")
    travel_to(start + timedelta(hours=12))
    visitor.get("/warehouse/items", 302)


def test_who_asks_is_known_by_one_query_once_they_were_read(pages, keeper):
    visitor = pages.as_user(keeper)
    visitor.get("/password")
    asked = visitor.get("/password").queries
    assert len(asked) == 1
    assert "WHERE session.id = " in asked[0]


def test_a_role_counts_from_the_next_request_on_and_no_longer(pages, keeper, account, office):
    visitor = pages.as_user(keeper)
    visitor.get("/audit/ledger", 403)
    people.grant_role(account, role=Role.AUDITOR, office=office, by=Act(SYSTEM, FOUNDED))
    visitor.get("/audit/ledger")
    people.withdraw_role(account, role=Role.AUDITOR, office=office, by=Act(SYSTEM, clock.now()))
    visitor.get("/audit/ledger", 403)


def test_a_role_ends_at_midnight_though_nobody_changes_anything(
    pages, keeper, account, office, travel_to
):
    people.grant_role(account, role=Role.AUDITOR, office=office, by=Act(SYSTEM, FOUNDED))
    tomorrow = clock.now() + timedelta(days=1)
    people.withdraw_role(account, role=Role.AUDITOR, office=office, by=Act(SYSTEM, tomorrow))
    travel_to(at_nine(clock.today()).replace(hour=16, minute=40))  # 23:40 in Viet Nam
    visitor = pages.as_user(keeper)
    visitor.get("/audit/ledger")
    travel_to(clock.now() + timedelta(minutes=40))
    visitor.get("/audit/ledger", 403)


def test_a_new_office_is_seen_at_once_by_who_works_above_it(pages, admin, office, make_office):
    visitor = pages.as_user(admin)
    visitor.get("/accounts/new")
    make_office(code="MOI", name="Phòng mới lập", parent=office)
    assert "Phòng mới lập" in visitor.get("/accounts/new").text


def test_one_chooses_in_whose_name_one_acts(pages, make_user, office, make_office, travel_to):
    other = make_office(code="KHAC", name="Thi hành án dân sự tỉnh Khác")
    who = make_user(roles=[Role.OFFICER], office=other, username="hai-noi")
    people.grant_role(
        db.session.get_one(UserAccount, who.id),
        role=Role.OFFICER,
        office=office,
        by=Act(SYSTEM, FOUNDED),
    )
    visitor = pages.as_user(who)

    def opened(number: str) -> tuple[int, int]:
        visitor.post_form(
            "/cases/new",
            {
                "number": number,
                "summary": "x",
                "money_due": "1",
                "opened_on": "23/11/2026",
                "enforceability": "able",
            },
        )
        entry = db.session.scalars(
            select(LedgerEntry)
            .where(LedgerEntry.kind == "case.opened")
            .order_by(LedgerEntry.id.desc())
        ).first()
        return entry.office_id

    for place, number in ((other, "1/2026"), (office, "2/2026")):
        visitor.post_form("/password", {"office_id": str(place.id)}, action="/acting-office")
        assert opened(number) == place.id


def test_one_acts_in_no_office_one_does_not_work_in(pages, keeper, unit):
    visitor = pages.as_user(keeper)
    page = visitor.get("/password")
    sent = fields(page.form(action="/sign-out")) | {"office_id": str(unit.id)}
    visitor.post("/acting-office", sent, 404)
    assert db.session.scalars(select(Session.office_id)).one() is None


def test_a_session_given_to_another_account_in_the_database_opens_nothing(pages, keeper, head):
    visitor = pages.as_user(keeper)
    pages.as_user(head)
    theirs, own = (
        db.session.scalars(select(Session).where(Session.account_id == each.id)).one()
        for each in (head, keeper)
    )
    own.account_id, own.session_no = theirs.account_id, theirs.session_no
    db.session.commit()
    visitor.get("/warehouse/items", 302)
