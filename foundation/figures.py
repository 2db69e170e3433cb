"""Numbers as people type them, read only where they have one reading.

A dot groups thousands, a comma begins the fraction. Đồng have no fraction, so an amount may also be
grouped by commas, and a fraction of zeros changes nothing. Whatever else is written is refused: a
wrong amount that was stored is worse than a question.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from foundation.folding import tidy
from foundation.i18n import N_

MOST_DONG: Final = 10**15
MOST_DIGITS: Final = 12  # of a measured amount before its comma
_FIRST: Final = "[1-9][0-9]{0,2}"  # of a grouped number; a number that begins with 0 is none
_PLAIN: Final = "0|[1-9][0-9]{0,39}"
_CURRENCY: Final = "(?:đồng|dong|vnđ|vnd|đ|₫)"
_DONG: Final = (
    re.compile(rf"({_PLAIN})(?:[.,]0{{1,2}})?"),
    re.compile(rf"({_FIRST}(?:\.[0-9]{{3}})+)(?:,0{{1,2}})?"),
    re.compile(rf"({_FIRST}(?:,[0-9]{{3}})+)(?:\.0{{1,2}})?"),
    re.compile(rf"({_FIRST}(?: [0-9]{{3}})+)(?:[.,]0{{1,2}})?"),
)
_QUANTITY: Final = (
    re.compile(rf"({_FIRST}(?:\.[0-9]{{3}})+)(?:,([0-9]{{1,6}}))?"),
    re.compile(rf"({_FIRST}(?: [0-9]{{3}})+)(?:,([0-9]{{1,6}}))?"),
    re.compile(rf"({_PLAIN})(?:[.,]([0-9]{{1,6}}))?"),
)
_BEFORE: Final = re.compile(rf"{_CURRENCY} ?(?=[0-9])")
_BEHIND: Final = re.compile(rf"(?<=[0-9]) ?{_CURRENCY}")


class TooMuch(ValueError):
    """A number that nothing here can be: more digits than a row holds.

    Args:
        most: the largest there may be.
    """

    text = N_("The number is too large: at most %(most)s.")

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.details = {"most": f"{most:,}".replace(",", ".")}


def read_dong(text: str) -> int:
    """Return a whole amount in đồng.

    >>> read_dong("1.250.000,00 đ")
    1250000

    Raises:
        TooMuch: it is above MOST_DONG.
        ValueError: the text is no amount, or may be read in two ways.
    """
    line = tidy(text).lower()
    if before := _BEFORE.match(line):
        line = line[before.end() :]
    elif behind := _BEHIND.search(line):
        line = line[: behind.start()] + line[behind.end() :]
    amount = int(_digits(_match(_DONG, line)[1]))
    if amount > MOST_DONG:
        raise TooMuch(MOST_DONG)
    return amount


def read_quantity(text: str) -> Decimal:
    """Return a measured amount written the Vietnamese way.

    >>> read_quantity("17.400,9")
    Decimal('17400.9')

    Raises:
        TooMuch: it has more than MOST_DIGITS digits before its comma.
        ValueError: the text is no such amount.
    """
    whole, fraction = _match(_QUANTITY, tidy(text)).groups()
    digits = _digits(whole)
    if len(digits) > MOST_DIGITS:
        raise TooMuch(10**MOST_DIGITS - 1)
    return Decimal(f"{digits}.{fraction}" if fraction else digits)


def shown_quantity(value: Decimal) -> str:
    """Return a measured amount as it is typed, whatever language the reader reads.

    >>> shown_quantity(Decimal("17400.90"))
    '17.400,9'
    >>> shown_quantity(Decimal("-0.5"))
    '-0,5'
    """
    whole, _, fraction = format(abs(value).normalize(), "f").partition(".")
    grouped = f"{'-' if value < 0 else ''}{int(whole):,}".replace(",", ".")
    return f"{grouped},{fraction}" if fraction else grouped


def _match(patterns: Sequence[re.Pattern[str]], line: str) -> re.Match[str]:
    for pattern in patterns:
        if match := pattern.fullmatch(line):
            return match
    raise ValueError(line)


def _digits(written: str) -> str:
    return re.sub(r"[., ]", "", written)
