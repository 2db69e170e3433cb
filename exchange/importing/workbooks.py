"""Looking into an .xlsx before a library loads it: a cell far away must not cost all memory.

Loading lays out every cell up to the farthest one, so a file of 5 kB with one cell in the last row
and column would end the process. The packed parts are read once, in pieces, for their true size
and for the farthest cell they name.
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
    is_sheet = False
    for piece in _pieces(packed, part):
        is_sheet = is_sheet or b"sheetData" in piece
        for column, row in _REFERENCE.findall(piece) if is_sheet else ():
            if int(row or 0) > MOST_ROWS + 1:
                return Unread(Code.TOO_MANY_ROWS, {"limit": MOST_ROWS})
            if _column_number(column) > MOST_COLUMNS:
                return Unread(Code.TOO_MANY_COLUMNS, {"limit": MOST_COLUMNS})
    return None


def _pieces(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    kept = b""
    with packed.open(part) as stream:
        while piece := stream.read(_PIECE):
            yield kept + piece
            kept = piece[-_OVERLAP:]


def _column_number(letters: bytes) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
