"""Reading .xls: a look through its records before a library loads it.

An old workbook is a small file system (compound file) with one stream of records. They are looked
through for the farthest cell, for hidden rows, percentages and errors; a library reads the values.
"""

import io
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from python_calamine import CalamineError, PasswordError, load_workbook

from exchange.importing.pages import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Marks,
    Page,
    Spot,
)
from exchange.importing.problems import Code, Unread
from exchange.importing.workbooks import BROKEN, pages_of

_END: Final = 0xFFFFFFFA  # sector numbers from here on name no sector
_SMALL: Final = 64  # bytes of a sector of the stream that holds small streams
_ENTRY: Final = 128
_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_ROW, _SHEET, _LOCKED, _FORMAT, _STYLE = 0x208, 0x85, 0x2F, 0x41E, 0xE0
_BEGIN, _FINISH, _BOOL_OR_ERROR, _BLANK, _BLANKS = 0x809, 0x0A, 0x205, 0x201, 0xBE
_NUMBERS: Final = {0x203, 0x27E}
_FORMULAS: Final = {0x06, 0x206, 0x406}
_TEXTS: Final = {0xFD, 0x204, 0xD6}
_MANY: Final = 0xBD
_HIDDEN_ROW: Final = 0x20


@dataclass(slots=True)
class _Sheet:
    hidden_rows: set[int] = field(default_factory=set)
    percents: set[Spot] = field(default_factory=set)
    errors: dict[Spot, str] = field(default_factory=dict)


def open_old_workbook(content: bytes) -> Sequence[Page] | Unread:
    """Return the sheets of an .xls, or why it must not or cannot be opened."""
    try:
        names = _names(content)
        if "EncryptedPackage" in names:
            return Unread(Code.FILE_LOCKED)
        if not names & {"Workbook", "Book"}:
            return Unread(Code.FILE_KIND, {"name": ".xls"})
        looked = _look(_stream(content))
        if isinstance(looked, Unread):
            return looked
        with load_workbook(io.BytesIO(content)) as book:
            return pages_of(book, looked)
    except PasswordError:
        return Unread(Code.FILE_LOCKED)
    except (CalamineError, struct.error, IndexError, *BROKEN):
        return Unread(Code.FILE_DAMAGED)


def _look(stream: bytes) -> list[Marks] | Unread:
    """Go through the records of a workbook; nothing of it is laid out."""
    formats, styles = {9, 10}, list[bool]()
    sheets: dict[int, _Sheet] = {}  # by where they begin, in the order of the workbook
    current: _Sheet | None = None
    cells = 0
    for at, kind, body in _records(stream):
        if kind == _LOCKED:
            return Unread(Code.FILE_LOCKED)
        if kind == _BEGIN:
            current = sheets.get(at)
        elif kind == _SHEET:
            sheets[struct.unpack_from("<I", body)[0]] = _Sheet()
        elif kind == _FORMAT and b"%" in body[4:]:
            formats.add(struct.unpack_from("<H", body)[0])
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<H", body, 2)[0] in formats)
        elif current is not None and kind == _ROW:
            row, options = struct.unpack_from("<H10xH", body)
            if options & _HIDDEN_ROW:
                current.hidden_rows.add(row)
        elif current is not None and kind in {
            _MANY,
            _BOOL_OR_ERROR,
            *_TEXTS,
            *_NUMBERS,
            *_FORMULAS,
        }:
            row, first = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MANY else first
            cells += max(1, last - first + 1)
            if row > MOST_ROWS:
                return Unread(Code.TOO_MANY_ROWS, {"limit": MOST_ROWS})
            if max(first, last) >= MOST_COLUMNS:
                return Unread(Code.TOO_MANY_COLUMNS, {"limit": MOST_COLUMNS})
            if cells > MOST_CELLS:
                return Unread(Code.TOO_MANY_CELLS, {"limit": MOST_CELLS})
            _mark(current, kind, body, styles)
    return [
        Marks(frozenset(one.hidden_rows), frozenset(one.percents), one.errors)
        for one in sheets.values()
    ]


def _mark(sheet: _Sheet, kind: int, body: bytes, styles: Sequence[bool]) -> None:
    row, column, style = struct.unpack_from("<HHH", body)
    if kind == _MANY:
        for place in range((len(body) - 6) // 6):
            style = struct.unpack_from("<H", body, 4 + 6 * place)[0]
            if style < len(styles) and styles[style]:
                sheet.percents.add((row, column + place))
    elif kind in _NUMBERS | _FORMULAS and style < len(styles) and styles[style]:
        sheet.percents.add((row, column))
    if kind == _BOOL_OR_ERROR and body[7]:
        sheet.errors[row, column] = _ERRORS.get(body[6], "#ERR!")
    if kind in _FORMULAS and body[12:14] == b"\xff\xff" and body[6] == 2:
        sheet.errors[row, column] = _ERRORS.get(body[8], "#ERR!")


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _names(content: bytes) -> set[str]:
    return {name for name, _start, _size in _entries(content)}


def _stream(content: bytes) -> bytes:
    """Return the stream of records."""
    entries = list(_entries(content))
    start, size = next(
        (start, size) for name, start, size in entries if name in {"Workbook", "Book"}
    )
    if size >= struct.unpack_from("<I", content, 56)[0]:
        return _chained(content, start, size)
    whole = next((s, n) for name, s, n in entries if name == "Root Entry")
    small = _chained(content, *whole)
    table_start, table_count = struct.unpack_from("<II", content, 60)
    table = _chained(content, table_start, table_count * _sector(content))
    pieces, number, seen = [], start, 0
    while number < _END and seen < size:
        pieces.append(small[number * _SMALL : (number + 1) * _SMALL])
        number = struct.unpack_from("<I", table, 4 * number)[0]
        seen += _SMALL
    return b"".join(pieces)[:size]


def _entries(content: bytes) -> Iterator[tuple[str, int, int]]:
    start = struct.unpack_from("<I", content, 48)[0]
    directory = _chained(content, start, len(content))
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        first, size = struct.unpack_from("<II", directory, at + 116)
        if name:
            yield name, first, size


def _sector(content: bytes) -> int:
    power: int = struct.unpack_from("<H", content, 30)[0]
    if power not in (9, 12):
        raise ValueError(power)
    return 1 << power


def _chained(content: bytes, start: int, size: int) -> bytes:
    """Return the bytes of a chain of sectors, at most ``size`` of them."""
    width = _sector(content)
    table = _table(content)
    pieces, number, got = [], start, 0
    while number < _END and got < min(size, len(content)):
        pieces.append(content[(number + 1) * width : (number + 2) * width])
        number = struct.unpack_from("<I", table, 4 * number)[0]
        got += width
    return b"".join(pieces)[:size]


def _table(content: bytes) -> bytes:
    """Return the table that says which sector follows which."""
    width = _sector(content)
    numbers = list(struct.unpack_from("<109I", content, 76))
    more, count = struct.unpack_from("<II", content, 68)
    for _ in range(min(count, len(content) // width)):
        if more >= _END:
            break
        block = struct.unpack_from(f"<{width // 4}I", content, (more + 1) * width)
        numbers.extend(block[:-1])
        more = block[-1]
    return b"".join(
        content[(number + 1) * width : (number + 2) * width] for number in numbers if number < _END
    )
