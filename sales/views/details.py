"""What an entry of a sale's ledger carries, in words, for its timeline."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from audit.models import LedgerEntry
from audit.wording import Said
from cases.wording import deadline_said, reason_words
from web.formatting import dong, short_day

PAPERS = ("voucher", "minutes", "document", "order")


def details_of(entries: Sequence[LedgerEntry]) -> dict[int, Said]:
    """Return how the page tells each entry, by the entry's number."""
    return {entry.seq: deadline_said(entry) or Said("", _words(entry.payload)) for entry in entries}


def _words(payload: dict[str, Any]) -> str:
    found: list[str] = []
    if isinstance(payload.get("due_on"), str):
        found.append(short_day(date.fromisoformat(payload["due_on"])))
    elif isinstance(payload.get("due_on"), list):
        found.append(short_day(date.fromisoformat(payload["due_on"][-1])))
    if isinstance(payload.get("amount"), int):
        found.append(dong(payload["amount"]))
    if payload.get("reason"):
        found.append(reason_words(payload["reason"]))
    found += [str(payload[paper]) for paper in PAPERS if payload.get(paper)]
    return ", ".join(found)
