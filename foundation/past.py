"""Guards on the day of an act: never after the act itself, never before what it follows."""

from datetime import date

from foundation import refusals
from foundation.acts import Act
from foundation.moments import Moment
from foundation.partdays import KnownDay
from foundation.refusals import Refusal, check


def check_past(day: date, by: Act, of: Moment) -> None:
    """Refuse a fact that is said to be later than the moment it is recorded.

    Args:
        of: what the day is the day of.

    Raises:
        DayInTheFuture: it is.
    """
    if day > by.day:
        raise refusals.DayInTheFuture(day=day, of=of)


def check_order(day: date | KnownDay, after: date | KnownDay, of: Moment, follows: Moment) -> None:
    """Refuse a day that is surely before the one it must follow.

    Of a day that is known in part only what cannot be is refused.

    Args:
        of: what the day is the day of; ``follows``: what the other one is.

    Raises:
        DayTooEarly: it lies before.
    """
    check(why_not_before(day, after, of, follows))


def why_not_before(
    day: date | KnownDay, after: date | KnownDay, of: Moment, follows: Moment
) -> Refusal | None:
    """Say why a day is too early: it lies surely before the one it must follow."""
    later = day.latest if isinstance(day, KnownDay) else day
    first = after.earliest if isinstance(after, KnownDay) else after
    if first is None or later >= first:
        return None
    return refusals.DayTooEarly(day=later, earliest=first, of=of, follows=follows)
