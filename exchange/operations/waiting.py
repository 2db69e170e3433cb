"""The next rows of an import: each state that waits is asked apart, so that an index orders them.

Asked for several states at once, a database reads and sorts every row that waits, at each step.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from exchange.models import ImportBatch, ImportRow, RowState
from foundation.database import db


def first_by_row(
    batch: ImportBatch, states: Collection[RowState], most: int, *only: ColumnElement[bool]
) -> Sequence[ImportRow]:
    """Return the first rows in these states, in the order of the file.

    Args:
        most: how many at most.
        only: what else is said of them.
    """
    found = _first(batch, states, most, only, (ImportRow.row,))
    return sorted(found, key=lambda row: row.row)[:most]


def first_by_part(batch: ImportBatch, states: Collection[RowState]) -> ImportRow | None:
    """Return the first row in these states, in the order of the parts."""
    found = _first(batch, states, 1, (), (ImportRow.part, ImportRow.row))
    return min(found, key=lambda row: (row.part, row.row), default=None)


def _first(
    batch: ImportBatch,
    states: Collection[RowState],
    most: int,
    only: Sequence[ColumnElement[bool]],
    order: Sequence[Any],
) -> list[ImportRow]:
    return [
        row
        for state in states
        for row in db.session.scalars(
            select(ImportRow)
            .where(ImportRow.batch_id == batch.id, ImportRow.state == state, *only)
            .order_by(*order)
            .limit(most)
        )
    ]
