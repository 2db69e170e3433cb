"""What happens to uploads at night: files and rows nobody needs any longer are deleted."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select

from exchange.models import BatchState, ImportBatch, ImportRow, Upload
from exchange.operations import batches
from exchange.operations.uploads import end_upload
from exchange.uploads import UploadStore
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction

ROWS: Final = 200  # deleted in one transaction
UPLOADS: Final = 100
SHOWN_FOR: Final = timedelta(days=30)  # the rows of an import that has ended


def expire(today: date) -> int:
    """Delete uploads that are too old, with the rows read from them, and rows of old imports.

    Returns:
        How many uploads, imports and files went.
    """
    by = Act(SYSTEM, clock.now())
    gone = _end_uploads(by)
    for batch_id in _forgettable(today):
        gone += 1
        with transaction():
            left = batches.forget_rows(batch_id, ROWS)
        while left:
            with transaction():
                left = batches.forget_rows(batch_id, ROWS)
    return gone + _delete_files(UploadStore())


def _end_uploads(by: Act) -> int:
    """End the uploads that are over; a file whose import runs is kept until it has ended."""
    gone = 0
    while True:
        with transaction():
            old = db.session.scalars(
                select(Upload)
                .outerjoin(ImportBatch, ImportBatch.upload_id == Upload.id)
                .where(
                    Upload.ended_at.is_(None),
                    Upload.expires_at <= by.at,
                    ImportBatch.state.is_(None) | (ImportBatch.state != BatchState.RUNNING),
                )
                .order_by(Upload.id)
                .limit(UPLOADS)
            ).all()
            for upload in old:
                end_upload(upload, by=by)
        gone += len(old)
        if len(old) < UPLOADS:
            return gone


def _forgettable(today: date) -> list[int]:
    """Return imports that were never begun and whose upload is over, and those long ended."""
    given_up = (
        select(ImportBatch.id)
        .outerjoin(Upload, Upload.id == ImportBatch.upload_id)
        .where(
            ImportBatch.state.in_((BatchState.STAGING, BatchState.READ)),
            Upload.ended_at.is_not(None)
            | (ImportBatch.upload_id.is_(None) & (ImportBatch.read_at < _start(today, days=1))),
        )
    )
    long_ago = select(ImportBatch.id).where(
        ImportBatch.state == BatchState.DONE,
        ImportBatch.ended_at < _start(today, days=SHOWN_FOR.days),
        ImportBatch.id.in_(select(ImportRow.batch_id)),
    )
    return [*db.session.scalars(given_up), *db.session.scalars(long_ago)]


def _start(today: date, *, days: int) -> datetime:
    return clock.start_of(today - timedelta(days=days))


def _delete_files(store: UploadStore) -> int:
    """Delete files that belong to no upload, or to one that has ended.

    An upload is written down before its file is, so a file without one is never a new one.
    """
    files = store.files()
    needed = set(db.session.scalars(select(Upload.file).where(Upload.ended_at.is_(None))))
    old = [file for file in files if file not in needed]
    for file in old:
        store.delete(file)
    return len(old)
