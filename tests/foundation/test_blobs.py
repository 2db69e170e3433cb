"""The blob store: one file a content, nothing left behind, a changed file is noticed."""

import fcntl
import hashlib
import os
import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from foundation.blobs import BlobStore
from foundation.failures import BlobChanged, BlobMissing, ReadOnly

ROOT = Path(__file__).parents[2]

# A process that may write files of 1 kB at most: what a full disk looks like from inside.
NO_ROOM = """
import signal, sys
from pathlib import Path
from foundation.blobs import BlobStore
from foundation.failures import DiskFull
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = BlobStore(Path(sys.argv[1]))
for work in (lambda: store.put(b"x" * 5000), store.try_writing):
    try:
        work()
    except DiskFull:
        print("full")
"""


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_blob_is_kept_once_under_its_hash(tmp_path):
    store = BlobStore(tmp_path)
    name = store.put(b"anh")
    assert store.put(b"anh") == name
    assert store.get(name) == b"anh"
    assert files(tmp_path) == [store.path(name)]


def test_a_blob_changed_on_disk_is_an_alarm(tmp_path, caplog):
    store = BlobStore(tmp_path)
    name = store.put(b"anh")
    store.path(name).write_bytes(b"khac")
    with pytest.raises(BlobChanged):
        store.get(name)
    alarm = caplog.records[-1]
    assert (alarm.levelname, alarm.message, alarm.blob) == ("ERROR", "blob.changed", name)


def test_a_blob_removed_from_disk_is_an_alarm(tmp_path, caplog):
    store = BlobStore(tmp_path)
    name = store.put(b"anh")
    assert store.missing([name]) == frozenset()
    store.path(name).unlink()
    with pytest.raises(BlobMissing):
        store.get(name)
    alarm = caplog.records[-1]
    assert (alarm.levelname, alarm.message, alarm.blob) == ("ERROR", "blob.missing", name)
    assert store.missing([name]) == {name}


def made_old(path: Path) -> None:
    os.utime(path, (0, 0))


def test_a_blob_that_is_put_again_is_young_again(tmp_path):
    store = BlobStore(tmp_path)
    name = store.put(b"anh")
    made_old(store.path(name))
    assert [found for names in store.old(1) for found in names] == [name]
    store.put(b"anh")
    assert [found for names in store.old(1) for found in names] == []
    assert not store.delete_old(name, 1)
    assert store.get(name) == b"anh"


def test_an_old_blob_is_deleted_and_one_that_is_gone_is_no_failure(tmp_path):
    store = BlobStore(tmp_path)
    name = store.put(b"anh")
    made_old(store.path(name))
    assert store.delete_old(name, 1)
    assert not store.delete_old(name, 1)
    assert files(tmp_path) == []


def test_nothing_is_deleted_while_somebody_puts(tmp_path):
    store = BlobStore(tmp_path)
    name = store.put(b"anh")
    made_old(store.path(name))
    somebody = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(somebody, fcntl.LOCK_SH)
    assert not store.delete_old(name, 1)
    os.close(somebody)
    assert store.delete_old(name, 1)


def test_a_blob_put_while_it_is_being_deleted_is_kept(tmp_path, monkeypatch):
    """The worst moment: it was found to be old, and is put again before it is deleted."""
    store = BlobStore(tmp_path)
    name = store.put(b"anh")
    made_old(store.path(name))
    threads = [threading.Thread(target=store.put, args=(b"anh",))]
    unlink = os.unlink

    def put_first(path, **how):
        if Path(path) == store.path(name):
            threads[0].start()
            until_it_waits_for_the_lock(tmp_path, threads[0])
        return unlink(path, **how)

    monkeypatch.setattr(os, "unlink", put_first)
    store.delete_old(name, 1)
    threads[0].join()
    assert store.get(name) == b"anh"


def until_it_waits_for_the_lock(folder: Path, thread: threading.Thread) -> None:
    """Wait until a thread has ended, or stands in front of the lock of a folder."""
    number = f":{folder.stat().st_ino} "
    pace = threading.Event()
    while thread.is_alive():
        lines = Path("/proc/locks").read_text().splitlines()
        if any("->" in line and "FLOCK" in line and number in line for line in lines):
            return
        pace.wait(0.005)


def test_halves_of_broken_writes_are_deleted_once_they_are_old(tmp_path):
    store = BlobStore(tmp_path)
    kept = store.path(store.put(b"anh"))
    halves = [kept.parent / "part-old", tmp_path / "try-old", kept.parent / "part-new"]
    for half in halves:
        half.write_bytes(b"an")
    for old in (halves[0], halves[1], kept):
        made_old(old)
    assert store.delete_unfinished(1) == 2
    assert sorted(files(tmp_path)) == sorted([kept, halves[2]])


def test_a_blob_and_its_name_are_on_the_disk_before_put_returns(tmp_path, monkeypatch):
    """The content before it gets its name, then the folders that hold the names."""
    synced = []
    fsync = os.fsync

    def noted(handle):
        where = Path(f"/proc/self/fd/{handle}").readlink()
        synced.append(("content", path.exists()) if where.is_file() else (where, path.exists()))
        return fsync(handle)

    store = BlobStore(tmp_path)
    path = store.path(hashlib.sha256(b"anh").hexdigest())
    monkeypatch.setattr(os, "fsync", noted)
    store.put(b"anh")
    assert synced == [("content", False), (path.parent, True), (tmp_path, True)]


def test_a_name_that_is_no_hash_is_no_blob(tmp_path):
    with pytest.raises(FileNotFoundError):
        BlobStore(tmp_path).get("../../etc/passwd")


def test_a_full_disk_is_said_and_nothing_is_left_behind(tmp_path):
    limit = (1000, 1000)
    done = subprocess.run(
        [sys.executable, "-c", NO_ROOM, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "full\nfull\n"
    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    store = BlobStore(tmp_path / "file")
    with pytest.raises(ReadOnly):
        store.put(b"anh")
    with pytest.raises(ReadOnly):
        store.try_writing()


def test_trying_to_write_leaves_nothing_behind(tmp_path):
    BlobStore(tmp_path / "blobs").try_writing()
    assert files(tmp_path) == []
