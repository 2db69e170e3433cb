"""A heading or a sum between the rows of an office's list is no case, and is named."""

from collections.abc import Sequence

import pytest

from exchange.importing.oldfiles import read_backlog
from exchange.importing.problems import Severity
from exchange.importing.sections import names_no_case
from tests.exchange.books import Cell, Tab, xlsx

HEADS = ["STT", "Số hồ sơ", "Người phải THA", "Tài sản kê biên", "Ngày kê biên"]
HEADS += ["Số tiền phải thi hành", "Giá khởi điểm hiện nay"]
NUMBERS = ["12/2019", "13/2019", "14/2020", "101/TL-THA"]


def listed(*between: list[Cell], first: int = 0) -> list[list[Cell]]:
    """Return four lines with rows before the first and third one, and at the end."""
    lines = [
        [at + 1, number, "Ông A", f"Nhà đất thửa {at}", "12/3/2019", "1.200.000.000", "900.000.000"]
        for at, number in enumerate(NUMBERS)
    ]
    rows = [*between[:1], *lines[:2], *between[1:2], *lines[2:], *between[2:]]
    return [["DANH SÁCH ÁN TỒN ĐỌNG"], HEADS[first:], *(row[first:] for row in rows)]


SUMS: list[Cell] = [None, None, None, "2.400.000.000", "1.800.000.000"]


@pytest.mark.parametrize(
    "rows",
    [
        listed(["I", "Án tín dụng ngân hàng"], ["II", "Án khác"]),
        listed(["I", "Án tín dụng ngân hàng", *SUMS], ["II", "Án khác", *SUMS]),
        listed(["A.", "Án theo đơn (2 việc)"], ["B.", "Án chủ động: 02 việc", *SUMS]),
        listed([None, "I. Án tín dụng ngân hàng"], [None, "II - Án khác"]),
        listed([0, "I. Án tín dụng"], [0, "II. Án khác"], first=1),
        listed([None, "Án thụ lý năm 2019"], [None, "Án thụ lý năm 2020"]),
        listed([None, "CHV Nguyễn Văn Hùng"], [None, "Chấp hành viên: Trần Thị Bình"]),
        listed(["1", "Phòng THADS khu vực 1"], ["2", "Phòng THADS khu vực 2"]),
        listed(["I", None, None, "Bất động sản"], ["II", None, None, "Động sản"]),
        listed(["I", "Án 2019"], [None, "Cộng", *SUMS], [None, "Cộng II", *SUMS]),
        listed(["I", "Án khác"], [None, "Cộng mục I", *SUMS], [None, "Cộng cả năm 2020", *SUMS]),
    ],
)
def test_a_heading_or_a_sum_between_cases_is_no_case(rows: list[list[Cell]]) -> None:
    read = read_backlog(xlsx(Tab(rows)), "ds.xlsx")
    assert [each.case.number for each in read.drafts if each.case] == NUMBERS
    assert read.rows == len(NUMBERS)
    aside = [each for each in read.problems if each.severity is Severity.ASIDE]
    assert len(aside) == len(rows) - len(NUMBERS) - 1, [each.details for each in aside]


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("12/2019", False),
        ("Số 101/TL-THA", False),
        ("Hồ sơ 45", False),
        ("Vụ việc số 12", False),
        ("HS-7", False),
        ("Án tín dụng ngân hàng", True),
        ("Phòng khu vực 3", True),
        ("Án dân sự, kinh doanh thương mại", True),
    ],
)
def test_words_without_a_number_name_no_case(text: str, none: bool) -> None:
    assert names_no_case(text) is none


def test_a_case_named_in_words_keeps_the_assets_below_it() -> None:
    rows: list[Sequence[Cell]] = [
        HEADS,
        [None, "Vụ Nguyễn Văn Mẫu"],
        [None, None, None, "Xe tải"],
        [None, None, None, "Nhà xưởng"],
    ]
    read = read_backlog(xlsx(Tab([list(row) for row in rows])), "ds.xlsx")
    assert {each.case.number for each in read.drafts if each.case} == {"Vụ Nguyễn Văn Mẫu"}
    assert len(read.drafts) == 3


def test_a_numbered_heading_is_no_case_though_an_asset_without_a_number_follows() -> None:
    rows: list[list[Cell]] = [
        HEADS,
        ["I", "Án tín dụng ngân hàng"],
        [None, None, None, "Xe tải"],
        [1, "12/2019", "Ông A", "Nhà xưởng"],
    ]
    read = read_backlog(xlsx(Tab(rows)), "ds.xlsx")
    assert [each.case.number for each in read.drafts if each.case][-1:] == ["12/2019"]
    assert "Án tín dụng ngân hàng" not in {each.case.number for each in read.drafts if each.case}
    assert [each.row for each in read.problems if each.severity is Severity.ASIDE] == [2]
