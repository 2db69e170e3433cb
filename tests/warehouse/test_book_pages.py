"""The pages of the book: its lines, closing it, signing and returning a closing."""

import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from foundation.database import db
from tests.fixtures.people import PASSWORD
from warehouse.models import BookClosing, BookLine, ClosingState
from web.lists import Asked

BOOK = "/warehouse/book"


@pytest.fixture
def past(item):
    """The item, and a book whose lines lie in a quarter that is over."""
    for line in db.session.scalars(select(BookLine)):
        line.day = date(2026, 9, 1)
    db.session.commit()
    return item


def the_closing() -> BookClosing:
    db.session.expire_all()
    return db.session.scalars(select(BookClosing)).one()


@pytest.fixture
def closing(pages, past, keeper):
    pages.as_user(keeper).post_form(f"{BOOK}/closings/new", action=f"{BOOK}/closings/new")
    return the_closing()


def test_the_book_tells_each_change_and_by_which_order(pages, lent, head):
    text = pages.as_user(head).get(BOOK).text
    assert lent.description in text
    assert "LXK-2026" in text
    assert "LNK-2026" in text
    away = pages.as_user(head).get(f"{BOOK}?way=on_loan").text
    assert "LXK-2026" in away
    assert "LNK-2026" not in away


def test_the_book_is_closed_by_three_people(pages, closing, accountant, head):
    page = f"{BOOK}/closings/{closing.id}"
    assert closing.number in pages.as_user(head).get(f"{BOOK}/closings").text
    for who, part in ((accountant, "accountant"), (head, "head")):
        pages.as_user(who).post_form(
            page, {"part": part, "current": PASSWORD}, action=f"{page}/sign"
        )
    assert the_closing().state is ClosingState.CLOSED
    assert "đã khóa sổ" in pages.as_user(head).get(page).text


def test_who_signs_types_their_own_password(pages, closing, accountant):
    page = f"{BOOK}/closings/{closing.id}"
    wrong = {"part": "accountant", "current": "another"}
    pages.as_user(accountant).post_form(page, wrong, 422, action=f"{page}/sign")
    assert the_closing().accountant_id is None
    nonsense = {"part": "nobody", "current": PASSWORD}
    pages.as_user(accountant).post_form(page, nonsense, 422, action=f"{page}/sign")
    assert the_closing().accountant_id is None


def test_a_closing_is_returned_with_a_reason(pages, closing, head):
    page = f"{BOOK}/closings/{closing.id}"
    pages.as_user(head).post_form(f"{page}/return", {"note": "Thiếu dòng"})
    assert the_closing().state is ClosingState.RETURNED
    assert "Thiếu dòng" in pages.as_user(head).get(page).text


def test_the_next_quarter_is_closed_when_it_is_over(pages, closing, keeper, accountant, head):
    page = f"{BOOK}/closings/{closing.id}"
    for who, part in ((accountant, "accountant"), (head, "head")):
        pages.as_user(who).post_form(
            page, {"part": part, "current": PASSWORD}, action=f"{page}/sign"
        )
    visitor = pages.as_user(keeper)
    assert f"{BOOK}/closings/new" not in visitor.get(BOOK).text
    refused = visitor.post_form(f"{BOOK}/closings/new", status=422, action=f"{BOOK}/closings/new")
    assert "31/12/2026" in refused.text


def test_the_book_leads_to_its_closings_and_to_the_next_one(pages, past, keeper, head):
    page = pages.as_user(keeper).get(BOOK).markup
    assert f"{BOOK}/closings" in page
    assert f"{BOOK}/closings/new" in page
    other = pages.as_user(head).get(BOOK).markup
    assert f"{BOOK}/closings" in other
    assert f"{BOOK}/closings/new" not in other


def test_the_home_of_who_signs_says_that_a_closing_waits(pages, closing, accountant, head, keeper):
    waits = "Lần khóa sổ chờ tôi ký"
    for who in (accountant, head):
        assert waits in pages.as_user(who).get("/").text
    assert waits not in pages.as_user(keeper).get("/").text
    page = f"{BOOK}/closings/{closing.id}"
    pages.as_user(accountant).post_form(
        page, {"part": "accountant", "current": PASSWORD}, action=f"{page}/sign"
    )
    assert waits not in pages.as_user(accountant).get("/").text
    assert waits in pages.as_user(head).get("/").text


def test_a_closing_is_printed_with_its_lines_and_room_for_three_signatures(pages, closing, head):
    address = f"{BOOK}/closings/{closing.id}"
    page = pages.as_user(head).get(address)
    assert page.main.index("Cuối kỳ") < page.main.index("Mật khẩu"), "figures before the password"
    assert "khóa sổ năm, đến hết ngày T4 30/09/2026" in page.main
    assert not page.document.all("table", class_="kb-list__table")
    way = next(a["href"] for a in page.document.all("a") if "In kèm" in a.text)
    paper = pages.as_user(head).get(way)
    rows = paper.document.all("table", class_="kb-list__table")[0].all("tr")
    assert len(rows) == 1 + closing.lines
    assert paper.main.count("(ký, ghi rõ họ tên)") == 3
    assert "Giấy này có đủ danh sách." in paper.main


@pytest.fixture
def three(make_item):
    """Three things, received before the quarter's closing is made up."""
    return [make_item() for _one in range(3)]


def test_a_long_closing_is_printed_in_parts_that_add_up(pages, three, closing, head, monkeypatch):
    monkeypatch.setattr(Asked, "for_paper", lambda asked: replace(asked, size=3))
    address = f"{BOOK}/closings/{closing.id}?part=paper"
    sums, lines, papers = [0, 0], [], 0
    while address:
        paper = pages.as_user(head).get(address)
        said = re.search(
            r"dòng (\d+) đến (\d+) trong (\d+) dòng. Theo các dòng này: nhập (\d+), xuất (\d+)",
            paper.main,
        )
        first, last, every, came, went = map(int, said.groups())
        assert every == closing.lines
        assert paper.main.count("(ký, ghi rõ họ tên)") == 3
        lines += range(first, last + 1)
        sums = [sums[0] + came, sums[1] + went]
        papers += 1
        following = [a["href"] for a in paper.document.all("a") if "In phần tiếp theo" in a.text]
        address = following[0] if following else None
    assert lines == list(range(1, closing.lines + 1))
    assert sums == [closing.came, closing.went]
    assert papers == -(-closing.lines // 3) > 1
