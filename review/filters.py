"""How the lists of review can be narrowed: by due day, condition, or state of a directive."""

import enum
from typing import Final

HALF_A_YEAR: Final = 180  # days
A_YEAR: Final = 365


class Due(enum.StrEnum):
    """When an act is due, as people sort their week."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"  # until Sunday
    LATER = "later"


class Condition(enum.StrEnum):
    """Why an asset is on the stalled list."""

    FAILED = "failed"
    UNDELIVERED = "undelivered"
    ON_HOLD = "on_hold"


class Age(enum.StrEnum):
    """How long an asset stands still, days on hold left out."""

    SHORT = "short"
    LONG = "long"
    LONGEST = "longest"

    @property
    def begins(self) -> int:
        """The first day of it."""
        return {Age.SHORT: 0, Age.LONG: HALF_A_YEAR, Age.LONGEST: A_YEAR}[self]


class DirectiveStanding(enum.StrEnum):
    """Where the directive about an asset stands."""

    OVERDUE = "overdue"
    OPEN = "open"
    ANSWERED = "answered"
    NONE = "none"  # nothing is asked of anyone
