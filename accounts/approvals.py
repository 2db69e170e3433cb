"""What may be proposed for approval: each kind is declared once, by the room that carries it out.

One person proposes, another approves or returns. Who approves carries it out in the same act,
unless the kind says that a third person does (``Parts.carries_out``). The rules of who may do what
are those of ``accounts.deciding``, for orders of the store as well.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from accounts.deciding import Parts
from accounts.models import Approval
from foundation.acts import Act


class Subject(Protocol):
    """What an approval is about: a thing of an office with a stream in the ledger."""

    @property
    def id(self) -> int: ...

    @property
    def stream(self) -> str: ...

    @property
    def office_id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Approvable:
    """One kind of thing that is proposed.

    Args:
        code: as stored, "correction".
        words: what it is (N_ text).
        parts: who proposes, decides and carries it out, by rights in the office of the subject.
        carry_out: does what was proposed, inside the transaction of who carries it out.
    """

    code: str
    words: str
    parts: Parts
    carry_out: Callable[[Approval, Act], None]


class ApprovableCode(str):
    """The code of an :class:`Approvable` in an entry of the ledger."""

    __slots__ = ()


_declared: Final[dict[str, Approvable]] = {}


def declare(kind: Approvable) -> Approvable:
    """Add a kind to the table and return it."""
    if kind.code in _declared:
        raise ValueError(f"two kinds of approval have the code {kind.code}")
    _declared[kind.code] = kind
    return kind


def declared() -> Mapping[str, Approvable]:
    """Return every declared kind by its code."""
    return _declared
