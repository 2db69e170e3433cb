"""Password hashes: Argon2id by its library's recommended parameters."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

UNUSABLE = "!"  # an account nobody can sign in as

_hasher = PasswordHasher()
_decoy: list[str] = []


def hashed(password: str) -> str:
    """Return the hash to store."""
    return _hasher.hash(password)


def matches(stored: str, password: str) -> bool:
    """Whether ``password`` is the one ``stored`` was made from."""
    try:
        return _hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def waste_a_check(password: str) -> None:
    """Take as long as a real check, so that timing does not tell which names exist."""
    if not _decoy:
        _decoy.append(_hasher.hash("a password nobody has"))
    matches(_decoy[0], password)
