"""Content-addressed storage of photos and scans: the SHA-256 of the bytes is the name."""

import hashlib
import logging
import os
import tempfile
from pathlib import Path

from foundation.failures import BlobChanged, told

logger = logging.getLogger("kebien.blobs")


class BlobStore:
    """Files under ``root/ab/cdef…``; writing the same bytes twice keeps one file."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, content: bytes) -> str:
        """Keep ``content`` and return its SHA-256 in hexadecimal; durable before returning.

        Raises:
            DiskFull: there is no room; nothing is left behind.
            ReadOnly: the folder cannot be written.
        """
        name = hashlib.sha256(content).hexdigest()
        path = self.path(name)
        if path.exists():
            return name
        with told():
            new_folder = not path.parent.exists()
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content)
            _sync(path.parent)
            if new_folder:
                _sync(self.root)
        return name

    def get(self, name: str) -> bytes:
        """Return the bytes called ``name``.

        Raises:
            FileNotFoundError: never kept here.
            BlobChanged: the file no longer has the content its name promises; the log has an alarm.
        """
        content = self.path(name).read_bytes()
        if hashlib.sha256(content).hexdigest() != name:
            logger.error("blob.changed", extra={"blob": name})
            raise BlobChanged
        return content

    def try_writing(self) -> None:
        """Write a few bytes and take them away again.

        Raises:
            DiskFull: there is no room.
            ReadOnly: the folder cannot be written.
        """
        with told():
            self.root.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.root, prefix="try-") as file:
                file.write(bytes(4096))
                file.flush()
                os.fsync(file.fileno())

    def path(self, name: str) -> Path:
        """Return where the blob called ``name`` lies, whether or not it exists."""
        if len(name) != 64 or set(name) - set("0123456789abcdef"):
            raise FileNotFoundError(name)
        return self.root / name[:2] / name[2:]


def _write(path: Path, content: bytes) -> None:
    """Write a whole file or none."""
    handle, temporary = tempfile.mkstemp(dir=path.parent)
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
