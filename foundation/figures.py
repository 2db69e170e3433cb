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
from foundation.short_amounts import read_short

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


class TwoReadings(ValueError):
    """An amount written short that may be one or the other."""

    text = N_("Write it in full: it may be %(one)s ₫ or %(other)s ₫.")

    def __init__(self, one: int, other: int) -> None:
        super().__init__(one, other)
        told = {"one": one, "other": other}
        self.details = {key: f"{value:,}".replace(",", ".") for key, value in told.items()}


def read_dong(text: str) -> int:
    """Return a whole amount in đồng.

    >>> read_dong("1.250.000,00 đ")
    1250000
    >>> read_dong("1tr2"), read_dong("2 tỷ rưỡi")
    (1200000, 2500000000)

    Raises:
        TooMuch: it is above MOST_DONG.
        TwoReadings: it is written short, and people may mean two things by it: "3 tỷ 15".
        ValueError: the text is no amount, or may be read in two ways.
    """
    line = tidy(text).lower()
    if (short := read_short(line)) is not None:
        if short.other is not None:
            raise TwoReadings(short.dong, short.other)
        return _bounded(short.dong)
    if before := _BEFORE.match(line):
        line = line[before.end() :]
    elif behind := _BEHIND.search(line):
        line = line[: behind.start()] + line[behind.end() :]
    return _bounded(int(_digits(_match(_DONG, line)[1])))


def _bounded(amount: int) -> int:
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
