"""On which side of an act the day of its paper lies: one rule for entry, correction, replacement.

A paper that tells of an act, as minutes do, is not older than what it tells of. A paper that an act
carries out, as a decision or a request, is not later than the act. Nothing is asked of a paper or
of an act whose day nobody knows.
"""

import enum
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from foundation.database import db
from foundation.partdays import DayInPart, KnownDay, PartDay
from foundation.refusals import Refusal
from papers import queries, refusals
from papers.models import Document, DocumentKind


class Side(enum.Enum):
    """Where the day of a paper lies beside the day of its act."""

    TELLS = enum.auto()  # on that day or after it
    ORDERS = enum.auto()  # on that day or before it
    AS_KIND = enum.auto()  # as the kind of the paper says; a kind in neither set: any day


TELLING: Final = frozenset({DocumentKind.MINUTES, DocumentKind.PROOF})
ORDERING: Final = frozenset({DocumentKind.DECISION, DocumentKind.REQUEST, DocumentKind.ANSWER})


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of an act, and on which side of it the day of its paper lies."""

    side: Side
    day: date | KnownDay | None


def tells_of(day: date | KnownDay | None) -> Dated:
    """The paper tells of what happened on a day."""
    return Dated(Side.TELLS, day)


def orders(day: date | KnownDay | None) -> Dated:
    """The paper is what an act of a day carries out."""
    return Dated(Side.ORDERS, day)


def as_kind(day: date | KnownDay | None) -> Dated:
    """Minutes tell of an act of a day; a decision, a request and an answer come before it."""
    return Dated(Side.AS_KIND, day)


def why_not_dated(
    kind: DocumentKind, issued: date | None, dated: Sequence[Dated]
) -> Refusal | None:
    """Say why a paper of a day cannot be that of an act."""
    if issued is None:
        return None
    for each in dated:
        first, last = _bounds(each.day)
        tells = each.side is Side.TELLS or (each.side is Side.AS_KIND and kind in TELLING)
        ordering = each.side is Side.ORDERS or (each.side is Side.AS_KIND and kind in ORDERING)
        if tells and first is not None and issued < first:
            return refusals.DocumentBeforeAct(issued=issued, happened=first)
        if ordering and last is not None and last < issued:
            return refusals.DocumentAfterAct(issued=issued, acted=last)
    return None


def _bounds(day: date | KnownDay | None) -> tuple[date | None, date | None]:
    if isinstance(day, KnownDay):
        return day.earliest, day.latest
    return day, day


# rows that rest on a paper


@dataclass(frozen=True, slots=True)
class Bond:
    """A paper that rows of a table rest on, and the day of what they record.

    Args:
        document: the attribute of the paper, without its ``_id``.
        day: the attribute of the day.
        of: the kind of thing the paper is about, and the attribute of the row that names it.
        side: of a row; most have one for all.
    """

    model: type[Any]
    document: str
    day: str
    of: tuple[str, str]
    side: Callable[[Any], Side]


_bonds: Final[list[Bond]] = []


def bind(  # noqa: PLR0913  # what makes up a bond
    model: type[Any],
    document: str,
    day: str,
    *,
    of: tuple[str, str],
    side: Side | Callable[[Any], Side],
) -> None:
    """Declare what a paper of the rows of a table is beside the day of what they record."""
    found = side if callable(side) else _always(side)
    _bonds.append(Bond(model, document, day, of, found))


def bonds() -> Sequence[Bond]:
    """Return every bond that is declared."""
    return _bonds


def why_not_days(row: Any, values: Mapping[str, Any], today: date) -> Refusal | None:
    """Say why other days of a row cannot stand beside the papers it rests on."""
    for bond in _bonds:
        if type(row) is not bond.model or bond.day not in values:
            continue
        document_id = getattr(row, f"{bond.document}_id")
        document = _in_force(document_id) if document_id is not None else None
        told = values[bond.day]
        day = KnownDay.told(told, today) if isinstance(told, PartDay) else told
        dated = Dated(bond.side(row), day)
        if document is not None and (
            why := why_not_dated(document.kind, document.issued_on, [dated])
        ):
            why.field = bond.day
            return why
    return None


def why_not_replace(document: Document, kind: DocumentKind, issued: date | None) -> Refusal | None:
    """Say why a paper of another day cannot take the place of one that rows rest on."""
    former, subjects = _former(document.id), queries.subjects_of(document)
    for bond in _bonds:
        about, key = bond.of
        ids = [row.subject_id for row in subjects if row.kind == about]
        if not ids:
            continue
        rests = getattr(bond.model, f"{bond.document}_id").in_(former)
        rows = select(bond.model).where(getattr(bond.model, key).in_(ids), rests)
        for row in db.session.scalars(rows):
            dated = Dated(bond.side(row), _known(row, bond.day))
            if why := why_not_dated(kind, issued, [dated]):
                return why
    return None


def _always(side: Side) -> Callable[[Any], Side]:
    return lambda _row: side


def _known(row: Any, day: str) -> date | KnownDay | None:
    """Return the day of a row as far as it is known."""
    value: date | None = getattr(row, day)
    parts = (kept for kept in vars(type(row)).values() if isinstance(kept, DayInPart))
    part = next((getattr(row, kept.part) for kept in parts if kept.day == day), None)
    return value if value is None or part is None else KnownDay.of(value, part)


def _in_force(document_id: int) -> Document:
    """Return the document that took the place of one, or the same one."""
    document = db.session.get_one(Document, document_id)
    while document.replaced_by_id is not None:
        document = db.session.get_one(Document, document.replaced_by_id)
    return document


def _former(document_id: int) -> list[int]:
    """Return the ids of a document and of those in whose place it stands."""
    found = [document_id]
    for each in _before(document_id):
        found += _former(each)
    return found


def _before(document_id: int) -> Iterator[int]:
    yield from db.session.scalars(
        select(Document.id).where(Document.replaced_by_id == document_id)
    ).all()
