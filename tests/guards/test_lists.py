"""Lists: every page of rows is a declared list, drawn by the one component, with its words."""

import re

import pytest
from flask import Flask
from sqlalchemy.orm import InstrumentedAttribute

from tests.guards.tree import ROOT, templates
from web.lists import List, declared
from web.lists.declared import Phone

pytestmark = pytest.mark.usefixtures("app")

# Pages called index that show no rows of one kind, or sums that no index holds.
NO_LISTS = {
    "accounts/sessions/index.html",  # the few browsers of one person
    "audit/checks/index.html",
    "review/holders/index.html",  # sums, by one query
    "review/news/index.html",  # what turned red since one looked, of several kinds
    "review/search/index.html",  # results of several kinds
    "warehouse/labels/index.html",  # a form
    "papers/templates/index.html",  # as many as the program has
}


def lists() -> list[List]:
    return list(declared().values())


def test_every_page_of_rows_is_a_declared_list() -> None:
    drawn = {
        path.as_posix()
        for path in templates()
        if path.name == "index.html" and path.parts[0] not in {"components", "layouts"}
    }
    by_hand = {
        path
        for path in drawn
        if not re.search(
            r"layouts/list\.html|import list_of\b", (ROOT / "templates" / path).read_text()
        )
    }
    assert by_hand - {path for path in by_hand if path.startswith("web/")} == NO_LISTS


def test_every_list_is_the_page_of_its_endpoint(app: Flask) -> None:
    assert not [one.key for one in lists() if one.endpoint not in app.view_functions]


def test_every_list_says_what_it_counts_and_what_an_empty_one_means() -> None:
    silent = [one.key for one in lists() if not (one.counted and one.empty and one.none)]
    assert not silent


# What nobody here can begin: it comes from elsewhere, or from every act.
BEGUN_ELSEWHERE = {
    "approvals",
    "ledger",
    "seat-cases",
    "seat-items",
    "seat-rounds",
    "upcoming",
}  # on the page of what is proposed


def test_every_empty_list_leads_to_the_act_that_makes_its_first_row() -> None:
    assert {one.key for one in lists() if one.begin is None} == BEGUN_ELSEWHERE


# Of these nothing is ever finished while it is on the list.
ONLY_OPEN = {"loans"}


def test_a_list_by_last_days_shows_what_is_open_unless_it_is_asked_for_all() -> None:
    """Else what was finished years ago stands before what is late today."""
    mixed = {
        one.key
        for one in lists()
        if any(
            column.key.endswith("due_on") or column.key.startswith("due")
            for column in one.orders[0].by
        )
        and not any(each.key == "state" and each.standing for each in one.filters)
    }
    assert mixed == ONLY_OPEN


def test_what_usually_narrows_a_list_has_a_value_that_leaves_nothing_out() -> None:
    loose = [
        f"{one.key}: {each.key}"
        for one in lists()
        for each in one.filters
        if each.standing is not None
        and each.widest not in {option.value for option in (each.options or list)()}
    ]
    assert not loose


def test_every_order_ends_in_a_key_of_its_own() -> None:
    """Two rows with the same key would be shown twice, or never."""
    loose = [
        f"{one.key}: {order.key}"
        for one in lists()
        if one.read is None
        for order in one.orders
        if not _unique(order.by[-1])
    ]
    assert not loose


def _unique(column: InstrumentedAttribute[object]) -> bool:
    (found,) = column.property.columns
    return bool(found.primary_key)


def test_a_phone_has_one_column_at_the_right_and_a_line() -> None:
    for one in lists():
        right = [column.key for column in one.columns if column.phone is Phone.RIGHT]
        assert len(right) <= 1, one.key
        line = [column.key for column in one.columns if column.phone is Phone.LINE]
        assert line or one.key == "ledger", one.key


def test_filters_that_stand_above_a_list_are_counted_and_take_one_value() -> None:
    wrong = [
        f"{one.key}: {each.key}"
        for one in lists()
        for each in one.filters
        if each.seen and (one.facets is None or each.options is None or each.many)
    ]
    assert not wrong


def test_every_list_shows_its_total() -> None:
    markup = (ROOT / "templates/components/list.html").read_text()
    drawing = markup[markup.index("{% macro list_of(") :]
    assert "sum_line(list" in drawing
    assert "count(list)" in markup[markup.index("{% macro sum_line(") :]
