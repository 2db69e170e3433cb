"""The blob store: one file a content, nothing left behind, a changed file is noticed."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from foundation.blobs import BlobStore
from foundation.failures import BlobChanged, ReadOnly

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
