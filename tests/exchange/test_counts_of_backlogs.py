"""A count of auctions is not one of failures: one that was sold is one of those held."""

import pytest

from exchange.importing.oldfiles import read_backlog
from exchange.importing.problems import Code
from tests.exchange.books import Tab, xlsx

HELD = [
    *("Số lần bán", "Số lần đấu giá", "Số lần đã bán đấu giá", "Tổng số lần bán đấu giá"),
    *("Số lần tổ chức đấu giá", "Số phiên đấu giá", "Đã đấu giá (lần)"),
]
FAILED = [
    *("Số lần bán không thành", "Số lần không có người mua", "Số phiên đấu giá không thành"),
    *("Tổng số lần không thành", "Số lần không có người đăng ký mua"),
]


def read(**cells):
    rows = [["Số hồ sơ", "Tên tài sản", *cells], ["12/2019", "Xe tải", *cells.values()]]
    sheet = read_backlog(xlsx(Tab(rows)), "ds.xlsx")
    (draft,) = sheet.drafts
    return draft, [(each.column, each.code) for each in sheet.problems]


@pytest.mark.parametrize("head", HELD)
@pytest.mark.parametrize(("held", "failures"), [("1", 0), ("3", 2)])
def test_a_sold_asset_failed_as_often_as_it_was_held_before(head, held, failures):
    sold = {"Kết quả": "đấu giá thành", "Giá bán được": "900.000.000"}
    draft, problems = read(**{head: held, **sold})
    assert draft.failures == failures
    assert not [each for each in problems if each[1] is Code.OLD_HELD_DISAGREE]


def test_the_auction_a_row_tells_as_sold_is_the_one_it_counts():
    draft, _problems = read(**{"Số lần bán": "1", "Kết quả lần 1": "đấu giá thành"})
    assert [(one.number, one.ended.value) for one in draft.rounds] == [(1, "sold")]
    assert draft.failures == 0


@pytest.mark.parametrize("head", HELD)
def test_all_that_were_held_failed_where_the_last_one_did(head):
    draft, _problems = read(**{head: "4", "Kết quả": "không thành"})
    assert draft.failures == 4


@pytest.mark.parametrize("head", HELD)
def test_one_that_was_stopped_is_one_of_those_held_and_did_not_fail(head):
    told = {"Kết quả lần 1": "tạm dừng đấu giá", "Kết quả lần 2": "không thành"}
    draft, problems = read(**{head: "2"}, **told)
    assert [one.ended.value for one in draft.rounds] == ["stopped", "failed"]
    assert draft.failures == 1
    assert Code.OLD_HELD_DISAGREE not in [code for _column, code in problems]


@pytest.mark.parametrize("head", HELD)
def test_nobody_guesses_how_the_last_one_ended(head):
    draft, problems = read(**{head: "4"})
    assert draft.failures is None
    assert [(one.number, one.ended.value) for one in draft.rounds] == [(4, "unknown")]
    assert problems == [("held", Code.OLD_HELD_UNTOLD)]


@pytest.mark.parametrize("head", FAILED)
def test_a_count_of_failures_counts_failures(head):
    draft, problems = read(**{head: "4"})
    assert draft.failures == 4
    assert not problems


@pytest.mark.parametrize(
    "cells",
    [
        {"Số lần bán": "1", "Số lần không thành": "1", "Kết quả lần 1": "đấu giá thành"},
        {"Số lần bán": "1", "Số lần không thành": "1", "Kết quả": "đấu giá thành"},
        {"Số lần không thành": "1", "Kết quả lần 1": "đấu giá thành"},
        {"Số lần bán": "2", "Số lần không thành": "3"},
        {"Số lần bán": "1", "Kết quả lần 1": "không thành", "Kết quả lần 2": "không thành"},
    ],
)
def test_counts_that_contradict_the_ends_are_asked_about(cells):
    draft, problems = read(**cells)
    assert draft.failures is None
    assert Code.OLD_HELD_DISAGREE in [code for _column, code in problems]


def test_a_row_that_came_in_when_the_count_was_read_as_one_of_failures_is_the_same():
    rows = [["Số hồ sơ", "Tên tài sản", "Số lần bán"], ["12/2019", "Xe tải", "3"]]
    (content,) = read_backlog(xlsx(Tab(rows)), "ds.xlsx").contents.values()
    assert content == ["asset=Xe tải", "case_no=12/2019", "failures=3"]
