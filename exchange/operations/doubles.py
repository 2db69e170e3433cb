"""Rows that say the same as another row, or as a thing that is there: a person says what they are.

Until then such a row stays out, with all that the file tells of its asset.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from sqlalchemy import select

from exchange.importing.problems import Code, Severity
from exchange.models import ImportBatch, ImportRow, RowState
from exchange.operations.confirming import refuses, stays_out, take
from foundation.database import db

#: What asks: the row that is answered, and the others of its asset that wait with it.
QUESTIONS: Final = frozenset({Code.OLD_ROW_DOUBLE, Code.OLD_ASSET_SAME, Code.OLD_PERSON_SAME})
ASKS: Final = QUESTIONS | {Code.OLD_PART_ASKED}


def keep_apart(batch: ImportBatch, ids: Collection[int]) -> None:
    """Let rows come in, of a batch that is locked and waits: each is another thing."""
    query = select(ImportRow).where(ImportRow.batch_id == batch.id, ImportRow.id.in_(ids))
    for row in db.session.scalars(query):
        if not any(map(_asks, row.problems)):
            continue
        row.problems = [_answered(each) for each in row.problems]
        if not stays_out(row):
            take(row, batch.kind)


def is_asked(row: ImportRow) -> bool:
    """Tell whether a person must answer, or answered, what a row is."""
    return any(each.get("code") in QUESTIONS for each in row.problems)


def waits_with_another(row: ImportRow) -> bool:
    """Tell whether the answer to another row decides about this one."""
    return any(each.get("code") == Code.OLD_PART_ASKED for each in row.problems)


def is_kept_apart(row: ImportRow) -> bool:
    """Tell whether a person said that a row is another thing."""
    return is_asked(row) and not any(map(_asks, row.problems))


def rows_asked(batch: ImportBatch) -> list[int]:
    """Return the rows of a file that a person is asked about, and has not answered."""
    return [row.row for row in _rows(batch, RowState.REFUSED) if is_asked(row)]


def rows_kept_apart(batch: ImportBatch) -> list[int]:
    """Return the rows of a file that come in as other things, since a person said so."""
    return [
        row.row for row in _rows(batch, RowState.NEW, RowState.INCOMPLETE) if is_kept_apart(row)
    ]


def _rows(batch: ImportBatch, *states: RowState) -> Iterable[ImportRow]:
    query = select(ImportRow).where(ImportRow.batch_id == batch.id, ImportRow.state.in_(states))
    return db.session.scalars(query.order_by(ImportRow.row))


def _asks(kept: Mapping[str, Any]) -> bool:
    return kept.get("code") in ASKS and refuses(kept)


def _answered(kept: dict[str, Any]) -> dict[str, Any]:
    return kept | {"severity": Severity.WARNING.value} if _asks(kept) else kept
