"""Headers and furniture of forms, by kind: what is a column, what is a line, what is neither."""

import pytest

from exchange.importing.drafts import ExhibitSheet
from exchange.importing.exhibits import read_exhibits
from exchange.importing.problems import Code, Severity
from exchange.importing.quantities import plain
from tests.exchange.books import Cell, Tab, separated, xlsx

HEADER: list[Cell] = ["STT", "Tên vật chứng", "Số lượng", "ĐVT"]
DAO: list[Cell] = [1, "Dao bầu", 1, "con"]


def read(*rows: list[Cell], merges: list[tuple[int, int, int, int]] | None = None) -> ExhibitSheet:
    return read_exhibits(xlsx(Tab(list(rows), merges=merges or [])), "a.xlsx")


def lines(sheet: ExhibitSheet) -> list[tuple[str, str, str | None]]:
    return [
        (draft.description, "" if draft.quantity is None else plain(draft.quantity), draft.unit)
        for draft in sheet.drafts
    ]


def asides(sheet: ExhibitSheet) -> list[Code]:
    return [each.code for each in sheet.problems if each.severity is Severity.ASIDE]


@pytest.mark.parametrize(
    ("rows", "read_as"),
    [
        ([["TT", "Tên, số lượng, chủng loại", "Ghi chú"], [1, "02 con dao", "x"]], ("2", "con")),
        ([["STT", "Tên hàng hóa", "Khối lượng (kg)"], [1, "Gạo", 500]], ("500", "kg")),
        ([["STT", "Nội dung", "Số tiền"], [1, "Tiền Việt Nam", 5000000]], ("5000000", "đồng")),
        ([["No.", "Description", "Qty", "Unit"], [1, "Dao", 1, "con"]], ("1", "con")),
        ([["STT", "Đơn vị thu giữ", "Tang vật", "SL"], [1, "CA A", "Dao", 3]], ("3", None)),
    ],
)
def test_columns_go_by_many_names(rows: list[list[Cell]], read_as: tuple[str, str | None]) -> None:
    assert [line[1:] for line in lines(read(*rows))] == [read_as]


def test_a_weight_beside_the_count_is_its_own_column() -> None:
    header: list[Cell] = ["STT", "Tên vật chứng", "Số lượng", "Khối lượng (m3)", "ĐVT"]
    draft = read(header, [1, "Gỗ hương", 12, "1,234", "lóng"]).drafts[0]
    assert (draft.quantity, draft.unit, str(draft.second_quantity)) == (12, "lóng", "1.234")
    header[3] = "Khối lượng"
    draft = read(header, [1, "Gỗ hương", 12, "1,234", "lóng"]).drafts[0]
    assert draft.second_quantity is None
    assert [problem.code for problem in draft.doubts] == [Code.WEIGHT_WITHOUT_UNIT]


def test_a_name_and_its_traits_in_two_columns_are_one_description() -> None:
    sheet = read(["STT", "Tên tài sản", "Đặc điểm", "Số lượng"], [1, "Xe máy", "Honda, màu đỏ", 1])
    assert [draft.description for draft in sheet.drafts] == ["Xe máy; Honda, màu đỏ"]


def test_three_rows_of_header_are_one() -> None:
    sheet = read(
        ["STT", "Tên vật chứng", "Số lượng", None, None],
        [None, None, "Biên bản", None, "Thực tế"],
        [None, None, "Số", "ĐVT", "Số"],
        [1, "Dao", 2, "con", 2],
        merges=[(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 4), (1, 2, 1, 3)],
    )
    assert lines(sheet) == [("Dao", "2", "con")]


def test_a_quantity_that_stands_twice_is_not_guessed() -> None:
    sheet = read(["Tên vật chứng", "Số lượng nhập", "Số lượng xuất"], ["Dao", 2, 1])
    assert [problem.code for problem in sheet.problems] == [Code.COLUMN_TWICE]
    assert not sheet.drafts


@pytest.mark.parametrize(
    "heading",
    [
        [None, "Thu giữ tại nhà ông A", None, None],
        ["VẬT CHỨNG VỤ ÁN A", None, None, None],
        ["I", "Xe", None, None],
        ["A.", "02 xe ô tô, gồm:", None, None],
        [None, "II. Tiền, vàng", None, None],
        ["Phần 1: Đồ vật", None, None, None],
    ],
)
def test_headings_are_no_lines_and_are_kept_beside_their_lines(heading: list[Cell]) -> None:
    sheet = read(HEADER, heading, DAO)
    assert lines(sheet) == [("Dao bầu", "1", "con")]
    assert asides(sheet) == [Code.ROW_IS_A_HEADING]
    assert sheet.drafts[0].section == " ".join(str(cell) for cell in heading if cell)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ([None, "Tổng cộng", 2, None], Code.ROW_IS_A_TOTAL),
        (["*", "Tổng", 3, None], Code.ROW_IS_A_TOTAL),
        (["Tổng cộng:", None, "05 khoản", None], Code.ROW_IS_A_TOTAL),
        ([None, "Tổng cộng: 05 (năm) khoản", None, None], Code.ROW_IS_A_TOTAL),
        ([None, "Cộng mục 2: 3 chiếc", None, None], Code.ROW_IS_A_TOTAL),
        ([None, "(Bằng chữ: năm khoản)", None, None], Code.ROW_IS_A_TOTAL),
        ([None, "Danh sách gồm 01 khoản./.", None, None], Code.ROW_IS_A_TOTAL),
        ([None, "NGƯỜI LẬP BẢNG", None, "THỦ TRƯỞNG"], Code.ROW_IS_A_SIGNATURE),
        (["Hà Nội, ngày 3/3/2026", None, None, None], Code.ROW_IS_A_SIGNATURE),
        (["KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG", None, "CÁN BỘ", None], Code.ROW_IS_A_SIGNATURE),
        ([None, "Trang 1/2", None, None], Code.ROW_IS_A_PAGE_NUMBER),
        ([None, "Ghi chú: số 1 đã hoen gỉ", None, None], Code.ROW_IS_A_NOTE),
    ],
)
def test_what_a_form_prints_is_left_out_and_said(row: list[Cell], code: Code) -> None:
    sheet = read(HEADER, DAO, row)
    assert (lines(sheet), asides(sheet)) == ([("Dao bầu", "1", "con")], [code])
    aside = next(each for each in sheet.problems if each.severity is Severity.ASIDE)
    assert str(next(cell for cell in row if cell)).split("\n")[0] in str(aside.details["written"])


