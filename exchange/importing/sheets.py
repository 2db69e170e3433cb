"""From an open file to its lines: each sheet's header found, its rows named by column."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from exchange.importing import continuing, dittos, tables
from exchange.importing.files import open_file
from exchange.importing.furniture import is_signature
from exchange.importing.headers import Header, numbers_columns
from exchange.importing.layouts import Layout
from exchange.importing.oldfonts import Converted
from exchange.importing.pages import MOST_ROWS, NO_VALUE, Page, cell_name
from exchange.importing.places import Line, Place, Sheet
from exchange.importing.problems import Code, Problem, Severity, Unread
from exchange.importing.rowchecks import has_cells, why_no_header, why_not_read
from exchange.importing.rowkinds import kind_of_row
from exchange.importing.tables import Table
from exchange.importing.unicoded import Unicoded, in_unicode
from exchange.importing.writing import shortened, tidy

__all__ = ["Layout", "Place", "Sheet", "read_book", "read_sheet"]


def read_sheet(source: Path | str | bytes, filename: str, layout: Layout) -> Sheet:
    """Return the lines of every visible sheet of a file with the layout's columns."""
    return read_book(source, filename, lambda _page: layout)


def read_book(
    source: Path | str | bytes, filename: str, layout_of: Callable[[Page], Layout | None]
) -> Sheet:
    """Return the lines of every visible sheet of a file whose sheets have columns of their own.

    Args:
        layout_of: the columns of a sheet; None for one that holds no lines and is only named.
    """
    opened = open_file(source, filename)
    if isinstance(opened, Unread):
        return _refused(opened)
    reader = _Reader(layout_of)
    reader.notes += [
        Problem(0, "", note.code, note.details, Severity.WARNING) for note in opened.notes
    ]
    for page in opened.pages:
        reader.read(page)
    return reader.sheet()


def _refused(unread: Unread) -> Sheet:
    return Sheet(problems=(Problem(0, "", unread.code, unread.details),))


