"""Looking into an .xlsx before a library loads it: a small file must not cost all memory.

Loading lays out every cell up to the farthest one, so a file of 5 kB with one cell in the last row
and column would end the process. The packed parts are read once, in pieces, for their true size,
for the rows and cells that are there, and for the farthest cell they name.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from exchange.importing.markings import marks_of
from exchange.importing.pages import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_MERGES,
    MOST_ROWS,
    MOST_UNPACKED_MEGABYTES,
    NO_MARKS,
    Marks,
    Merge,
    Page,
    cell_text,
)
from exchange.importing.problems import Code, Unread

_PIECE = 1024 * 1024
_OVERLAP = 64  # longer than any cell reference with its attribute name
_MOST_IN_A_ROW = 16_384  # of any spreadsheet program, formatted blanks included
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,  # a part that is named is not there
    RuntimeError,  # a part is encrypted
    NotImplementedError,  # a part is packed in a way nobody uses
)
_REFERENCE = re.compile(  # of a cell; one that ends at once is formatted and blank
    rb"""<(?:\w{1,20}:)?c\s(?:[^<>]{0,200}?\s)?r\s*=\s*["']\s*([A-Za-z]{0,9})([0-9]{0,18})\s*["']"""
    rb"""[^<>/]{0,200}>"""
)
_ROW = re.compile(rb"<(?:\w{1,20}:)?row[\s/>]")
_MERGE = re.compile(rb"<(?:\w{1,20}:)?mergeCell[\s/>]")
_CELL = re.compile(rb"<(?:\w{1,20}:)?c[\s/>]")  # with a reference or without one


def open_workbook(content: bytes) -> Sequence[Page] | Unread:
    """Return the sheets of an .xlsx, or why it must not or cannot be opened."""
    if unread := why_not_loadable(content):
        return unread
    try:
        with load_workbook(io.BytesIO(content)) as book, zipfile.ZipFile(io.BytesIO(content)) as z:
            return pages_of(book, marks_of(z))
    except PasswordError:
        return Unread(Code.FILE_LOCKED)
    except (CalamineError, *BROKEN):
        return Unread(Code.FILE_DAMAGED)


def pages_of(book: CalamineWorkbook, marks: Sequence[Marks]) -> list[Page]:
    """Return the sheets of an opened workbook; charts and macros are none.

    Args:
        marks: of every sheet, in the order of the workbook.
    """
    pages = []
    for place, sheet in enumerate(book.sheets_metadata):
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        page = book.get_sheet_by_index(place)
        said = marks[place] if place < len(marks) else NO_MARKS
        rows = [
            [cell_text(cell, percent=(r, c) in said.percents) for c, cell in enumerate(row)]
            for r, row in enumerate(page.to_python(skip_empty_area=False))
        ]
        for (r, c), error in said.errors.items():
            if r < MOST_ROWS and c < MOST_COLUMNS:
                _put(rows, r, c, error)
        merges = [
            Merge(top, left, bottom, right)
            for (top, left), (bottom, right) in page.merged_cell_ranges or ()
        ]
        hidden = sheet.visible is not SheetVisibleEnum.Visible
        pages.append(Page(sheet.name, rows, hidden, said.hidden_rows, merges))
    return pages


def _put(rows: list[list[str]], row: int, column: int, text: str) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = text


def why_not_loadable(content: bytes) -> Unread | None:
    """Return why an .xlsx must not be loaded, or None when it may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if unread := why_too_large(packed):
                return unread
            merges = 0
            for part in packed.infolist():
                found = _look_through(packed, part)
                if isinstance(found, Unread):
                    return found
                merges += found
                if merges > MOST_MERGES:
                    return Unread(Code.TOO_MANY_MERGES, {"limit": MOST_MERGES})
    except BROKEN:
        return Unread(Code.FILE_DAMAGED)
    return None


def why_too_large(packed: zipfile.ZipFile) -> Unread | None:
    """Return why a packed file must not be unpacked; the sizes it names may be untrue."""
    declared = sum(part.file_size for part in packed.infolist())
    if declared > MOST_UNPACKED_MEGABYTES * 1024 * 1024:
        return Unread(Code.FILE_UNPACKS_TOO_LARGE, {"limit": MOST_UNPACKED_MEGABYTES})
    return None


def _look_through(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> int | Unread:
    """Return how many cells of one part are merged, or why it must not be loaded.

    It is read to its end; a size that was not true fails the check sum there.

    Any part may be a sheet, whatever its name: its cells come after the word sheetData.
    """
    is_sheet, rows, cells, merges = False, 0, 0, 0
    for piece, seen in _pieces(packed, part):
        is_sheet = is_sheet or b"sheetData" in piece
        if not is_sheet:
            continue
        rows += _count(_ROW, piece, seen)
        cells += _count(_CELL, piece, seen)
        merges += _count(_MERGE, piece, seen)
        if merges > MOST_MERGES:
            return Unread(Code.TOO_MANY_MERGES, {"limit": MOST_MERGES})
        if rows > MOST_ROWS + 1:
            return Unread(Code.TOO_MANY_ROWS, {"limit": MOST_ROWS})
        if cells > MOST_CELLS:
            return Unread(Code.TOO_MANY_CELLS, {"limit": MOST_CELLS})
        if cells > _MOST_IN_A_ROW * (rows + 1):
            return Unread(Code.TOO_MANY_COLUMNS, {"limit": MOST_COLUMNS})
        if unread := _why_too_far(piece):
            return unread
    return merges


def _why_too_far(piece: bytes) -> Unread | None:
    for column, row in set(_REFERENCE.findall(piece)):
        if int(row or 0) > MOST_ROWS + 1:
            return Unread(Code.TOO_MANY_ROWS, {"limit": MOST_ROWS})
        if _column_number(column) > MOST_COLUMNS:
            return Unread(Code.TOO_MANY_COLUMNS, {"limit": MOST_COLUMNS})
    return None


def _pieces(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
    """Yield the pieces of a part, each with how much of it was the end of the piece before."""
    kept = b""
    with packed.open(part) as stream:
        while piece := stream.read(_PIECE):
            piece = kept + piece
            yield piece, len(kept)
            kept = piece[-_OVERLAP:]


def _count(pattern: re.Pattern[bytes], piece: bytes, seen: int) -> int:
    """Count what begins a row or a cell, once where two pieces overlap."""
    return len(pattern.findall(piece)) - len(pattern.findall(piece[:seen]))


def _column_number(letters: bytes) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
