"""Help on a page: reached from it, in both languages, with keys, acts and law from their tables."""

import pytest

from lawbook.parameters import parameter
from tests.fixtures.pages import Pages

FULL = {"auctions.lots.show", "cases.files.show", "warehouse.items.index", "accounts.sessions.new"}


def test_every_page_leads_to_its_own_help(pages: Pages, keeper, item) -> None:
    shown = pages.as_user(keeper).get(f"/warehouse/items/{item.code}")
    links = {
        link.get("href")
        for link in shown.document.all("a")
        if (link.get("href") or "").startswith("/help")
    }
    assert links == {"/help/warehouse.items.show"}
    assert pages.anonymous().get("/sign-in").document.all("a", href="/help/accounts.sessions.new")


def test_a_page_without_help_of_its_own_leads_to_all(pages: Pages, keeper) -> None:
    assert pages.as_user(keeper).get("/nothing", 404).document.all("a", href="/help")


def test_the_help_of_a_lot_names_its_acts_and_the_law_of_each_step(pages: Pages, officer) -> None:
    shown = pages.as_user(officer).get("/help/auctions.lots.show")
    acts = {link.get("href") for link in shown.document.one("main").all("a")}
    assert "/help/auctions.repricing.reduce" in acts
    reduction = parameter("R4").editions[-1].basis
    assert reduction.short in shown.document.one("main").text
    assert shown.document.all("kbd")


def test_the_help_of_an_act_says_who_may_do_it_and_whether_a_hold_stops_it(pages: Pages) -> None:
    shown = pages.anonymous().get("/help/auctions.repricing.reduce").document.one("main").text
    assert "Chấp hành viên" in shown
    assert "tạm đình chỉ" in shown


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_help_is_a_page(pages: Pages, language: str) -> None:
    visitor = pages.anonymous()
    visitor.get(f"/preferences/language/{language}?next=/sign-in", 303)
    visitor.get("/help")
    for endpoint in FULL:
        visitor.get(f"/help/{endpoint}")
        box = visitor.client.get(f"/help/{endpoint}?part=box").text
        assert "<html" not in box
    visitor.get("/help/nothing.of.this", 404)
