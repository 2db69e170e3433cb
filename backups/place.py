"""Where copies lie, how long they are kept, with which key they are locked: from the settings."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audit import place as of_audit
from audit.source import Address
from foundation.blobs import BlobStore
from foundation.database import data_dir, db

OPTION: Final = "backups"  # execution option of the engine: a BackupPlace


@dataclass(frozen=True, slots=True)
class Kept:
    """How many days, weeks and months keep their newest copy."""

    days: int = 7
    weeks: int = 4
    months: int = 12


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """Where the copies of an installation are."""

    folder: Path
    key: Path | None = None  # file of the key that locks them; None: they are not locked
    kept: Kept = Kept()


@dataclass(frozen=True, slots=True)
class Installation:
    """What is copied, and where a copy is restored."""

    address: Address
    blobs: BlobStore
    ledger_key: Path | None


def installation() -> Installation:
    """Return the running application's."""
    blobs = BlobStore(data_dir() / of_audit.BLOBS)
    return Installation(of_audit.here(), blobs, of_audit.key_here())


def here() -> BackupPlace:
    """Return the place of the running application."""
    place: BackupPlace = db.engine.get_execution_options()[OPTION]
    return place
