"""Counts that stop: how many there are, up to a number beyond which a page only says "more".

Counting all of a large office's open days takes longer the larger it is, for a number nobody reads
to the end.
"""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ScalarSelect, Select, func, select

MOST: Final = 1000
MOST_FIGURED: Final = 10_000  # of what stands above a list as a part of a whole


class Counted(int):
    """How many there are; with ``more``, there are more than this."""

    more: bool

    def __new__(cls, number: int, *, more: bool = False) -> "Counted":
        made = super().__new__(cls, number)
        made.more = more
        return made

    @classmethod
    def read(cls, number: int, most: int = MOST) -> "Counted":
        """Read what :func:`up_to` selected."""
        return cls(min(number, most), more=number > most)

    @classmethod
    def together(cls, counts: Iterable["Counted"]) -> "Counted":
        """Add some up; it is more if one of them is."""
        known = list(counts)
        return cls(sum(known), more=any(count.more for count in known))


def up_to(rows: Select[Any], most: int = MOST) -> ScalarSelect[int]:
    """Count rows until there are more than ``most``; nothing further is read."""
    return up_to_in_order(rows.order_by(None), most)


def up_to_in_order(rows: Select[Any], most: int) -> ScalarSelect[int]:
    """Count rows as :func:`up_to`, in the order of an index.

    Without an order PostgreSQL reads the table from its beginning where it takes the rows to be
    many, and the beginning is what ended long ago.
    """
    some = rows.limit(most + 1).subquery()
    return select(func.count()).select_from(some).scalar_subquery()
