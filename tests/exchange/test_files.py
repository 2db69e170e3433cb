"""Files as offices send them: every program, every encoding, wrong endings, and bombs."""

import datetime
import io
import unicodedata
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from exchange.importing import pages
from exchange.importing.columns import EXHIBITS
from exchange.importing.files import open_file
from exchange.importing.problems import Code, Unread
from exchange.importing.sheets import Sheet, read_sheet
from tests.exchange.books import Tab, ods, packed_ods, separated, xls, xlsx

HEADER = ["STT", "Tên vật chứng", "Số lượng", "Đơn vị tính"]
LINES = [[1, "Điện thoại di động màu đen", 1, "chiếc"], [2, "Dao bầu cán gỗ", 2, "con"]]
WRITERS = [xlsx, ods, xls]


def read(content: bytes, name: str = "danh sách.xlsx") -> Sheet:
    return read_sheet(content, name, EXHIBITS)


def things(sheet: Sheet) -> list[tuple[str, str, str]]:
    return [(row["description"], row["quantity"], row["unit"]) for _number, row in sheet.rows]


THINGS = [("Điện thoại di động màu đen", "1", "chiếc"), ("Dao bầu cán gỗ", "2", "con")]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.csv", "a"])
def test_a_workbook_is_read_whatever_it_is_called(write: Callable[..., bytes], name: str) -> None:
    sheet = read(write(Tab([HEADER, *LINES])), name)
    assert things(sheet) == THINGS
    assert [note.code for note in sheet.notes] == (
        [] if name == f"a.{write.__name__}" else [Code.FILE_ENDING]
    )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("said", [False, True])
def test_text_is_read_whatever_its_letters_are(encoding: str, delimiter: str, said: bool) -> None:
    def bytes_of(text: str) -> str:
        return pages_of_1258(text) if encoding == "cp1258" else text

    rows = [[bytes_of(str(cell)) for cell in row] for row in (HEADER, *LINES)]
    content = separated(rows, delimiter=delimiter, encoding=encoding, said=said)
    sheet = read(content, "a.csv")
    assert things(sheet) == THINGS
    assert [number for number, _row in sheet.rows] == [2, 3]


def pages_of_1258(text: str) -> str:
    """Return a text as Windows-1258 spells it: some letters with their tone behind them."""
    spelled = ""
    for letter in text:
        try:
            letter.encode("cp1258")
            spelled += letter
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323")
            spelled += unicodedata.normalize("NFC", apart.replace(tone, "")) + tone
    return spelled


def test_commas_within_descriptions_separate_nothing() -> None:
    rows = [HEADER, *[[n, f"Xe máy, màu đỏ, số {n}, cũ", "2,5", "chiếc"] for n in range(5)]]
    text = "\n".join(";".join(map(str, row)) for row in rows)
    assert things(read(text.encode(), "a.csv"))[0] == ("Xe máy, màu đỏ, số 0, cũ", "2,5", "chiếc")


@pytest.mark.parametrize("write", WRITERS)
def test_hidden_sheets_are_named_and_visible_ones_read(write: Callable[..., bytes]) -> None:
    draft = Tab([HEADER, [1, "Bản nháp", 9, "cái"]], name="Cũ", hidden=True)
    sheet = read(write(draft, Tab([HEADER, *LINES], name="Danh sách")), "a")
    assert things(sheet) == THINGS
    assert [n.details["sheet"] for n in sheet.notes if n.code is Code.SHEET_HIDDEN] == ["Cũ"]
    assert sheet.places[sheet.rows[0][0]].sheet == "Danh sách"


@pytest.mark.parametrize("write", WRITERS)
def test_every_visible_sheet_with_a_header_is_read_and_others_are_refused(
    write: Callable[..., bytes],
) -> None:
    tabs = [
        Tab([HEADER, LINES[0]], name="Đợt 1"),
        Tab([["Hướng dẫn"], ["Điền vào trang Đợt 1"]], name="Hướng dẫn"),
        Tab([[None], ["Danh sách đợt 2"], HEADER, LINES[1]], name="Đợt 2"),
        Tab([[]], name="Trống"),
    ]
    sheet = read(write(*tabs), "a")
    assert things(sheet) == THINGS
    assert [sheet.places[number].sheet for number, _row in sheet.rows] == ["Đợt 1", "Đợt 2"]
    assert [sheet.places[number].row for number, _row in sheet.rows] == [2, 4]
    refused = [problem for problem in sheet.problems if problem.code is Code.SHEET_WITHOUT_HEADER]
    assert [(problem.details["sheet"], problem.refuses) for problem in refused] == [
        ("Hướng dẫn", True)
    ]
    assert sheet.counted == 3


@pytest.mark.parametrize("write", WRITERS)
def test_hidden_rows_are_refused_not_dropped(write: Callable[..., bytes]) -> None:
    sheet = read(write(Tab([HEADER, *LINES], hidden_rows={1})), "a")
    assert things(sheet) == THINGS[1:]
    assert [(problem.row, problem.code) for problem in sheet.problems] == [(2, Code.ROW_HIDDEN)]
    assert sheet.counted == 2


@pytest.mark.parametrize("write", WRITERS)
def test_a_percentage_is_read_as_it_is_shown(write: Callable[..., bytes]) -> None:
    rows = [HEADER, [1, "Rượu", 0.4, "chai"]]
    assert things(read(write(Tab(rows, percents={(1, 2)})), "a")) == [("Rượu", "40%", "chai")]


