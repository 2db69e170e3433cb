"""What one transaction is about to write into the ledger: its entries and the rows it changed.

Kept in ``session.info`` from the first change to the end of the transaction. A savepoint that is
rolled back takes with it what was noted inside.
"""

from dataclasses import dataclass, field
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session, SessionTransaction

from audit.models import LedgerEntry

JOURNAL: Final = "ledger journal"  # key in session.info


class UnrecordedChange(RuntimeError):
    """Recorded rows would change unseen by the ledger: a fault of the program."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """New values of one row; ``values`` is None when the row left the stream or was deleted."""

    stream: str
    office_id: int | None
    table: str
    id: int
    values: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry of this transaction, and the place of the one before it in the same stream."""

    entry: LedgerEntry
    before: int | None


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the journal was when a savepoint began."""

    noted: int
    changes: int
    sealed: int
    attached: int


@dataclass(eq=False)
class Journal:
    """Entries and changes in the order they were made; the first ``sealed`` are in the table."""

    noted: list[Noted] = field(default_factory=list)
    changes: list[RowChange] = field(default_factory=list)
    sealed: int = 0  # entries before this one are inserted
    attached: int = 0  # changes before this one hang on an inserted entry
    newest: dict[str, int] = field(default_factory=dict)  # place of the last entry of a stream
    heads: dict[str, Any] = field(default_factory=dict)  # last rows in the table, read together
    marks: "WeakKeyDictionary[SessionTransaction, Mark]" = field(default_factory=WeakKeyDictionary)

    def note(self, entry: LedgerEntry) -> None:
        """Add an entry at the end."""
        self.noted.append(Noted(entry, self.newest.get(entry.stream)))
        self.newest[entry.stream] = len(self.noted) - 1

    def last(self, stream: str) -> LedgerEntry | None:
        """Return this transaction's last entry of a stream."""
        place = self.newest.get(stream)
        return self.noted[place].entry if place is not None else None

    def mark(self, savepoint: SessionTransaction) -> None:
        """Remember how far the journal is when a savepoint begins."""
        self.marks[savepoint] = Mark(len(self.noted), len(self.changes), self.sealed, self.attached)

    def forget_since(self, savepoint: SessionTransaction) -> None:
        """Drop what was noted inside a savepoint that was rolled back."""
        mark = self.marks.get(savepoint, Mark(0, 0, 0, 0))
        while len(self.noted) > mark.noted:
            gone = self.noted.pop()
            if gone.before is None:
                del self.newest[gone.entry.stream]
            else:
                self.newest[gone.entry.stream] = gone.before
        del self.changes[mark.changes :]
        self.sealed, self.attached = mark.sealed, mark.attached

    @property
    def waiting(self) -> bool:
        """Whether something is noted that is not in the table yet."""
        return self.sealed < len(self.noted) or self.attached < len(self.changes)


def of(session: Session) -> Journal:
    """Return the journal of the running transaction, begun if there is none."""
    journal: Journal | None = session.info.get(JOURNAL)
    if journal is None:
        journal = session.info[JOURNAL] = Journal()
    return journal
