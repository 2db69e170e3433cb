"""Keeping what was read from a file until a person says yes; completing it; giving it up."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sqlalchemy import func, select

from cases.models import CaseFile
from exchange import refusals
from exchange.importing import stored
from exchange.importing.problems import Problem
from exchange.models import BatchState, ImportBatch, ImportRow, RowState, SheetKind, Upload
from exchange.operations.rows import delete_rows, turn, turn_row
from exchange.operations.uploads import end_upload
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock

COUNTED = (
    RowState.NEW,
    RowState.INCOMPLETE,
    RowState.ASSETS_ONLY,
    RowState.REFUSED,
    RowState.UNCHANGED,
)

Completed = Mapping[int, tuple[Decimal, str]]  # row: quantity and unit a person typed


def open_batch(
    *,
    kind: SheetKind,
    office_id: int,
    case: CaseFile | None,
    upload: Upload | None,
    name: str,
    sha256: str,
    by: Act,
) -> ImportBatch:
    """Begin to keep what was read from a file."""
    batch = ImportBatch(
        office_id=office_id,
        upload_id=upload.id if upload else None,
        kind=kind,
        case_id=case.id if case else None,
        state=BatchState.STAGING,
        file_name=name,
        sha256=sha256,
        read_at=by.at,
    )
    db.session.add(batch)
    db.session.flush()
    return batch


def close_reading(batch: ImportBatch, *, notes: Sequence[Problem] = ()) -> None:
    """Count the rows; from now on a person can look at them.

    Args:
        notes: what to know of the file as a whole.
    """
    lock(batch)
    turn(batch, BatchState.READ)
    batch.notes = [stored.problem_written(note) for note in notes]
    _count(batch)


def complete_rows(batch: ImportBatch, completed: Completed, *, by: Act) -> ImportBatch:
    """Keep what a person typed for lines that could not be read whole.

    Raises:
        ChangedMeanwhile: the batch is not as the person saw it.
        ImportHasBegun: nothing can be completed any more.
        FileGone: the upload is over.
    """
    lock_as_seen(batch, by)
    check_waits(batch, by)
    complete(batch, completed)
    return batch


def complete(batch: ImportBatch, completed: Completed) -> None:
    """Complete lines of a batch that is locked and waits."""
    rows = db.session.scalars(
        select(ImportRow).where(
            ImportRow.batch_id == batch.id,
            ImportRow.row.in_(completed),
            ImportRow.state == RowState.INCOMPLETE,
        )
    )
    for row in rows:
        quantity, unit = completed[row.row]
        row.completed = {"quantity": format(quantity, "f"), "unit": unit}
        turn_row(row, RowState.NEW)
    _count(batch)


def give_up(batch: ImportBatch, *, by: Act) -> ImportBatch:
    """Give a file up that nothing was imported from; its rows are forgotten by the next night.

    Raises:
        ImportHasBegun: its rows come in, or came in.
    """
    lock(batch)
    if batch.is_begun:
        raise refusals.ImportHasBegun
    if batch.upload_id is not None:
        end_upload(db.session.get_one(Upload, batch.upload_id), by=by)
    return batch


def forget_rows(batch_id: int, most: int) -> int:
    """Delete some kept rows of a batch, and the batch itself if it never was begun.

    Returns:
        How many rows were deleted.
    """
    ids = db.session.scalars(
        select(ImportRow.id).where(ImportRow.batch_id == batch_id).limit(most)
    ).all()
    delete_rows(ids)
    batch = db.session.get(ImportBatch, batch_id)
    if batch is not None and not ids and batch.started_at is None:
        db.session.delete(batch)
    return len(ids)


def check_waits(batch: ImportBatch, by: Act) -> None:
    """Refuse a file that no longer waits for a person.

    Raises:
        ImportHasBegun: its rows come in, or came in.
        FileGone: the upload is over, or reading it was interrupted.
    """
    if batch.is_begun:
        raise refusals.ImportHasBegun
    upload = db.session.get(Upload, batch.upload_id) if batch.upload_id else None
    over = upload is not None and (upload.ended_at is not None or upload.expires_at <= by.at)
    if over or batch.state is BatchState.STAGING:
        raise refusals.FileGone


def _count(batch: ImportBatch) -> None:
    db.session.flush()
    counts = dict(
        db.session.execute(
            select(ImportRow.state, func.count())
            .where(ImportRow.batch_id == batch.id)
            .group_by(ImportRow.state)
        ).all()
    )
    batch.new, batch.incomplete, batch.assets_only, batch.refused, batch.unchanged = (
        counts.get(state, 0) for state in COUNTED
    )
    batch.rows = sum(counts.get(state, 0) for state in COUNTED)
    batch.aside = counts.get(RowState.ASIDE, 0)
