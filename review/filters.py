"""How the lists of review can be narrowed: by due day, condition, or state of a directive."""

import enum


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


class DirectiveStanding(enum.StrEnum):
    """Where the directive about an asset stands."""

    OVERDUE = "overdue"
    OPEN = "open"
    ANSWERED = "answered"
    NONE = "none"  # nothing is asked of anyone
