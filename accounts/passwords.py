"""Password hashes: Argon2id, one at a time in each process, never inside a transaction."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore
from typing import ClassVar, Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from accounts.strength import check_strength
from foundation.failures import Failure
from foundation.i18n import N_
from foundation.transaction import in_transaction

LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are read for another
UNUSABLE: Final = "!"  # an account nobody can sign in as
MOST_WAITING: Final = 3  # for their turn, in each process
PATIENCE: Final = 5.0  # seconds they wait

# One lane: a hash takes one core for a third of a second, and the office works on the others.
_hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
_decoy: list[str] = []
_turn = BoundedSemaphore(1)
_places = BoundedSemaphore(MOST_WAITING + 1)


class ManySignIns(Failure):
    """More passwords are to be checked than this machine checks at a time."""

    text = N_("Many people are signing in at this moment. Try again in a few seconds.")
    retry_after: ClassVar[int | None] = 3


@dataclass(frozen=True, slots=True)
class Hashed:
    """A password that was found strong enough, as it is stored."""

    text: str = field(repr=False)


def chosen(password: str, *, names: tuple[str, ...]) -> Hashed:
    """Return a new password as it is stored. Before the transaction: hashing takes its time.

    Raises:
        PasswordTooShort, PasswordTooLong, PasswordForeseen, PasswordOfOwnName, PasswordCommon:
            see :func:`accounts.strength.check_strength`.
        ManySignIns: the machine has no time for it now.
    """
    check_strength(password, names=names)
    with _in_turn():
        return Hashed(_hasher.hash(password))


def random_groups(groups: int) -> str:
    """Return groups of four random letters and digits, easily read out: "k7fm-2xqa"."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(groups)
    )


def matches(stored: str, password: str) -> bool:
    """Whether ``password`` is the one ``stored`` was made from; takes as long for no account.

    Raises:
        ManySignIns: the machine has no time for it now.
    """
    with _in_turn():
        if stored == UNUSABLE:
            _verified(_decoy_hash(), password)
            return False
        return _verified(stored, password)


def _verified(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def _decoy_hash() -> str:
    """Return a hash that nothing matches: an unknown name takes as long as a known one."""
    if not _decoy:
        _decoy.append(_hasher.hash("a password nobody has"))
    return _decoy[0]


@contextmanager
def _in_turn() -> Iterator[None]:
    if in_transaction():
        raise RuntimeError("a password is hashed inside transaction()")
    if not _places.acquire(blocking=False):
        raise ManySignIns
    try:
        if not _turn.acquire(timeout=PATIENCE):
            raise ManySignIns
        try:
            yield
        finally:
            _turn.release()
    finally:
        _places.release()
