"""Content-addressed storage of photos and scans: the SHA-256 of the bytes is the name."""

import hashlib
import os
import tempfile
from pathlib import Path


class BlobStore:
    """Files under ``root/ab/cdef…``; writing the same bytes twice keeps one file."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, content: bytes) -> str:
        """Keep ``content`` and return its SHA-256 in hexadecimal; durable before returning."""
        name = hashlib.sha256(content).hexdigest()
        path = self.path(name)
        if path.exists():
            return name
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
        return name

    def get(self, name: str) -> bytes:
        """Return the bytes called ``name``.

        Raises:
            FileNotFoundError: never kept here.
            ValueError: the file no longer has the content its name promises.
        """
        content = self.path(name).read_bytes()
        if hashlib.sha256(content).hexdigest() != name:
            raise ValueError(f"blob {name} was changed on disk")
        return content

    def path(self, name: str) -> Path:
        """Return where the blob called ``name`` lies, whether or not it exists."""
        if len(name) != 64 or set(name) - set("0123456789abcdef"):
            raise FileNotFoundError(name)
        return self.root / name[:2] / name[2:]
