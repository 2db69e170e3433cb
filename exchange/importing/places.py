"""The lines of a file as they are found, and where each stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from exchange.importing.oldfonts import Converted
from exchange.importing.problems import Problem

Line = tuple[int, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its sheet, its number there, and the cell of each column."""

    sheet: str  # empty in a file without sheets
    row: int
    cells: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)  # what stands above each column
    section: str = ""  # the heading it stands under


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a file by column name; ``problems`` of the file as a whole leave none.

    A line is known by its place in the file: rows are counted through all sheets, so that the rows
    of the first one have the numbers the spreadsheet gives them. ``problems`` say what keeps a row
    out and which rows are no lines; ``notes`` what to know of the file. ``converted`` are the texts
    of old fonts, by row and column.
    """

    rows: Sequence[Line] = ()
    problems: Sequence[Problem] = ()
    counted: int = 0  # lines, refused ones too
    columns: frozenset[str] = field(default=frozenset())
    places: Mapping[int, Place] = field(default_factory=dict)
    notes: Sequence[Problem] = ()
    converted: Mapping[int, Mapping[str, Converted]] = field(default_factory=dict)

    def placed(self, problem: Problem) -> Problem:
        """Return a problem with the cell it is about."""
        place = self.places.get(problem.row)
        cell = place.cells.get(problem.column, "") if place else ""
        return problem if problem.cell or not cell else replace(problem, cell=cell)
