"""Content-addressed storage of photos and scans: the SHA-256 of the bytes is the name.

A file is written before the act that names it, and the act may be refused. What no row names is
deleted at night once it is old (see ``jobs.left_files``). Two things make that safe: ``put`` of a
file that is there makes it young again, and a lock on the folder keeps that apart from deleting.
"""

import fcntl
import hashlib
import logging
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from foundation.failures import BlobChanged, BlobMissing, told

logger = logging.getLogger("kebien.blobs")

UNFINISHED: Final = "part-"  # begins the name of a file that is being written
TRIAL: Final = "try-"
HEXADECIMAL: Final = frozenset("0123456789abcdef")


class BlobStore:
    """Files under ``root/ab/cdef…``; writing the same bytes twice keeps one file."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, content: bytes) -> str:
        """Keep ``content`` and return its SHA-256 in hexadecimal; durable before returning.

        A file that is there already is young again, as if it were written now.

        Raises:
            DiskFull: there is no room; nothing is left behind.
            ReadOnly: the folder cannot be written.
        """
        name = hashlib.sha256(content).hexdigest()
        path = self.path(name)
        with told():
            self.root.mkdir(parents=True, exist_ok=True)
            with self._locked(fcntl.LOCK_SH):
                if _renewed(path):
                    return name
                new_folder = not path.parent.exists()
                path.parent.mkdir(exist_ok=True)
                _write(path, content)
                _sync(path.parent)
                if new_folder:
                    _sync(self.root)
        return name

    def get(self, name: str) -> bytes:
        """Return the bytes called ``name``.

        Raises:
            BlobMissing: the file is not there; the log has an alarm.
            BlobChanged: the file no longer has the content its name promises; the log has an alarm.
            FileNotFoundError: ``name`` is no name of a blob.
        """
        path = self.path(name)
        try:
            content = path.read_bytes()
        except FileNotFoundError as missing:
            logger.error("blob.missing", extra={"blob": name})
            raise BlobMissing from missing
        if hashlib.sha256(content).hexdigest() != name:
            logger.error("blob.changed", extra={"blob": name})
            raise BlobChanged
        return content

    def missing(self, names: Iterable[str]) -> frozenset[str]:
        """Return those of these blobs whose file is not there."""
        return frozenset(name for name in names if not self.path(name).exists())

    def names(self) -> Iterator[str]:
        """Yield the name of every kept file, one folder at a time."""
        for folder in self._folders():
            found = (folder.name + path.name for path in folder.iterdir())
            yield from (name for name in found if len(name) == 64 and not set(name) - HEXADECIMAL)

    def old(self, before: float) -> Iterator[list[str]]:
        """Yield the names of the files last put before a moment, one folder at a time."""
        for folder in self._folders():
            names = (
                folder.name + path.name
                for path in folder.iterdir()
                if len(path.name) == 62 and _is_older(path, before)
            )
            yield [name for name in names if not set(name) - HEXADECIMAL]

    def delete_old(self, name: str, before: float) -> bool:
        """Delete a file, unless it was put since, or somebody is putting one now.

        The caller knows that no row names it, and that whoever put it before ``before`` ended.
        """
        path = self.path(name)
        try:
            with self._locked(fcntl.LOCK_EX | fcntl.LOCK_NB):
                if not _is_older(path, before):
                    return False
                path.unlink()
        except BlockingIOError:  # the next night comes
            return False
        return True

    def delete_unfinished(self, before: float) -> int:
        """Delete what was left half written before a moment; return how many files."""
        gone = 0
        for folder in [self.root, *self._folders()] if self.root.is_dir() else []:
            for path in folder.iterdir():
                if path.name.startswith((UNFINISHED, TRIAL)) and _is_older(path, before):
                    path.unlink(missing_ok=True)
                    gone += 1
        return gone

    def moment(self) -> float:
        """Return what time it is for the clock that dates the files.

        Raises:
            DiskFull, ReadOnly: nothing can be written there.
        """
        with told():
            self.root.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.root, prefix=TRIAL) as file:
                return os.fstat(file.fileno()).st_mtime

    def try_writing(self) -> None:
        """Write a few bytes and take them away again.

        Raises:
            DiskFull: there is no room.
            ReadOnly: the folder cannot be written.
        """
        with told():
            self.root.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.root, prefix=TRIAL) as file:
                file.write(bytes(4096))
                file.flush()
                os.fsync(file.fileno())

    def path(self, name: str) -> Path:
        """Return where the blob called ``name`` lies, whether or not it exists."""
        if len(name) != 64 or set(name) - HEXADECIMAL:
            raise FileNotFoundError(name)
        return self.root / name[:2] / name[2:]

    def _folders(self) -> Iterator[Path]:
        for number in range(256):
            folder = self.root / f"{number:02x}"
            if folder.is_dir():
                yield folder

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        """Hold the lock of the store: many put at the same time, one deletes alone."""
        handle = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, how)
            yield
        finally:
            os.close(handle)


def _renewed(path: Path) -> bool:
    """Make a file young again; False when it is not there."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def _is_older(path: Path, before: float) -> bool:
    """Whether a file is there and was last put before a moment."""
    try:
        return path.stat().st_mtime < before
    except FileNotFoundError:
        return False


def _write(path: Path, content: bytes) -> None:
    """Write a whole file or none."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
