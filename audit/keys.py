"""The ledger's own key: outside the database and its copies, readable by the program only.

It makes the keyed hash of each entry and signs checkpoints. The file holds one line a key,
``<first entry> <64 hexadecimal digits>``, the newest last; it is made at the first entry.

Where it was lost the program makes a new one, and the verification finds that the entries before
cannot be checked. Who has written the loss down puts the line ``1 lost`` above the new key: those
entries are then counted as not checked, and are no finding.
"""

import hashlib
import logging
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

LOST: Final = "lost"  # in place of the digits: somebody wrote down that the key is lost
OPTION: Final = "ledger_key"  # execution option of the engine: the path of the file

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """One key, and the first entry it was used for."""

    since: int
    seed: bytes  # empty: lost, and somebody wrote so

    @property
    def lost(self) -> bool:
        return not self.seed

    @property
    def mac(self) -> bytes:
        """The key of the keyed hashes: another one than that of the signatures."""
        return hashlib.blake2b(self.seed, digest_size=32, person=b"kebien mac").digest()


def writing(path: Path | None, number: int) -> bytes | None:
    """Return the key for the keyed hash of new entries from ``number`` on, made if there is none.

    None when there is no place for a key or it cannot be read: the act is written without, and
    the verification says so. Nobody's work stops for it.
    """
    if path is None:
        return None
    try:
        return present(path, number).mac
    except (OSError, ValueError):
        log.exception("the ledger's key cannot be used")
        return None


def present(path: Path, number: int) -> Key:
    """Return the key in use, made for entries from ``number`` on if there is none.

    Raises:
        OSError: it cannot be read or made.
        ValueError: it is no file of keys.
    """
    key = (read(path) or (_made(path, number),))[-1]
    if key.lost:
        raise ValueError(f"{path} holds no key that is in use")
    return key


def read(path: Path) -> tuple[Key, ...]:
    """Return the keys of the file, oldest first; none if there is no file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no file of keys.
    """
    try:
        state = path.stat()
    except FileNotFoundError:
        return ()
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int, _size: int) -> tuple[Key, ...]:
    keys = []
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            since, seed = line.split()
            keys.append(Key(int(since), b"" if seed == LOST else bytes.fromhex(seed)))
    if any(len(key.seed) != 32 for key in keys if not key.lost):
        raise ValueError(f"{path} holds a key that is not 32 bytes long")
    return tuple(keys)


def _made(path: Path, number: int) -> Key:
    """Make the file, complete from the first moment on; another process may be quicker."""
    key = Key(number, secrets.token_bytes(32))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(
            "# The ledger's key. Keep a copy apart from the database and its back-ups.\n"
            f"{key.since} {key.seed.hex()}\n"
        )
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return read(path)[-1]
    finally:
        draft.unlink()
    return key
