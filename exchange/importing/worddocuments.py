"""Reading the tables of a .docx: one pass over its text, which stops where it holds too much."""

import io
import zipfile
from collections.abc import Sequence
from typing import Final
from xml.parsers import expat

from exchange.importing.pages import MOST_CELLS, MOST_ROWS, Page
from exchange.importing.problems import Code, Unread
from exchange.importing.webtables import MOST_DEPTH, Cell, Row, Stop, Table, pages_of
from exchange.importing.workbooks import BROKEN, why_too_large

DOCUMENT: Final = "word/document.xml"
_PIECE: Final = 1024 * 1024
#: What a reader of the document does not see, or sees a second time.
_UNSEEN: Final = frozenset({"w:del", "w:moveFrom", "mc:Fallback", "w:instrText", "w:delText"})
_SIGNS: Final = {"w:tab": " ", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_MOST_SPAN: Final = 1000


def open_word_document(content: bytes) -> Sequence[Page] | Unread:
    """Return a sheet for each list of a document, or why there is none."""
    reader = _Reader()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if unread := why_too_large(packed):
                return unread
            with packed.open(DOCUMENT) as stream:
                while piece := stream.read(_PIECE):
                    reader.parse(piece)
                reader.parse(b"", last=True)
        pages = pages_of(reader.parts)
    except Stop as stop:
        return stop.unread
    except (expat.ExpatError, *BROKEN):
        return Unread(Code.FILE_DAMAGED)
    return pages or Unread(Code.FILE_WITHOUT_TABLE, {"name": ""})


class _Reader:
    """Gathers tables, and the text around them, while the parser goes through the document."""

    def __init__(self) -> None:
        self.parts: list[str | Table] = []
        self._tables: list[Table] = []
        self._cells: list[Cell] = []
        self._unseen = self._rows = self._count = 0
        self._is_text = False
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = self._entity

    def parse(self, piece: bytes, *, last: bool = False) -> None:
        self._parser.Parse(piece, last)

    def _entity(self, *_declared: object) -> None:
        raise Stop(Code.FILE_DAMAGED)  # no word processor declares any

    def _characters(self, text: str) -> None:
        if self._is_text and not self._unseen:
            self._say(text)

    def _say(self, text: str) -> None:
        (self._cells[-1].parts if self._cells else self.parts).append(text)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if self._unseen or tag in _UNSEEN:
            self._unseen += 1
        elif tag == "w:tbl":
            self._begin_table()
        elif tag == "w:tr" and self._tables:
            self._rows += 1
            if self._rows > MOST_ROWS:
                raise Stop(Code.TOO_MANY_ROWS, limit=MOST_ROWS)
            self._tables[-1].rows.append(Row())
        elif tag == "w:tc" and self._tables and self._tables[-1].rows:
            self._begin_cell()
        elif tag == "w:t":
            self._is_text = True
        elif tag in _SIGNS:
            self._say(_SIGNS[tag])
        elif self._cells:
            self._start_of_cell(tag, given)

    def _start_of_cell(self, tag: str, given: dict[str, str]) -> None:
        cell = self._cells[-1]
        if tag == "w:gridSpan" and given.get("w:val", "").isdecimal():
            cell.across = min(int(given["w:val"][:6]), _MOST_SPAN)
        elif tag == "w:vMerge":
            cell.continues = given.get("w:val", "continue") == "continue"

    def _begin_table(self) -> None:
        if len(self._tables) >= MOST_DEPTH:
            raise Stop(Code.FILE_TOO_HEAVY)
        table = Table()
        (self._cells[-1].parts if self._cells else self.parts).append(table)
        self._tables.append(table)

    def _begin_cell(self) -> None:
        self._count += 1
        if self._count > MOST_CELLS:
            raise Stop(Code.TOO_MANY_CELLS, limit=MOST_CELLS)
        cell = Cell()
        self._tables[-1].rows[-1].cells.append(cell)
        self._cells.append(cell)

    def _end(self, tag: str) -> None:
        if self._unseen:
            self._unseen -= 1
        elif tag == "w:t":
            self._is_text = False
        elif tag == "w:p":
            self._say("\n")
        elif tag == "w:tc" and self._cells:
            self._cells.pop()
        elif tag == "w:tbl" and self._tables:
            self._tables.pop()
