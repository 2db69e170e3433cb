"""Totals, carried figures, signatures, prepared lines; a thing that is called like one stays."""

import pytest

from exchange.importing.exhibits import read_exhibits
from exchange.importing.problems import Code, Severity
from tests.exchange.books import Cell, separated
from tests.exchange.test_headers import HEADER, asides, lines, read

DAO: list[Cell] = [1, "Dao bầu", 1, "con"]
KEO: list[Cell] = [2, "Kéo", 2, "cái"]


@pytest.mark.parametrize(
    "text",
    [
        "Tổng cộng: 03 cái dao, kéo các loại",
        "Tổng số: 2 loại hung khí",
        "Cộng: hai khoản",
        "Tổng: ba khoản",
        "Tổng cộng 2 loại tang vật",
        "Tổng số: 14 việc",
        "Cộng: 18 tài sản",
        "Tổng khối lượng gỗ",
        "Cộng khối lượng ma túy còn lại:",
        "Tổng số tiền",
        "Cộng mang sang",
        "Trang trước mang sang",
        "Cộng chuyển sang trang sau",
        "Số trang trước chuyển sang",
        "Mang sang trang 3",
        "Lũy kế trang trước",
    ],
)
def test_a_total_of_a_numbered_list_is_no_thing(text: str) -> None:
    for quantity in (None, 3):
        if quantity and any(mark in text for mark in ("dao", "hung khí")):
            continue
        sheet = read(HEADER, DAO, KEO, [None, text, quantity, None])
        assert (len(sheet.drafts), asides(sheet)) == (2, [Code.ROW_IS_A_TOTAL]), text


@pytest.mark.parametrize(
    "row",
    [
        [3, "Tổng đài điện thoại Panasonic", 1, "bộ"],
        [None, "Tổng đài điện thoại Panasonic", 1, "bộ"],
        [None, "Tổng đài nội bộ", None, None],
        [3, "Cộng hưởng từ", 1, "máy"],
        [None, "Cộng hưởng từ", None, None],
        [None, "Tổng tập truyện ngắn", None, None],
        [3, "Tổng số 05 chiếc điện thoại", None, None],
        [None, "Tổng số 05 chiếc điện thoại", 5, "chiếc"],
        [3, "Tổng khối lượng đường cát", 30, "kg"],
        [3, "Tổng số tiền: 5.000.000 đồng", None, None],
        [None, "Trang sức mang sang trọng", 1, "bộ"],
        [3, "Thủ trưởng (tiểu thuyết)", 1, "quyển"],
        [None, "Thủ trưởng và tôi (tiểu thuyết)", 1, "quyển"],
        [None, "Người nhận giải (tượng gốm)", 1, "cái"],
        [None, "Người bị bắt (bức tranh) - khung gỗ", 1, "bức"],
        [3, "Cộng đồng (tờ rơi)", 7, "tờ"],
    ],
)
def test_a_thing_with_such_a_name_is_one(row: list[Cell]) -> None:
    sheet = read(HEADER, DAO, KEO, row)
    assert len(sheet.drafts) == 3
    assert not asides(sheet)


def test_in_a_list_without_numbers_what_counts_things_may_be_a_thing() -> None:
    sheet = read(["Tên vật chứng", "SL", "ĐVT"], ["Dao", 1, "con"], ["Tổng số: 8 chiếc điện thoại"])
    assert [line[0] for line in lines(sheet)] == ["Dao", "Tổng số: 8 chiếc điện thoại"]


@pytest.mark.parametrize(
    "row",
    [
        [None, "Người vi phạm", None, "Người lập biên bản"],
        [None, None, None, "Người giao          Người nhận"],
        [None, "Người bị tạm giữ - Người chứng kiến", None, None],
        ["Bên giao\nBên nhận", None, None, None],
        [None, "Người làm chứng / Người phiên dịch", None, None],
        [None, "Điều tra viên", "Kiểm sát viên", "Người bị hại"],
    ],
)
def test_people_sign_side_by_side(row: list[Cell]) -> None:
    sheet = read(HEADER, DAO, row)
    assert (len(sheet.drafts), asides(sheet)) == (1, [Code.ROW_IS_A_SIGNATURE])
    assert not [problem for problem in sheet.problems if problem.refuses]


