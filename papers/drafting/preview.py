"""What a paper says, read back from its DOCX: paragraphs and tables for the page beside a draft."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import Table
from docx.text.paragraph import Paragraph

from papers.drafting.rendering import BEGIN, END, NAMED

SIDES: Final = {
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look; ``value`` names what they were filled from."""

    text: str
    bold: bool
    italic: bool
    value: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph."""

    side: str
    pieces: tuple[Piece, ...]
    is_rule: bool = False  # a short line across the middle

    is_table = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: rows of cells of lines."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    lined: bool

    is_table = True


Block = Line | Grid


def read_back(content: bytes) -> list[Block]:
    """Return what a DOCX says, in its order."""
    document = Document(io.BytesIO(content))
    return [
        _grid(part) if isinstance(part, Table) else _line(part)
        for part in document.iter_inner_content()
    ]


def text_of(blocks: list[Block]) -> str:
    """Return the words of a paper without its look, a line a paragraph."""

    def lines() -> Iterator[Line]:
        for block in blocks:
            if isinstance(block, Line):
                yield block
            else:
                yield from (line for row in block.rows for cell in row for line in cell)

    return "\n".join("".join(piece.text for piece in line.pieces) for line in lines())


def _grid(table: Table) -> Grid:
    style: Any = table.style
    return Grid(
        tuple(
            tuple(tuple(_line(part) for part in cell.paragraphs) for cell in row.cells)
            for row in table.rows
        ),
        lined=style is not None and style.name == "Table Grid",
    )


def _line(paragraph: Paragraph) -> Line:
    pieces = [
        piece
        for run in paragraph.runs
        for piece in _pieces(run.text, bool(run.bold), bool(run.italic))
    ]
    properties: Any = paragraph._p.pPr
    is_rule = properties is not None and properties.find(_BORDER) is not None
    return Line(SIDES.get(paragraph.alignment, "left"), tuple(pieces), is_rule)  # type: ignore[arg-type]


def _pieces(text: str, bold: bool, italic: bool) -> Iterator[Piece]:
    """Yield the words of one run, each filled value by itself."""
    while text:
        plain, _, rest = text.partition(BEGIN)
        if plain:
            yield Piece(plain, bold, italic)
        if not rest:
            return
        name, _, rest = rest.partition(NAMED)
        value, _, text = rest.partition(END)
        yield Piece(value, bold, italic, name)


_BORDER: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}pBdr"
