"""How old a thing is: all its days, and those on which no hold was in force. No database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foundation.partdays import KnownDay

Span = tuple[date, date | None]
"""First day of a hold, and the day it was lifted; None while it is in force."""


@dataclass(frozen=True, slots=True)
class Age:
    """How old a thing is.

    Args:
        days: all of them; where ``at_least``, it is perhaps older.
        active: those on which no hold was in force.
        at_least: the day it is counted from, or to, is not known whole.
    """

    days: int
    active: int
    at_least: bool


def age_of(since: KnownDay, until: KnownDay | date, holds: Iterable[Span] = ()) -> Age:
    """Return the age of what began on a day that may be known in part: at least the days since.

    Args:
        until: today, or the day it ended.
        holds: see ``active_days``.
    """
    if isinstance(until, KnownDay):
        to_on, whole = until.earliest or since.latest, until.exact is not None
    else:
        to_on, whole = until, True
    return Age(
        total_days(since.latest, to_on),
        active_days(since.latest, max(to_on, since.latest), holds),
        at_least=not whole or since.exact is None,
    )


def since_seizure(seized: KnownDay | None, seen_on: date | None) -> KnownDay | None:
    """Return since when an asset has been seized; None where nothing is known.

    One answer for the stalled list and for what is said while an old asset is typed. An asset of
    which nobody knows the day was seized by the day it was first heard of.

    Args:
        seen_on: the first day on which something is known to have happened with it.
    """
    if seen_on is None:
        return seized
    return seized.not_after(seen_on) if seized is not None else KnownDay(None, seen_on, None)


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
