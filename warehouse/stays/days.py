"""When a thing is asked about: the days that stand beside its row in the book. Asks no rows.

No text at hand says how often an office asks itself why it still keeps a thing. The intervals are
the product's own: after half a year for the first time, and then within a year.
"""

from datetime import date, timedelta
from typing import Final

FIRST_AFTER: Final = timedelta(days=182)
"""From the first day a thing is kept until it is asked about for the first time."""
AT_MOST: Final = timedelta(days=366)
"""From an answer until the thing is asked about again."""
LONG: Final = 1
LONGER: Final = 5
"""Years after which a stay is called long."""


def first_due(since: date) -> date:
    """Return when a thing is asked about for the first time.

    >>> first_due(date(2026, 1, 1))
    datetime.date(2026, 7, 2)
    """
    return since + FIRST_AFTER


def kept_before(today: date, years: int) -> date:
    """Return the last day since when a thing has been kept so many whole years.

    >>> kept_before(date(2028, 2, 29), 1)
    datetime.date(2027, 2, 28)
    """
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years, day=28)


def years_kept(since: date, today: date) -> int:
    """Return how many whole years a thing has been kept.

    >>> years_kept(date(2021, 11, 28), date(2026, 11, 27))
    4
    """
    return today.year - since.year - ((today.month, today.day) < (since.month, since.day))
