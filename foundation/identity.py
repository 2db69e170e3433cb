"""The identity of whoever signs for a thing: twelve digits of the citizen identity card."""

import re

from foundation import refusals

SHORTEST_SHOWN = 9  # digits: the old identity card


def checked_identity(text: str) -> str:
    """Return the twelve digits without the spaces people write between them.

    Raises:
        IdentityNotTwelveDigits: it is anything else.
    """
    digits = re.sub(r"[\s.]", "", text)
    if not re.fullmatch(r"[0-9]{12}", digits):
        raise refusals.IdentityNotTwelveDigits
    return digits


def masked(identity: str | None) -> str:
    """Return an identity as lists and the ledger may hold it: its last three digits.

    A number too short to hide the rest of it is hidden whole.
    """
    if not identity:
        return ""
    return f"•••{identity[-3:]}" if len(identity) >= SHORTEST_SHOWN else "•••"