class _Reader:
    """Gathers the lines of one sheet after the other."""

    layout: Layout  # of the sheet that is being read

    def __init__(self, layout_of: Callable[[Page], Layout | None]) -> None:
        self._layout_of = layout_of
        self.notes: list[Problem] = []
        self._lines: list[Line] = []
        self._problems: list[Problem] = []
        self._places: dict[int, Place] = {}
        self._columns: set[str] = set()
        self._converted: dict[int, Mapping[str, Converted]] = {}
        self._unheaded: list[tuple[int, Page, Header | None, Layout]] = []
        self._last: continuing.Last | None = None  # the line in the row above
        self._before = 0  # rows of the sheets before this one
        self._counted, self._headed, self._tables = 0, False, 0

    def read(self, page: Page) -> None:
        """Read a sheet, or say why it is not read."""
        filled = page.filled
        if filled and page.hidden:
            self._note(Code.SHEET_HIDDEN, sheet=page.name, rows=len(filled))
        elif filled:
            unicoded = in_unicode(page)
            layout = self._layout_of(unicoded.page)
            if layout is None:
                self._note(Code.SHEET_OF_THE_TEMPLATE, sheet=page.name)
            else:
                self.layout = layout
                self._read_lines(unicoded)
        if not page.hidden:
            self._before += max(len(page.rows), 1)

    def _read_lines(self, unicoded: Unicoded) -> None:
        page = unicoded.page
        header = tables.find_header(page, self.layout)
        if header is None or header.lacks(self.layout) or header.twice:
            self._unheaded.append((self._before, page, header, self.layout))
        else:
            self._headed = True
            self._read_rows(unicoded, header)

    def sheet(self) -> Sheet:
        """Return what was gathered."""
        if self._counted > MOST_ROWS:
            return _refused(Unread(Code.TOO_MANY_ROWS, {"limit": MOST_ROWS}))
        if not self._headed:
            return Sheet(problems=[*self._why_no_sheet(), *self.notes])
        for before, page, header, layout in self._unheaded:
            self._leave_out(before, page, header, layout)
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
        _before, page, header, layout = max(
            self._unheaded, key=lambda each: len(each[2].places) if each[2] else 0
        )
        problems = why_no_header(0, header, layout)
        return [replace(each, details={**each.details, "sheet": page.name}) for each in problems]

    def _leave_out(self, before: int, page: Page, header: Header | None, layout: Layout) -> None:
        """Refuse a sheet whose header is not found while others are read."""
        row = page.filled[0]
        position = before + row + 1
        self._places[position] = Place(page.name, row + 1)
        self._counted += 1
        details: dict[str, str | int] = {"sheet": page.name, "rows": len(page.filled)}
        self._problems.append(Problem(position, "", Code.SHEET_WITHOUT_HEADER, details))
        self._problems.extend(why_no_header(position, header, layout))

    def _read_rows(self, unicoded: Unicoded, header: Header) -> None:
        page, self._tables, self._last = unicoded.page, 1, None
        self._read_above(page, header)
        table, above = self._opened(page, header), dittos.Above(self.layout)
        rows = [row for row in page.filled if row > header.last]
        for row, below in zip(rows, [*rows[1:], None], strict=False):
            cells = page.rows[row]
            if row <= table.header.last:  # one more row of a header that stands once more
                self._aside(page, row, Code.HEADER_AGAIN)
                continue
            if (later := tables.header_below(page, row, table.header, self.layout)) is not None:
                self._aside(page, row, Code.HEADER_AGAIN)
                goes_on = later.places == table.header.places
                table = self._opens(page, table, later)
                if not goes_on:
                    above.forget()
                continue
            if numbers_columns(cells):
                self._aside(page, row, Code.ROW_NUMBERS_COLUMNS)
                continue
            values = tables.values_of(cells, table.header, self.layout)
            given = table.merged.filled(row, values)
            kind = kind_of_row(page, row, below, table, given, self.layout)
            heading = kind is Code.ROW_IS_A_HEADING
            if (kind is None or heading) and self._goes_on(
                unicoded, row, table, values, surely=heading
            ):
                above.forget()
                continue
            if kind is not None:
                table.signed = table.signed or is_signature(cells)
                if heading:
                    table.section = " ".join(tidy(cell) for cell in cells if cell.strip())
                self._aside(page, row, kind)
                if kind is not Code.ROW_IS_A_PAGE_NUMBER:
                    above.forget()
                continue
            table.signed = False
            table.numbered = table.numbered or bool(values.get(self.layout.number, "").strip())
            given = {**above.line(given), **table.units()}
            position, read = self._before + row + 1, self._line(unicoded, row, table, given)
            lists = continuing.is_list(values.get(self.layout.thing, ""))
            self._last = continuing.Last(row, position, values, lists) if read else None
            if not read:
                above.forget()

    def _goes_on(
        self,
        unicoded: Unicoded,
        row: int,
        table: Table,
        values: Mapping[str, str],
        *,
        surely: bool,
    ) -> bool:
        """Join a row to the line above, where it is the rest of it; say so at both."""
        page, last = unicoded.page, self._last
        if last is None or row in page.hidden_rows or row in table.merged.by_row:
            return False
        if not continuing.goes_on(last, row, values, self.layout, surely=surely):
            return False
        position, line = self._lines[-1]
        self._lines[-1] = position, continuing.joined(line, values, self.layout)
        self._last = replace(
            last, row=row, values=continuing.joined(last.values, values, self.layout)
        )
        before = self._converted.get(position, {})
        for column, old in unicoded.originals_of(row, table.header.places).items():
            joined = before[column].joined(old) if column in before else old
            self._converted[position] = before = {**before, column: joined}
        written = shortened(_written(page.rows[row]), 120)
        self._problems.append(
            Problem(position, "", Code.LINE_GOES_ON, {"written": written}, Severity.WARNING)
        )
        self._aside(page, row, Code.ROW_GOES_ON)
        return True

    def _read_above(self, page: Page, header: Header) -> None:
        """Put aside what stands above the first header; what may be a line is asked for."""
        for row in page.filled:
            if row >= header.first:
                return
            cells = page.rows[row]
            values = tables.values_of(cells, header, self.layout)
            columns = self.layout.counts
            if tables.counts_something(cells, values, self.layout, columns):
                position = self._before + row + 1
                self._places[position] = Place(page.name, row + 1)
                self._counted += 1
                written = shortened(_written(cells), 120)
                self._problems.append(
                    Problem(position, "", Code.LINE_ABOVE_HEADER, {"written": written})
                )
            else:
                self._aside(page, row, Code.ROW_ABOVE_HEADER)

    def _opened(self, page: Page, header: Header, before: Table | None = None) -> Table:
        """Return the table that a header opens; the same header once more goes on with it."""
        if before is not None and header.places == before.header.places:
            return replace(before, header=header)
        if unread := header.unread(self.layout):
            names = ", ".join(shortened(text, 40) for at, text in unread if has_cells(page, at))
            if names and page.name:
                self._note(Code.COLUMNS_NOT_READ, sheet=page.name, columns=names)
            elif names:
                self._note(Code.COLUMNS_OF_FILE_NOT_READ, columns=names)
        return tables.opened(page, self.layout, header, self._before + header.first + 1)

    def _opens(self, page: Page, table: Table, later: Header) -> Table:
        """Return the next table of a sheet; beyond the most there may be, none is read."""
        self._tables += later.places != table.header.places
        if self._tables < tables.MOST_TABLES:
            return self._opened(page, later, before=table)
        limit = Problem(0, "", Code.TOO_MANY_TABLES, {"limit": tables.MOST_TABLES})
        return replace(table, header=later, unreadable=[limit])

    def _line(
        self,
        unicoded: Unicoded,
        row: int,
        table: Table,
        values: Mapping[str, str],
    ) -> bool:
        """Take in a line, and return whether it is read."""
        page, position, header = unicoded.page, self._before + row + 1, table.header
        cells = page.rows[row]
        names = {column: cell_name(row, at) for at, column in reversed(list(header.places.items()))}
        heads = {column: header.texts[at] for at, column in reversed(list(header.places.items()))}
        self._places[position] = Place(page.name, row + 1, names, heads, table.section)
        self._counted += 1
        if row in page.hidden_rows:
            self._problems.append(Problem(position, "", Code.ROW_HIDDEN))
            return False
        if table.unreadable:
            self._problems.extend(replace(each, row=position) for each in table.unreadable)
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
        position = self._before + row + 1
        self._places[position] = Place(page.name, row + 1)
        details = {"written": shortened(_written(page.rows[row]), 120)}
        self._problems.append(Problem(position, "", code, details, Severity.ASIDE))


def _written(cells: Sequence[str]) -> str:
    """Return what stands in a row, for a sentence about it."""
    shown = ["=?" if cell == NO_VALUE else tidy(cell) for cell in cells]
    return " | ".join(filter(None, shown))
