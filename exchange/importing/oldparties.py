"""Whom a row of a backlog names: the parties of its case, the paper of a buyer."""

import re
from typing import Final

from exchange.importing.partysplits import split_parties
from exchange.importing.problems import Code
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import shortened
from foundation.identity import is_one_digit
from foundation.unknown import known
from organisations.named import names_organisation

#: Digits of the papers of a person (citizen card, old card) and of a firm (tax code) beside them.
PERSON: Final = (9, 12)
FIRM: Final = (*PERSON, 10, 13)


def parties_of(row: RowReader, column: str) -> str:
    """Return the parties of a cell as written; what is read as several, or may be, is told."""
    text = known(row.written(column)) or ""
    told = split_parties(text)
    for one in told.split:
        names = "; ".join(split_parties(one).names)
        row.warn(column, Code.OLD_PARTIES_SPLIT, written=shortened(one), names=names)
    for one in told.unsure:
        row.lack(column, Code.OLD_PARTIES_UNSURE, written=shortened(one))
    return text


def identity_of(row: RowReader) -> str:
    """Return the number of the buyer's paper; what no paper has is told and stays unknown."""
    text = row.text("buyer_identity")[:20]
    if text and is_one_digit(text):
        row.warn("buyer_identity", Code.IDENTITY_OF_ONE_DIGIT, written=shortened(text))
        return ""
    digits = re.sub(r"[\s.]", "", text)
    of_a_firm = names_organisation(row.text("buyer"))
    if digits.isdecimal() and len(digits) not in (FIRM if of_a_firm else PERSON):
        details: dict[str, str | int] = {"written": shortened(text), "count": len(digits)}
        row.lack("buyer_identity", Code.IDENTITY_LENGTH, **details)
        return ""
    return text
