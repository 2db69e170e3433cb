"""The tables of one sheet: which row is the first header, and which rows below open a new table."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exchange.importing.carrying import Carried
from exchange.importing.carrying import of as carried_of
from exchange.importing.headers import Header, header_at, numbers_columns
from exchange.importing.layouts import Layout
from exchange.importing.lines import count_line
from exchange.importing.moneyunits import PER, SHARE, UNIT, unit_of_texts
from exchange.importing.pages import HEAD_LETTERS, Page, is_too_long
from exchange.importing.problems import Problem
from exchange.importing.rowchecks import why_no_header
from exchange.importing.writing import tidy

LOOKED_AT = 30  # rows from the top of a sheet
MOST_TABLES = 100  # of one sheet
FEW = 2  # cells of a row that only notes something
_FIGURE = re.compile(r"[0-9]")
_ORDINAL = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3})?[.)]?")
_NUMBERED = re.compile(r"[0-9]{1,3}\s*[.)]\s*[^\W\d_]")
_NO_COUNT = re.compile(r"[0-9]{1,2}\s*/\s*[0-9]{1,2}|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}.*")


@dataclass(slots=True)
class Table:
    """A header, and what is known of the rows below it so far.

    Args:
        unreadable: why no row below can be read: the header lacks a column, or names one twice.
        signed: whether the row above was a signature.
        section: the heading the next line stands under.
        numbered: whether lines above have numbers.
    """

    header: Header
    merged: Carried
    unit: int
    unreadable: Sequence[Problem] = ()
    signed: bool = False
    section: str = ""
    numbered: bool = False

    def units(self) -> dict[str, str]:
        """Return the units of columns of money that are no đồng; shares, and prices for one."""
        header = self.header
        units = {column: header.units.get(column, self.unit) for column in header.money}
        noted = {UNIT % column: str(each) for column, each in units.items() if each != 1}
        noted |= {PER % column: unit for column, unit in header.per.items()}
        return {**noted, **dict.fromkeys((SHARE % column for column in header.shares), "%")}


def opened(page: Page, layout: Layout, header: Header, position: int) -> Table:
    """Return the table that a header opens; ``position`` is its place in the file."""
    broken = bool(header.lacks(layout) or header.twice)
    unreadable = why_no_header(position, header, layout) if broken else ()
    return Table(header, carried_of(page, layout, header), _unit_of(page, header), unreadable)


def find_header(page: Page, layout: Layout) -> Header | None:
    """Return the header of the first table; None when no row names any column.

    A row that names more columns is the header rather than one above it, as long as no line stands
    between them: a title that names one column gives way, the header of a table with lines does
    not.
    """
    best: Header | None = None
    for first in range(min(len(page.rows), LOOKED_AT)):
        header = header_at(page, first, layout)
        if not header.places:
            continue
        if best is None:
            best = header
        elif _better(header, best, layout):
            if not best.lacks(layout) and _has_lines(page, best, first, layout):
                return best
            best = header
    return best


def header_below(page: Page, row: int, header: Header, layout: Layout) -> Header | None:
    """Return the header that a row below the first one is: printed again, or of another table."""
    cells = page.rows[row]
    if any(len(text) > HEAD_LETTERS for text in cells):
        return None
    filled = [tidy(text) for text in cells if text.strip()]
    if len(filled) < 2 or any(_ORDINAL.fullmatch(text) or _is_figure(text) for text in filled):
        return None
    exact = sum(layout.is_name_of(text) for text in filled)
    again = [at for at, text in enumerate(cells) if text.strip() and header.is_above(at, text)]
    surely = len(again) == len(filled) or exact >= max(2, len(filled) - 1)
    if not surely and len(filled) < 3:
        return None
    below = header_at(page, row, layout)
    named = set(below.places.values())
    if surely:
        return below if named else None
    here = [at for at, text in enumerate(cells) if text.strip() and at in below.places]
    is_head = len(named) >= 3 and len(here) >= len(filled) - 1 and not below.lacks(layout)
    return below if is_head else None


def counts_something(
    cells: Sequence[str], values: Mapping[str, str], layout: Layout, columns: Sequence[str]
) -> bool:
    """Tell whether a row above a header may be a line: it has a thing, and a number or a count.

    Args:
        columns: those whose figures count the thing.
    """
    if any(map(is_too_long, cells)):
        return False
    filled = [tidy(text) for text in cells if text.strip()]
    if not filled or numbers_columns(cells):
        return False
    thing = tidy(values.get(layout.thing, ""))
    figures = any(_is_figure(tidy(values.get(column, ""))) for column in columns)
    if len(filled) > 1 and any(map(str.isalpha, thing)):
        number = tidy(values.get(layout.number, ""))
        return figures or bool(_ORDINAL.fullmatch(number) or _ORDINAL.fullmatch(filled[0]))
    if len(filled) > 1:
        return False
    first = count_line(filled[0]).first if _FIGURE.match(filled[0]) else None
    counted = first is not None and first.value is not None and first.unit is not None
    return counted or bool(_NUMBERED.match(filled[0]))


def _is_figure(text: str) -> bool:
    """Tell whether a text begins with a number that counts: no day, no "1/2"."""
    return bool(_FIGURE.match(text)) and not _NO_COUNT.fullmatch(text)


def _better(one: Header, other: Header, layout: Layout) -> bool:
    """Tell whether ``one``, which stands lower, is the header rather than ``other``."""
    ranks = [
        (not header.lacks(layout), len(set(header.places.values()))) for header in (one, other)
    ]
    return ranks[0] > ranks[1]


def _has_lines(page: Page, header: Header, before: int, layout: Layout) -> bool:
    rows = page.rows[header.last + 1 : before]
    columns = [column for column in layout.counts if column in header.places.values()]
    return any(
        counts_something(cells, values_of(cells, header, layout), layout, columns) for cells in rows
    )


def values_of(cells: Sequence[str], header: Header, layout: Layout) -> dict[str, str]:
    """Return what a row has in each column that is read."""
    values = dict.fromkeys(header.places.values(), "")
    for at, column in header.places.items():
        text = cells[at] if at < len(cells) else ""
        if text.strip():
            if column in layout.labelled:
                text = f"{header.texts[at]}: {text.strip()}"
            values[column] = f"{values[column]}; {text}" if values[column].strip() else text
    return values


def _unit_of(page: Page, header: Header) -> int:
    """Return the unit of money that a sheet notes outside its lines: above, or alone in a row."""
    noted = []
    for at in page.filled:
        cells = [cell for cell in page.rows[at] if cell.strip()]
        if at < header.first or (at > header.last and len(cells) <= FEW):
            noted.append(" ".join(cells))
    return unit_of_texts(text for text in noted if len(text) <= HEAD_LETTERS)
