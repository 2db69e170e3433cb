"""What a file may cost: rows, cells and columns that are there, time and memory of the machine."""

import io
import zipfile
from pathlib import Path

import pytest

from exchange.importing import texts, workbooks
from exchange.importing.apart import ReadFile, read_apart
from exchange.importing.problems import Code
from exchange.importing.workbooks import why_not_loadable

HEADER = "notice_id,asset_description,starting_price_raw,auction_datetime"


def workbook(rows: str) -> bytes:
    """Return an .xlsx whose one sheet holds these rows as they are written here."""
    content = io.BytesIO()
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{space}"><sheetData>{rows}')
    return content.getvalue()


def read(tmp_path: Path, content: bytes, name: str = "a.csv", **limits: int) -> ReadFile:
    path = tmp_path / "uploaded"
    path.write_bytes(content)
    return read_apart(path, kind="notices", name=name, **limits)


@pytest.mark.parametrize("cell", ["<c/>", "<c><v>1</v></c>", "<x:c/>", '<c t="s"/>'])
def test_cells_that_name_no_place_are_counted(cell: str) -> None:
    row = f"<row>{cell * 1000}</row>"
    unread = why_not_loadable(workbook(row * (workbooks.MOST_CELLS // 1000 + 1)))
    assert unread is not None
    assert unread.code is Code.TOO_MANY_CELLS


def test_rows_that_name_no_place_are_counted() -> None:
    unread = why_not_loadable(workbook("<row/>" * (workbooks.MOST_ROWS + 2)))
    assert unread is not None
    assert unread.code is Code.TOO_MANY_ROWS


@pytest.mark.parametrize("length", [1, 7, 100])
def test_cells_on_the_border_of_two_pieces_are_counted_once(
    monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    monkeypatch.setattr(workbooks, "_PIECE", length)
    monkeypatch.setattr(workbooks, "MOST_CELLS", 40)
    assert why_not_loadable(workbook("<row><c/><c/></row>" * 20)) is None
    assert why_not_loadable(workbook("<row><c/><c/></row>" * 20 + "<row><c/></row>")) is not None


def test_a_line_of_many_cells_is_refused(tmp_path: Path) -> None:
    line = ",".join("a" * 300)
    assert [p.code for p in read(tmp_path, line.encode()).problems] == [Code.TOO_MANY_COLUMNS]


def test_a_text_of_many_separators_is_refused(tmp_path: Path) -> None:
    many = ("," * 100_000 + "\n") * (texts.MOST_SEPARATORS // 100_000 + 1)
    assert [p.code for p in read(tmp_path, many.encode()).problems] == [Code.TOO_MANY_CELLS]


def test_blank_lines_and_blank_cells_at_the_end_cost_nothing(tmp_path: Path) -> None:
    good = "DGTS-1,Xe ô tô,350.000.000 đồng,2026-12-03 09:00"
    text = f"{HEADER}{',' * 300}\n{good}\n" + ("," * 20 + "\n") * 60_000
    read_file = read(tmp_path, text.encode())
    assert read_file.problems == []
    assert [row.row for row in read_file.rows] == [2]


def test_a_file_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    rows = "\n".join(
        f"DGTS-{n},{'Xe ô tô tải hai cầu ' * 20},350.000.000 đồng,2026-12-03 09:00"
        for n in range(20_000)
    )
    refused = read(tmp_path, f"{HEADER}\n{rows}".encode(), seconds=1)
    assert [problem.code for problem in refused.problems] == [Code.FILE_TOO_HEAVY]
    assert refused.rows == ()


def test_a_file_that_takes_too_much_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = read(tmp_path, f"{HEADER}\n".encode() + b"a" * 15_000_000, megabytes=40)
    assert [problem.code for problem in refused.problems] == [Code.FILE_TOO_HEAVY]
