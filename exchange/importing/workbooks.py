"""Looking into an .xlsx before a library loads it: a small file must not cost all memory.

Loading lays out every cell up to the farthest one, so a file of 5 kB with one cell in the last row
and column would end the process. The packed parts are read once, in pieces, for their true size,
for the rows and cells that are there, and for the farthest cell they name.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from exchange.importing.problems import Code, Unread

MOST_UNPACKED_MEGABYTES = 200
MOST_ROWS = 20_000
MOST_COLUMNS = 250
MOST_CELLS = 1_000_000
_PIECE = 1024 * 1024
_OVERLAP = 64  # longer than any cell reference with its attribute name
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,  # a part is encrypted
    NotImplementedError,  # a part is packed in a way nobody uses
)
_REFERENCE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{0,9})([0-9]{0,18})\s*["']""")
_ROW = re.compile(rb"<(?:\w{1,20}:)?row[\s/>]")
_CELL = re.compile(rb"<(?:\w{1,20}:)?c[\s/>]")  # with a reference or without one


def why_not_loadable(content: bytes) -> Unread | None:
    """Return why an .xlsx must not be loaded, or None when it may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            declared = sum(part.file_size for part in packed.infolist())
            if declared > MOST_UNPACKED_MEGABYTES * 1024 * 1024:
                return Unread(Code.FILE_TOO_LARGE, {"limit": MOST_UNPACKED_MEGABYTES})
            for part in packed.infolist():
                if unread := _why_not_part(packed, part):
                    return unread
    except _BROKEN:
        return Unread(Code.FILE_DAMAGED)
    return None


def _why_not_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Unread | None:
    """Read one part to its end; a size that was not true fails the check sum there.

    Any part may be a sheet, whatever its name: its cells come after the word sheetData.
    """
    is_sheet, rows, cells = False, 0, 0
    for piece, seen in _pieces(packed, part):
        is_sheet = is_sheet or b"sheetData" in piece
        if not is_sheet:
            continue
        rows += _count(_ROW, piece, seen)
        cells += _count(_CELL, piece, seen)
        if rows > MOST_ROWS + 1:
            return Unread(Code.TOO_MANY_ROWS, {"limit": MOST_ROWS})
        if cells > MOST_CELLS:
            return Unread(Code.TOO_MANY_CELLS, {"limit": MOST_CELLS})
        if unread := _why_too_far(piece):
            return unread
    return None


def _why_too_far(piece: bytes) -> Unread | None:
    for column, row in _REFERENCE.findall(piece):
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
