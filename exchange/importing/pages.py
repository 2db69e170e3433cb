"""What a file holds once it is open: sheets of text cells, whatever program wrote them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import cached_property

MOST_ROWS = 20_000
MOST_COLUMNS = 250
MOST_CELLS = 1_000_000
MOST_UNPACKED_MEGABYTES = 200
MOST_MERGES = 20_000
#: Of one cell. What reads a cell looks at some of it more than once, so it must not be endless.
CELL_LETTERS = 8_000
CELL_LINES = 400
CELL_WORD = 400
CELL_DIGITS = 60
HEAD_LETTERS = 300  # of a cell that may name a column
_SURELY_SHORT = 60

Cell = str | float | int | bool | date | datetime | time | timedelta | None
Spot = tuple[int, int]  # row and column, counted from 0


@dataclass(frozen=True, slots=True)
class Merge:
    """A range of cells that is one cell for the reader; its value stands in the first one."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Page:
    """One sheet: its cells as text, row by row from the first one."""

    name: str  # empty for a file that has no sheets
    rows: Sequence[Sequence[str]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merges: Sequence[Merge] = ()

    @cached_property
    def filled(self) -> Sequence[int]:
        """The rows with anything in them."""
        return [number for number, row in enumerate(self.rows) if is_filled(row)]

    @cached_property
    def merges_from(self) -> Mapping[int, Sequence[Merge]]:
        """The merged cells by the row they begin in."""
        begun: dict[int, list[Merge]] = {}
        for merge in dict.fromkeys(self.merges):
            begun.setdefault(merge.top, []).append(merge)
        return begun

    @property
    def overlaps(self) -> bool:
        """Whether merged cells cover more than there is: no program writes that."""
        most = max(len(self.rows), 1) * MOST_COLUMNS
        return any(len(each) > MOST_COLUMNS for each in self.merges_from.values()) or most < sum(
            max(0, min(merge.bottom + 1, len(self.rows)) - merge.top)
            * max(0, min(merge.right + 1, MOST_COLUMNS) - merge.left)
            for begun in self.merges_from.values()
            for merge in begun
        )


@dataclass(frozen=True, slots=True)
class Marks:
    """What a program says of cells and rows beside their values."""

    hidden_rows: frozenset[int] = frozenset()
    percents: frozenset[Spot] = frozenset()  # shown as a percentage
    errors: Mapping[Spot, str] = field(default_factory=dict)  # "#REF!", or a formula never computed


NO_VALUE = "#VALUE?"  # a formula whose value no program has written down
NO_MARKS = Marks()


def is_too_long(text: str) -> bool:
    """Tell whether a cell is longer than a person's words are: letters, lines, a word, a number."""
    if len(text) <= _SURELY_SHORT:
        return False
    words = text.split()
    return (
        len(text) > CELL_LETTERS
        or text.count("\n") >= CELL_LINES
        or max(map(len, words), default=0) > CELL_WORD
        or any(sum(map(str.isdigit, word)) > CELL_DIGITS for word in words)
    )


def is_filled(row: Sequence[str]) -> bool:
    return any(cell and not cell.isspace() for cell in row)


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell: C5 for row 4 and column 2 counted from 0."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def cell_text(cell: Cell, *, percent: bool = False) -> str:
    """Return a spreadsheet cell as a person would have typed it.

    Whole numbers lose their ".0"; other numbers get a decimal comma, so that no dot in them is
    taken for thousands; days are written 2026-07-21, with the hour when they have one. A cell
    shown as a percentage is written as one.
    """
    match cell:
        case None | "":
            return ""
        case bool():
            return str(cell)
        case int() | float():
            return percent_text(cell) if percent else number_text(cell)
        case datetime():
            if cell.date() < date.max:  # the last day there is has no day after it
                cell += timedelta(seconds=30)  # fractions of a day come back a little short
            midnight = (cell.hour, cell.minute) == (0, 0)
            return f"{cell:%Y-%m-%d}" if midnight else f"{cell:%Y-%m-%d %H:%M}"
        case date():
            return f"{cell:%Y-%m-%d}"
        case _:
            return str(cell)


def number_text(number: float) -> str:
    if number != number or number in (float("inf"), float("-inf")):
        return ""
    if number == int(number) and abs(number) < 1e17:
        return str(int(number))
    return repr(number).replace(".", ",")


def percent_text(number: float) -> str:
    """Return a share as it is shown: 0.1 is 10%."""
    try:
        value = (Decimal(repr(number)) * 100).normalize()
    except InvalidOperation:
        return ""
    return f"{value:f}%".replace(".", ",") if value.is_finite() else ""
