"""What of the database the ledger keeps: every table says so in ``__ledger__``.

A table is either recorded in a stream (:class:`Stream`, :class:`StreamBy`) or not recorded, with
the reason (:class:`NotRecorded`). A column may differ from its table: ``info=left_out("why")``
leaves it out, ``info=DIGEST`` keeps a salted hash instead of the value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

MARK: Final = "ledger"  # key in the ``info`` of a column


@dataclass(frozen=True, slots=True)
class Stream:
    """The rows belong to the stream ``kind:<value of the column>``.

    ``otherwise`` is asked when the column is empty.
    """

    kind: str
    column: str
    otherwise: "Stream | None" = None

    def of(self, values: Mapping[str, Any]) -> str | None:
        """Return the stream a row with these values belongs to."""
        key = values.get(self.column)
        if key is None:
            return self.otherwise.of(values) if self.otherwise else None
        return f"{self.kind}:{key}"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that decide it."""
        return (self.column, *(self.otherwise.columns if self.otherwise else ()))


@dataclass(frozen=True, slots=True)
class StreamBy:
    """Two columns name the stream: the kind of the subject, and its id."""

    kind_column: str
    column: str

    def of(self, values: Mapping[str, Any]) -> str | None:
        """Return the stream a row with these values belongs to."""
        kind, key = values.get(self.kind_column), values.get(self.column)
        return None if kind is None or key is None else f"{kind}:{key}"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that decide it."""
        return (self.kind_column, self.column)


@dataclass(frozen=True, slots=True)
class NotRecorded:
    """The rows are not in the ledger; ``why`` says what makes that harmless."""

    why: str


DIGEST: Final[dict[Any, Any]] = {MARK: "digest"}
"""``info`` of a column that holds something private: the ledger keeps a salted hash of it."""

BLOB: Final[dict[Any, Any]] = {MARK: "blob"}
"""``info`` of a column that names a kept file by its hash: the verification hashes the file."""


def left_out(why: str) -> dict[Any, Any]:
    """Return the ``info`` of a column that the ledger does not keep, with the reason."""
    return {MARK: NotRecorded(why)}