@pytest.mark.parametrize("write", WRITERS)
def test_formatted_blank_cells_are_nothing(write: Callable[..., bytes]) -> None:
    blank = [[None] * 60 for _ in range(40)]
    sheet = read(write(Tab([HEADER, *LINES, *blank])), "a")
    assert (things(sheet), sheet.counted) == (THINGS, 2)


def test_cells_with_errors_are_refused_by_name() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet("A")
        page.write_row(0, 0, HEADER)
        page.write_row(1, 0, [1, "Dao bầu"])
        page.write_formula(1, 2, "=1/0", None, "#DIV/0!")
        page.write_row(2, 0, [2, "Dao gấp"])
        page.write_formula(2, 2, "=B9", None, "")  # never computed
        page.write_row(3, 0, [3, "Dao nhọn"])
        page.write_formula(3, 2, "=1+1", None, 2)
    sheet = read(content.getvalue())
    assert things(sheet) == [("Dao nhọn", "2", "")]
    assert [(problem.code, problem.cell) for problem in sheet.problems] == [
        (Code.CELL_ERROR, "C2"),
        (Code.CELL_NOT_COMPUTED, "C3"),
    ]


def test_days_counted_from_1904_are_the_same_days() -> None:
    for date_1904 in (False, True):
        content = io.BytesIO()
        with xlsxwriter.Workbook(content, {"in_memory": True, "date_1904": date_1904}) as book:
            day = book.add_format({"num_format": "dd/mm/yyyy"})
            book.add_worksheet().write_datetime(0, 0, datetime.date(2026, 3, 2), day)
        opened = open_file(content.getvalue(), "a.xlsx")
        assert not isinstance(opened, Unread)
        assert opened.pages[0].rows == [["2026-03-02"]]


def test_repeated_cells_and_rows_of_an_open_document_are_laid_out_once_each() -> None:
    row = "<table:table-row>{}</table:table-row>"
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    twice = ' table:number-columns-repeated="2"'
    text = _document(
        row.format(cell.format("", "A") + cell.format(twice, "B"))
        + '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        + row.format(cell.format("", 'C<text:s text:c="2"/>D'))
    )
    opened = open_file(packed_ods(text), "a.ods")
    assert not isinstance(opened, Unread)
    assert opened.pages[0].rows == [["A", "B", "B"], [], [], [], ["C  D"]]


def _document(rows: str) -> str:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    return (
        f'<office:document-content xmlns:office="{space}:office:1.0"'
        f' xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="A">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _sheet_xml(rows: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        text = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
        file.writestr("xl/worksheets/sheet1.xml", text)
    return packed.getvalue()


def _row(cells: str, repeats: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeats}">{cells}</table:table-row>'


def _cell(repeats: int = 1) -> str:
    return (
        f'<table:table-cell table:number-columns-repeated="{repeats}"><text:p>x</text:p>'
        "</table:table-cell>"
    )


BLANK = "<table:table-cell/>"
MANY = 5_000_000


def _packed(rows: str) -> bytes:
    return packed_ods(_document(rows))


BOMBS: dict[str, tuple[Callable[[], bytes], Code]] = {
    "cells of a workbook": (
        lambda: _sheet_xml(f"<row>{'<c><v>1</v></c>' * MANY}</row>"),
        Code.TOO_MANY_COLUMNS,
    ),
    "cells of a document": (lambda: _packed(_row(BLANK * MANY)), Code.TOO_MANY_COLUMNS),
    "a repeated cell": (lambda: _packed(_row(_cell(MANY))), Code.TOO_MANY_COLUMNS),
    "a repeated row": (lambda: _packed(_row(_cell(), 1_048_576)), Code.TOO_MANY_ROWS),
    "a far cell": (lambda: _packed(_row(BLANK, 900_000) + _row(_cell())), Code.TOO_MANY_ROWS),
    "an entity": (
        lambda: packed_ods('<!DOCTYPE a [<!ENTITY b "cccccccc">]><a>&b;</a>'),
        Code.FILE_DAMAGED,
    ),
    "a long line": (lambda: b"STT,T\n" + b"a" * 14_000_000, Code.LINE_TOO_LONG),
    "a long line of cells": (lambda: b"a;" * 7_000_000, Code.LINE_TOO_LONG),
    "a far cell of an old workbook": (
        lambda: xls(Tab([[] for _ in range(30_000)] + [["x"]])),
        Code.TOO_MANY_ROWS,
    ),
    "a packed file of another kind": (lambda: _zip_of("ppt/presentation.xml"), Code.FILE_KIND),
}


def _zip_of(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_is_laid_out(name: str) -> None:
    made, code = BOMBS[name]
    unread = open_file(made(), "a.xlsx")
    assert isinstance(unread, Unread)
    assert unread.code is code


def test_a_document_behind_a_password_is_named() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        file.writestr("content.xml", "x")
    unread = open_file(packed.getvalue(), "a.ods")
    assert isinstance(unread, Unread)
    assert unread.code is Code.FILE_LOCKED


def test_the_cells_of_a_sheet_have_the_names_people_see() -> None:
    assert [pages.cell_name(4, column) for column in (0, 25, 26, 701, 702)] == [
        "A5",
        "Z5",
        "AA5",
        "ZZ5",
        "AAA5",
    ]
