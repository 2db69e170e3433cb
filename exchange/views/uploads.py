"""An uploaded file between choosing and importing: kept under its hash."""

from flask import current_app
from werkzeug.datastructures import FileStorage

from exchange.importing.outcome import FileGone
from foundation.blobs import BlobStore
from foundation.failures import BlobChanged


def keep(file: FileStorage) -> tuple[str, str]:
    """Keep the bytes of an upload and return their hash and the file's bare name."""
    name = (file.filename or "").replace("\\", "/").rsplit("/", 1)[-1][:200]
    return _store().put(file.read()), name


def kept(sha256: str) -> bytes:
    """Return the bytes of an earlier upload.

    Raises:
        FileGone: no file of that hash is kept here.
    """
    try:
        return _store().get(sha256)
    except (FileNotFoundError, BlobChanged) as gone:
        raise FileGone from gone


def _store() -> BlobStore:
    store: BlobStore = current_app.extensions["blobs"]
    return store
