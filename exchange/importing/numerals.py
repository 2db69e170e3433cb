"""Numbers in digits, with dots and commas as Vietnamese and foreign hands write them."""

import re
from dataclasses import dataclass
from decimal import Decimal

DIGITS = r"[0-9]+(?:[.,][0-9]+)*"  # one token; whether it is well formed is read_numeral's question
FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
MOST_DIGITS = 18

_PLAIN = re.compile(r"[0-9]+")
_DOT_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_COMMA_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_DOTS_THEN_COMMA = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_COMMAS_THEN_DOT = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_ONE_SEPARATOR = re.compile(r"([0-9]+)[.,]([0-9]+)")
_FRACTION = re.compile(r"([0-9]{0,3})\s?([½¼¾])")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, and the second way its one separator could be taken, if there is one."""

    value: Decimal
    other: Decimal | None = None


def read_numeral(text: str) -> Numeral | None:
    """Return the number written in digits, or None when its groups are malformed.

    Dots before groups of exactly three digits are thousands (2.075 is 2075), a comma is decimal
    (171,818), several comma groups are thousands (400,000,000), any other dot is decimal (5.5).
    """
    text = text.strip()
    if sum(letter.isdigit() for letter in text) > MOST_DIGITS:
        return None
    if fraction := _FRACTION.fullmatch(text):
        return Numeral(Decimal(fraction[1] or 0) + FRACTIONS[fraction[2]])
    if _PLAIN.fullmatch(text):
        return Numeral(Decimal(text))
    if _DOTS_THEN_COMMA.fullmatch(text):
        return Numeral(Decimal(text.replace(".", "").replace(",", ".")))
    if _COMMAS_THEN_DOT.fullmatch(text):
        return Numeral(Decimal(text.replace(",", "")))
    if one := _ONE_SEPARATOR.fullmatch(text):
        return _one_separator(one[1], one[2], dot="." in text)
    if _DOT_GROUPS.fullmatch(text) or _COMMA_GROUPS.fullmatch(text):
        return None if text.startswith("0") else Numeral(Decimal(re.sub("[.,]", "", text)))
    return None


def _one_separator(whole: str, rest: str, *, dot: bool) -> Numeral:
    as_decimal = Decimal(f"{whole}.{rest}")
    if len(rest) != 3 or len(whole) > 3 or whole.startswith("0"):
        return Numeral(as_decimal)
    as_group = Decimal(whole + rest)
    return Numeral(as_group, as_decimal) if dot else Numeral(as_decimal, as_group)
