"""What a file may cost: rows, cells and columns that are there, time and memory of the machine."""

import io
import zipfile
from pathlib import Path

import pytest

from exchange import reading
from exchange.importing import files, pages, tables, texts, workbooks
from exchange.importing.apart import ReadFile, read_apart
from exchange.importing.columns import EXHIBITS
from exchange.importing.exhibits import read_exhibits
from exchange.importing.pages import Merge, Page
from exchange.importing.problems import Code
from exchange.importing.tables import find_header
from exchange.importing.workbooks import why_not_loadable
from exchange.refusals import TooManyAreRead
from tests.exchange.books import Cell, Tab, ods, xls, xlsx

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


@pytest.mark.parametrize(
    "cell",
    [
        "x" * (pages.CELL_WORD + 1),
        "9" * (pages.CELL_DIGITS + 1),
        "1." * (pages.CELL_DIGITS + 1),
        "dao " * (pages.CELL_LETTERS // 4 + 1),
        "dao\n" * (pages.CELL_LINES + 1),
    ],
)
@pytest.mark.parametrize("column", [0, 1, 2])
def test_an_endless_cell_is_refused_before_it_is_read(cell: str, column: int) -> None:
    line: list[Cell] = [1, "Dao", 2]
    line[column] = cell
    content = xlsx(Tab([["STT", "Tên vật chứng", "Số lượng"], line, [2, "Kéo", 1]]))
    sheet = read_exhibits(content, "a.xlsx")
    refused = [(each.row, each.code) for each in sheet.problems if each.refuses]
    assert refused == [(2, Code.CELL_TOO_LONG)]
    assert [draft.description for draft in sheet.drafts] == ["Kéo"]


def test_a_cell_as_long_as_people_write_is_read() -> None:
    text = "Xe mô tô đã qua sử dụng, không kiểm tra được chất lượng bên trong. " * 60
    content = xlsx(Tab([["STT", "Tên vật chứng", "Số lượng"], [1, text, 1]]))
    assert len(read_exhibits(content, "a.xlsx").drafts) == 1


@pytest.mark.parametrize("above", ["1" * 5000, "Tên vật chứng " * 400])
def test_no_endless_cell_is_looked_at_for_a_header(above: str) -> None:
    page = Page("", [[above], ["STT", "Tên vật chứng", "Số lượng"], ["1", "Dao", "2"]])
    header = find_header(page, EXHIBITS)
    assert header is not None
    assert (header.first, max(map(len, header.texts))) == (1, len("Tên vật chứng"))


def test_an_endless_merged_cell_is_carried_to_no_line() -> None:
    rows: list[list[Cell]] = [
        ["STT", "Tên vật chứng", "Số lượng", "Ghi chú"],
        [1, "Dao", 1, "5" * 900],
        [2, "Kéo", 1, None],
    ]
    sheet = read_exhibits(xlsx(Tab(rows, merges=[(1, 3, 2, 3)])), "a.xlsx")
    assert [draft.notes for draft in sheet.drafts] == [""]


def test_blank_lines_are_counted_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MOST_LINES", 50)
    assert read_exhibits(b"Ten vat chung,SL\nDao,1" + b"\n" * 5000, "a.csv").rows == 1
    sheet = read_exhibits(b"Ten vat chung,SL\nDao,1" + b"\n" * 60 + b"Keo,1", "a.csv")
    assert [each.code for each in sheet.problems] == [Code.TOO_MANY_LINES]


def test_merged_cells_are_counted_before_the_file_is_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows: list[list[Cell]] = [["Tên vật chứng", "SL"], *[["Dao", 1]] * 40]
    content = xlsx(Tab(rows, merges=[(at, 0, at + 1, 0) for at in range(1, 31, 2)]))
    assert len(read_exhibits(content, "a.xlsx").drafts) == 40
    monkeypatch.setattr(workbooks, "MOST_MERGES", 14)
    monkeypatch.setattr(workbooks, "load_workbook", None)
    unread = why_not_loadable(content)
    assert unread is not None
    assert unread.code is Code.TOO_MANY_MERGES


def test_merged_cells_that_overlap_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["Dao", "1"] for _ in range(40)]
    beside = [Merge(1, 0, 39, 0), Merge(1, 1, 39, pages.MOST_COLUMNS - 1)]
    over = [Merge(1, at, 39, pages.MOST_COLUMNS - 1) for at in range(40)]
    assert [Page("", rows, merges=each).overlaps for each in (beside, over)] == [False, True]
    monkeypatch.setattr(files, "MOST_MERGES", 1)
    for kind in (xlsx, ods, xls):
        content = kind(
            Tab([["Tên vật chứng"], *[["Dao"]] * 4], merges=[(1, 0, 2, 0), (3, 0, 4, 0)])
        )
        sheet = read_exhibits(content, "a")
        assert [each.code for each in sheet.problems if each.refuses] == [Code.TOO_MANY_MERGES]


def test_equal_merged_cells_are_one() -> None:
    merge = Merge(1, 0, 3, 0)
    page = Page("", [["a"], ["b"], ["c"], ["d"]], merges=[merge] * 500)
    assert page.merges_from == {1: [merge]}
    assert not page.overlaps


def test_tables_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_TABLES", 3)
    one: list[list[Cell]] = [["STT", "Tên vật chứng", "SL"], [1, "Dao", 1]]
    other: list[list[Cell]] = [["STT", "SL", "Tên vật chứng"], [1, 1, "Kéo"]]
    sheet = read_exhibits(xlsx(Tab([*one, *other, *one, *other])), "a.xlsx")
    refused = [(each.row, each.code) for each in sheet.problems if each.refuses]
    assert (len(sheet.drafts), refused) == (
        2,
        [(6, Code.TOO_MANY_TABLES), (8, Code.TOO_MANY_TABLES)],
    )


def test_a_packed_file_of_endless_parts_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_PARTS", 3)
    sheet = read_exhibits(xlsx(Tab([["Tên vật chứng"], ["Dao"]])), "a.xlsx")
    assert [each.code for each in sheet.problems] == [Code.FILE_TOO_HEAVY]


@pytest.mark.usefixtures("app")
def test_only_some_files_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST", 2)
    with reading.place(), reading.place(), pytest.raises(TooManyAreRead):
        reading.place().__enter__()
    with reading.place(), reading.place():
        pass
