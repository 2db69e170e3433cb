"""A list on paper: every row up to a bound, and the sheet says how many of how many."""

from urllib.parse import parse_qs, urlsplit

import pytest
from flask import url_for

from foundation.permissions import Permission
from web import lists
from web.lists import asked as asking

ADDRESS = "/warehouse/items"


@pytest.fixture
def as_keeper(pages, keeper):
    return pages.as_user(keeper)


def names(page):
    return [link.text for link in page.document.all("a") if "kb-list__open" in link.get("class")]


def way_to_paper(page):
    return next(a["href"] for a in page.document.all("a") if "In danh sách" in a.text)


def test_a_list_is_printed_whole_as_it_is_narrowed(as_keeper, item, make_item):
    for number in range(42):
        make_item(description=f"Thùng số {number}")
    page = as_keeper.get(f"{ADDRESS}?q=thung+so&order=old", most_queries=20)
    assert len(names(page)) == 40
    assert "40 / 42 vật có trên giấy này: một trang của màn hình." in page.main
    address = way_to_paper(page)
    assert parse_qs(urlsplit(address).query) == {
        "q": ["thung so"],
        "order": ["old"],
        "part": ["paper"],
    }
    paper = as_keeper.get(address, most_queries=20)
    assert names(paper) == [f"Thùng số {number}" for number in range(42)]
    assert "Giấy này có đủ danh sách." in paper.main
    assert not paper.document.all("input", type="checkbox")


def test_a_list_beyond_the_bound_goes_on_on_further_paper(as_keeper, make_item, monkeypatch):
    monkeypatch.setattr(asking, "ON_PAPER", 41)
    for number in range(43):
        make_item(description=f"Thùng số {number}")
    paper = as_keeper.get(f"{ADDRESS}?part=paper", most_queries=20)
    assert len(names(paper)) == 41
    assert "41 / 43 vật có trên giấy này, mỗi lần in nhiều nhất 41." in paper.main
    rest = as_keeper.get(next(a["href"] for a in paper.document.all("a") if a.get("rel") == "next"))
    assert names(rest) == ["Thùng số 1", "Thùng số 0"]
    assert "2 / 43 vật có trên giấy này" in rest.main


def test_who_is_not_signed_in_gets_the_page_of_the_screen(pages):
    page = pages.anonymous().get("/auctions/public?part=paper")
    assert not [a for a in page.document.all("a") if "In danh sách" in a.text]
    assert not [b for b in page.document.all("button") if b.text == "In"]


@pytest.mark.usefixtures("app")
def test_every_list_has_a_bound_on_paper():
    assert all(1 <= one.size <= lists.SIZE for one in lists.declared().values())
    assert lists.ON_PAPER == 500


@pytest.mark.usefixtures("app")
def test_every_list_has_a_page_for_paper(app, pages, make_user, item, unsold):
    """Whatever a page shows beside its list is there when it is printed."""
    visitor = pages.as_user(make_user(roles=["head", "auditor", "officer", "keeper"]))
    for one in lists.declared().values():
        if one.permission in {Permission.SEAT, None} or one.key == "upcoming":
            continue
        with app.test_request_context():
            address = url_for(one.endpoint)
        paper = visitor.get(f"{address}?part=paper", {200, 403})
        if paper.status == 200 and paper.document.all("table", class_="kb-list__table"):
            assert [b for b in paper.document.all("button") if b.text.strip() == "In"], one.key
