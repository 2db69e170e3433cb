"""Offices in sight: a set of ids that also knows when it is every office there is.

Who sees all is not named office by office: a list of 355 numbers makes a database read every row
before it finds the first page, and says nothing.
"""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, true


class Offices(frozenset[int]):
    """Ids of offices; ``everywhere`` is true where none is left out."""

    everywhere: bool

    def __new__(cls, ids: Iterable[int] = (), *, everywhere: bool = False) -> "Offices":
        made = super().__new__(cls, ids)
        made.everywhere = everywhere
        return made


def sees_all(offices: Collection[int]) -> bool:
    """Tell whether no office is left out."""
    return isinstance(offices, Offices) and offices.everywhere


def in_sight(office_id: Any, offices: Collection[int]) -> ColumnElement[bool]:
    """Return the condition that a row's office is one of those in sight."""
    return true() if sees_all(offices) else office_id.in_(offices)
