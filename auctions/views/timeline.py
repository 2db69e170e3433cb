"""What happened to a lot, in words: each ledger entry with the figures and papers it carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from audit.models import LedgerEntry
from web.formatting import dong

PAPERS = ("decision", "certificate", "number", "announcement", "minutes", "document", "origin")


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry and what follows its act on the page."""

    entry: LedgerEntry
    details: str


def told(entries: Sequence[LedgerEntry]) -> list[Happening]:
    """Return the entries with their details, in the order given."""
    return [Happening(entry, _details(entry.payload)) for entry in entries]


def _details(payload: dict[str, Any]) -> str:
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
    found += [str(payload[paper]) for paper in PAPERS if payload.get(paper)]
    return ", ".join(found)
