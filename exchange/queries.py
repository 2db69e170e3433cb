"""Reads about imports."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import Select, or_, select

from exchange.models import BEGUN, ImportBatch, ImportRow, RowState, SheetKind, Upload
from foundation.database import db
from foundation.sight import in_sight

PASSED_THROUGH: Final = frozenset(
    {RowState.IMPORTED, RowState.FAILED, RowState.UNCHANGED, RowState.LEFT_OUT}
)


def batches(offices: Collection[int]) -> Select[ImportBatch]:
    """Select the imports of the offices in sight that somebody said yes to."""
    return select(ImportBatch).where(
        in_sight(ImportBatch.office_id, offices), ImportBatch.state.in_(BEGUN)
    )


def upload_of(
    token: str,
    *,
    kind: SheetKind,
    account_id: int,
    offices: Collection[int],
    case_id: int | None = None,
) -> Select[Upload]:
    """Select the upload of an address, if it is this person's and they may still import there."""
    query = select(Upload).where(
        Upload.token == token,
        Upload.kind == kind,
        Upload.account_id == account_id,
        in_sight(Upload.office_id, offices),
    )
    return query if case_id is None else query.where(Upload.case_id == case_id)


def batch_of(upload: Upload) -> Select[ImportBatch]:
    """Select what was read from an upload."""
    return select(ImportBatch).where(ImportBatch.upload_id == upload.id)


def rows_of(batch: ImportBatch, state: RowState | None = None) -> Select[ImportRow]:
    """Select the rows of a file: all, those of one outcome, or those in a state it passes through.

    What a row was to become stays its outcome when it came in.
    """
    query = select(ImportRow).where(
        ImportRow.office_id == batch.office_id, ImportRow.batch_id == batch.id
    )
    if state is None:
        return query
    passing = state in PASSED_THROUGH
    return query.where((ImportRow.state if passing else ImportRow.outcome) == state)


def is_offering_again(batch: ImportBatch) -> bool:
    """Whether a row of the file may be one more round of a lot that is known."""
    again = or_(ImportRow.offered_in_row.is_not(None), ImportRow.offered_as_lot_id.is_not(None))
    found = db.session.scalar(
        select(ImportRow.id).where(ImportRow.batch_id == batch.id, again).limit(1)
    )
    return found is not None


def same_file(batch: ImportBatch) -> Select[ImportBatch]:
    """Select the imports of the same bytes into the same case, the last one first."""
    return (
        select(ImportBatch)
        .where(
            ImportBatch.office_id == batch.office_id,
            ImportBatch.case_id == batch.case_id,
            ImportBatch.sha256 == batch.sha256,
            ImportBatch.state.in_(BEGUN),
        )
        .order_by(ImportBatch.id.desc())
    )
