"""What kind a document is, as its number says: "5/TB-TA" is a notice, "12/QĐ-THA" a decision."""

import re
import unicodedata
from typing import Final

from papers.models import DocumentKind

SIGNS: Final = {
    "qđ": DocumentKind.DECISION,
    "qd": DocumentKind.DECISION,
    "tb": DocumentKind.NOTICE,
    "bb": DocumentKind.MINUTES,
    "cv": DocumentKind.LETTER,
    "hđ": DocumentKind.CONTRACT,
    "yc": DocumentKind.REQUEST,
    "đn": DocumentKind.REQUEST,
    "unc": DocumentKind.VOUCHER,
}
"""The abbreviation of the kind in a number; "HD", "DN" without their mark may be something else."""

_SIGN: Final = re.compile(rf"(?<![^\W\d_])({'|'.join(SIGNS)})(?=[^\W\d_]{{0,4}}(?:\W|\d|_|$))")


def kind_in(number: str | None) -> DocumentKind | None:
    """Return the kind that the number of a document names first; None where it names none."""
    found = _SIGN.search(unicodedata.normalize("NFC", number or "").lower())
    return SIGNS[found.group(1)] if found is not None else None
