"""Verifying what cannot be written (a copy, a database that only reads), and without photos."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from audit import place, verification
from audit.source import Address, CopyUnreadable
from audit.verification import Wanted
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from foundation.failures import DatabaseDamaged
from tests.fixtures.commands import RunCommand
from tests.fixtures.ledger import found, verify_whole
from warehouse.models import EvidenceItem
from warehouse.operations.photos import add_photos
from warehouse.photos import StoredPhoto

NOBODY = 65534


@contextmanager
def somebody_who_may_not_write(folder: Path) -> Iterator[None]:
    """Nothing in the folder can be written, not even by root: it works as somebody else."""
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)
        folder.chmod(0o755)


@pytest.fixture
def copy(app: Flask, item: EvidenceItem) -> Iterator[Path]:
    """A copy of the database in a folder of its own that everybody may read."""
    db.session.commit()
    path = app.config["KEBIEN"].database_url.removeprefix("sqlite:///")
    folder = Path(tempfile.mkdtemp(prefix="kebien-copy-"))
    folder.chmod(0o755)
    source, target = sqlite3.connect(path), sqlite3.connect(folder / "copy.db")
    source.backup(target)
    target.execute("PRAGMA journal_mode=WAL")
    source.close()
    target.close()
    yield folder / "copy.db"
    shutil.rmtree(folder)


@pytest.mark.sqlite_only
def test_a_copy_in_a_folder_that_cannot_be_written_is_verified(copy: Path) -> None:
    as_documented = f"sqlite:///file:{copy}?mode=ro&immutable=1&uri=true"
    for url in (f"sqlite:///{copy}", as_documented):
        with somebody_who_may_not_write(copy.parent):
            verdict = verification.verify(Address(url), Wanted())
        assert verdict.intact
        assert verdict.entries > 5


@pytest.mark.sqlite_only
def test_a_copy_whose_newest_entries_cannot_be_read_there_says_so(copy: Path) -> None:
    writer = sqlite3.connect(copy)
    writer.execute("INSERT INTO office_tree (id, version) VALUES (9, 0)")
    writer.commit()
    plain = copy.parent / "plain"  # as somebody copies a database while people work
    plain.mkdir()
    for name in ("copy.db", "copy.db-wal"):
        shutil.copy(copy.with_name(name), plain / name)
    writer.close()
    with somebody_who_may_not_write(plain), pytest.raises(CopyUnreadable):
        verification.verify(Address(f"sqlite:///{plain / 'copy.db'}"), Wanted())


@pytest.mark.postgresql_only
def test_a_database_that_only_reads_is_verified(app: Flask, item: EvidenceItem) -> None:
    db.session.commit()
    name = db.session.connection().execute(text("SELECT current_database()")).scalar_one()
    db.session.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
    db.session.commit()
    settings = app.config["KEBIEN"]
    verdict = verification.verify(place.address(settings), place.wanted(settings))
    assert verdict.intact


def test_a_folder_of_photos_that_is_gone_is_told_once_in_words(
    app: Flask, item: EvidenceItem, keeper: Actor, run_command: RunCommand
) -> None:
    root = app.extensions["blobs"].root
    by = Act(keeper, clock.now())
    add_photos(item, photos=[StoredPhoto("ab" * 32, 640, 480)], by=by)
    db.session.commit()
    shutil.rmtree(root, ignore_errors=True)
    answer = run_command("ledger", "verify", "--json")
    assert [(f["subject"], f["kind"]) for f in answer.json["findings"]] == [
        ("photos", "photos_missing")
    ]
    root.mkdir(parents=True)
    assert (item.stream, "photo_missing") in found(verify_whole())


@pytest.mark.sqlite_only
@pytest.mark.parametrize("damage", ["a text", "overwritten pages"])
def test_a_damaged_file_is_told_in_a_sentence(copy: Path, damage: str) -> None:
    if damage == "a text":
        copy.write_text("not a database, and long enough to be looked at as one\n" * 100)
    else:
        with copy.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xa5" * 60 * 4096)
    with pytest.raises(DatabaseDamaged):
        verification.verify(Address(f"sqlite:///{copy}"), Wanted())
