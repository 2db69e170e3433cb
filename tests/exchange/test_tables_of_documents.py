"""Lists in a web page that is called .xls, and in a .docx: read as a sheet is, within bounds."""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from exchange.importing.apart import read_apart
from exchange.importing.files import Opened, open_file
from exchange.importing.notices import read_notices
from exchange.importing.olddrafts import OldSheet
from exchange.importing.oldfiles import read_backlog
from exchange.importing.pages import Merge, Page
from exchange.importing.problems import Code, Unread


def opened(content: bytes, name: str = "a.xls") -> list[Page]:
    found = open_file(content, name)
    assert isinstance(found, Opened), found
    return list(found.pages)


def told(sheet: OldSheet) -> list[tuple[str, str, int | None]]:
    return [
        (
            draft.case.number if draft.case else "",
            draft.asset.description if draft.asset else "",
            draft.rounds[0].price if draft.rounds else None,
        )
        for draft in sheet.drafts
    ]


def docx(*blocks: str | list[list[str]], extra: str = "") -> bytes:
    """Return a document of paragraphs and tables; "^" in a cell goes on from the cell above."""
    body = extra + "".join(_table(one) if isinstance(one, list) else _line(one) for one in blocks)
    text = f'<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'
    return packed(text)


def packed(document: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", document)
    return content.getvalue()


def _line(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def _table(rows: list[list[str]]) -> str:
    def cell(text: str) -> str:
        span = "<w:tcPr><w:vMerge/></w:tcPr>" if text == "^" else ""
        return f"<w:tc>{span}{_line('' if text == '^' else text)}</w:tc>"

    lines = ["".join(map(cell, row)) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


PORTAL = """<html><head><meta charset="utf-8"><title>x</title><style>td { color: red }</style>
<body><div>THÔNG BÁO ĐẤU GIÁ</div><!-- <table><tr><td>comment</td></tr></table> -->
<table><tr><td>Trang chủ</td><td><p>Đơn vị tính: triệu đồng</p><table border="1">
<tr><th rowspan="2">STT<th rowspan=2>Số vụ việc<th rowspan=2>Tên tài sản<th colspan="2">Lần 1
<tr><th>Giá<th>Kết quả
<tr><td>1<td rowspan="2">12/2019<td>Nhà &amp; đất<br>thửa&nbsp;5<td x:num="1250">1,25E+03
<td>không thành</tr>
<tr><td>2</td><td>Xe t&#7843;i</td><td>310</td><td>kh&ocirc;ng th&agrave;nh</td></tr>
<tr style="display: none"><td>3<td>13/2019<td>Xe máy<td>5<td>thành
</table></td></tr></table><p>Người lập biểu</p>
<script>document.write("<table>")</script></body></html>"""


def test_a_web_page_is_laid_out_as_a_sheet() -> None:
    [page] = opened(PORTAL.encode())
    assert page.rows == [
        ["THÔNG BÁO ĐẤU GIÁ"],
        ["Trang chủ"],
        ["Đơn vị tính: triệu đồng"],
        ["STT", "Số vụ việc", "Tên tài sản", "Lần 1"],
        ["", "", "", "Giá", "Kết quả"],
        ["1", "12/2019", "Nhà & đất\nthửa 5", "1250", "không thành"],
        ["2", "", "Xe tải", "310", "không thành"],
        ["3", "13/2019", "Xe máy", "5", "thành"],
        ["Người lập biểu"],
    ]
    assert page.hidden_rows == {7}
    assert Merge(5, 1, 6, 1) in page.merges


def test_a_portals_list_comes_in_as_its_reader_sees_it() -> None:
    sheet = read_backlog(PORTAL.encode(), "tồn đọng.xls")
    assert told(sheet) == [
        ("12/2019", "Nhà & đất\nthửa 5", 1_250_000_000),
        ("12/2019", "Xe tải", 310_000_000),
    ]
    assert Code.FILE_ENDING not in {each.code for each in sheet.notes}


def test_several_tables_are_several_sheets_and_a_table_in_a_line_is_its_words() -> None:
    one = "<table><tr><th>A<th>B<tr><td>1<td>2</table>"
    inner = "<table><tr><td>x<td>y<tr><td>z<td>w</table>"
    pages = opened(f"<p>t</p>{one}<table><tr><td>1<td>2<td>{inner}</table><p>e</p>".encode())
    assert [page.name for page in pages] == ["Bảng 1", "Bảng 2"]
    assert pages[0].rows == [["t"], ["A", "B"], ["1", "2"]]
    assert pages[1].rows == [["1", "2", "x y\nz w"], ["e"]]


BOMBS = {
    "tables in tables": (b"<table><tr><td>" * 5000, Code.FILE_TOO_HEAVY),
    "wide cells": (
        b"<table>" + b"<tr><td colspan=99999999 rowspan=99999999>x" * 9000,
        Code.TOO_MANY_COLUMNS,
    ),
    "rows": (b"<table>" + b"<tr><td>1" * 40_000, Code.TOO_MANY_ROWS),
    "columns": (b"<table><tr>" + b"<td>1" * 300, Code.TOO_MANY_COLUMNS),
    "cells that are merged": (
        b"<table>" + (b"<tr>" + b"<td colspan=2>1" * 100) * 300,
        Code.TOO_MANY_MERGES,
    ),
    "no table": (b"<html><p>x</p></html>", Code.FILE_IS_A_WEB_PAGE),
    "an empty table": (b"<html><table></table>", Code.FILE_IS_A_WEB_PAGE),
    "a document without a table": (docx("chỉ có chữ"), Code.FILE_WITHOUT_TABLE),
    "a document with entities": (
        packed('<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="w">&a;</w:document>'),
        Code.FILE_DAMAGED,
    ),
    "a document that breaks off": (packed("<w:document"), Code.FILE_DAMAGED),
    "documents in tables in tables": (
        packed('<w:document xmlns:w="w">' + "<w:tbl><w:tr><w:tc>" * 100),
        Code.FILE_TOO_HEAVY,
    ),
}


@pytest.mark.parametrize("case", BOMBS)
def test_a_page_that_holds_too_much_is_refused(case: str) -> None:
    content, code = BOMBS[case]
    found = open_file(content, "a.xls")
    assert isinstance(found, Unread)
    assert found.code is code


def test_the_tables_of_a_document_are_read_with_the_text_around_them() -> None:
    deleted = "<w:p><w:del><w:r><w:t>bỏ</w:t></w:r></w:del></w:p>"
    content = docx(
        "DANH SÁCH TỒN ĐỌNG",
        "ĐVT: triệu đồng",
        [
            ["STT", "Số vụ việc", "Tên tài sản", "Giá lần 1", "Kết quả lần 1"],
            ["1", "12/2019", "Nhà đất", "1250", "không thành"],
            ["2", "^", "Xe tải", "310", "không thành"],
        ],
        "Người lập",
        extra=deleted,
    )
    [page] = opened(content, "a.docx")
    assert page.rows[0] == ["DANH SÁCH TỒN ĐỌNG"]
    assert page.merges == [Merge(3, 1, 4, 1)]
    sheet = read_backlog(content, "a.docx")
    assert told(sheet) == [
        ("12/2019", "Nhà đất", 1_250_000_000),
        ("12/2019", "Xe tải", 310_000_000),
    ]


def test_a_web_page_is_read_in_the_process_apart(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_bytes(PORTAL.encode())
    read = read_apart(path, kind="backlog", name="ton dong.xls")
    assert not read.problems
    assert len([row for row in read.rows if row.draft]) == 2


def test_notices_of_a_portal_are_read() -> None:
    head = "<tr><th>Mã thông báo<th>Tên tài sản<th>Giá khởi điểm<th>Thời gian đấu giá"
    line = "<tr><td>TB-1<td>Nhà đất<td>1.520.500.000 đồng<td>22/12/2026 08:30"
    sheet = read_notices(f"<html><table>{head}{line}</table>".encode("utf-16"), "a.xls")
    assert [draft.starting_price for draft in sheet.drafts] == [1_520_500_000]


def test_a_caption_stands_above_its_table_with_the_unit_of_its_amounts() -> None:
    head = "<tr><th>Số HS<th>Tên tài sản<th>Giá lần 1"
    table = f"<table><caption>ĐVT: triệu đồng</caption>{head}<tr><td>1/2019<td>Nhà<td>850</table>"
    sheet = read_backlog(f"<table><tr><td>{table}</table>".encode(), "a.xls")
    assert told(sheet) == [("1/2019", "Nhà", 850_000_000)]


@pytest.mark.parametrize(
    ("written", "price"),
    [("1.200", None), ("99.000", None), ("99.000 đ", 99_000), ("1.200.000", 1_200_000)],
)
def test_a_bare_number_that_is_little_is_no_price(written: str, price: int | None) -> None:
    head = "<tr><th>Số vụ việc<th>Tên tài sản<th>Giá lần 1"
    sheet = read_backlog(
        f"<table>{head}<tr><td>1/2019<td>Nhà<td>{written}</table>".encode(), "a.xls"
    )
    assert told(sheet) == [("1/2019", "Nhà", price)]
