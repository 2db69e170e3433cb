"""What authenticators share with us, closed with a key that lies outside the database.

A copy of the database alone opens no secret and checks no recovery code. The key lies beside the
ledger's own. It is made with the first second factor; whoever lost it sets the factors up anew.
"""

import base64
import hashlib
import hmac
import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from foundation.database import db
from foundation.failures import Failure, told
from foundation.i18n import N_

OPTION: Final = "factor_key"  # execution option of the engine: the path of the key's file
KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12


class KeyLost(Failure):
    """The key that opens second factors is not where it was, or is another one."""

    text = N_(
        "The key that opens confirmation codes is missing on the server. Tell the person in charge"
        " of the computers."
    )
    status = 500


def prepare() -> None:
    """Make the key if there is none: before a transaction, for the file is written and synced.

    Raises:
        DiskFull, ReadOnly: it cannot be made.
    """
    path = _path()
    if not path.exists():
        _make(path)


def closed(secret: bytes, account_id: int) -> str:
    """Return a secret as the database keeps it: encrypted, for this account only.

    Raises:
        KeyLost: there is no key; see :func:`prepare`.
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(_key()).encrypt(nonce, secret, _name(account_id))
    return base64.b64encode(nonce + sealed).decode()


def opened(text: str, account_id: int) -> bytes:
    """Return the secret of an account.

    Raises:
        KeyLost: it does not open with the key that is there, or is damaged.
    """
    try:
        raw = base64.b64decode(text, validate=True)
        return AESGCM(_key()).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _name(account_id))
    except (InvalidTag, ValueError) as error:
        raise KeyLost from error


def marked(code: str, account_id: int) -> str:
    """Return the keyed hash of a recovery code, as the database keeps it.

    Raises:
        KeyLost: there is no key.
    """
    return hmac.digest(_key(), _name(account_id) + code.encode(), "sha256").hex()


def _name(account_id: int) -> bytes:
    return f"kebien account {account_id} ".encode()


def _path() -> Path:
    path: Path = db.engine.get_execution_options()[OPTION]
    return path


def _key() -> bytes:
    path = _path()
    try:
        changed = path.stat().st_mtime_ns
        return _read(path, changed)
    except (OSError, ValueError) as error:
        raise KeyLost from error


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> bytes:
    key = bytes.fromhex(path.read_text().split()[-1])
    if len(key) != KEY_BYTES:
        raise ValueError(f"{path} holds no key")
    return hashlib.blake2b(key, digest_size=KEY_BYTES, person=b"kebien factor").digest()


def _make(path: Path) -> None:
    """Make the file, complete from the first moment on; another process may be quicker."""
    with told():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(KEY_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return
        finally:
            draft.unlink()
