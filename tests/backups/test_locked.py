"""Copies locked with a key say nothing without it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backups import making, place, restoring, sealing
from backups.refusals import BackupKeyMissing, BackupKeyUnfit
from foundation import clock
from tests.fixtures.backups import standing


@pytest.fixture
def locking(app, tmp_path):
    """The place of the copies, which are locked from now on; the file of the key."""
    key = tmp_path / "copies.key"
    key.write_text("ab" * 32)
    return replace(place.here(), key=key)


@pytest.mark.sqlite_only
def test_a_locked_copy_says_nothing_without_its_key(with_photo, locking, elsewhere, now):
    copy = making.make(place.installation(), locking).copy
    content = b"".join(path.read_bytes() for path in copy.folder.rglob("*") if path.is_file())
    assert b"SQLite format" not in content
    assert b"JFIF" not in content
    assert restoring.check(copy, locking, place.installation().ledger_key).intact
    with clock.at(now + timedelta(days=1)):
        second = making.make(place.installation(), locking).copy
    assert next(second.photos.rglob("*.sealed")).stat().st_nlink == 2
    settings = elsewhere("sqlite")
    with standing(replace(settings, backup_key=locking.key)):
        done = restoring.restore(second, office=place.installation(), place=place.here())
        assert done.verdict.intact
    with pytest.raises(BackupKeyUnfit):
        restoring.check(copy, place.here(), None)
    locking.key.write_text("cd" * 32)
    with pytest.raises(BackupKeyUnfit):
        restoring.check(copy, locking, None)
    locking.key.write_text("too short")
    with pytest.raises(BackupKeyUnfit):
        making.make(place.installation(), locking)
    locking.key.unlink()
    with pytest.raises(BackupKeyMissing):
        making.make(place.installation(), locking)


@pytest.mark.parametrize("size", [0, 1, sealing.CHUNK - 1, sealing.CHUNK, 2 * sealing.CHUNK + 5])
def test_what_is_locked_opens_to_the_same_bytes_and_not_when_cut_off(tmp_path, size):
    key, plain, locked = b"k" * 32, tmp_path / "plain", tmp_path / "locked"
    plain.write_bytes(b"x" * size)
    with plain.open("rb") as source, locked.open("wb") as target:
        sealing.seal(source, target, key)
    with locked.open("rb") as source:
        assert b"".join(sealing.opened(source, key)) == plain.read_bytes()
    content = locked.read_bytes()
    for cut in {len(content) - 1, len(content) - sealing.PROOF, 24 + sealing.CHUNK + sealing.PROOF}:
        if not 24 < cut < len(content):
            continue
        locked.write_bytes(content[:cut])
        with locked.open("rb") as source, pytest.raises(BackupKeyUnfit):
            list(sealing.opened(source, key))
