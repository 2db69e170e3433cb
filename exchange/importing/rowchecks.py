"""What keeps a sheet or a row from being read, whatever kind of sheet it is."""

import re
from collections.abc import Iterator, Mapping, Sequence

from exchange.importing.headers import Header
from exchange.importing.layouts import Layout
from exchange.importing.oldfonts import Converted
from exchange.importing.pages import (
    CELL_DIGITS,
    CELL_LETTERS,
    NO_VALUE,
    Page,
    cell_name,
    is_filled,
    is_too_long,
)
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.writing import shortened

_ERRORS = {"#REF!", "#N/A", "#NAME?", "#NUM!", "#NULL!", "#DIV/0!", "#VALUE!", "#ERR!", NO_VALUE}
SURELY = 2  # how a text is named by words: 3 only where nothing else names it
_NUMBERED = re.compile(r"ERR:[0-9]{3}")  # of LibreOffice


def is_error(text: str) -> bool:
    """Tell whether a cell holds an error of the spreadsheet, or a formula never computed."""
    bare = text.strip().upper()
    return bare in _ERRORS or bool(_NUMBERED.fullmatch(bare))


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


def why_no_header(row: int, header: Header | None, layout: Layout) -> list[Problem]:
    if header is not None and sum(one == other for one, other in header.twice) > 1:
        column = shortened(header.twice[0][1])
        return [Problem(row, "", Code.TABLES_SIDE_BY_SIDE, {"column": column})]
    if header is not None and header.twice:
        return [
            Problem(
                row, "", Code.COLUMN_TWICE, {"column": shortened(text), "other": shortened(other)}
            )
            for other, text in header.twice
        ]
    missing = header.lacks(layout) if header else layout.required
    return [
        Problem(
            row,
            group[0],
            Code.COLUMN_MISSING,
            {"label": group[0], "names": "; ".join(_names(group, layout))},
        )
        for group in missing
    ]


def _names(group: Sequence[str], layout: Layout) -> list[str]:
    """Return what the missing column may be called, a few of the names."""
    return [name for column in group for name in layout.names[column]][:4] or [group[0]]


def has_cells(page: Page, at: int) -> bool:
    """Tell whether anything stands in a column below its name."""
    return sum(1 for row in page.rows if at < len(row) and row[at].strip()) > 1


def is_label(values: Mapping[str, str], layout: Layout) -> bool:
    """Tell whether a row names a column where its thing should stand, and counts nothing.

    So do the rows of a page that has a label and its value in each: it is no table.
    """
    if any(values.get(column, "").strip() for column in layout.counts):
        return False
    text = values.get(layout.thing, "").strip()
    named = layout.column_of(text) if layout.is_name_of(text) else None
    if named is None and (by_words := layout.by_words(text)) is not None and by_words[1] == SURELY:
        named = by_words[0]
    return named in layout.labels


def why_not_read(
    position: int,
    row: int,
    cells: Sequence[str],
    header: Header,
    layout: Layout,
    *,
    with_sheets: bool,
) -> Iterator[Problem]:
    """Yield what is wrong with the cells of a line."""
    things = [at for at, column in header.places.items() if column == layout.thing]
    by_column = {column: cells[at] for at, column in header.places.items() if at < len(cells)}
    if is_label(by_column, layout):
        label, cell = {"written": shortened(by_column[layout.thing])}, cell_name(row, things[0])
        yield Problem(position, layout.thing, Code.ROW_IS_A_LABEL, label, cell=cell)
    for at, column in header.places.items():
        if at < len(cells) and is_too_long(cells[at]):
            limit = {"letters": CELL_LETTERS, "digits": CELL_DIGITS}
            cell = cell_name(row, at)
            yield Problem(position, column, Code.CELL_TOO_LONG, limit, Severity.REFUSAL, cell)
            continue
        if at < len(cells) and is_error(cells[at]):
            written = cells[at].strip()
            code = Code.CELL_NOT_COMPUTED if written == NO_VALUE else Code.CELL_ERROR
            severity = Severity.WARNING if column in layout.remarks else Severity.REFUSAL
            said: dict[str, str | int] = {} if written == NO_VALUE else {"written": written}
            yield Problem(position, column, code, said, severity, cell_name(row, at))
    if not is_filled(cells[header.width :]):
        return
    if not with_sheets:
        shifted: dict[str, str | int] = {"found": len(cells), "expected": header.width}
        yield Problem(position, "", Code.ROW_TOO_WIDE, shifted)
        return
    at = next(at for at in range(header.width, len(cells)) if cells[at].strip())
    yield Problem(
        position,
        "",
        Code.CELL_BESIDE,
        {"written": shortened(cells[at])},
        Severity.WARNING,
        cell=cell_name(row, at),
    )
