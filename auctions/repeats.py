"""From which round on an asset has failed again and again: one answer for all who ask. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foundation.partdays import KnownDay
from lawbook import repricing


@dataclass(frozen=True, slots=True)
class Held:
    """A round that is over.

    Args:
        day: of its end; of one that nobody knows, the day it was first heard of.
        cuts_before: price cuts before it; before a first round there are none.
    """

    number: int
    failed: bool
    day: KnownDay
    cuts_before: int


def first_repeat(rounds: Iterable[Held], today: date) -> Held | None:
    """Return the first round that failed after the second cut, of rounds in their order."""
    for held in rounds:
        over = held.failed and held.day.latest <= today
        if over and repricing.repeat_fail(held.cuts_before, True, today).value:
            return held
    return None


def in_order(rounds: Iterable[Held]) -> list[Held]:
    """Return rounds in their order, each known to have ended no later than the next."""
    found: list[Held] = []
    last = date.max
    for held in reversed(list(rounds)):
        day = held.day.not_after(last)
        found.append(Held(held.number, held.failed, day, held.cuts_before))
        last = min(last, day.latest)
    return found[::-1]
