"""Uploaded files on disk: each its own file with a random name, for one person, for one day.

They lie beside the photos, never among them, so that neither can be read as the other.
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Final

from foundation.database import data_dir
from foundation.failures import ReadOnly, told

KEPT: Final = timedelta(hours=24)
MOST: Final = 20  # files of one person that wait
FOLDER: Final = "uploads"
NAME: Final = 32  # characters of a file's name


class UploadStore:
    """The folder of uploaded files of this application."""

    def __init__(self) -> None:
        self.root = data_dir() / FOLDER

    def write(self, file: str, content: bytes) -> None:
        """Keep ``content`` under a name of its own; readable by its owner only.

        Raises:
            DiskFull, ReadOnly: it could not be kept; nothing is left behind.
        """
        path = self.path(file)
        with told():
            try:
                self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "wb") as opened:
                    opened.write(content)
            except FileExistsError as taken:
                raise ReadOnly from taken
            except OSError:
                path.unlink(missing_ok=True)
                raise

    def path(self, file: str) -> Path:
        """Return where a file lies, whether or not it is there."""
        if len(file) != NAME or set(file) - set("0123456789abcdef"):
            raise FileNotFoundError(file)
        return self.root / file

    def delete(self, file: str) -> None:
        """Delete a file; one that is gone already is no failure."""
        with told():
            self.path(file).unlink(missing_ok=True)

    def files(self) -> list[str]:
        """Return the name of every file there is."""
        return [path.name for path in self.root.iterdir()] if self.root.is_dir() else []
