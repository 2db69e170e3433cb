"""Reading .ods: one pass over its cells, which stops where a file holds more than it may.

Cells and rows that repeat are written once with a number; only those with something in them are
laid out. Texts that a reader of the sheet does not see (comments) are left out.
"""

import io
import zipfile
from collections.abc import Sequence
from typing import Final
from xml.parsers import expat

from exchange.importing.pages import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Merge,
    Page,
    number_text,
    percent_text,
)
from exchange.importing.problems import Code, Unread
from exchange.importing.workbooks import BROKEN, why_too_large

_PIECE: Final = 1024 * 1024
_MOST_ELEMENTS: Final = 16_384  # cells written out in one row: no program has more columns
_MOST_ROW_ELEMENTS: Final = 100_000
_CONTENT: Final = "content.xml"
_CELLS: Final = {"table:table-cell", "table:covered-table-cell"}
_UNSEEN: Final = {"office:annotation", "table:shapes", "draw:frame", "table:tracked-changes"}
_NUMBERS: Final = {"float", "currency", "percentage"}


class _Stop(Exception):
    def __init__(self, code: Code, **details: int) -> None:
        super().__init__()
        self.unread = Unread(code, details)


def open_document(content: bytes) -> Sequence[Page] | Unread:
    """Return the sheets of an .ods, or why it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
            manifest = "META-INF/manifest.xml"
            if manifest in names and b"encryption-data" in packed.read(manifest)[:_PIECE]:
                return Unread(Code.FILE_LOCKED)
            if unread := why_too_large(packed):
                return unread
            reader = _Reader()
            with packed.open(_CONTENT) as stream:
                while piece := stream.read(_PIECE):
                    reader.parse(piece)
                reader.parse(b"", last=True)
    except _Stop as stop:
        return stop.unread
    except (expat.ExpatError, *BROKEN):
        return Unread(Code.FILE_DAMAGED)
    return reader.pages


class _Reader:
    """Gathers pages while the parser goes through the document."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._unseen = 0
        self._name, self._hidden, self._depth = "", False, 0
        self._rows: list[list[str]] = []
        self._hidden_rows: set[int] = set()
        self._merges: list[Merge] = []
        self._at, self._row_elements, self._cells = 0, 0, 0
        self._row: list[str] = []
        self._row_repeats, self._row_hidden, self._group_hidden = 1, False, 0
        self._column, self._elements = 0, 0
        self._cell: dict[str, str] = {}
        self._text: list[str] | None = None
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = self._entity

    def parse(self, piece: bytes, *, last: bool = False) -> None:
        self._parser.Parse(piece, last)

    def _entity(self, *_declared: object) -> None:
        raise _Stop(Code.FILE_DAMAGED)  # no spreadsheet program declares any

    def _characters(self, text: str) -> None:
        if self._text is not None and not self._unseen:
            self._text.append(text)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag in _UNSEEN or self._unseen:
            self._unseen += 1
        elif tag in _CELLS:
            self._start_cell(given)
        elif tag == "table:table-row":
            self._start_row(given)
        elif tag == "table:table":
            self._start_table(given)
        elif tag == "style:style":
            self._style = given.get("style:name", "")
        elif tag == "style:table-properties" and given.get("table:display") == "false":
            self._hidden_styles.add(self._style)
        elif tag == "table:table-row-group":
            folded = self._group_hidden > 0 or given.get("table:display") == "false"
            self._group_hidden += folded
        elif self._text is not None:
            self._start_text(tag, given)

    def _start_text(self, tag: str, given: dict[str, str]) -> None:
        text = self._text or []
        if tag == "text:p" and text:
            text.append("\n")
        elif tag == "text:s":
            text.append(" " * min(_number(given.get("text:c")), _MOST_ELEMENTS))
        elif tag in {"text:tab", "text:line-break"}:
            text.append("\t" if tag == "text:tab" else "\n")
        self._text = text

    def _end(self, tag: str) -> None:
        if self._unseen:
            self._unseen -= 1
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "table:table-row":
            self._end_row()
        elif tag == "table:table":
            self._end_table()
        elif tag == "table:table-row-group" and self._group_hidden:
            self._group_hidden -= 1

    def _start_table(self, given: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 1:
            raise _Stop(Code.FILE_DAMAGED)  # a table within a table
        self._name = given.get("table:name", "")
        self._hidden = given.get("table:style-name") in self._hidden_styles
        self._rows, self._hidden_rows, self._merges, self._at = [], set(), [], 0
        self._row_elements = self._cells = 0

    def _end_table(self) -> None:
        self._depth -= 1
        hidden = frozenset(self._hidden_rows)
        self.pages.append(Page(self._name, self._rows, self._hidden, hidden, self._merges))

    def _start_row(self, given: dict[str, str]) -> None:
        self._row, self._column, self._elements = [], 0, 0
        self._row_repeats = _number(given.get("table:number-rows-repeated"))
        visible = given.get("table:visibility", "visible") == "visible"
        self._row_hidden = not visible or self._group_hidden > 0
        self._row_elements += 1
        if self._row_elements > _MOST_ROW_ELEMENTS:
            raise _Stop(Code.TOO_MANY_ROWS, limit=MOST_ROWS)

    def _end_row(self) -> None:
        start, repeats = self._at, self._row_repeats
        self._at += repeats
        if not self._row:
            return
        self._cells += len(self._row) * repeats
        if self._at > MOST_ROWS + 1:
            raise _Stop(Code.TOO_MANY_ROWS, limit=MOST_ROWS)
        if self._cells > MOST_CELLS:
            raise _Stop(Code.TOO_MANY_CELLS, limit=MOST_CELLS)
        self._rows.extend([] for _ in range(start - len(self._rows)))
        self._rows.extend(list(self._row) for _ in range(repeats))
        if self._row_hidden:
            self._hidden_rows.update(range(start, self._at))

    def _start_cell(self, given: dict[str, str]) -> None:
        self._cell, self._text = given, []
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise _Stop(Code.TOO_MANY_COLUMNS, limit=MOST_COLUMNS)

    def _end_cell(self) -> None:
        given, text = self._cell, "".join(self._text or ())
        self._text = None
        repeats = _number(given.get("table:number-columns-repeated"))
        value = _value(given, text)
        at = self._column
        self._column += repeats
        rows = _number(given.get("table:number-rows-spanned"))
        columns = _number(given.get("table:number-columns-spanned"))
        if rows > 1 or columns > 1:
            self._merges.append(Merge(self._at, at, self._at + rows - 1, at + columns - 1))
        if not value or value.isspace():
            return
        if self._column > MOST_COLUMNS:
            raise _Stop(Code.TOO_MANY_COLUMNS, limit=MOST_COLUMNS)
        self._row.extend([""] * (at - len(self._row)))
        self._row.extend([value] * repeats)


def _value(given: dict[str, str], text: str) -> str:
    """Return what a cell holds: its exact value, where the text shows a rounded one."""
    kind = given.get("office:value-type", "")
    if kind in _NUMBERS:
        try:
            number = float(given.get("office:value", ""))
        except ValueError:
            return text
        return percent_text(number) if kind == "percentage" else number_text(number)
    if kind == "date" and (day := given.get("office:date-value")):
        moment = day.partition(".")[0].replace("T", " ")
        return moment[:10] if moment[10:] in {"", " 00:00:00"} else moment[:16]
    return text or given.get("office:string-value", "")


def _number(text: str | None) -> int:
    return max(1, int(text)) if text and text.isascii() and text.isdigit() else 1
