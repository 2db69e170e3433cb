"""What offices set for themselves and those under them, from a day on: rows, never edited.

Of the rows of an office that are valid on a day the one that began last counts. An office without
one has what the nearest office above set; a row without a value gives an own one up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from sqlalchemy import Select, select

from accounts.models import Office
from foundation.database import db
from foundation.trees import ids_of

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Said(Generic[V]):
    """What an office set: a value of its own, or none any more."""

    value: V | None
    valid_from: date


@dataclass(frozen=True, slots=True)
class SaidOfOffices(Generic[V]):
    """What every office set, the earliest valid first, and the line of offices above each."""

    of: Mapping[tuple[str, int], Sequence[Said[V]]] = field(default_factory=dict)
    lines: Mapping[int, Sequence[int]] = field(default_factory=dict)  # office -> ids from the root

    def nearest(self, code: str, office_id: int, on: date) -> tuple[V, int] | None:
        """Return what holds in an office on a day and which office set it; None: no office did."""
        for above in reversed(self.lines.get(office_id, ())):
            valid = [each for each in self.of.get((code, above), ()) if each.valid_from <= on]
            if valid and valid[-1].value is not None:
                return valid[-1].value, above
        return None

    def with_one(
        self, code: str, office_id: int, said: Said[V], lines: Mapping[int, Sequence[int]]
    ) -> "SaidOfOffices[V]":
        """Return the same with one more word of an office, and the lines of those under it."""
        key = (code, office_id)
        rows = sorted((*self.of.get(key, ()), said), key=lambda each: each.valid_from)
        return SaidOfOffices({**self.of, key: rows}, {**self.lines, **lines})


def said_by_rows(rows: Sequence[tuple[str, int, Said[V]]]) -> SaidOfOffices[V]:
    """Return what rows of code, office and word say, the earliest valid first.

    Without a row the offices are not read either.
    """
    if not rows:
        return SaidOfOffices()
    of: dict[tuple[str, int], list[Said[V]]] = {}
    for code, office_id, said in rows:
        of.setdefault((code, office_id), []).append(said)
    return SaidOfOffices(of, lines_of(select(Office.id, Office.path)))


def lines_of(offices: Select[int, str]) -> dict[int, Sequence[int]]:
    """Return the line of offices above each, from a query of ids and paths."""
    return {id_: ids_of(path) for id_, path in db.session.execute(offices)}
