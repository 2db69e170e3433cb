"""Tables as a document writes them, cell by cell with what each spans, laid out as sheets.

What stands around a table belongs to its sheet: a title, the unit of its amounts, a signature. A
table that only arranges others on a page is no list: its words are text around those.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from exchange.importing.pages import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_MERGES,
    MOST_ROWS,
    Merge,
    Page,
)
from exchange.importing.problems import Code, Unread

MOST_DEPTH: Final = 30  # of tables in tables
_TO_THE_END: Final = MOST_ROWS
_BESIDE: Final = 2  # filled cells beside a table that make its row a line of a list


class Stop(Exception):
    """A document holds more than it may."""

    def __init__(self, code: Code, **details: int) -> None:
        super().__init__()
        self.unread = Unread(code, details)


@dataclass(slots=True)
class Cell:
    """A cell: its words and the tables in it, in their order, and how far it reaches."""

    parts: list["str | Table"] = field(default_factory=list)
    across: int = 1
    down: int = 1  # 0: to the end of the table
    continues: bool = False  # it is more of the cell above it

    @property
    def text(self) -> str:
        """Its words; those of a table in it line by line."""
        return "".join(one if isinstance(one, str) else f"\n{one.text}\n" for one in self.parts)

    @property
    def tables(self) -> "list[Table]":
        """The tables in it."""
        return [one for one in self.parts if not isinstance(one, str)]


@dataclass(slots=True)
class Row:
    """A row of cells."""

    cells: list[Cell] = field(default_factory=list)
    hidden: bool = False


@dataclass(slots=True)
class Table:
    """Rows of cells as they are written."""

    rows: list[Row] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, a line for each row."""
        lines = (
            " ".join(line for cell in row.cells for line in lines_of(cell.text))
            for row in self.rows
        )
        return "\n".join(line for line in lines if line)

    @property
    def is_a_list(self) -> bool:
        """Whether it has rows and columns: what has one of either is a text with lines."""
        return len(self.rows) > 1 and max((len(row.cells) for row in self.rows), default=0) > 1

    @property
    def arranges(self) -> bool:
        """Whether it only arranges other tables on a page."""
        return any(
            any(each.is_a_list or each.arranges for cell in row.cells for each in cell.tables)
            and sum(bool(cell.text.strip()) and not cell.tables for cell in row.cells) < _BESIDE
            for row in self.rows
        )


def pages_of(parts: Sequence[str | Table]) -> list[Page]:
    """Return a sheet for each table of a document, with the text around it; none if it has none."""
    found: list[tuple[list[str], Table]] = []
    loose = _gathered(parts, [], found)
    if not found:
        return []
    several = len(found) > 1
    pages = []
    for at, (before, table) in enumerate(found):
        behind = loose if at == len(found) - 1 else []
        pages.append(_page(f"Bảng {at + 1}" if several else "", before, table, behind))
    return pages


def _gathered(
    parts: Sequence[str | Table], loose: list[str], found: list[tuple[list[str], Table]]
) -> list[str]:
    """Gather the lists with the text before each; return the text behind the last one."""
    for one in parts:
        if isinstance(one, str):
            loose.extend(lines_of(one))
        elif one.arranges:
            for row in one.rows:
                for cell in row.cells:
                    loose = _gathered(cell.parts, loose, found)
        elif any(cell.text.strip() for row in one.rows for cell in row.cells):
            found.append((loose, one))
            loose = []
    return loose


def _page(name: str, before: Sequence[str], table: Table, behind: Sequence[str]) -> Page:
    rows: list[list[str]] = [[line] for line in before]
    merges: list[Merge] = []
    hidden: set[int] = set()
    for texts, begun in _laid_out(table, len(rows)):
        merges += begun
        if len(merges) > MOST_MERGES:
            raise Stop(Code.TOO_MANY_MERGES, limit=MOST_MERGES)
        rows.append(texts)
    hidden = {len(before) + at for at, row in enumerate(table.rows) if row.hidden}
    last = len(rows) - 1
    merges = [Merge(each.top, each.left, min(each.bottom, last), each.right) for each in merges]
    rows += [[line] for line in behind]
    if len(rows) > MOST_ROWS:
        raise Stop(Code.TOO_MANY_ROWS, limit=MOST_ROWS)
    kept = [each for each in merges if (each.top, each.left) != (each.bottom, each.right)]
    return Page(name, rows, False, frozenset(hidden), kept)


def _laid_out(table: Table, first: int) -> Iterator[tuple[list[str], list[Merge]]]:
    """Yield the texts of each row in their columns, and the merged cells that end above or in it.

    A cell that reaches down keeps its columns in the rows below.
    """
    taken: dict[int, int] = {}  # the last row a column is taken in
    open_above: dict[int, tuple[int, int]] = {}  # where a cell that goes on began: row, last column
    total = 0
    for at, row in enumerate(table.rows, first):
        texts: list[str] = []
        merges: list[Merge] = []
        still: dict[int, tuple[int, int]] = {}
        column = 0
        for cell in row.cells:
            while taken.get(column, -1) >= at:
                column += 1
            text = "\n".join(lines_of(cell.text))
            if column >= MOST_COLUMNS:
                if text:
                    raise Stop(Code.TOO_MANY_COLUMNS, limit=MOST_COLUMNS)
                continue
            right = min(column + max(cell.across, 1), MOST_COLUMNS) - 1
            begun = open_above.get(column) if cell.continues else None
            if begun is not None:
                merges.append(Merge(begun[0], column, at, begun[1]))
                still[column] = begun
            else:
                down = cell.down if cell.down > 0 else _TO_THE_END
                still[column] = (at, right)
                if down > 1 or right > column:
                    merges.append(Merge(at, column, at + down - 1, right))
                for each in range(column, right + 1):
                    taken[each] = at + down - 1
            texts += [""] * (right + 1 - len(texts))
            texts[column] = "" if begun is not None else text
            column = right + 1
        open_above = still
        while texts and not texts[-1]:
            texts.pop()
        total += len(texts)
        if total > MOST_CELLS:
            raise Stop(Code.TOO_MANY_CELLS, limit=MOST_CELLS)
        yield texts, merges


def lines_of(text: str) -> list[str]:
    """Return the lines of a text without blanks that only lay it out."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if line]
