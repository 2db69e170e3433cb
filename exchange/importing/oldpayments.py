"""How much of an old sale was paid, whether it was handed over: by all that is said of it."""

import re
from dataclasses import replace
from typing import Final

from backlog.paying import delivery_told, payment_told
from backlog.shapes import OldPaid
from exchange.importing.oldcells import yes_or_no
from exchange.importing.olddrafts import OldSaleDraft
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import shortened
from foundation.folding import fold
from foundation.unknown import says_unknown

_ALL: Final = r"\b(?:du|het|xong|toan bo|100 ?%)"
_NOT_ALL: Final = re.compile(rf"\b(?:chua|khong)\b[^;.]*{_ALL}")
_FULL: Final = re.compile(_ALL)
_PART: Final = re.compile(r"\bphan\b|\bcon (?:thieu|no|lai)\b|\bdat (?:coc|truoc)\b|\bmoi nop\b")
_SHARE: Final = re.compile(r"\b([0-9]{1,2})(?:[.,][0-9]+)? ?%")
_KNOWN: Final = (OldPaid.FULL, OldPaid.PART, OldPaid.NOTHING)
_NOTHING: Final = re.compile(r"^(?:chua|khong)\b")


def read_payment(row: RowReader) -> str:
    """Return what a row says in words of the payment; empty where it says nothing for certain."""
    told = {found for found in (_worded(row), _all_of_it(row)) if found is not None}
    if len(told) > 1:
        row.lack("payment", Code.OLD_PAYMENT_CROSSED)
    return told.pop().value if len(told) == 1 else ""


def _worded(row: RowReader) -> OldPaid | None:
    text = row.text("payment")
    if not text or says_unknown(text):
        return None
    found = _of_words(fold(text))
    if found is None:
        row.lack("payment", Code.OLD_WORD_UNREAD, written=shortened(text))
    return found


def _of_words(text: str) -> OldPaid | None:
    """Return how much words say was paid; None where they say two things, or neither."""
    if _NOT_ALL.search(text):
        return OldPaid.PART
    part = bool(_PART.search(text) or _SHARE.search(text))
    if _FULL.search(text):
        return None if part else OldPaid.FULL
    if part:
        return OldPaid.PART
    return OldPaid.NOTHING if _NOTHING.match(text) else None


def _all_of_it(row: RowReader) -> OldPaid | None:
    """Return what the answer to "paid in full?" says; a no does not say how much was paid."""
    return OldPaid.FULL if yes_or_no(row, "paid_all") else None


def settled(sale: OldSaleDraft, row: int) -> tuple[OldSaleDraft, Problem | None]:
    """Return a sale with how much all rows together say was paid, and what is to be asked.

    Words, the amount and the days may stand in several rows. Where they contradict each other, or
    only a part was paid and nobody says how much, nobody knows what was paid.
    """
    said = OldPaid(sale.payment) if sale.payment else None
    told = payment_told(said, price=sale.price, amount=sale.paid_amount, in_full=bool(sale.paid))
    code, column = None, "payment"
    if told is None:
        code = Code.OLD_PAYMENT_CROSSED
    elif told is OldPaid.PART and not sale.paid_amount:
        code, column = Code.OLD_PART_UNSAID, "paid_amount"
    elif told is OldPaid.UNKNOWN and (sale.paid_some or sale.paid_amount):
        code = Code.OLD_PAYMENT_UNSAID
    known = replace(
        sale,
        payment=told.value if told in _KNOWN and code is None else "",
        paid_amount=sale.paid_amount if told is not None else None,
        paid=sale.paid or sale.paid_some,
    )
    problem = Problem(row, column, code, severity=Severity.MISSING) if code else None
    return known, problem


def handed_over(sale: OldSaleDraft, row: int, reason: str) -> tuple[OldSaleDraft, Problem | None]:
    """Return a sale with what all rows together say of its hand-over, and what is to be asked.

    Args:
        reason: code of the obstacle; empty for none.
    """
    code = None
    if sale.delivered is False and sale.has_delivery_day:
        code, sale = Code.OLD_DELIVERY_CROSSED, replace(sale, delivered=None, delivered_on="")
    elif delivery_told(sale.delivered, on_a_day=sale.has_delivery_day, reason=reason) is None:
        code = Code.OLD_DELIVERY_UNKNOWN
    problem = Problem(row, "delivered", code, severity=Severity.MISSING) if code else None
    return sale, problem
