"""Reads about imports."""

from collections.abc import Collection

from sqlalchemy import Select, select

from exchange.models import BEGUN, ImportBatch, ImportRow, RowState, SheetKind, Upload
from foundation.sight import in_sight


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
    """Select the rows of a file, all of them or those in one state."""
    query = select(ImportRow).where(
        ImportRow.office_id == batch.office_id, ImportRow.batch_id == batch.id
    )
    return query if state is None else query.where(ImportRow.state == state)


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
