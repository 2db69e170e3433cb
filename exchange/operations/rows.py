"""The one writer of the kept rows of an import, and of its state."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, or_, select, update

from exchange.importing import stored
from exchange.models import BatchState, ImportBatch, ImportRow, RowState
from exchange.operations.staged import Staged, rank
from foundation.database import db
from foundation.once import refusal_written
from foundation.refusals import Refusal


def keep_rows(batch_id: int, office_id: int, rows: Sequence[Staged]) -> None:
    """Keep some rows with what an import would do with them."""
    db.session.execute(
        insert(ImportRow),
        [
            {
                "office_id": office_id,
                "batch_id": batch_id,
                "row": row.row,
                "sheet": row.sheet,
                "sheet_row": row.sheet_row or row.row,
                "state": row.state,
                "outcome": row.state,
                "rank": rank(row.state),
                "part": row.part,
                "key": row.key,
                "content_hash": row.content_hash,
                "fingerprint": row.fingerprint,
                "draft": row.draft,
                "offered_in_row": row.offered_in_row,
                "offered_as_lot_id": row.offered_as_lot_id,
                "problems": [
                    *([refused(row.refusal, row.refused_at)] if row.refusal else []),
                    *map(stored.problem_written, row.problems),
                ],
            }
            for row in rows
        ],
    )


def refused(why: Refusal, at: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return a refusal as it is kept with a row, with the cell it is about."""
    return {"refusal": refusal_written(why), **({"at": dict(at)} if at else {})}


def delete_rows(ids: Sequence[int]) -> None:
    """Delete kept rows for good."""
    db.session.execute(delete(ImportRow).where(ImportRow.id.in_(ids)))


def turn(batch: ImportBatch, state: BatchState) -> None:
    """Take an import to its next state."""
    batch.state = state


def turn_row(row: ImportRow, state: RowState) -> None:
    """Take one loaded row to its next state."""
    row.state, row.rank = state, rank(state)


def join_all(batch: ImportBatch) -> None:
    """Join every row that may offer an asset again, where a person has not answered."""
    db.session.execute(
        update(ImportRow)
        .where(
            ImportRow.batch_id == batch.id,
            or_(ImportRow.offered_in_row.is_not(None), ImportRow.offered_as_lot_id.is_not(None)),
            ImportRow.joins.is_(None),
        )
        .values(joins=True)
        .execution_options(synchronize_session=False)
    )


def turn_back(ids: Collection[int]) -> None:
    """Let rows wait again for what they were to become."""
    for state in RowState:
        waiting = select(ImportRow.id).where(ImportRow.id.in_(ids), ImportRow.outcome == state)
        turn_rows(set(db.session.scalars(waiting)), state)


def turn_rows(ids: Collection[int], state: RowState) -> None:
    """Take many rows to their next state without loading them."""
    if ids:
        db.session.execute(
            update(ImportRow)
            .where(ImportRow.id.in_(ids))
            .values(state=state, rank=rank(state))
            .execution_options(synchronize_session=False)
        )
