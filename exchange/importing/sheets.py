"""From an open file to its lines: each sheet's header found, its rows named by column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from exchange.importing import carrying, dittos
from exchange.importing.files import open_file
from exchange.importing.furniture import furniture, is_signature
from exchange.importing.headers import (
    Header,
    find_header,
    header_at,
    is_again,
    numbers_columns,
)
from exchange.importing.layouts import Layout
from exchange.importing.moneyunits import SHARE, UNIT, unit_of_texts
from exchange.importing.oldfonts import Converted
from exchange.importing.pages import MOST_ROWS, NO_VALUE, Page, cell_name
from exchange.importing.problems import Code, Problem, Severity, Unread
from exchange.importing.rowchecks import has_cells, why_no_header, why_not_read
from exchange.importing.unicoded import Unicoded, in_unicode
from exchange.importing.writing import shortened, tidy

__all__ = ["Layout", "Place", "Sheet", "old_font", "read_sheet"]

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


def read_sheet(source: Path | str | bytes, filename: str, layout: Layout) -> Sheet:
    """Return the lines of every visible sheet of a file with the layout's columns."""
    opened = open_file(source, filename)
    if isinstance(opened, Unread):
        return _refused(opened)
    reader = _Reader(layout)
    reader.notes += [
        Problem(0, "", note.code, note.details, Severity.WARNING) for note in opened.notes
    ]
    for page in opened.pages:
        reader.read(page)
    return reader.sheet()


def old_font(row: int, cells: Mapping[str, Converted], severity: Severity) -> list[Problem]:
    """Return what to say of the cells of a line that were typed for an old font."""
    return [
        Problem(
            row,
            column,
            Code.OLD_FONT,
            {
                "font": text.font.value,
                "original": shortened(text.original, 300),
                "converted": shortened(text.text, 300),
            },
            severity,
        )
        for column, text in cells.items()
    ]


def _refused(unread: Unread) -> Sheet:
    return Sheet(problems=(Problem(0, "", unread.code, unread.details),))


