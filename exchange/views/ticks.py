"""The ticks of a preview by which a person leaves rows out."""

from typing import Final

from flask import request

from exchange.operations.settled import Ticks
from foundation.paging import PAGE_SIZE

SHOWN: Final = "shown"  # rows of the page that have a tick
LEFT: Final = "left"  # those that were ticked
DOUBLE: Final = "double-"  # and the row: what a person says of one that says the same as another
SAME: Final = "same"
ANOTHER: Final = "another"
DIGITS: Final = 7


def ticked() -> Ticks:
    """Read which rows of the page a person leaves out; what is no row is passed over."""
    shown = _rows(SHOWN)
    answers = {row: request.form.get(f"{DOUBLE}{row}", "") for row in shown}
    same = {row for row, answer in answers.items() if answer == SAME}
    apart = {row for row, answer in answers.items() if answer == ANOTHER}
    return Ticks(shown, _rows(LEFT) | same, apart)


def _rows(name: str) -> frozenset[int]:
    given = request.form.getlist(name)[:PAGE_SIZE]
    return frozenset(
        int(row) for row in given if row.isascii() and row.isdigit() and len(row) <= DIGITS
    )
