"""Which lines of the book one change of a thing makes. Nothing here asks rows.

What was released or destroyed is in no book; what is lent out or missing still is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from warehouse.claims.entries import CLAIMED
from warehouse.entries import RECEIVED
from warehouse.models import STILL_OURS, ItemStatus

NONE: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Stand:
    """What the book knows of a thing: whose it is, its state, how much of it there is."""

    office_id: int | None = None
    status: ItemStatus | None = None
    quantity: Decimal = NONE

    @property
    def in_book(self) -> bool:
        return self.office_id is not None and self.status in STILL_OURS

    @property
    def held(self) -> Decimal:
        """How much of it the book has."""
        return self.quantity if self.in_book else NONE


@dataclass(frozen=True, slots=True)
class Line:
    """One line: in the book of which office, the states on either side, and the quantities."""

    office_id: int
    before: ItemStatus | None
    after: ItemStatus | None
    came: Decimal
    went: Decimal
    held: Decimal


def lines_between(before: Stand, after: Stand) -> list[Line]:
    """Return the lines a change makes: two where a thing goes to another office, else one or none.

    >>> came = Stand(1, ItemStatus.IN_CUSTODY, Decimal(3))
    >>> [(one.came, one.went, one.held) for one in lines_between(Stand(), came)]
    [(Decimal('3'), Decimal('0'), Decimal('3'))]
    """
    if before == after:
        return []
    if before.office_id is not None and before.office_id != after.office_id and before.in_book:
        gone = Line(before.office_id, before.status, None, NONE, before.held, NONE)
        return [gone, *lines_between(Stand(), after)]
    if after.office_id is None or not (before.in_book or after.in_book):
        return []
    grown = after.held - before.held
    return [
        Line(
            after.office_id,
            before.status if before.in_book else None,
            after.status,
            came=max(grown, NONE),
            went=max(-grown, NONE),
            held=after.held,
        )
    ]


def lines_of(entries: Iterable[tuple[int, int, str, Mapping[str, Any]]]) -> list[tuple[int, Line]]:
    """Make the lines of one thing again from its entries.

    Args:
        entries: number in the stream, office, kind and payload of each, the oldest first.

    Returns:
        Of each line the number of its entry, and the line.
    """
    stand, found = Stand(), []
    for seq, office_id, kind, payload in entries:
        after = _begun(office_id, kind, payload) or _moved(stand, payload)
        found += [(seq, line) for line in lines_between(stand, after)]
        stand = after
    return found


def _begun(office_id: int, kind: str, payload: Mapping[str, Any]) -> Stand | None:
    """Return what the book knows after the entry a thing begins with; None of another entry."""
    if kind == RECEIVED.code:
        return Stand(office_id, ItemStatus.IN_CUSTODY, Decimal(payload["actual"]))
    if kind == CLAIMED.code:
        return Stand(office_id, ItemStatus.CLAIMED, Decimal(payload["quantity"]))
    return None


def _moved(stand: Stand, payload: Mapping[str, Any]) -> Stand:
    """Return what it knows after an entry that tells changes as [before, after]."""
    found = stand
    if _changes(payload, "office_id"):
        found = replace(found, office_id=int(payload["office_id"][1]))
    if _changes(payload, "status"):
        found = replace(found, status=ItemStatus(payload["status"][1]))
    if _changes(payload, "quantity_held"):
        found = replace(found, quantity=Decimal(payload["quantity_held"][1]))
    return found


def _changes(payload: Mapping[str, Any], name: str) -> bool:
    value = payload.get(name)
    return isinstance(value, list) and len(value) == 2
