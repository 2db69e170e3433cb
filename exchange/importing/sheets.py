"""Opening .csv and .xlsx files as the same rows of text, numbered as in the spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, PasswordError, load_workbook

from exchange.importing.problems import Code, Problem, Unread
from exchange.importing.workbooks import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    why_not_loadable,
)
from exchange.importing.writing import tidy
from foundation.folding import fold

MOST_MEGABYTES = 20
MOST_SEPARATORS = 4 * MOST_CELLS  # a description has commas, too
_DELIMITERS = ",;\t"
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"

Cell = str | float | int | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns a kind of sheet has: names others write for them, and which must be there.

    ``required``: of each group at least one.
    """

    names: Mapping[str, Sequence[str]]
    required: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file by column name; ``problems`` of the file leave no rows."""

    rows: Sequence[tuple[int, Mapping[str, str]]] = ()
    problems: Sequence[Problem] = ()
    counted: int = 0  # rows with anything in them, refused ones too
    columns: frozenset[str] = field(default=frozenset())


def read_sheet(source: Path | str | bytes, filename: str, layout: Layout) -> Sheet:
    """Return the rows of a file with the layout's columns; extra columns are left out."""
    content = _content(source)
    if isinstance(content, Unread):
        return _refused(content)
    table = _table(content, filename)
    if isinstance(table, Unread):
        return _refused(table)
    header = next(table, None)
    if header is None:
        return _refused(Unread(Code.FILE_EMPTY))
    places, problems = _places(header, layout)
    if problems:
        return Sheet(problems=problems)
    return _rows(table, places, width=len(header))


def _refused(unread: Unread) -> Sheet:
    return Sheet(problems=(Problem(0, "", unread.code, unread.details),))


def _content(source: Path | str | bytes) -> bytes | Unread:
    limit = MOST_MEGABYTES * 1024 * 1024
    too_large = Unread(Code.FILE_TOO_LARGE, {"limit": MOST_MEGABYTES})
    if isinstance(source, bytes):
        content = source
    else:
        path = Path(source)
        try:
            if path.stat().st_size > limit:
                return too_large
            content = path.read_bytes()
        except OSError:
            return Unread(Code.FILE_DAMAGED)
    if len(content) > limit:
        return too_large
    return content if content.strip() else Unread(Code.FILE_EMPTY)


def _table(content: bytes, filename: str) -> Iterator[list[str]] | Unread:
    ending = Path(filename).suffix.lower()
    zipped = content.startswith(_ZIP)
    if ending not in {".csv", ".xlsx"} or content.startswith(_OLD_EXCEL):
        encrypted = ending == ".xlsx" and content.startswith(_OLD_EXCEL)
        code = Code.FILE_LOCKED if encrypted else Code.FILE_KIND
        return Unread(code, {"name": Path(filename).name})
    if zipped != (ending == ".xlsx"):
        return Unread(Code.FILE_DAMAGED)
    return _workbook(content) if zipped else _separated(content)


def _separated(content: bytes) -> Iterator[list[str]] | Unread:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Unread(Code.FILE_ENCODING)
    if "\0" in text:
        return Unread(Code.FILE_ENCODING)
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    if text.count(delimiter) > MOST_SEPARATORS:
        return Unread(Code.TOO_MANY_CELLS, {"limit": MOST_CELLS})
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    blank: list[str] = []
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                rows.append(blank)  # keeps the numbers of the rows after it
                continue
            if any(cell.strip() for cell in row[MOST_COLUMNS:]):
                return Unread(Code.TOO_MANY_COLUMNS, {"limit": MOST_COLUMNS})
            cells += len(row)
            if cells > MOST_CELLS:
                return Unread(Code.TOO_MANY_CELLS, {"limit": MOST_CELLS})
            rows.append(row[:MOST_COLUMNS])
    except csv.Error:
        return Unread(Code.FILE_QUOTES, {"line": reader.line_num})
    return iter(rows)


def _workbook(content: bytes) -> Iterator[list[str]] | Unread:
    if unread := why_not_loadable(content):
        return unread
    try:
        with load_workbook(io.BytesIO(content)) as book:
            rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except PasswordError:
        return Unread(Code.FILE_LOCKED)
    except (CalamineError, OSError, ValueError):
        return Unread(Code.FILE_DAMAGED)
    return ([cell_text(cell) for cell in row] for row in rows)


def cell_text(cell: Cell) -> str:
    """Return a spreadsheet cell as a person would have typed it.

    Whole numbers lose their ".0"; other numbers get a decimal comma, so that no dot in them is
    taken for thousands; days are written 2026-07-21, with the hour when they have one.
    """
    match cell:
        case None | "":
            return ""
        case bool():
            return str(cell)
        case int() | float():
            return _number_text(cell)
        case datetime():
            if cell.date() < date.max:  # the last day there is has no day after it
                cell += timedelta(seconds=30)  # fractions of a day come back a little short
            midnight = (cell.hour, cell.minute) == (0, 0)
            return f"{cell:%Y-%m-%d}" if midnight else f"{cell:%Y-%m-%d %H:%M}"
        case date():
            return f"{cell:%Y-%m-%d}"
        case _:
            return str(cell)


def _number_text(number: float) -> str:
    if number != number or number in (float("inf"), float("-inf")):
        return ""
    if number == int(number) and abs(number) < 1e17:
        return str(int(number))
    return repr(number).replace(".", ",")


def _places(header: Sequence[str], layout: Layout) -> tuple[dict[int, str], list[Problem]]:
    """Match the header by name, in any order; names are compared without marks and punctuation."""
    known = {
        _key(name): column for column, names in layout.names.items() for name in (column, *names)
    }
    places: dict[int, str] = {}
    problems: list[Problem] = []
    for index, name in enumerate(header):
        column = known.get(_key(name))
        if column in places.values():
            problems.append(Problem(1, column or "", Code.COLUMN_TWICE, {"column": tidy(name)}))
        elif column is not None:
            places[index] = column
    for group in layout.required:
        if not set(group) & set(places.values()):
            details = {"column": " / ".join(group)}
            problems.append(Problem(1, group[0], Code.COLUMN_MISSING, details))
    return places, problems


def _key(name: str) -> str:
    return "".join(letter for letter in fold(tidy(name)) if letter.isalnum())


def _rows(table: Iterable[list[str]], places: Mapping[int, str], *, width: int) -> Sheet:
    rows: list[tuple[int, Mapping[str, str]]] = []
    problems: list[Problem] = []
    for number, cells in enumerate(table, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) + len(problems) == MOST_ROWS:
            return _refused(Unread(Code.TOO_MANY_ROWS, {"limit": MOST_ROWS}))
        if any(cell.strip() for cell in cells[width:]):
            details = {"found": len(cells), "expected": width}
            problems.append(Problem(number, "", Code.ROW_TOO_WIDE, details))
            continue
        values = {name: cells[at] if at < len(cells) else "" for at, name in places.items()}
        rows.append((number, values))
    if not rows and not problems:
        return _refused(Unread(Code.FILE_WITHOUT_ROWS))
    counted = len(rows) + len(problems)
    return Sheet(rows, problems, counted, frozenset(places.values()))
