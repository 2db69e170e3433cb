"""Emptying a demonstration: its own database file, photos, uploads, and nothing else."""

import shutil
from typing import Final

from audit import witness
from config import Settings
from exchange.uploads import FOLDER
from foundation.blobs import BlobStore
from foundation.database import db

DATABASE: Final = "kebien.db"


def empty(settings: Settings, blobs: BlobStore) -> None:
    """Delete the database, the photos and the uploads of a demonstration in its data folder.

    Raises:
        ValueError: this is no demonstration, or its database does not lie in KEBIEN_DATA.
    """
    if settings.environment != "demo":
        raise ValueError("Only a demonstration is deleted: KEBIEN_ENV is not demo.")
    if settings.database_url != f"sqlite:///{settings.data_dir / DATABASE}":
        raise ValueError(
            "The database does not lie in KEBIEN_DATA; empty it with its own tools, then seed."
        )
    db.session.remove()
    db.engine.dispose()
    for suffix in ("", "-wal", "-shm"):
        (settings.data_dir / f"{DATABASE}{suffix}").unlink(missing_ok=True)
    if settings.ledger_key is not None:  # its checkpoints were those of the deleted database
        witness.list_of(settings.ledger_key).unlink(missing_ok=True)
    for folder in (blobs.root, settings.data_dir / FOLDER):
        if folder.parent == settings.data_dir and folder.is_dir():
            shutil.rmtree(folder)
