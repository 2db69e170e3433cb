"""The menu: what a role uses first stands first, with how much waits; each page marks its entry."""

import pytest
from flask import Flask, url_for

from accounts.models import Role
from accounts.roles import ROLES
from foundation.counting import Counted
from foundation.database import db
from tests.fixtures.pages import Pages
from tests.fixtures.people import MakeUser
from web import menu, navigation

KNOWN = {entry.endpoint: entry for entry in menu.MENU}


def test_every_role_says_what_it_uses_first() -> None:
    assert set(menu.FIRST) == {role.value for role in Role}


@pytest.mark.parametrize("role", Role)
def test_what_a_role_uses_first_is_what_it_may_use(role: Role) -> None:
    for endpoint in menu.FIRST[role.value]:
        assert KNOWN[endpoint].permission in ROLES[role], endpoint


def test_every_entry_leads_to_a_page(app: Flask) -> None:
    assert KNOWN.keys() <= app.view_functions.keys()


@pytest.mark.parametrize("role", Role)
def test_the_menu_of_a_role_begins_with_its_entries(
    app: Flask, pages: Pages, make_user: MakeUser, role: Role
) -> None:
    person = make_user(roles=[role])
    db.session.commit()
    menus = pages.as_user(person).get("/").document.all("nav")
    links = [link for link in menus[0].all("a") if "kb-from-" in link.get("class")]
    with app.test_request_context():
        wanted = [url_for(endpoint) for endpoint in (menu.HOME, *menu.FIRST[role.value])]
    shown = [link.get("href") for link in links]
    assert shown[: len(wanted)] == wanted[: len(shown)]


def test_with_two_roles_the_first_entry_of_each_comes_before_the_second_of_any() -> None:
    order = [entry.endpoint for entry in menu.in_order({"officer", "keeper"})]
    assert order[:5] == [menu.HOME, menu.ACTS, menu.SCAN, menu.LOTS, menu.ITEMS]
    assert sorted(order) == sorted(KNOWN)


@pytest.mark.parametrize(
    ("endpoint", "owner"),
    [
        ("auctions.rounds.show", menu.LOTS),
        ("auctions.calendar.on_day", menu.CALENDAR),
        ("warehouse.seals.new", menu.ITEMS),
        ("warehouse.intake.receive", menu.ORDERS),
        ("papers.documents.show", menu.CASES),
        ("exchange.exhibits.new", menu.CASES),
        ("exchange.notices.new", menu.IMPORTS),
    ],
)
def test_a_page_belongs_to_one_entry(endpoint: str, owner: str) -> None:
    found = menu.owner(endpoint, menu.MENU)
    assert found is not None
    assert found.endpoint == owner


def test_an_entry_that_does_not_fit_stands_under_more(app: Flask) -> None:
    with app.test_request_context("/"):
        shown = navigation._items(menu.MENU, None, ("",) * len(menu.MENU), "vi", "/")
    widths = [item.from_width for item in shown]
    fitting = [width for width in widths if width]
    assert fitting == sorted(fitting)
    assert widths[: len(fitting)] == fitting
    assert widths[-1] == 0


def test_a_count_is_short() -> None:
    counts = (0, Counted(99, more=True))
    assert navigation.written(counts[0]) == ""
    assert navigation.written(counts[1]) == "99+"
