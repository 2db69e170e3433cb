"""The list of signed checkpoints, in a file beside the key: one that is removed is missed.

The database cannot tell that its newest checkpoint was taken away together with its entry. The list
lies where the key lies, outside the database and its copies: ``<number> <day> <fingerprint>`` a
line. Where an older back-up had to be put back, the verification names what it does not have; once
the loss is written down, those lines are deleted by hand.
"""

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.checkpoints import Point

log = logging.getLogger(__name__)


def list_of(key: Path) -> Path:
    """Return the file of the list that belongs to a key."""
    return key.with_name(f"{key.name}.checkpoints")


def note(key: Path, point: "Point") -> None:
    """Add a checkpoint; where the file cannot be written the log says so, and nobody is stopped."""
    line = f"{point.number} {point.day} {point.fingerprint}\n"
    try:
        handle = os.open(list_of(key), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        log.exception("the list of checkpoints cannot be written")


def listed(key: Path | None) -> list[tuple[str, str]]:
    """Return number and fingerprint of every checkpoint that was signed here.

    Raises:
        OSError: there is a list and it cannot be read.
    """
    if key is None or not list_of(key).exists():
        return []
    lines = (line.split() for line in list_of(key).read_text(errors="replace").splitlines())
    return [(words[0], words[2]) for words in lines if len(words) == 3]
