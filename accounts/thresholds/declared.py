"""What a threshold is, and every one there is."""

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lawbook.citation import Ruling


class ThresholdCode(str):
    """The code of a :class:`Threshold` in an entry of the ledger."""

    __slots__ = ()


class ThresholdUnit(enum.StrEnum):
    """In what a threshold is counted."""

    DAYS = "days"  # calendar days
    LEGAL_DAYS = "legal_days"  # in the unit of the period: working days, or calendar days
    ROUNDS = "rounds"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that an office may set, within bounds that keep the law as it is.

    Args:
        standard: where no office above set another.
        least, most: the bounds; outside of them people would hear of something too late.
        decides: what follows from it, a sentence (N_ text).
        stays: what it never changes, a sentence (N_ text).
        law: a ruling by the provision it stands beside, on a day; None where the threshold is the
            office's own altogether.
    """

    code: str
    words: str  # N_ text
    unit: ThresholdUnit
    standard: int
    least: int
    most: int
    decides: str
    stays: str
    law: Callable[[date], Ruling[Any]] | None = None


_known: Final[dict[str, Threshold]] = {}


def declare(threshold: Threshold) -> Threshold:
    """Make a threshold known; once.

    Raises:
        ValueError: its code is taken, or its standard lies outside its bounds.
    """
    inside = threshold.least <= threshold.standard <= threshold.most
    if threshold.code in _known or not inside:
        raise ValueError(threshold.code)
    _known[threshold.code] = threshold
    return threshold


def thresholds() -> Sequence[Threshold]:
    """Return every declared threshold, by code."""
    return [_known[code] for code in sorted(_known)]


def threshold_by_code(code: str) -> Threshold | None:
    """Return the threshold of a code."""
    return _known.get(code)
