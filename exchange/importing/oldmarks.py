"""Marks in a row of a backlog: what "nt" stands for is read, or asked about; it is never a name."""

from collections.abc import Mapping
from typing import Final

from exchange.importing import dittos
from exchange.importing.oldcolumns import MATTERS
from exchange.importing.problems import Code
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import shortened

_NAME_NOTHING: Final = frozenset({"line_no", "notes"})


def written_out(values: Mapping[str, str], number: int) -> RowReader:
    """Return a row with what its marks point at; where that is not clear it stays unknown."""
    given = dittos.written_out(values)
    unclear = [
        c
        for c in sorted(given)
        if c not in _NAME_NOTHING and ":" not in c and dittos.is_mark(given[c])
    ]
    row = RowReader({**given, **dict.fromkeys(unclear, "")}, number)
    dittos.tell(row, values)
    for column in unclear:
        row.lack(column, Code.DITTO, written=shortened(given[column].strip()))
    return row


def cells_of(values: Mapping[str, str], number: int) -> tuple[tuple[str, str], ...]:
    """Return the words of a row: marks of its case and its asset as what they point at."""
    given, own = dittos.written_out(values), dittos.content_of(values)
    kept = {
        column: ("" if dittos.is_mark(text) else text) if column in MATTERS.carried else own[column]
        for column, text in given.items()
        if column in own
    }
    return RowReader(kept, number).cells
