"""Guards on the day of an act: never after the act itself, never before what it follows."""

from datetime import date

from foundation import refusals
from foundation.acts import Act
from foundation.refusals import Refusal, check


def check_past(day: date, by: Act) -> None:
    """Refuse a fact that is said to be later than the moment it is recorded.

    Raises:
        DayInTheFuture: it is.
    """
    if day > by.day:
        raise refusals.DayInTheFuture(day=day)


def check_order(day: date, earliest: date) -> None:
    """Refuse a day before the one it must follow.

    Raises:
        DayTooEarly: it lies before.
    """
    check(why_not_before(day, earliest))


def why_not_before(day: date, earliest: date) -> Refusal | None:
    """Say why a day is too early: it lies before the one it must follow."""
    return refusals.DayTooEarly(day=day, earliest=earliest) if day < earliest else None
