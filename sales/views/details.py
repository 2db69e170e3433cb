"""What an entry of a sale's ledger carries, in words, for its timeline."""

from collections.abc import Sequence
from typing import Final

from audit.models import LedgerEntry
from audit.wording import Said, told
from cases.wording import deadline_said

KEYS: Final = ("due_on", "amount", "changed", "reason", "voucher", "minutes", "document", "order")


def details_of(entries: Sequence[LedgerEntry]) -> dict[int, Said]:
    """Return how the page tells each entry, by the entry's number."""
    return {
        entry.seq: deadline_said(entry) or Said("", ", ".join(told(entry, *KEYS)))
        for entry in entries
    }
