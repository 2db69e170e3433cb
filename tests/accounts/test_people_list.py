"""The list of accounts: a page at a time, in the order of names, each person once."""

import pytest

from web.lists.declared import SIZE


@pytest.fixture
def many(make_user):
    """As many accounts as a page shows, and some more."""
    return [make_user(roles=["keeper"]) for _number in range(SIZE + 5)]


def names(page):
    return [row.all("td")[0].text for row in page.document.all("tr") if row.all("td")]


def step(page, way):
    links = [a.get("href") for a in page.document.all("a") if a.get("rel") == way]
    return links[0] if links else ""


def test_accounts_are_walked_forwards_and_back(pages, admin, many):
    visitor = pages.as_user(admin)
    first = visitor.get("/accounts")
    assert len(names(first)) == SIZE
    second = visitor.get(step(first, "next"))
    assert not step(second, "next")
    assert len(names(second)) >= 5
    assert not set(names(first)) & set(names(second)), "nobody stands on both pages"
    assert names(visitor.get(step(second, "prev"))) == names(first)


@pytest.mark.parametrize("cursor", ["x", "W10", "bnVsbA"])
def test_a_cursor_that_does_not_read_shows_the_first_page(pages, admin, many, cursor):
    visitor = pages.as_user(admin)
    assert names(visitor.get(f"/accounts?after={cursor}")) == names(visitor.get("/accounts"))
