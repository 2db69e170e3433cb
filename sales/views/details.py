"""What an entry of a sale's ledger carries, in words, for its timeline."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from audit.models import LedgerEntry
from cases.models import Step
from cases.wording import reason_words
from web.formatting import dong, label, short_day

PAPERS = ("voucher", "minutes", "document", "order")


def details_of(entries: Sequence[LedgerEntry]) -> dict[int, str]:
    """Return what follows the act of each entry: number of the entry to the words."""
    found = {entry.seq: _words(entry.payload) for entry in entries}
    return {seq: words for seq, words in found.items() if words}


def _words(payload: dict[str, Any]) -> str:
    found: list[str] = []
    if "step" in payload:
        found.append(label(Step(payload["step"])))
    if isinstance(payload.get("due_on"), str):
        found.append(short_day(date.fromisoformat(payload["due_on"])))
    elif isinstance(payload.get("due_on"), list):
        found.append(short_day(date.fromisoformat(payload["due_on"][-1])))
    if isinstance(payload.get("amount"), int):
        found.append(dong(payload["amount"]))
    if payload.get("reason") and "step" not in payload:
        found.append(reason_words(payload["reason"]))
    found += [str(payload[paper]) for paper in PAPERS if payload.get(paper)]
    return ", ".join(found)
