"""Rows that only add up what stands above them, in lists and in notices, whatever their figures."""

import pytest

from exchange.importing.exhibits import read_exhibits
from exchange.importing.notices import read_notices
from exchange.importing.problems import Code, Severity
from tests.exchange.books import Cell, Tab, xlsx

LIST: list[Cell] = ["STT", "Tên vật chứng", "Số lượng", "Đơn vị tính", "Ghi chú"]
THING: list[Cell] = [1, "Điện thoại di động màu đen", 1, "chiếc", None]
NOTICES: list[Cell] = ["TT", "Tên tài sản", "Giá khởi điểm", "Thời gian đấu giá", "Ghi chú"]
OFFER: list[Cell] = [1, "Xe ô tô tải Hyundai 8 tấn", 350000000, "09:00 03/12/2026", None]
FIGURES: tuple[Cell, ...] = ("#N/A", "#REF!", "Err:502", "#DIV/0!", None, "4516,32", "x", "-", 12)
LABELS = (
    *("Cộng", "Tổng cộng:", "TỔNG CỘNG (I+II)", "T.Cộng", "TC", "Total", "Lũy kế"),
    *("Cộng khu vực 1", "Cộng Phòng THADS khu vực 1", "Tổng toàn tỉnh", "Cộng nhóm xe"),
    *("Cộng Chi cục THADS huyện B", "Tổng cộng các tài sản", "Tổng cộng toàn bảng"),
    *("Tổng giá khởi điểm", "Tổng số tiền đặt trước", "Cộng tiền", "CỘNG MỤC II", "Cộng đợt 2"),
)


def asides(read, *rows: list[Cell]) -> list[tuple[int, Code]]:
    sheet = read(xlsx(Tab(list(rows))), "tệp.xlsx")
    assert not [each for each in sheet.problems if each.refuses]
    return [(each.row, each.code) for each in sheet.problems if each.severity is Severity.ASIDE]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("place", [0, 1])
def test_a_sum_is_put_aside_whatever_stands_for_its_figure(label: str, place: int) -> None:
    for head, line, read in ((LIST, THING, read_exhibits), (NOTICES, OFFER, read_notices)):
        for figure in FIGURES:
            row: list[Cell] = [None, None, figure, None, None]
            row[place] = label
            assert asides(read, head, line, row) == [(3, Code.ROW_IS_A_TOTAL)], (label, figure)


@pytest.mark.parametrize("figure", ["#N/A", "#REF!", "Err:508"])
def test_a_row_of_nothing_but_errors_is_a_sum_without_a_name(figure: str) -> None:
    row: list[Cell] = [None, None, figure, None, None]
    assert asides(read_exhibits, LIST, THING, row) == [(3, Code.ROW_IS_A_TOTAL)]


def test_a_remark_beside_a_sum_makes_it_no_thing() -> None:
    row: list[Cell] = [None, "Tổng cộng", 5, None, "Chưa kể phần gửi giám định"]
    assert asides(read_exhibits, LIST, THING, row) == [(3, Code.ROW_IS_A_TOTAL)]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Cộng hưởng từ mini", "bộ"),
        ("Cộng hưởng từ mini", None),
        ("Cộng đồng mạng: ảnh in", "tờ"),
        ("Tổng đài điện thoại nội bộ", None),
        ("Tổng thành hộp số", None),
        ("Tổng Cục Hải quan: công văn", None),
        ("Total Quartz dầu nhớt", None),
        ("Cộng cụ tự chế", "cái"),
        ("Tổng số 5 dao các loại", "con"),
    ],
)
def test_a_thing_called_like_a_sum_is_a_line(name: str, unit: str | None) -> None:
    sheet = read_exhibits(xlsx(Tab([LIST, THING, [None, name, 3, unit, None]])), "tệp.xlsx")
    assert [draft.row for draft in sheet.drafts] == [2, 3]


@pytest.mark.parametrize(
    "row",
    [
        [2, "Cộng khu vực 1", 100000000, None, None],
        [None, "Cộng khu vực 1", 100000000, "09:00 04/12/2026", None],
        [None, "Tổng tài sản gồm thửa đất số 5 và nhà", 2000000000, None, None],
    ],
)
def test_a_notice_called_like_a_sum_is_one(row: list[Cell]) -> None:
    sheet = read_notices(xlsx(Tab([NOTICES, OFFER, row])), "tệp.xlsx")
    assert [draft.row for draft in sheet.drafts] == [2, 3]


@pytest.mark.parametrize("place", [0, 1])
def test_a_remark_in_parentheses_between_numbered_lines_is_a_note(place: int) -> None:
    row: list[Cell] = [None] * 5
    row[place] = "(Tài sản trên đang gửi tại bãi giữ xe)"
    for head, line, read in ((LIST, THING, read_exhibits), (NOTICES, OFFER, read_notices)):
        assert asides(read, head, line, row, [2, *line[1:]]) == [(3, Code.ROW_IS_A_NOTE)]


@pytest.mark.parametrize(
    "text", ["(02 chiếc điện thoại không rõ nhãn hiệu)", "(Xe) mô tô không biển số"]
)
def test_a_thing_in_parentheses_is_a_line(text: str) -> None:
    rows: list[list[Cell]] = [LIST, THING, [None, text, None, None, None]]
    sheet = read_exhibits(xlsx(Tab(rows)), "tệp.xlsx")
    assert [draft.row for draft in sheet.drafts] == [2, 3]


def test_an_error_among_the_notes_costs_no_line() -> None:
    sheet = read_exhibits(xlsx(Tab([LIST, [*THING[:4], "#REF!"]])), "tệp.xlsx")
    assert [draft.quantity for draft in sheet.drafts] == [1]
    assert Code.CELL_ERROR in [each.code for each in sheet.problems]
