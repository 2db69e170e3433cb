"""Beginning and ending an upload."""

import hashlib
import secrets

from sqlalchemy import func, select

from cases.models import CaseFile
from exchange import refusals
from exchange.models import ImportBatch, SheetKind, Upload
from exchange.uploads import KEPT, MOST, NAME
from foundation.acts import Act
from foundation.database import db

TOKEN_BYTES = 32


def begin_upload(
    *, kind: SheetKind, office_id: int, case: CaseFile | None, name: str, content: bytes, by: Act
) -> Upload:
    """Write down that a person sent a file; its address and its name on disk are drawn at random.

    Args:
        case: the case whose exhibits the file lists.
        name: as the person called the file.

    Raises:
        TooManyUploads: many files of this person wait already.
    """
    waiting = db.session.scalar(
        select(func.count()).where(
            Upload.office_id == office_id,
            Upload.account_id == by.actor.id,
            Upload.ended_at.is_(None),
            Upload.expires_at > by.at,
        )
    )
    if waiting is not None and waiting >= MOST:
        raise refusals.TooManyUploads(count=waiting)
    upload = Upload(
        office_id=office_id,
        account_id=by.actor.id,
        kind=kind,
        case_id=case.id if case else None,
        token=secrets.token_urlsafe(TOKEN_BYTES),
        file=secrets.token_hex(NAME // 2),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        name=name,
        created_at=by.at,
        expires_at=by.at + KEPT,
    )
    db.session.add(upload)
    db.session.flush()
    return upload


def end_upload(upload: Upload, *, by: Act) -> None:
    """Note that the file is no longer needed; its bytes are deleted after the transaction."""
    upload.ended_at = by.at
    db.session.flush()


def drop_upload(upload: Upload) -> None:
    """Forget a file that was refused: nothing of it is left."""
    batch = db.session.scalar(select(ImportBatch).where(ImportBatch.upload_id == upload.id))
    if batch is not None:  # reading it was interrupted; the night deletes what there is of it
        batch.upload_id = None
    db.session.delete(upload)
    db.session.flush()
