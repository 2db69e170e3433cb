"""Make a copy while people work: one moment of the database, its photos, verified before it counts.

Nothing of it stands under its name before all of it does: a copy that was interrupted is a folder
``part-…`` and the next run deletes it.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

from sqlalchemy import create_engine, text

from audit import checkpoints, merkle, verification
from audit.source import Address, Source, file_of, open_alone, open_source
from audit.verification import Wanted
from backups import keeping, manifest, schema, sealing, tables
from backups.manifest import DATABASE, MANIFEST, PHOTOS, UNFINISHED, BackupCopy, Manifest
from backups.place import BackupPlace, Installation
from backups.refusals import BackupRunning, CopyChanged, DatabaseBehind
from foundation import clock
from foundation.blobs import BlobStore
from foundation.connections import engine_options, sqlite_failure, writing
from foundation.failures import told

LOCK: Final = "lock"
WAIT: Final = 60.0  # seconds a copy waits for a lock of the database


class Made(NamedTuple):
    """A copy, and the copies that were deleted because it exists."""

    copy: BackupCopy
    deleted: list[str]


class _Photos(NamedTuple):
    many: int
    size: int


def make(office: Installation, place: BackupPlace) -> Made:
    """Copy an office, verify the copy, and delete the copies that no rule keeps any more.

    Raises:
        BackupRunning: another copy is being made.
        BackupKeyMissing, BackupKeyUnfit: copies are locked, and the key is not at hand.
        DatabaseBehind: the database belongs to another version.
        CopyChanged: what was copied does not verify; the copy is not kept.
        DiskFull, ReadOnly: it cannot be written there.
    """
    key = sealing.key_in(place.key)
    with told():
        place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(place.folder):
            for left in place.folder.glob(f"{UNFINISHED}*"):
                shutil.rmtree(left)
            moment = clock.now()
            name = _free_name(place.folder, moment)
            draft = place.folder / f"{UNFINISHED}{name}"
            draft.mkdir(mode=0o700)
            try:
                before = manifest.newest(place.folder)
                said = _fill(draft, office, before, key, moment)
                (draft / MANIFEST).write_text(said.text())
                os.sync()
                draft.rename(place.folder / name)
                os.sync()
            except BaseException:
                shutil.rmtree(draft, ignore_errors=True)
                raise
            copy = BackupCopy(place.folder / name, said)
            old = keeping.superfluous(manifest.copies(place.folder), place.kept)
            return Made(copy, keeping.delete(old))


def _fill(
    draft: Path,
    office: Installation,
    before: BackupCopy | None,
    key: bytes | None,
    moment: datetime,
) -> Manifest:
    """Put everything of an office into a folder, verify it, and return what it is."""
    database = draft / DATABASE
    if office.address.engine == "sqlite":
        copy_file(file_of(office.address), database)
    else:
        _copy_server(office.address, database)
    kept = _keep_photos(draft / PHOTOS, office.blobs, before, key)
    here = Address(f"sqlite:///{database}")
    with closing(open_source(here)) as source:
        last_entry, head = head_of(source)
    wanted = Wanted(
        photos=office.blobs.root, key=office.ledger_key, listed=False, gaps_upto=last_entry
    )
    verdict = verification.verify(here, wanted)
    if not verdict.intact:
        first = verdict.findings[0]
        raise CopyChanged(name=draft.name, what=f"{first.subject}: {first.what}")
    engine = create_engine(here.url)
    with engine.connect() as connection:
        counts, revision = tables.counts(connection), tables.revision(connection)
    engine.dispose()
    said = Manifest(
        made_at=moment,
        engine=office.address.engine,
        revision=revision or "",
        locked=key is not None,
        database_bytes=database.stat().st_size,
        database_sha256=hash_of(database),
        photos=kept.many,
        photo_bytes=kept.size,
        entries=verdict.entries,
        streams=verdict.streams,
        last_entry=last_entry,
        head=head,
        tables=counts,
    )
    if key is not None:
        _lock(database, key)
        database.unlink()
    return said


def head_of(source: Source) -> tuple[int, str]:
    """Return the last entry of a ledger, and the root over the heads of all its streams."""
    (last_entry,) = source.one("SELECT coalesce(max(id), 0) FROM ledger_entry")
    tree = merkle.Tree()
    for stream, seq, fingerprint in checkpoints.heads(source, last_entry):
        tree.add(merkle.leaf(stream, seq, fingerprint))
    return last_entry, tree.root.hex()


def copy_file(source: Path | None, target: Path) -> None:
    """Copy an SQLite database as it is at one moment; nobody who writes meanwhile waits."""
    name = f"file:{quote(str(source))}?mode=ro"
    try:
        with (
            closing(sqlite3.connect(name, uri=True)) as reading,
            closing(sqlite3.connect(target)) as taking,
        ):
            reading.backup(taking)
            taking.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    except sqlite3.Error as error:
        raise sqlite_failure(error) or error from error


def _copy_server(address: Address, target: Path) -> None:
    """Copy a PostgreSQL database as it is at one moment into an SQLite file."""
    url = f"sqlite:///{target}"
    server = create_engine(address.url, isolation_level="REPEATABLE READ")
    file = create_engine(url, **engine_options(url, lock_wait=WAIT))
    try:
        with closing(open_alone(address)) as held, server.connect() as source:
            (snapshot,) = held.one("SELECT pg_export_snapshot()")
            source.execute(text(f"SET TRANSACTION SNAPSHOT '{snapshot}'"))
            revision = tables.revision(source)
            if revision is None:
                raise DatabaseBehind
            schema.build(url, revision)
            with writing(), file.begin() as filled:
                tables.replace_rows(source, filled)
    finally:
        server.dispose()
        file.dispose()
    with closing(sqlite3.connect(target)) as finished:
        finished.execute("PRAGMA journal_mode=DELETE")


def _keep_photos(
    folder: Path, photos: BlobStore, before: BackupCopy | None, key: bytes | None
) -> _Photos:
    """Put every kept file into the copy: as one more name of what stands, where the disk can."""
    count = size = 0
    same = before if before is not None and before.manifest.locked is (key is not None) else None
    folder.mkdir(mode=0o700)
    for name in photos.names():
        source = photos.path(name)
        target = folder / name[:2] / (name[2:] + (manifest.SEALED if key else ""))
        target.parent.mkdir(mode=0o700, exist_ok=True)
        earlier = same.photos / name[:2] / target.name if same else None
        try:
            if not (earlier and _linked(earlier, target)):
                _keep(source, target, key)
            size += source.stat().st_size
        except FileNotFoundError:  # the night deletes what no row names
            target.unlink(missing_ok=True)
            continue
        count += 1
    return _Photos(count, size)


def _keep(source: Path, target: Path, key: bytes | None) -> None:
    if key is not None:
        with source.open("rb") as file, target.open("xb") as locked:
            sealing.seal(file, locked, key)
    elif not _linked(source, target):
        shutil.copyfile(source, target)


def _linked(source: Path, target: Path) -> bool:
    """Give a file one more name; False where the disk cannot, or it is not there."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def _lock(path: Path, key: bytes) -> None:
    with path.open("rb") as file, path.with_name(path.name + manifest.SEALED).open("xb") as locked:
        sealing.seal(file, locked, key)


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free_name(folder: Path, moment: datetime) -> str:
    """Return the name of a copy made at a moment; a number follows where one was made just then."""
    stamp = moment.astimezone(clock.VIETNAM).strftime("%Y%m%d-%H%M%S")
    names = (stamp if number == 1 else f"{stamp}-{number}" for number in range(1, 1000))
    return next(name for name in names if not (folder / name).exists())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise BackupRunning from taken
        yield
    finally:
        os.close(handle)
