"""Ends of quarters, at which the book is closed. The statistical year begins on 1 October."""

from datetime import date
from typing import Final

from foundation.i18n import N_

ENDS: Final = ((3, 31), (6, 30), (9, 30), (12, 31))
WORDS: Final = {
    12: N_("closing of the quarter"),
    3: N_("closing of the six months"),
    6: N_("closing of the quarter"),
    9: N_("closing of the year"),
}
"""What ends in that month; the half-year and the year end a quarter, too."""


def last_end(today: date) -> date:
    """Return the end of the last quarter that is over.

    >>> last_end(date(2026, 11, 28))
    datetime.date(2026, 9, 30)
    >>> last_end(date(2026, 1, 1))
    datetime.date(2025, 12, 31)
    """
    ends = [date(today.year, month, day) for month, day in ENDS]
    return max((end for end in ends if end < today), default=date(today.year - 1, 12, 31))


def next_end(end: date) -> date:
    """Return the end of the quarter after one.

    >>> next_end(date(2026, 12, 31))
    datetime.date(2027, 3, 31)
    """
    later = [date(end.year, month, day) for month, day in ENDS]
    return min((one for one in later if one > end), default=date(end.year + 1, 3, 31))