def test_the_names_below_signatures_are_no_lines_and_what_counts_is_one() -> None:
    sheet = read(
        HEADER,
        DAO,
        [None, "NGƯỜI LẬP", None, "THỦ TRƯỞNG"],
        [None, "Nguyễn Văn A", "Trung úy Trần B", None],
        [2, "Kéo", 1, "cái"],
    )
    assert [line[0] for line in lines(sheet)] == ["Dao bầu", "Kéo"]
    assert asides(sheet) == [Code.ROW_IS_A_SIGNATURE] * 2


def thing_below(header: list[Cell], *rows: list[Cell]) -> ExhibitSheet:
    return read(HEADER, DAO, header, *rows)


@pytest.mark.parametrize(
    "header",
    [
        ["STT", "Tên tài sản", "Số lượng", "Đơn vị tính"],
        ["STT", "Loại tiền (ghi rõ)", "Số lượng", "ĐVT"],
    ],
)
def test_a_second_header_below_is_no_line(header: list[Cell]) -> None:
    sheet = thing_below(header, [1, "Tiền Việt Nam", 500000, "đồng"])
    assert lines(sheet) == [("Dao bầu", "1", "con"), ("Tiền Việt Nam", "500000", "đồng")]
    assert asides(sheet) == [Code.HEADER_AGAIN]


def test_a_second_header_may_have_its_columns_in_another_order() -> None:
    sheet = thing_below(["STT", "Số lượng", "ĐVT", "Tên tài sản"], [1, 2, "cái", "Kéo"])
    assert lines(sheet)[1:] == [("Kéo", "2", "cái")]


def test_lines_with_roman_numbers_and_no_quantity_are_lines() -> None:
    sheet = read(HEADER, ["I", "Xe máy cũ", None, None], ["II", "Máy tính cũ", None, None])
    assert [line[:2] for line in lines(sheet)] == [("Xe máy cũ", ""), ("Máy tính cũ", "")]


def test_the_same_as_above_is_carried_and_asked_for_where_nothing_stands_above() -> None:
    sheet = read(HEADER, ["", "nt", 1, "con"], DAO, [2, "nt", 1, "con"], [3, "Kéo", 2, "-nt-"])
    asked = [(draft.row, [each.code for each in draft.missing]) for draft in sheet.drafts]
    assert asked[0] == (2, [Code.DITTO])
    assert lines(sheet)[2:] == [("Dao bầu", "1", "con"), ("Kéo", "2", "con")]


def test_two_units_of_one_quantity_are_not_guessed() -> None:
    sheet = read(HEADER, [1, "Gạo", "10 bao", "kg"], [2, "Bia", "24 chai", "chai"])
    assert [[p.code for p in draft.missing] for draft in sheet.drafts] == [
        [Code.UNITS_DISAGREE],
        [],
    ]


@pytest.mark.parametrize(
    "thing",
    [
        "Tổng đài điện thoại",
        "Cộng hưởng từ mini",
        "Trang sức bằng bạc",
        "Danh sách khách hàng",
        "Người máy đồ chơi",
        "Kế toán máy (đĩa)",
        "Tổng cộng 120 bao thuốc lá",
        "I Phone màu xanh",
        "A. O. Smith máy lọc nước",
        "Ghi chú, sổ tay của bị cáo",
    ],
)
def test_goods_whose_names_begin_like_furniture_are_goods(thing: str) -> None:
    for row in ([1, thing, 120, "bao"], [None, thing, 120, "bao"]):
        sheet = read(HEADER, row)
        assert [draft.description for draft in sheet.drafts] == [thing]
        assert asides(sheet) == []


def test_a_text_with_commas_above_the_table_does_not_hide_what_separates_it() -> None:
    text = (
        "CỤC THADS TỈNH A, PHÒNG 2\nKèm theo biên bản số 12, ngày 3/3/2026, của CA\n"
        "STT;Tên vật chứng;Số lượng;ĐVT\n1;Dao bầu, cán gỗ;1;con\n2;Kéo, gãy;2;cái\n"
    )
    sheet = read_exhibits(text.encode(), "a.csv")
    assert [line[0] for line in lines(sheet)] == ["Dao bầu, cán gỗ", "Kéo, gãy"]


def test_a_slip_of_typing_is_pointed_at_and_a_model_is_not() -> None:
    rows = [["Tên vật chứng", "Số lượng"], ["Máy lọc nươ1c", 1], ["Xe Wave110s, Oppo A5s", 1]]
    doubts = [
        [problem.code for problem in draft.doubts]
        for draft in read_exhibits(separated(rows), "a.csv").drafts
    ]
    assert doubts == [[Code.UNIT_MISSING, Code.TYPING_RESIDUE], [Code.UNIT_MISSING]]
