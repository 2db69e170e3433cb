"""Help: every page has its own, and what it says stands in the tables it is read from."""

import re

import pytest
from flask import Flask

from auctions.acts import ACTS as LOT_ACTS
from lawbook.resting import ground
from sales.acts import ACTS as SALE_ACTS
from tests.guards.tree import ROOT
from web.help import declared
from web.keys import PRESSES, Keys
from web.lists import declared as lists
from web.menu import MENU, THINGS
from web.panels import PAGES

pytestmark = pytest.mark.usefixtures("app")

# Answers to scripts, files to take home, pictures, what only leads on, the guide of developers.
NO_PAGES = {
    "api.health.show",
    "auctions.calendar.take",
    "auctions.lots.by_id",
    "audit.checks.checkpoint",
    "audit.checks.verifier",
    "exchange.backlog.blank",
    "papers.documents.file",
    "papers.documents.made",
    "papers.drafts.docx",
    "papers.templates.docx",
    "papers.templates.sample",
    "review.search.acts",
    "review.search.palette",
    "accounts.letterheads.logo",
    "warehouse.photos.show",
    "warehouse.hand_overs.image",
    "warehouse.photos.small",
    "web.amounts.show",
    "web.choices.show",
    "web.days.month",
    "web.days.show",
    "web.underway.show",
    "web.help.show",
    "web.preferences.columns",
    "web.preferences.language",
    "web.preferences.theme",
    "web.styleguide.index",
    "web.styleguide.show",
}


def pages(app: Flask) -> set[str]:
    shown = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert shown >= NO_PAGES, "a page that is gone"
    return shown - NO_PAGES


def test_every_page_has_its_help_and_no_help_is_of_a_page_that_is_gone(app: Flask) -> None:
    """A new page: a ``Help`` in ``<room>/help.py``, its Vietnamese in ``help.po``."""
    assert pages(app) == set(declared())


def test_every_list_act_thing_and_entry_of_the_menu_is_among_them() -> None:
    wanted = {one.endpoint for one in lists().values()} | set(THINGS)
    wanted |= {doing.endpoint for doing in (*LOT_ACTS.values(), *SALE_ACTS.values())}
    wanted |= {entry.endpoint for entry in MENU}
    assert wanted <= set(declared())


def test_an_act_is_named_on_the_page_it_is_reached_from() -> None:
    helps = declared()
    lost = {one.endpoint for one in helps.values() if one.above and one.above not in helps}
    assert not lost
    assert {one.thing for one in helps.values() if one.thing} == PAGES


def test_the_law_of_a_help_stands_in_the_lawbook(now) -> None:
    codes = {code for one in declared().values() for code in one.law}
    assert len(codes) > 25
    silent = {code for code in codes if ground(code, now.date()) is None}
    assert not silent


def test_the_keys_told_of_lists_are_those_the_script_hears() -> None:
    script = (ROOT / "static/js/list.js").read_text()
    heard = set(re.findall(r"\b(\w): ", re.findall(r"const KEYS = {(.*?)}", script)[0]))
    told = {key for press in PRESSES[Keys.LIST] for key in press.keys if len(key) == 1}
    assert told - {"↑", "↓"} == heard
