"""The list of signed checkpoints, in a file beside the key: one that is removed is missed.

The database cannot tell that its newest checkpoint was taken away together with its entry. The list
lies where the key lies, outside the database and its copies: ``<number> <day> <fingerprint>`` a
line. Where an older back-up is put back, the restore writes into the ledger which checkpoints it
does not have, and marks their lines ``lost``: they are asked for no more.
"""

import logging
import os
from collections.abc import Collection
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


def give_up(key: Path, numbers: Collection[str]) -> None:
    """Mark checkpoints as lost: a back-up that does not have them was put back, and says so.

    Raises:
        OSError: the list cannot be read or written.
    """
    path = list_of(key)
    if not numbers or not path.exists():
        return
    lines = path.read_text().splitlines()
    marked = [f"lost {line}" if line.split()[:1][0] in numbers else line for line in lines if line]
    draft = path.with_name(f"{path.name}.draft")
    draft.touch(mode=0o600)
    draft.write_text("".join(f"{line}\n" for line in marked))
    draft.replace(path)


def listed(key: Path | None) -> list[tuple[str, str]]:
    """Return number and fingerprint of every checkpoint that was signed here.

    Raises:
        OSError: there is a list and it cannot be read.
    """
    if key is None or not list_of(key).exists():
        return []
    lines = (line.split() for line in list_of(key).read_text(errors="replace").splitlines())
    return [(words[0], words[2]) for words in lines if len(words) == 3]
