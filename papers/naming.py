"""A document as an act names it, and what is asked of one that is typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from foundation.acts import Act
from foundation.kept import KeptFile
from foundation.refusals import Refusal
from organisations.models import Organisation
from organisations.operations.naming import Named
from papers import refusals
from papers.models import Document, DocumentDirection, DocumentKind


class Subject(Protocol):
    """What a document can be about: a thing of an office with a stream in the ledger."""

    @property
    def id(self) -> int: ...

    @property
    def stream(self) -> str: ...

    @property
    def office_id(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document as an act names it: one that is recorded, or a new one by its number and day."""

    known: Document | None = None
    kind: DocumentKind = DocumentKind.OTHER
    direction: DocumentDirection = DocumentDirection.RECEIVED
    number: str | None = None
    issued_on: date | None = None
    received_on: date | None = None
    received_no: str | None = None
    issuer: str | None = None  # a person, in words
    organisation: Named | Organisation | None = None  # that issued it
    signer: str | None = None
    capacity: str | None = None
    summary: str | None = None
    file: KeptFile | None = None
    slot: str = "paper"  # the fields of the form it comes from, for what is refused

    @property
    def is_empty(self) -> bool:
        """Whether no document is named."""
        named = self.known is not None or self.file is not None
        return not named and not (self.number or "").strip() and self.issued_on is None

    @property
    def called(self) -> str | None:
        """The number of the document that is named."""
        return self.known.number if self.known is not None else self.number

    def fields_of(self, named: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
        """Return the fields a refusal names as they are called in the form it comes from."""
        if named is None or self.slot == "paper":
            return named
        names = (named,) if isinstance(named, str) else named
        own = {"paper": f"{self.slot}_paper"}
        return tuple(own.get(name) or name.replace("paper", self.slot, 1) for name in names)

    @property
    def day(self) -> date | None:
        """The day on the document that is named."""
        return self.known.issued_on if self.known is not None else self.issued_on


def check_named(paper: Paper, by: Act) -> None:
    """Refuse a document that is typed without number or day, or of tomorrow.

    Raises:
        DocumentNeeded, DocumentDayNeeded, DocumentFromTheFuture: see ``record_document``.
    """
    with beside(paper):
        check_typed(paper, by)


def check_typed(paper: Paper, by: Act) -> None:
    if not (paper.number or "").strip():
        raise refusals.DocumentNeeded
    if paper.issued_on is None:
        raise refusals.DocumentDayNeeded
    if paper.issued_on > by.day:
        raise refusals.DocumentFromTheFuture(day=paper.issued_on)


@contextmanager
def beside(paper: Paper) -> Iterator[None]:
    """Let a refusal name the fields of the form the paper comes from."""
    try:
        yield
    except Refusal as refusal:
        refusal.field = paper.fields_of(refusal.field)
        raise


NOTHING: Final = Paper()
"""No document is named."""
