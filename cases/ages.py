"""How old a thing is: all its days, and those on which no hold was in force. No database."""

from collections.abc import Iterable
from datetime import date

Span = tuple[date, date | None]
"""First day of a hold, and the day it was lifted; None while it is in force."""


def total_days(from_on: date, to_on: date) -> int:
    """Return the days from ``from_on`` to ``to_on``; never below zero."""
    return max(0, (to_on - from_on).days)


def active_days(from_on: date, to_on: date, holds: Iterable[Span]) -> int:
    """Return the days of ``from_on`` to ``to_on`` on which no hold was in force.

    Counting: as in ``total_days``; a hold takes away the day it was placed and every day until,
    not including, the day it was lifted. Overlapping holds take a day away once.
    """
    idle = sum((end - start).days for start, end in merged(_within(from_on, to_on, holds)))
    return total_days(from_on, to_on) - idle


def merged(spans: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return the same days as spans that neither overlap nor touch, oldest first."""
    found: list[tuple[date, date]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _within(from_on: date, to_on: date, holds: Iterable[Span]) -> Iterable[tuple[date, date]]:
    """Cut holds to the days asked about; those outside are gone."""
    for placed_on, lifted_on in holds:
        start, end = max(placed_on, from_on), min(lifted_on or to_on, to_on)
        if start < end:
            yield start, end
