"""An empty database of a revision, built by a process of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from backups.refusals import DatabaseBehind

ROOT: Final = Path(__file__).parents[1]


def build(url: str, revision: str = "head") -> None:
    """Bring the database at an address to a revision; an empty one is built.

    Raises:
        DatabaseBehind: its revision is not known to this version.
    """
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "app", "db", "upgrade", revision],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": url, "KEBIEN_DATA": folder},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise DatabaseBehind from RuntimeError(done.stderr[-2000:])
