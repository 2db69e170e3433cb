"""Cells as strangers type them: every word is read, or asked about."""

import pytest

from exchange.importing.codes import Code
from exchange.importing.exhibits import read_exhibit
from exchange.importing.itemkinds import item_kind_of
from exchange.importing.oldcells import count_of, read_part
from exchange.importing.oldfiles import read_backlog
from exchange.importing.problems import Unread
from exchange.importing.rowreader import RowReader
from tests.exchange.books import Tab, xlsx


def read(*rows):
    sheet = read_backlog(xlsx(Tab([list(row) for row in rows])), "ds.xlsx")
    return sheet.drafts, {(each.row, each.column, each.code) for each in sheet.problems}


def rounds(draft):
    return [(one.number, one.ended.value, one.session, one.price) for one in draft.rounds]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("10/5/2019 không thành", ("failed", "2019-05-10", None)),
        ("1/6/19 ko thành", ("failed", "2019-06-01", None)),
        ("không thành ngày 7.8.2020", ("failed", "2020-08-07", None)),
        ("Ngày 12/3/2021 - 2,5 tỷ - không có người đăng ký", ("failed", "2021-03-12", 2500000000)),
        ("tháng 4/2018 không bán được", ("failed", "2018-04", None)),
        ("200tr không thành", ("failed", "", 200000000)),
        ("15/3/2022; 5,2 tỷ; không thành", ("failed", "2022-03-15", 5200000000)),
        ("10/5/2019: 200 triệu", ("unknown", "2019-05-10", 200000000)),
    ],
)
def test_a_cell_of_one_auction_tells_day_price_and_result(cell, expected):
    (draft,), problems = read(["Số hồ sơ", "Tài sản", "Lần 1"], ["1/2018", "Ghe gỗ", cell])
    assert rounds(draft) == [(1, *expected)]
    assert (2, "round#1", Code.RESULT_UNREADABLE) not in problems


@pytest.mark.parametrize(
    "cell",
    ["10/5/2019 xong đợt này", "giao tài sản 5/6/2020", "1/6/2019 không thành 2/7/2019"],
)
def test_a_word_of_a_cell_that_is_not_read_is_asked_about(cell):
    _drafts, problems = read(["Số hồ sơ", "Tài sản", "Lần 1"], ["1/2018", "Ghe gỗ", cell])
    assert (2, "round#1", Code.RESULT_UNREADABLE) in problems


@pytest.mark.parametrize(
    ("second", "result", "ends"),
    [
        ("720tr", "Không thành", ["failed", "failed"]),
        ("720tr", "Thành", ["failed", "sold"]),
        ("800tr", "không có ai đăng ký", ["unknown", "failed"]),
        ("", "Không thành", ["failed"]),
    ],
)
def test_a_result_without_a_number_is_that_of_the_last_auction(second, result, ends):
    heads = ["Số vụ việc", "Tài sản", "Giá lần 1", "Ngày bán lần 1", "Giá lần 2", "Kết quả"]
    row = ["802/2017", "Đất ruộng", "800tr", "12/02/2018", second, result]
    (draft,), problems = read(heads, row)
    assert [one.ended.value for one in draft.rounds] == ends
    assert ((2, "result", Code.OLD_RESULT_OF_LAST) in problems) is ("unknown" in ends)


def test_a_result_that_the_last_auction_contradicts_is_asked_about():
    heads = ["Số vụ việc", "Tài sản", "Giá lần 1", "Kết quả lần 1", "Kết quả"]
    (draft,), problems = read(heads, ["8/2017", "Xe tải", "800tr", "không thành", "đấu giá thành"])
    assert rounds(draft) == [(1, "failed", "", 800000000)]
    assert (2, "result", Code.OLD_ROUND_UNTOLD) in problems


@pytest.mark.parametrize("mark", ["nt", "-nt-", "như trên"])
def test_a_mark_is_never_the_name_of_an_organisation(mark):
    heads = ["Số vụ việc", "Tài sản", "Lần thứ", "Tổ chức đấu giá", "Kết quả"]
    first = ["8/2018", "Nhà số 9", "1", "Trung tâm đấu giá An Hòa", "không thành"]
    drafts, problems = read(heads, first, ["8/2018", "Nhà số 9", "2", mark, "không thành"])
    names = {one.organisation for draft in drafts for one in draft.rounds}
    assert names == {"Trung tâm đấu giá An Hòa"}
    assert (3, "organisation", Code.DITTO_CARRIED) in problems
    drafts, problems = read(heads, ["8/2018", "Nhà số 9", "2", mark, "không thành"])
    assert [one.organisation for draft in drafts for one in draft.rounds] == [""]
    assert (2, "organisation", Code.DITTO) in problems


@pytest.mark.parametrize(
    ("text", "day"),
    [("15/3/19", "2019-03-15"), ("4-5-98", "1998-05-04"), ("15/3/2019 (BB số 12)", "2019-03-15")],
)
def test_a_day_with_a_short_year_or_a_paper_is_read(text, day):
    found = read_part(text)
    assert not isinstance(found, Unread)
    assert found.day.isoformat() == day


@pytest.mark.parametrize("text", ["Quý II/2019", "quý 3 năm 2020", "15/3/45"])
def test_a_quarter_and_a_year_nobody_can_tell_are_asked(text):
    assert isinstance(read_part(text), Unread)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("chưa bán", 0),
        ("không có", 0),
        ("ko có ai", 0),
        ("không thành 4 lần", 4),
        ("ba", 3),
        ("05 lần", 5),
    ],
)
def test_a_count_in_everyday_words(text, count):
    row = RowReader({"failures": text}, 2)
    assert count_of(row, "failures") == count
    assert not row.problems


def test_a_seal_in_the_column_of_the_state_is_the_seal():
    line = {"description": "Ma túy đá", "quantity": "0,5", "unit": "gam"}
    draft = read_exhibit({**line, "state": "niêm phong số 123/PC09"}, 2)
    assert draft.seal_numbers == ("123/PC09",)


@pytest.mark.parametrize("name", ["Loa kẹo kéo", "01 loa kẹo kéo JBL"])
def test_a_loudspeaker_is_no_weapon(name):
    assert item_kind_of("", name) != "crude_weapon"


@pytest.mark.parametrize(
    ("description", "state", "value"),
    [
        ("Tiền VNĐ: 500.000đ x 4 tờ; 200.000đ x 3 tờ", "2.600.000đ", 2600000),
        ("Tiền Việt Nam loại 100.000 đồng: 05 tờ, 50.000 đồng: 02 tờ", "", 600000),
        ("Tiền mặt 200.000 x 3 tờ + 20.000 x 2 tờ = 640.000đ", "", 640000),
        ("500.000đ x 4 tờ; 200.000đ x 3 tờ", "2.500.000đ", None),
        ("500.000đ x 4 tờ; tổng cộng 2.500.000đ", "", None),
        ("500.000đ x 4 tờ và 01 ví da", "", None),
    ],
)
def test_money_by_its_notes_is_their_sum_or_is_asked_about(description, state, value):
    draft = read_exhibit({"description": description, "quantity": "", "state": state}, 2)
    assert (draft.quantity, bool(draft.missing)) == (value, value is None)
    assert draft.unit == "đồng" or value is None
