"""The identity of whoever signs for a thing: twelve digits of the citizen identity card."""

import re
from typing import ClassVar

from foundation import refusals
from foundation.folding import tidy
from foundation.i18n import N_

SHORTEST_SHOWN = 9  # digits: the old identity card
LEAST_DIGITS = 6  # of a passport; cards and tax codes have more
_NUMBER = re.compile(r"[A-Za-z0-9Đđ][A-Za-z0-9Đđ ./-]*")


class OneDigit(ValueError):
    """One digit repeated: no paper has such a number."""

    text = N_("No paper has a number of one repeated digit. Enter it as on the paper, or leave it.")
    details: ClassVar[dict[str, str]] = {}


def is_one_digit(number: str) -> bool:
    """Whether a number is one digit repeated: typed to fill the field."""
    return len({sign for sign in number if sign.isalnum()}) == 1


def checked_identity(text: str) -> str:
    """Return the twelve digits without the spaces people write between them.

    Raises:
        IdentityNotTwelveDigits: it is anything else.
        IdentityOfOneDigit: it is one digit repeated.
    """
    digits = re.sub(r"[\s.]", "", text)
    if not re.fullmatch(r"[0-9]{12}", digits):
        raise refusals.IdentityNotTwelveDigits
    if is_one_digit(digits):
        raise refusals.IdentityOfOneDigit
    return digits


def read_identity(text: str) -> str:
    """Return the number of an identity card, a passport, a business or a tax code, as written.

    >>> read_identity(" 001 085 012 345 ")
    '001 085 012 345'

    Raises:
        OneDigit: it is one digit repeated.
        ValueError: it is no such number: fewer than six digits, or other signs than letters,
            digits, spaces, dots, dashes and slashes.
    """
    number = tidy(text)
    digits = sum(sign.isascii() and sign.isdigit() for sign in number)
    if digits < LEAST_DIGITS or not _NUMBER.fullmatch(number):
        raise ValueError(text)
    if is_one_digit(number):
        raise OneDigit(number)
    return number


def masked(identity: str | None) -> str:
    """Return an identity as lists and the ledger may hold it: its last three digits.

    A number too short to hide the rest of it is hidden whole.
    """
    if not identity:
        return ""
    return f"•••{identity[-3:]}" if len(identity) >= SHORTEST_SHOWN else "•••"
