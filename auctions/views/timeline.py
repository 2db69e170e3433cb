"""What happened to a lot, in words: each ledger entry with the figures and papers it carries."""

from collections.abc import Sequence
from typing import Any, Final

from flask_babel import gettext as _

from audit.models import LedgerEntry
from audit.wording import Said, told
from cases.wording import deadline_said
from web.formatting import dong

PAPERS: Final = (
    "decision",
    "certificate",
    "number",
    "announcement",
    "minutes",
    "document",
    "origin",
)


def details_of(entries: Sequence[LedgerEntry]) -> dict[int, str | Said]:
    """Return what follows the act of each entry on the page, by the entry's number."""
    return {entry.seq: deadline_said(entry) or _details(entry) for entry in entries}


def _details(entry: LedgerEntry) -> str:
    payload: dict[str, Any] = entry.payload
    found: list[str] = []
    if isinstance(payload.get("round"), int):
        found.append(_("round %(number)s", number=payload["round"]))
    price = payload.get("price")
    if isinstance(price, list) and price[1] is not None:
        found.append(dong(int(price[1])))
    elif isinstance(payload.get("sold_for"), int):
        found.append(dong(payload["sold_for"]))
    if payload.get("late_reason"):
        found.append(_("after the last lawful day: %(reason)s", reason=payload["late_reason"]))
    return ", ".join([*found, *told(entry, "changed", *PAPERS)])