@pytest.mark.parametrize("error", ["#VALUE!", "#REF!", "#N/A"])
@pytest.mark.parametrize("text", ["TỔNG CỘNG (I+II)", "Cộng mang sang", "Tổng khối lượng gỗ"])
def test_a_total_that_the_spreadsheet_could_not_compute_is_one(text: str, error: str) -> None:
    sheet = read(HEADER, DAO, [None, text, error, None])
    assert (len(sheet.drafts), asides(sheet)) == (1, [Code.ROW_IS_A_TOTAL])
    assert not [problem for problem in sheet.problems if problem.refuses]


@pytest.mark.parametrize("name", ["Dao", "#REF!"])
def test_a_line_that_the_spreadsheet_could_not_compute_is_refused(name: str) -> None:
    sheet = read(HEADER, DAO, [2, name, "#REF!", "con"])
    assert Code.CELL_ERROR in [problem.code for problem in sheet.problems if problem.refuses]


@pytest.mark.parametrize("number", [2, "3", "04", "5.", "6)", 12])
def test_a_number_without_a_line_is_said(number: Cell) -> None:
    sheet = read(HEADER, DAO, [number, None, None, None])
    assert (len(sheet.drafts), asides(sheet)) == (1, [Code.ROW_IS_ONLY_A_NUMBER])


@pytest.mark.parametrize(
    "row",
    [[2, None, 5, None], [2, None, None, "cái"], [2, None, None, None, "đã trả"]],
)
def test_a_number_with_anything_behind_it_is_asked_about(row: list[Cell]) -> None:
    sheet = read([*HEADER, "Ghi chú"], [*DAO, None], row)
    assert [problem.code for problem in sheet.problems] == [Code.DESCRIPTION_MISSING]


def test_a_number_beside_a_merged_name_is_a_line() -> None:
    sheet = read(HEADER, DAO, [2, "Súng", 1, "khẩu"], [3, None, None], merges=[(2, 1, 3, 1)])
    assert [line[0] for line in lines(sheet)] == ["Dao bầu", "Súng", "Súng"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Người giao: Nguyễn Văn A", Code.ROW_IS_A_SIGNATURE),
        ("Người giao: Trần B        Người nhận: Lê C", Code.ROW_IS_A_SIGNATURE),
        ("Danh sách trên gồm 13 khoản./.", Code.ROW_IS_A_TOTAL),
        ("Cộng khoản 1 đến 13", Code.ROW_IS_A_TOTAL),
        ("Cộng mục 1 - 4:", Code.ROW_IS_A_TOTAL),
    ],
)
def test_people_and_sums_below_a_list_are_no_things(text: str, code: Code) -> None:
    content = separated([["Tên vật chứng", "SL"], ["Dao", "1"], [text, ""]])
    sheet = read_exhibits(content, "a.csv")
    assert [each.code for each in sheet.problems if each.severity is Severity.ASIDE] == [code]
    assert len(sheet.drafts) == 1


def test_two_tables_side_by_side_are_told_as_such() -> None:
    head = ["STT", "Tên vật chứng", "SL"] * 2
    sheet = read_exhibits(separated([head, ["1", "Dao", "1", "2", "Kéo", "1"]]), "a.csv")
    assert [each.code for each in sheet.problems] == [Code.TABLES_SIDE_BY_SIDE]


def test_a_doubt_about_a_number_quotes_the_number() -> None:
    content = separated([["Tên vật chứng", "SL"], ["Than tổ ong", "1.500 kg"]])
    (draft,) = read_exhibits(content, "a.csv").drafts
    told = [each for each in draft.doubts if each.code is Code.QUANTITY_TWO_READINGS]
    assert all(each.details["written"] == "1.500 kg" for each in told)


@pytest.mark.parametrize(
    ("number", "unit", "doubted"),
    [
        *(("99.999.999.999", "tấm", True), ("25000000", "cái", True)),
        *(("25.000.000", "đồng", False), ("2450", "bao", False)),
    ],
)
def test_more_than_anybody_seizes_is_doubted(number: str, unit: str, *, doubted: bool) -> None:
    content = separated([["Tên vật chứng", "SL", "ĐVT"], ["Bạt che", number, unit]])
    (draft,) = read_exhibits(content, "a.csv").drafts
    assert (Code.QUANTITY_ABSURD in {each.code for each in draft.doubts}) is doubted


def test_the_face_of_a_note_is_kept_with_its_line() -> None:
    rows = [["Tên", "Mệnh giá", "Số lượng", "ĐVT"], ["Việt Nam đồng", "500.000", "20", "tờ"]]
    (draft,) = read_exhibits(separated(rows), "a.csv").drafts
    assert "500.000" in draft.notes
