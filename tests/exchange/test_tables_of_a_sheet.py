"""Several tables in one sheet: the first header opens one, each later one opens the next."""

import pytest

from exchange.importing.drafts import ExhibitSheet
from exchange.importing.exhibits import read_exhibits
from exchange.importing.notices import read_notices
from exchange.importing.problems import Code, Severity
from exchange.importing.quantities import plain
from tests.exchange.books import Cell, Tab, xlsx

FIRST: list[Cell] = ["STT", "Tên vật chứng", "Số lượng", "ĐVT"]
TWO: list[list[Cell]] = [[1, "Xẻng xúc đất", 2, "cái"], [2, "Thang nhôm", 1, "cái"]]
TITLE: list[Cell] = [None, "DANH SÁCH THU GIỮ BỔ SUNG", None, None]


def read(*rows: list[Cell], merges: list[tuple[int, int, int, int]] | None = None) -> ExhibitSheet:
    return read_exhibits(xlsx(Tab(list(rows), merges=merges or [])), "a.xlsx")


def lines(sheet: ExhibitSheet) -> list[tuple[str, str, str | None]]:
    return [
        (draft.description, "" if draft.quantity is None else plain(draft.quantity), draft.unit)
        for draft in sheet.drafts
    ]


def refused(sheet: ExhibitSheet) -> list[tuple[int, Code]]:
    return [(problem.row, problem.code) for problem in sheet.problems if problem.refuses]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        (["STT", "Tên tài sản", "SL", "ĐVT", "Ghi chú"], [1, "Bạt che", 3, "tấm", "rách"]),
        (["TT", "Tên, chủng loại", "Tình trạng", "SL", "ĐVT"], [1, "Bạt che", None, 3, "tấm"]),
        (["STT", "ĐVT", "SL", "Vật chứng", "Niêm phong"], [1, "tấm", 3, "Bạt che", "M1"]),
        (["STT", "Tên tài sản", "ĐVT", "SL"], [1, "Bạt che", "tấm", 3]),
        (["Tên tài sản", "SL", "ĐVT"], ["Bạt che", 3, "tấm"]),
    ],
)
@pytest.mark.parametrize("before", [1, 2, 24])
def test_a_second_table_leaves_the_first_as_it_is(
    header: list[Cell], line: list[Cell], before: int
) -> None:
    first: list[list[Cell]] = [[at, f"Xẻng số hiệu {at}", 2, "cái"] for at in range(1, before + 1)]
    sheet = read(FIRST, *first, TITLE, header, line)
    assert [each[0] for each in lines(sheet)] == [*(str(row[1]) for row in first), "Bạt che"]
    assert lines(sheet)[-1] == ("Bạt che", "3", "tấm")
    assert refused(sheet) == []


def test_a_second_header_of_two_rows_opens_a_table() -> None:
    below: list[list[Cell]] = [
        ["STT", "Tên tài sản", "Số lượng", None, "Ghi chú"],
        [None, None, "Số lượng", "ĐVT", None],
        [1, "Bạt che", 3, "tấm", "rách"],
    ]
    sheet = read(FIRST, *TWO, *below, merges=[(3, 2, 3, 3), (3, 0, 4, 0), (3, 1, 4, 1)])
    assert lines(sheet)[2:] == [("Bạt che", "3", "tấm")]
    asides = [each.code for each in sheet.problems if each.severity is Severity.ASIDE]
    assert asides == [Code.HEADER_AGAIN] * 2


def test_merged_cells_of_a_second_table_are_carried_down_in_its_own_columns() -> None:
    second: list[Cell] = ["STT", "ĐVT", "Tên tài sản", "Số lượng", "Niêm phong"]
    rows: list[list[Cell]] = [[1, "tấm", "Bạt che", 3, "M7"], [2, None, "Bạt lót", 4, None]]
    sheet = read(FIRST, *TWO, second, *rows, merges=[(4, 1, 5, 1)])
    assert lines(sheet)[2:] == [("Bạt che", "3", "tấm"), ("Bạt lót", "4", "tấm")]


def test_marks_below_a_header_of_other_columns_point_at_nothing() -> None:
    sheet = read(FIRST, *TWO, ["STT", "ĐVT", "Tên tài sản", "Số lượng"], [1, "cái", "nt", 1])
    assert [each.code for each in sheet.drafts[-1].missing] == [Code.DITTO]
    assert sheet.drafts[-1].description == ""


def test_lines_below_a_header_that_names_no_thing_are_refused() -> None:
    sheet = read(FIRST, *TWO, ["STT", "Số lượng", "ĐVT", "Niêm phong"], [1, 3, "tấm", "M1"])
    assert [each[0] for each in lines(sheet)] == ["Xẻng xúc đất", "Thang nhôm"]
    assert refused(sheet) == [(5, Code.COLUMN_MISSING)]


@pytest.mark.parametrize(
    "above",
    [
        [[1, "Xẻng xúc đất", 2, "cái"]],
        [[None, "Xẻng xúc đất", 2, "cái"]],
        [["2.", "Xẻng xúc đất", None, None]],
        [["02 cái xẻng xúc đất", None, None, None]],
        [["3. Xẻng xúc đất", None, None, None]],
    ],
)
def test_what_may_be_a_line_above_the_first_header_is_asked_for(above: list[list[Cell]]) -> None:
    sheet = read(*above, FIRST, *TWO)
    assert refused(sheet) == [(1, Code.LINE_ABOVE_HEADER)]
    assert sheet.rows == 3


@pytest.mark.parametrize(
    "title",
    [
        ["CỤC THI HÀNH ÁN DÂN SỰ", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", None],
        ["Số: 12/BB-THA", None, "Hà Nội, ngày 03 tháng 02 năm 2026", None],
        [None, "DANH MỤC VẬT CHỨNG, TÀI SẢN", None, None],
        [None, "(Kèm theo biên bản số 14/BB ngày 03/3/2026)", None, None],
        [None, "Đơn vị tính: 1.000 đồng", None, None],
        ["Điện thoại: 024 3825 1234", None, None, None],
        ["15/02/2026", None, None, None],
    ],
)
def test_titles_above_the_header_are_no_lines(title: list[Cell]) -> None:
    sheet = read(title, FIRST, *TWO)
    assert refused(sheet) == []
    assert len(sheet.drafts) == 2


def test_a_title_that_names_a_column_gives_way_to_the_header_below_it() -> None:
    sheet = read(["Vật chứng"], [None, "Vụ Nguyễn Văn A", None, None], FIRST, *TWO)
    assert (len(sheet.drafts), refused(sheet)) == (2, [])


def test_a_second_table_of_notices_is_read_in_its_own_columns() -> None:
    rows: list[list[Cell]] = [
        ["STT", "Tài sản", "Giá khởi điểm"],
        [1, "Quyền sử dụng đất thửa 15, tờ bản đồ 3", "1.250.000.000"],
        [2, "Xe ô tô Toyota Vios", "310.000.000"],
        ["STT", "Tên tài sản", "Người phải thi hành án", "Giá khởi điểm", "Ghi chú"],
        [1, "Quyền sử dụng đất thửa 88, tờ bản đồ 9", "Trần Văn B", "870.000.000", None],
    ]
    sheet = read_notices(xlsx(Tab(rows)), "a.xlsx")
    prices = [draft.starting_price for draft in sheet.drafts]
    assert prices == [1_250_000_000, 310_000_000, 870_000_000]
