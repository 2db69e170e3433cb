"""Reading files of separated text: which letters its bytes are, what stands between two cells."""

import codecs
import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

from exchange.importing.oldfonts import font_of, syllables_in
from exchange.importing.pages import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Page, is_filled
from exchange.importing.problems import Code, Unread

MOST_SEPARATORS: Final = 4 * MOST_CELLS  # a description has commas, too
MOST_LINES: Final = 10 * MOST_ROWS  # blank ones too
MOST_LETTERS: Final = 200_000  # of one line
_NONE: Final = "\x1f"  # nothing separates: a text of one column
_DELIMITERS: Final = ";\t,|"
_SAID: Final = re.compile(r"""\s*"?sep=(.)"?\s*""", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')
LOOKED_AT: Final = 200  # lines, to find out what separates cells
_VIETNAMESE: Final = frozenset("àáâãèéêìíòóôõùúýăđĩũơư°₫…–—“”‘’•·×½¼¾«»§\u00a0©®™")
_MARKS: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_VOWELS: Final = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
csv.field_size_limit(MOST_LETTERS)


def open_text(content: bytes) -> Sequence[Page] | Unread:
    """Return the cells of a text, as one sheet without a name."""
    text = decoded(content)
    if text is None:
        return Unread(Code.FILE_ENCODING)
    text = text.rstrip("\r\n;,\t| ") or text  # without rows that were formatted and never filled
    if text.count("\n") > MOST_LINES or text.count("\r") > MOST_LINES:
        return Unread(Code.TOO_MANY_LINES, {"limit": MOST_LINES})
    if too_long := _too_long(text):
        return Unread(Code.LINE_TOO_LONG, {"line": too_long, "limit": MOST_LETTERS})
    delimiter, text = _delimiter(text)
    if text.count(delimiter) > MOST_SEPARATORS:
        return Unread(Code.TOO_MANY_CELLS, {"limit": MOST_CELLS})
    rows = _rows(text, delimiter)
    return rows if isinstance(rows, Unread) else [Page("", rows)]


def decoded(content: bytes) -> str | None:
    """Return the letters of a text: UTF-8, UTF-16, or Windows-1258; None when it is none of them.

    What is typed for an old font is told apart by :mod:`exchange.importing.oldfonts`.
    """
    if content.startswith(codecs.BOM_UTF8):
        return _strict(content, "utf-8-sig")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(content, "utf-16")
    if b"\0" in content[:4096]:
        even, odd = content[:4096:2].count(0), content[1:4096:2].count(0)
        return _strict(content, "utf-16-le" if odd > even else "utf-16-be")
    text = _strict(content, "utf-8")
    return _eight_bits(content) if text is None else text


def is_windows_1258(content: bytes) -> bool:
    """Tell whether the letters of a text were told by the code page of Vietnamese Windows."""
    marked = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    if content.startswith(marked) or b"\0" in content or _strict(content, "utf-8") is not None:
        return False
    text = _strict(content, "cp1258")
    return text is not None and decoded(content) == unicodedata.normalize("NFC", text)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _eight_bits(content: bytes) -> str | None:
    as_typed = content.decode("latin-1")
    sample = as_typed[:MOST_LETTERS]
    text = _strict(content, "cp1258")
    text = unicodedata.normalize("NFC", text) if text and _is_vietnamese(text) else None
    font = font_of(re.split(r"[\t\r\n;,]", sample))
    if font is None or _has_controls(as_typed):
        return text
    if text and syllables_in(text[:MOST_LETTERS]) >= syllables_in(sample, font):
        return text
    return as_typed


def _has_controls(text: str) -> bool:
    return any("\x80" <= letter <= "\x9f" for letter in text)


def _is_vietnamese(text: str) -> bool:
    """Tell whether every letter is one of ours and every mark stands on a vowel."""
    for before, letter in zip(" " + text, text, strict=False):
        if letter in _MARKS:
            if before not in _VOWELS:
                return False
        elif letter > "\x7f" and letter.lower() not in _VIETNAMESE:
            return False
    return True


def _too_long(text: str) -> int:
    """Return the number of the first line that no list has; 0 when there is none."""
    if len(text) <= MOST_LETTERS:
        return 0
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MOST_LETTERS:
            return number
    return 0


def _delimiter(text: str) -> tuple[str, str]:
    """Return what separates the cells, and the text without the line that says so."""
    first, _end, rest = text.lstrip("\r\n").partition("\n")
    if said := _SAID.fullmatch(first):
        return said[1], rest
    lines = [_QUOTED.sub("", line) for line in text.split("\n", LOOKED_AT)[:LOOKED_AT]]
    best = max(_DELIMITERS, key=lambda mark: _regular(lines, mark))
    return best if _regular(lines, best)[0] else _NONE, text


def _regular(lines: Sequence[str], mark: str) -> tuple[int, int]:
    """Say how regularly a mark separates: how many lines have it equally often, and how often."""
    often = Counter(count for line in lines if (count := line.count(mark)))
    head = next((line for line in lines if line.strip()), "")
    if often.total() == 1 and mark not in head:
        return 0, 0  # it stands in a sentence: a table has it in its header and in its lines
    count, times = often.most_common(1)[0] if often else (0, 0)
    return times, count


def _rows(text: str, delimiter: str) -> list[list[str]] | Unread:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    blank: list[str] = []
    rows: list[list[str]] = []
    cells = filled = 0
    try:
        for row in reader:
            if not is_filled(row):
                rows.append(blank)  # keeps the numbers of the rows after it
                continue
            if is_filled(row[MOST_COLUMNS:]):
                return Unread(Code.TOO_MANY_COLUMNS, {"limit": MOST_COLUMNS})
            cells, filled = cells + len(row), filled + 1
            if filled > MOST_ROWS + LOOKED_AT:
                return Unread(Code.TOO_MANY_ROWS, {"limit": MOST_ROWS})
            if cells > MOST_CELLS:
                return Unread(Code.TOO_MANY_CELLS, {"limit": MOST_CELLS})
            rows.append(row[:MOST_COLUMNS])
    except csv.Error:
        return Unread(Code.FILE_QUOTES, {"line": reader.line_num})
    return rows
