"""Pages of sessions: listed with their device, ended one by one or all; whose office it is."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from accounts import refusals
from accounts.devices import device
from accounts.models import Role, Session, UserAccount
from accounts.operations import people
from accounts.operations import sessions as browsers
from audit.models import LedgerEntry
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.people import FOUNDED


@pytest.fixture
def account(keeper):
    return db.session.get_one(UserAccount, keeper.id)


def test_an_administrator_ends_one_session_of_a_person_and_leaves_the_others(pages, admin, keeper):
    lost, kept = pages.as_user(keeper), pages.as_user(keeper)
    first = db.session.scalars(
        select(Session.id).where(Session.account_id == keeper.id).order_by(Session.id)
    ).first()
    action = f"/accounts/thukho/sessions/{first}/end"
    visitor = pages.as_user(admin)
    page = visitor.get("/accounts/thukho")
    form = page.form(action=action)
    visitor.send(page, form)
    lost.get("/warehouse/items", 302)
    kept.get("/warehouse/items")
    visitor.send(page, page.form(action=action), {"act_id": "1" * 32}, 422)
    entry = db.session.scalars(
        select(LedgerEntry).where(LedgerEntry.kind == "account.session_ended")
    ).one()
    assert (entry.actor_id, entry.stream) == (admin.id, f"account:{keeper.id}")
    ended = db.session.get_one(Session, first)
    assert entry.payload["session"] == ended.id
    assert (entry.payload["address"], entry.payload["browser"]) == (ended.address, ended.browser)
    page = visitor.get("/audit/ledger?kind=account.session_ended")
    assert ended.address in page.document.one("ol", class_="kb-line").one("dl").text


def test_a_session_is_ended_by_its_person_or_an_administrator_over_all_their_roles(
    pages, account, unit, make_user, admin
):
    pages.anonymous().sign_in("thukho")
    number = db.session.scalars(select(Session.id)).one()
    of_unit = Act(make_user(roles=[Role.ADMIN], office=unit), clock.now())
    with pytest.raises(refusals.RolesElsewhere):
        browsers.end_one(account, session_id=number, by=of_unit)
    of_admin = Act(admin, clock.now())
    browsers.end_one(account, session_id=number, by=of_admin)
    with pytest.raises(refusals.NoSuchSession):
        browsers.end_one(account, session_id=number, by=of_admin)


def test_ending_every_session_asks_first_and_ends_this_one_too(pages, keeper):
    other, visitor = pages.as_user(keeper), pages.as_user(keeper)
    page = visitor.get("/sessions/end")
    other.get("/warehouse/items")
    answer = visitor.send(page, page.form(action="/sessions/end"))
    assert answer.location == "/sign-in"
    for each in (other, visitor):
        each.get("/warehouse/items", 302)


def test_a_session_tells_its_device_and_when_something_was_last_written_in_it(
    pages, keeper, item, make_place, travel_to
):
    phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1"
    visitor = pages.anonymous()
    visitor.client.environ_base["HTTP_USER_AGENT"] = phone
    visitor.sign_in("thukho")
    begun = clock.now()
    row = db.session.scalars(select(Session)).one()
    travel_to(begun + timedelta(minutes=30))
    visitor.get("/warehouse/items")
    assert row.last_act_at == begun  # reading writes nothing
    shelf = make_place()
    visitor.post_form(f"/warehouse/items/{item.code}/move", {"place": shelf.code})
    assert row.last_act_at == clock.now()
    assert "Safari, iPhone" in visitor.get("/sessions").main


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36", "Chrome, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Firefox, Linux"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", ""),
    ],
)
def test_a_device_is_told_in_the_words_people_use(said, known):
    assert device(said) == known


def test_the_office_acted_for_stands_on_every_page_with_the_choice_of_another(
    pages, keeper, make_user, make_office, office
):
    page = pages.as_user(keeper).get("/warehouse/items")
    bar = page.document.one("section", class_="kb-acting")
    assert office.name in bar.text
    assert bar.all("form") == []

    other = make_office(name="Tỉnh thứ hai")
    who = make_user(roles=[Role.OFFICER], office=other, username="hai-noi")
    account = db.session.get_one(UserAccount, who.id)
    people.grant_role(account, role=Role.HEAD, office=office, by=Act(SYSTEM, FOUNDED))
    visitor = pages.as_user(who)
    for url in ("/", "/cases", "/password", "/sessions", "/khong-co"):
        bar = visitor.get(url, 404 if url == "/khong-co" else 200).document.one(
            "section", class_="kb-acting"
        )
        assert {b.text for b in bar.all("button")} >= {other.name, office.name}
    visitor.post_form("/password", {"office_id": str(other.id)}, action="/acting-office")
    summary = visitor.get("/cases").document.one("section", class_="kb-acting").one("summary")
    assert other.name in summary.text


LISTS = (
    "/warehouse/items",
    "/warehouse/orders",
    "/warehouse/places",
    "/cases",
)


def test_a_line_of_another_office_than_the_one_at_the_head_says_whose_it_is(
    pages, make_user, make_office, make_item, make_intake, office, unit
):
    above, below, aside = (
        make_user(roles=[Role.AUDITOR], office=each) for each in (office, unit, make_office())
    )
    account = db.session.get_one(UserAccount, aside.id)
    people.grant_role(account, role=Role.AUDITOR, office=office, by=Act(SYSTEM, FOUNDED))
    make_item()
    make_intake(approved=False)
    for url in LISTS:
        told = _told_offices(pages.as_user(aside).get(url))
        assert {span.get("title") for span in told} <= {office.name, unit.name}, url
        assert office.name in {span.get("title") for span in told}, url
        assert all(span.text in span.get("title") or "THADS" in span.text for span in told)
        own = {span.get("title") for span in _told_offices(pages.as_user(above).get(url))}
        assert office.name not in own, url
        assert _told_offices(pages.as_user(below).get(url)) == [], url
    assert office.name in pages.as_user(above).get("/audit/ledger").main


def _told_offices(page):
    return [span for span in page.document.all("span") if "data-office" in span.attributes]
