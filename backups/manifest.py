"""What a copy says of itself, in ``manifest.json``: it is written last, when the copy was verified.

A copy is a folder named by its moment, ``20261126-020000``:

    office.db       every row, as an SQLite database of this program, whatever the engine was
    photos/ab/cd…   the kept files, named by their SHA-256
    manifest.json   see :class:`Manifest`

Locked copies have ``office.db.sealed`` and ``photos/ab/cd….sealed`` instead.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from backups.refusals import CopyIncomplete, NoSuchCopy

FORMAT: Final = "kebien-backup-1"
MANIFEST: Final = "manifest.json"
DATABASE: Final = "office.db"
PHOTOS: Final = "photos"
SEALED: Final = ".sealed"
NAMED: Final = re.compile(r"[0-9]{8}-[0-9]{6}(-[0-9]+)?")
UNFINISHED: Final = "part-"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy holds, counted and hashed when it was made."""

    made_at: datetime  # when the copy shows the office
    engine: str  # "sqlite" or "postgresql": what it was copied from
    revision: str  # of the schema
    locked: bool
    database_bytes: int  # of office.db, before it was locked
    database_sha256: str
    photos: int
    photo_bytes: int
    entries: int  # of the ledger
    streams: int
    last_entry: int
    head: str  # Merkle root of RFC 6962 over the heads of all streams
    tables: dict[str, int] = field(default_factory=dict)  # rows of each

    def text(self) -> str:
        """Return the file."""
        values = asdict(self) | {"format": FORMAT, "made_at": self.made_at.isoformat()}
        return json.dumps(values, indent=1, sort_keys=True) + "\n"


@dataclass(frozen=True, slots=True)
class BackupCopy:
    """One finished copy."""

    folder: Path
    manifest: Manifest

    @property
    def name(self) -> str:
        return self.folder.name

    def file(self, name: str) -> Path:
        """Return a file of the copy, by the name it has when it is not locked."""
        return self.folder / (name + SEALED if self.manifest.locked else name)

    @property
    def photos(self) -> Path:
        return self.folder / PHOTOS


def read(folder: Path) -> BackupCopy:
    """Read the manifest of a copy.

    Raises:
        CopyIncomplete: there is none, or it says something else.
    """
    try:
        values: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        if values.pop("format") != FORMAT:
            raise ValueError
        moment = datetime.fromisoformat(values.pop("made_at")).astimezone(UTC)
        return BackupCopy(folder, Manifest(made_at=moment, **values))
    except (OSError, ValueError, TypeError, KeyError) as broken:
        raise CopyIncomplete(name=folder.name, what=MANIFEST) from broken


def finished(folder: Path) -> Iterator[Path]:
    """Yield the folders of finished copies, newest first, read or not."""
    names = (
        sorted((path.name for path in folder.iterdir()), reverse=True) if folder.is_dir() else ()
    )
    yield from (folder / name for name in names if NAMED.fullmatch(name))


def copies(folder: Path) -> Iterator[BackupCopy]:
    """Yield the copies whose manifest can be read, newest first."""
    for path in finished(folder):
        try:
            yield read(path)
        except CopyIncomplete:
            continue


def newest(folder: Path) -> BackupCopy | None:
    """Return the newest copy whose manifest can be read."""
    try:
        return next(copies(folder), None)
    except OSError:  # the disk of the copies is away
        return None


def named(folder: Path, name: str) -> BackupCopy:
    """Return a copy by its name, "newest" for the newest.

    Raises:
        NoSuchCopy: there is none.
        CopyIncomplete: its manifest cannot be read.
    """
    if name == "newest":
        found = newest(folder)
        if found is None:
            raise NoSuchCopy(name=name, folder=str(folder))
        return found
    if folder / name not in set(finished(folder)):
        raise NoSuchCopy(name=name, folder=str(folder))
    return read(folder / name)