class _Reader:
    """Gathers the lines of one sheet after the other."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.notes: list[Problem] = []
        self._lines: list[Line] = []
        self._problems: list[Problem] = []
        self._places: dict[int, Place] = {}
        self._columns: set[str] = set()
        self._converted: dict[int, Mapping[str, Converted]] = {}
        self._unheaded: list[tuple[int, Page, Header | None]] = []
        self._before = 0  # rows of the sheets before this one
        self._counted, self._headed = 0, False

    def read(self, page: Page) -> None:
        """Read a sheet, or say why it is not read."""
        filled = page.filled
        if filled and page.hidden:
            self._note(Code.SHEET_HIDDEN, sheet=page.name, rows=len(filled))
        elif filled:
            unicoded = in_unicode(page)
            header = find_header(unicoded.page, self.layout)
            if header is None or header.lacks(self.layout) or header.twice:
                self._unheaded.append((self._before, page, header))
            else:
                self._headed = True
                self._read_rows(unicoded, header)
        if not page.hidden:
            self._before += max(len(page.rows), 1)

    def sheet(self) -> Sheet:
        """Return what was gathered."""
        if self._counted > MOST_ROWS:
            return _refused(Unread(Code.TOO_MANY_ROWS, {"limit": MOST_ROWS}))
        if not self._headed:
            return Sheet(problems=[*self._why_no_sheet(), *self.notes])
        for before, page, header in self._unheaded:
            self._leave_out(before, page, header)
        if not self._counted:
            empty = Problem(0, "", Code.FILE_WITHOUT_ROWS)
            return Sheet(problems=[empty, *self.notes])
        return Sheet(
            self._lines,
            sorted(self._problems, key=lambda problem: problem.row),
            self._counted,
            frozenset(self._columns),
            self._places,
            self.notes,
            self._converted,
        )

    def _note(self, code: Code, **details: str | int) -> None:
        self.notes.append(Problem(0, "", code, details, Severity.WARNING))

    def _why_no_sheet(self) -> list[Problem]:
        if not self._unheaded:
            only_hidden = any(note.code is Code.SHEET_HIDDEN for note in self.notes)
            return [Problem(0, "", Code.FILE_WITHOUT_ROWS if only_hidden else Code.FILE_EMPTY)]
        _before, _page, header = max(
            self._unheaded, key=lambda each: len(each[2].places) if each[2] else 0
        )
        return why_no_header(0, header, self.layout)

    def _leave_out(self, before: int, page: Page, header: Header | None) -> None:
        """Refuse a sheet whose header is not found while others are read."""
        row = page.filled[0]
        position = before + row + 1
        self._places[position] = Place(page.name, row + 1)
        self._counted += 1
        details: dict[str, str | int] = {"sheet": page.name, "rows": len(page.filled)}
        self._problems.append(Problem(position, "", Code.SHEET_WITHOUT_HEADER, details))
        self._problems.extend(why_no_header(position, header, self.layout))

    def _read_rows(self, unicoded: Unicoded, header: Header) -> None:
        page = unicoded.page
        if unread := header.unread(self.layout):
            names = ", ".join(shortened(text, 40) for at, text in unread if has_cells(page, at))
            if names and page.name:
                self._note(Code.COLUMNS_NOT_READ, sheet=page.name, columns=names)
            elif names:
                self._note(Code.COLUMNS_OF_FILE_NOT_READ, columns=names)
        for row in page.filled:
            if row < header.first:
                self._aside(page, row, Code.ROW_ABOVE_HEADER)
        merged = carrying.of(page, self.layout, header)
        unit, above = _unit_of(page, header), dittos.Above(self.layout)
        signed, section, numbered = False, "", False
        rows = [row for row in page.filled if row > header.last]
        for row, below in zip(rows, [*rows[1:], None], strict=False):
            cells = page.rows[row]
            if is_again(cells, header, self.layout):
                header = self._header_again(page, row, header)
                continue
            if numbers_columns(cells):
                self._aside(page, row, Code.ROW_NUMBERS_COLUMNS)
                continue
            values = _values(cells, header, self.layout)
            following = (
                _values(page.rows[below], header, self.layout) if below is not None else None
            )
            given = merged.filled(row, values)
            kind = furniture(
                cells,
                values,
                self.layout,
                next_number=None if following is None else following.get(self.layout.number, ""),
                below_signature=signed,
                numbered=numbered,
                merged=given,
            )
            if kind is not None:
                signed = signed or is_signature(cells)
                if kind is Code.ROW_IS_A_HEADING:
                    section = " ".join(tidy(cell) for cell in cells if cell.strip())
                self._aside(page, row, kind)
                if kind is not Code.ROW_IS_A_PAGE_NUMBER:
                    above.forget()
                continue
            signed = False
            numbered = numbered or bool(values.get(self.layout.number, "").strip())
            given = {**above.line(given), **_units(header, unit)}
            if not self._line(unicoded, row, header, given, section):
                above.forget()

    def _header_again(self, page: Page, row: int, header: Header) -> Header:
        self._aside(page, row, Code.HEADER_AGAIN)
        again = header_at(page, row, self.layout)
        return header if again.lacks(self.layout) or again.twice else again

    def _line(
        self,
        unicoded: Unicoded,
        row: int,
        header: Header,
        values: Mapping[str, str],
        section: str,
    ) -> bool:
        """Take in a line, and return whether it is read."""
        page, position = unicoded.page, self._before + row + 1
        cells = page.rows[row]
        names = {column: cell_name(row, at) for at, column in reversed(list(header.places.items()))}
        heads = {column: header.texts[at] for at, column in reversed(list(header.places.items()))}
        self._places[position] = Place(page.name, row + 1, names, heads, section)
        self._counted += 1
        if row in page.hidden_rows:
            self._problems.append(Problem(position, "", Code.ROW_HIDDEN))
            return False
        refused = list(
            why_not_read(position, row, cells, header, self.layout, with_sheets=bool(page.name))
        )
        self._problems.extend(refused)
        if any(problem.refuses for problem in refused):
            return False
        self._columns.update(header.places.values())
        self._lines.append((position, values))
        if old := unicoded.originals_of(row, header.places):
            self._converted[position] = old
        return True

    def _aside(self, page: Page, row: int, code: Code) -> None:
        """Say that a row is no line of the list."""
        shown = ["=?" if cell == NO_VALUE else tidy(cell) for cell in page.rows[row]]
        written = " | ".join(filter(None, shown))
        position = self._before + row + 1
        self._places[position] = Place(page.name, row + 1)
        details = {"written": shortened(written, 120)}
        self._problems.append(Problem(position, "", code, details, Severity.ASIDE))


def _unit_of(page: Page, header: Header) -> int:
    """Return the unit of money that a sheet notes outside its lines: above, or alone in a row."""
    rows = [" ".join(cell for cell in row if cell.strip()) for row in page.rows]
    few = [sum(1 for cell in row if cell.strip()) <= 2 for row in page.rows]
    return unit_of_texts(
        text
        for at, text in enumerate(rows)
        if text and (at < header.first or (at > header.last and few[at]))
    )


def _units(header: Header, unit: int) -> dict[str, str]:
    """Return the units of columns of money, where one is not đồng, and which are shares."""
    units = {column: header.units.get(column, unit) for column in header.money}
    noted = {UNIT % column: str(each) for column, each in units.items() if each != 1}
    return {**noted, **dict.fromkeys((SHARE % column for column in header.shares), "%")}


def _values(cells: Sequence[str], header: Header, layout: Layout) -> dict[str, str]:
    values = dict.fromkeys(header.places.values(), "")
    for at, column in header.places.items():
        text = cells[at] if at < len(cells) else ""
        if text.strip():
            if column in layout.labelled:
                text = f"{header.texts[at]}: {text.strip()}"
            values[column] = f"{values[column]}; {text}" if values[column].strip() else text
    return values
