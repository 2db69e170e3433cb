"""Emptying a demonstration: its own database file and photos, and nothing else."""

import shutil
from typing import Final

from config import Settings
from foundation.blobs import BlobStore
from foundation.database import db

DATABASE: Final = "kebien.db"


def empty(settings: Settings, blobs: BlobStore) -> None:
    """Delete the database and the photos of a demonstration inside its data folder.

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
    if blobs.root.parent == settings.data_dir and blobs.root.is_dir():
        shutil.rmtree(blobs.root)
