"""Reading the tables of a web page: what portals and old programs save under the name .xls."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final

from exchange.importing.pages import MOST_CELLS, MOST_ROWS, Page
from exchange.importing.problems import Code, Unread
from exchange.importing.texts import decoded
from exchange.importing.webtables import MOST_DEPTH, Cell, Row, Stop, Table, pages_of

_PIECE: Final = 1024 * 1024
_BEGINS: Final = re.compile(r"\s*<(?:[a-z!?])", re.IGNORECASE)
_LOOKED_AT: Final = 4096
_UNSEEN: Final = frozenset({"script", "style", "title", "template", "noscript", "select", "xml"})
_LINES: Final = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr"})
_CELLS: Final = frozenset({"td", "th"})
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NOT_SHOWN: Final = re.compile(r"#+|[0-9](?:[.,][0-9]+)?E\+[0-9]+", re.IGNORECASE)
Given = list[tuple[str, str | None]]


def is_web_page(content: bytes) -> bool:
    """Tell whether a file begins as a page of the web does, whatever it is called."""
    start = content[:_LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if not _BEGINS.match(start.decode("latin-1")):
        return False
    return any(mark in start.lower() for mark in (b"<html", b"<table", b"<!doctype", b"<?xml")) or (
        b"<table" in content.replace(b"\0", b"").lower()
    )


def open_web_page(content: bytes) -> Sequence[Page] | Unread:
    """Return a sheet for each list of a web page, or why there is none."""
    text = decoded(content)
    if text is None:
        return Unread(Code.FILE_ENCODING)
    reader = _Reader()
    try:
        for start in range(0, len(text), _PIECE):
            reader.feed(text[start : start + _PIECE])
        reader.close()
        pages = pages_of(reader.parts)
    except Stop as stop:
        return stop.unread
    return pages or Unread(Code.FILE_IS_A_WEB_PAGE, {"name": ""})


class _Reader(HTMLParser):
    """Gathers tables, and the text around them; ends that nobody wrote are understood."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str | Table] = []
        self._tables: list[Table] = []
        self._cells: list[Cell | None] = []  # the open cell of each open table
        self._unseen: list[str] = []
        self._number = ""  # what the program knows of a cell whose text it could not show
        self._rows = self._count = 0

    def handle_starttag(self, tag: str, attrs: Given) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.append(tag)
        elif tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "table":
            self._begin_table()
        elif tag == "tr" and self._tables:
            self._begin_row(dict(attrs))
        elif tag in _CELLS and self._tables:
            self._begin_cell(dict(attrs))
        elif tag in _LINES:
            self._say("\n")

    def handle_startendtag(self, tag: str, attrs: Given) -> None:
        if tag not in _UNSEEN:  # "<style/>" has no end of its own
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
        elif tag == "table" and self._tables:
            self._end_cell()
            self._tables.pop()
            self._cells.pop()
        elif tag in {*_CELLS, "tr"} and self._tables:
            self._end_cell()
        elif tag in _LINES:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._say(re.sub(r"\s+", " ", data))

    def _say(self, text: str) -> None:
        """Keep words: of the open cell; those in a table and in no cell stand before the table."""
        parts = self._around()
        if self._cells and self._cells[-1] is None:
            parts.insert(len(parts) - 1, text)  # the table that is open is the last of them
        else:
            parts.append(text)

    def _around(self) -> list[str | Table]:
        """Return what the innermost open cell holds, or the page."""
        cell = next((each for each in reversed(self._cells) if each is not None), None)
        return self.parts if cell is None else cell.parts

    def _begin_table(self) -> None:
        if len(self._tables) >= MOST_DEPTH:
            raise Stop(Code.FILE_TOO_HEAVY)
        table = Table()
        self._around().append(table)
        self._tables.append(table)
        self._cells.append(None)

    def _begin_row(self, given: dict[str, str | None]) -> None:
        self._end_cell()
        self._rows += 1
        if self._rows > MOST_ROWS + _LOOKED_AT:
            raise Stop(Code.TOO_MANY_ROWS, limit=MOST_ROWS)
        hidden = "hidden" in given or bool(_HIDDEN.search(given.get("style") or ""))
        self._tables[-1].rows.append(Row(hidden=hidden))

    def _begin_cell(self, given: dict[str, str | None]) -> None:
        self._end_cell()
        self._count += 1
        if self._count > MOST_CELLS:
            raise Stop(Code.TOO_MANY_CELLS, limit=MOST_CELLS)
        rows = self._tables[-1].rows
        if not rows:
            rows.append(Row())
        down = given.get("rowspan")
        cell = Cell(across=_span(given.get("colspan")), down=_span(down, least=0))
        rows[-1].cells.append(cell)
        self._cells[-1] = cell
        self._number = given.get("x:num") or ""

    def _end_cell(self) -> None:
        cell = self._cells[-1] if self._cells else None
        if cell is None:
            return
        if self._number and not cell.tables and _NOT_SHOWN.fullmatch(cell.text.strip()):
            cell.parts = [self._number.rstrip(".").replace(".", ",")]
        self._number = ""
        self._cells[-1] = None


def _span(text: str | None, least: int = 1) -> int:
    """Return over how many columns or rows a cell reaches, as far as a sheet goes."""
    digits = re.match(r"\s*([0-9]{1,9})", text or "")
    return min(max(int(digits[1]), least), MOST_ROWS) if digits else 1
