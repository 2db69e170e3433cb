"""How timelines tell what became of a legal day: step, last day and the day it was done."""

from datetime import date
from typing import Any

from flask_babel import gettext as _

from audit.models import LedgerEntry
from audit.wording import Said, kind_words
from cases import entries
from cases.entries import EndReason
from cases.models import Step
from web.formatting import label, short_day


def deadline_said(entry: LedgerEntry) -> Said | None:
    """Return the words of an entry about a legal day; None for any other entry."""
    payload = entry.payload
    match entry.kind:
        case entries.DEADLINE_MET.code | entries.DEADLINE_MET_LATE.code:
            days = _("last day %(due)s, done on %(met)s", due=_due(payload), met=_met(payload))
        case entries.DEADLINE_MISSED.code | entries.DEADLINE_WAIVED.code:
            why = label(EndReason(payload["reason"]))
            days = _("last day %(due)s; %(why)s", due=_due(payload), why=why)
        case entries.DEADLINE_SCHEDULED.code:
            days = _("last day %(due)s", due=_due(payload))
        case _:
            return None
    return Said(f"{kind_words(entry.kind)}:", f"{label(Step(payload['step']))} ({days})")


def _due(payload: dict[str, Any]) -> str:
    due = payload["due_on"]
    return short_day(date.fromisoformat(due[-1] if isinstance(due, list) else due))


def _met(payload: dict[str, Any]) -> str:
    return short_day(date.fromisoformat(payload["met_on"]))
