"""Opening files: the same rows from .csv and .xlsx, and a name for everything that is not one."""

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from exchange.importing import files, sheets, workbooks
from exchange.importing.pages import cell_text
from exchange.importing.problems import Code
from exchange.importing.sheets import Layout, Sheet, read_sheet
from tests.exchange.books import compound

LAYOUT = Layout(
    names={"notice_id": ("mã thông báo",), "price": ("giá khởi điểm",), "day": ()},
    required=(("notice_id",), ("price",)),
)
PLAIN = "notice_id,price,day\nA,1.500.000,2026-07-21\nB,2,\n"


def _workbook(rows: list[list[object]], at: tuple[int, int] | None = None) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number, place, cell, day)
                else:
                    page.write(number, place, cell)
        if at:
            page.write_string(*at, "x")
    return content.getvalue()


def _read(content: bytes, name: str = "a.csv") -> Sheet:
    return read_sheet(content, name, LAYOUT)


def _codes(sheet: Sheet) -> list[Code]:
    return [problem.code for problem in sheet.problems]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "byte order mark", "semicolon", "tab", "crlf"],
)
def test_separated_text_is_read_whatever_separates_it(content):
    assert _read(content).rows == [
        (2, {"notice_id": "A", "price": "1.500.000", "day": "2026-07-21"}),
        (3, {"notice_id": "B", "price": "2", "day": ""}),
    ]


def test_columns_are_matched_by_name_in_any_order_and_others_left_out():
    content = "Ghi chú,GIÁ KHỞI ĐIỂM,Mã thông báo\nx,5,A\n".encode()

    assert _read(content).rows == [(2, {"price": "5", "notice_id": "A"})]


def test_rows_are_numbered_as_in_the_spreadsheet_blank_ones_counted():
    content = b'notice_id,price\n\nA,"1\n2"\n,\nB,3\n'

    sheet = _read(content)

    assert [number for number, _values in sheet.rows] == [3, 5]
    assert sheet.counted == 2


def test_a_file_on_disk_is_read_too(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(PLAIN, encoding="utf-8")

    assert read_sheet(path, path.name, LAYOUT) == _read(PLAIN.encode())


def test_a_file_that_is_not_there_is_told_as_damaged(tmp_path):
    assert _codes(read_sheet(tmp_path / "none.csv", "none.csv", LAYOUT)) == [Code.FILE_DAMAGED]


def test_a_workbook_gives_numbers_and_days_as_text():
    rows = [
        ["notice_id", "price", "day"],
        ["A", 931840000, date(2026, 7, 21)],
        [],
        ["B", 2.5, True],
    ]

    assert _read(_workbook(rows), "a.xlsx").rows == [
        (2, {"notice_id": "A", "price": "931840000", "day": "2026-07-21"}),
        (4, {"notice_id": "B", "price": "2,5", "day": "True"}),
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (931840000.0, "931840000"),
        (171.818, "171,818"),
        (float("nan"), ""),
        (datetime(2026, 7, 21, 8, 30), "2026-07-21 08:30"),  # noqa: DTZ001 - as cells come
        (datetime(2026, 7, 21, 8, 29, 59, 999_000), "2026-07-21 08:30"),  # noqa: DTZ001
        (datetime(2026, 7, 21), "2026-07-21"),  # noqa: DTZ001
        (datetime(9999, 12, 31, 23, 59, 59), "9999-12-31 23:59"),  # noqa: DTZ001
    ],
)
def test_a_cell_becomes_what_a_person_would_have_typed(cell, text):
    assert cell_text(cell) == text


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.csv", Code.FILE_EMPTY),
        (b"  \n ", "a.csv", Code.FILE_EMPTY),
        (b"notice_id,price\n", "a.csv", Code.FILE_WITHOUT_ROWS),
        (b"%PDF-1.7 x", "a.xlsx", Code.FILE_KIND),
        (b"<html><body>notice_id</body></html>", "a.xls", Code.FILE_IS_A_WEB_PAGE),
        (_workbook([["notice_id", "price"], ["A", 1]])[:900], "a.xlsx", Code.FILE_DAMAGED),
        (b"PK\x03\x04" + b"x" * 500, "a.xlsx", Code.FILE_DAMAGED),
        (compound(b"", "EncryptedPackage"), "a.xlsx", Code.FILE_LOCKED),
        (compound(b"", "WordDocument"), "a.xls", Code.FILE_KIND),
        (b"\xd0\xcf\x11\xe0" + b"x" * 500, "a.xls", Code.FILE_DAMAGED),
        (b"notice_id,price\n\xff\xfe\xfd,1\n", "a.csv", Code.FILE_ENCODING),
        (b'notice_id,price\n"A,1\n', "a.csv", Code.FILE_QUOTES),
        (b"notice_id,other\nA,1\n", "a.csv", Code.COLUMN_MISSING),
        (b"notice_id,price,Price\nA,1,2\n", "a.csv", Code.COLUMN_TWICE),
        (b"notice_id,price\nA,1,500,000\n", "a.csv", Code.ROW_TOO_WIDE),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content, name, code):
    sheet = _read(content, name)

    assert _codes(sheet) == [code]
    assert sheet.rows == () or code is Code.ROW_TOO_WIDE


def test_a_shifted_row_stays_out_and_the_others_come_in():
    sheet = _read(b"notice_id,price\nA,1,500,000\nB,2\n")

    assert [values["notice_id"] for _number, values in sheet.rows] == ["B"]
    assert (sheet.counted, [problem.row for problem in sheet.problems]) == (2, [2])


def test_a_file_too_large_is_not_opened(monkeypatch):
    monkeypatch.setattr(files, "MOST_MEGABYTES", 0)

    assert _codes(_read(PLAIN.encode())) == [Code.FILE_TOO_LARGE]


def test_too_many_rows_are_refused_as_a_whole(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 1)

    assert _codes(_read(PLAIN.encode())) == [Code.TOO_MANY_ROWS]


@pytest.mark.parametrize(
    ("at", "code"),
    [((1_048_575, 3), Code.TOO_MANY_ROWS), ((1, 16_383), Code.TOO_MANY_COLUMNS)],
)
def test_one_cell_far_away_does_not_cost_the_memory(at, code):
    content = _workbook([["notice_id", "price"], ["A", 1]], at=at)

    assert _codes(_read(content, "a.xlsx")) == [code]


def test_a_file_that_unpacks_to_too_much_is_not_opened(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_UNPACKED_MEGABYTES", 0)

    content = _workbook([["notice_id", "price"], ["A", 1]])

    assert _codes(_read(content, "a.xlsx")) == [Code.FILE_UNPACKS_TOO_LARGE]


def test_a_zip_that_is_no_workbook_is_damaged():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("readme.txt", "x")

    assert _codes(_read(content.getvalue(), "a.xlsx")) == [Code.FILE_DAMAGED]


def test_a_field_longer_than_the_reader_allows_is_named():
    content = f'notice_id,price\n"{"x" * (csv.field_size_limit() + 1)}",1\n'.encode()

    assert _codes(_read(content)) == [Code.LINE_TOO_LONG]


def test_the_path_may_be_text(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(PLAIN.encode())

    assert _read(PLAIN.encode()) == read_sheet(str(path), Path(path).name, LAYOUT)
