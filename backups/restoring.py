"""Check a copy, and put it in the place of an empty office, on either engine."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from audit import checkpoints, ledger, verification, witness
from audit.entries import LEDGER_RESTORED
from audit.source import Address, file_of, open_source
from audit.verification import Verdict, Wanted
from backups import making, schema, sealing, tables
from backups.manifest import DATABASE, SEALED, BackupCopy
from backups.place import BackupPlace, Installation
from backups.refusals import (
    BackupKeyUnfit,
    CopyChanged,
    CopyIncomplete,
    CopyOfNewerVersion,
    DatabaseNotReplaced,
    LedgerKeyMissing,
    OfficeNotEmpty,
)
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.blobs import BlobStore
from foundation.connections import engine_options, writing
from foundation.database import db
from foundation.failures import told
from foundation.transaction import transaction

FOUNDED: Final = 2  # entries of an office where nothing was done yet
ROOT_OFFICE: Final = 1
READ: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Restored:
    """An office that was put back."""

    copy: BackupCopy
    verdict: Verdict
    lost: list[str]  # checkpoints that were signed after the copy
    aside: Path | None  # where the database that stood before is now


def check(copy: BackupCopy, place: BackupPlace, ledger_key: Path | None) -> Verdict:
    """Compare every file of a copy with what it says, and verify its ledger, rows and photos.

    Raises:
        CopyIncomplete, CopyChanged: it is not what was made.
        BackupKeyMissing, BackupKeyUnfit: it is locked, and the key does not open it.
    """
    with told(), _laid_out(copy, place) as (database, photos):
        return _checked(copy, database, photos, ledger_key)


def restore(
    copy: BackupCopy,
    *,
    office: Installation,
    place: BackupPlace,
    replacing: bool = False,
    keyless: bool = False,
) -> Restored:
    """Put a copy where the settings point to, and verify what stands there then.

    Args:
        replacing: an SQLite database that stands there is kept aside, under another name.
        keyless: the ledger's key is lost, and somebody knows it.

    Raises:
        LedgerKeyMissing: the ledger's key is not where the settings say.
        OfficeNotEmpty, DatabaseNotReplaced: something was done in that database.
        CopyIncomplete, CopyChanged, CopyOfNewerVersion: the copy cannot be used.
        BackupKeyMissing, BackupKeyUnfit: it is locked, and the key does not open it.
    """
    address, blobs, ledger_key = office.address, office.blobs, office.ledger_key
    if not keyless and (ledger_key is None or not ledger_key.exists()):
        raise LedgerKeyMissing(path=str(ledger_key))
    if copy.manifest.revision not in _known_revisions():
        raise CopyOfNewerVersion(name=copy.name)
    standing = entries_in(address)
    if standing > FOUNDED and address.engine != "sqlite":
        raise DatabaseNotReplaced(entries=standing)
    if standing > FOUNDED and not replacing:
        raise OfficeNotEmpty(entries=standing)
    with told(), _laid_out(copy, place) as (database, photos):
        key = None if keyless else ledger_key
        verdict = _checked(copy, database, photos, key)
        if not verdict.intact:
            first = verdict.findings[0]
            raise CopyChanged(name=copy.name, what=f"{first.subject}: {first.what}")
        for name in BlobStore(photos).names():
            _place_photo(photos / name[:2] / name[2:], blobs.path(name))
        db.session.remove()
        db.engine.dispose()
        if address.engine == "sqlite":
            aside = _put_file(database, file_of(address))
        else:
            aside = None
            _put_rows(database, address, copy.manifest.revision)
    schema.build(address.url)
    lost = _note(copy, ledger_key)
    wanted = Wanted(photos=blobs.root, key=None if keyless else ledger_key)
    return Restored(copy, verification.verify(address, wanted), lost, aside)


def entries_in(address: Address) -> int:
    """Return how many entries the ledger of a database has; none where there is no database."""
    if address.engine == "sqlite":
        path = file_of(address)
        if path is None or not path.exists() or not path.stat().st_size:
            return 0
    engine = create_engine(address.url)
    try:
        with engine.connect() as connection:
            return connection.scalar(text("SELECT count(*) FROM ledger_entry")) or 0
    except DBAPIError as error:
        if "ledger_entry" in str(error.orig):  # no such table
            return 0
        raise
    finally:
        engine.dispose()


def _checked(copy: BackupCopy, database: Path, photos: Path, key: Path | None) -> Verdict:
    said = copy.manifest
    if making.hash_of(database) != said.database_sha256:
        raise CopyChanged(name=copy.name, what=DATABASE)
    if (found := sum(1 for _name in BlobStore(photos).names())) != said.photos:
        raise CopyChanged(name=copy.name, what=f"{found} / {said.photos} photos")
    address = Address(f"sqlite:///{database}")
    with closing(open_source(address)) as source:
        if making.head_of(source) != (said.last_entry, said.head):
            raise CopyChanged(name=copy.name, what="ledger")
    wanted = Wanted(photos=photos, key=key, listed=False, gaps_upto=said.last_entry)
    return verification.verify(address, wanted)


@contextmanager
def _laid_out(copy: BackupCopy, place: BackupPlace) -> Iterator[tuple[Path, Path]]:
    """Give the database and the folder of photos of a copy; what is locked is opened beside it."""
    if not copy.file(DATABASE).exists():
        raise CopyIncomplete(name=copy.name, what=copy.file(DATABASE).name)
    if not copy.manifest.locked:
        yield copy.folder / DATABASE, copy.photos
        return
    key = sealing.key_in(place.key)
    if key is None:
        raise BackupKeyUnfit
    with tempfile.TemporaryDirectory(dir=place.folder, prefix="part-open-") as opened:
        root = Path(opened)
        for locked in copy.folder.rglob(f"*{SEALED}"):
            target = root / locked.relative_to(copy.folder).with_suffix("")
            target.parent.mkdir(parents=True, exist_ok=True)
            with locked.open("rb") as source, target.open("xb") as file:
                for chunk in sealing.opened(source, key):
                    file.write(chunk)
        photos = root / copy.photos.name
        photos.mkdir(exist_ok=True)
        yield root / DATABASE, photos


def _place_photo(source: Path, target: Path) -> None:
    """Put a photo into the store; a file of its own, so that the copy stays what it is."""
    if target.exists() and making.hash_of(target) == target.parent.name + target.name:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"part-{target.name}")
    shutil.copyfile(source, draft)
    draft.replace(target)


def _put_file(source: Path, target: Path | None) -> Path | None:
    """Put an SQLite file where the settings point to; what stood there is kept aside."""
    if target is None:
        raise ValueError("The database is not in a file.")
    aside = None
    if target.exists() and target.stat().st_size:
        stamp = clock.now().astimezone(clock.VIETNAM).strftime("%Y%m%d-%H%M%S")
        aside = target.with_name(f"{target.name}.before-{stamp}")
        with closing(sqlite3.connect(target)) as standing:  # what its log holds goes into it
            standing.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        target.replace(aside)
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
    draft = target.with_name(f"{target.name}.restoring")
    draft.touch(mode=0o600)
    shutil.copyfile(source, draft)
    draft.replace(target)
    return aside


def _put_rows(source: Path, address: Address, revision: str) -> None:
    """Put the rows of a copy into a server's database."""
    schema.build(address.url, revision)
    file = create_engine(f"sqlite:///{source}")
    server = create_engine(address.url, **engine_options(address.url, lock_wait=making.WAIT))
    try:
        with file.connect() as reading, writing(), server.begin() as filled:
            tables.replace_rows(reading, filled)
    finally:
        file.dispose()
        server.dispose()


def _note(copy: BackupCopy, ledger_key: Path | None) -> list[str]:
    """Write into the ledger what was restored; checkpoints it does not have are given up there."""
    said = copy.manifest
    with transaction():
        last = checkpoints.last()
        kept = last.id if last else 0
        lost = [number for number, _print in witness.listed(ledger_key) if int(number) > kept]
        ledger.append(
            f"office:{ROOT_OFFICE}",
            LEDGER_RESTORED,
            office_id=ROOT_OFFICE,
            by=Act(replace(SYSTEM, office_id=ROOT_OFFICE), clock.now()),
            payload={
                "copy": copy.name,
                "made_at": said.made_at,
                "engine": said.engine,
                "last_entry": said.last_entry,
                "lost": lost,
            },
        )
    if ledger_key is not None:
        witness.give_up(ledger_key, set(lost))
    return lost


def _known_revisions() -> set[str]:
    script = ScriptDirectory(str(schema.ROOT / "migrations"))
    return {each.revision for each in script.walk_revisions()}
