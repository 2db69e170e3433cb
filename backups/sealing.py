"""Files locked with a key: AES-256-GCM in chunks, a key of its own for each file.

A file is ``KBSEAL1\\0``, 16 bytes of salt, then chunks of at most 1 MiB, each with its 16 bytes of
proof. The number of a chunk and whether it is the last are part of its nonce: none can be left out,
exchanged or cut off.
"""

import hashlib
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from backups.refusals import BackupKeyMissing, BackupKeyUnfit

MARK: Final = b"KBSEAL1\0"
SALT: Final = 16
CHUNK: Final = 1024 * 1024
PROOF: Final = 16


def key_in(path: Path | None) -> bytes | None:
    """Return the key of a file; None when copies are not locked.

    Raises:
        BackupKeyMissing: the file is not there.
        BackupKeyUnfit: it holds no key.
    """
    if path is None:
        return None
    try:
        key = bytes.fromhex(path.read_text().strip())
    except FileNotFoundError as missing:
        raise BackupKeyMissing from missing
    except ValueError as unfit:
        raise BackupKeyUnfit from unfit
    if len(key) != 32:
        raise BackupKeyUnfit
    return key


def seal(source: BinaryIO, target: BinaryIO, key: bytes) -> None:
    """Lock the rest of a file into another."""
    salt = secrets.token_bytes(SALT)
    target.write(MARK + salt)
    cipher = _cipher(key, salt)
    for number, (chunk, last) in enumerate(_with_last(source, CHUNK)):
        target.write(cipher.encrypt(_nonce(number, last=last), chunk, None))


def opened(source: BinaryIO, key: bytes) -> Iterator[bytes]:
    """Yield what a locked file holds.

    Raises:
        BackupKeyUnfit: the key is another, or the file was changed or cut off.
    """
    if source.read(len(MARK)) != MARK:
        raise BackupKeyUnfit
    cipher = _cipher(key, source.read(SALT))
    for number, (chunk, last) in enumerate(_with_last(source, CHUNK + PROOF)):
        try:
            yield cipher.decrypt(_nonce(number, last=last), chunk, None)
        except InvalidTag as unfit:
            raise BackupKeyUnfit from unfit


def hashed(chunks: Iterator[bytes]) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, b"kebien backup file").derive(key))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _with_last(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """Yield the chunks of a file, each with whether it is the last; an empty file has one."""
    chunk = source.read(size)
    while True:
        following = source.read(size)
        yield chunk, not following
        if not following:
            return
        chunk = following
