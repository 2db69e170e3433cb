"""What a list says beside its things: remarks, whose a thing was, what it is worth."""

import re
from typing import Final

from exchange.importing.amounts import Amount
from exchange.importing.moneyunits import read_in_unit, split_header
from exchange.importing.problems import Code
from exchange.importing.rowreader import RowReader
from exchange.importing.settling import QUANTITY
from exchange.importing.writing import grouped, shortened

NOTES: Final = "notes"
HOLDER: Final = "holder"
HEAD, COUNTED = "holder:head", "quantity:head"  # keys of what their columns are called
#: What stands beside a number in its cell and counts something: "5 (50 gói)".
_MORE_COUNTED: Final = re.compile(r"\([^()]*[0-9][^()]*[^\W\d_][^()]*\)")


def notes_of(row: RowReader) -> str:
    """Return the remarks of a line, each in a row of its own, with the names of their columns."""
    told = (row.written(NOTES), _held(row), *_worths(row), row.written("told"), _aside(row))
    return "\n".join(filter(None, told))


def _worths(row: RowReader) -> list[str]:
    """Return what a list says its things are worth, in đồng where a unit is noted for the table."""
    told = []
    for column in ("money", "value"):
        for each in filter(None, row.text(column).split("; ")):
            head, _colon, text = each.rpartition(": ")
            unit = split_header(head)[1]
            unit = row.unit(column) if unit is None else unit
            amount = read_in_unit(text, unit) if unit != 1 and text else None
            if isinstance(amount, Amount) and not (amount.approximate or amount.doubtful):
                value = grouped(amount.dong)
                told.append(f"{head}: {text} = {value} đồng")
                row.warn(column, Code.SUM_IN_UNITS, written=shortened(text), value=value)
            else:
                told.append(each)
                if amount is not None:
                    row.warn(column, Code.AMOUNTS_IN_UNITS_UNREAD)
    return told


def _held(row: RowReader) -> str:
    """Return whose the thing was, with the name of the column that says so."""
    held = row.written(HOLDER)
    return ": ".join(filter(None, (row.text(HEAD), held))) if held else ""


def _aside(row: RowReader) -> str:
    """Return the cell of a quantity with what more it says: "Số lượng: 5 (50 gói)"."""
    text = row.written(QUANTITY)
    if not _MORE_COUNTED.search(text):
        return ""
    return ": ".join(filter(None, (row.text(COUNTED), text)))
