"""What follows each entry in the timelines of items and orders: from where, to whom, why."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from audit.models import LedgerEntry
from warehouse import entries


def timeline_details(written: Sequence[LedgerEntry]) -> dict[int, str]:
    """Return what follows each act in the timeline, by the entry's number."""
    return {entry.seq: _detail(entry.kind, entry.payload) for entry in written}


def _detail(kind: str, said: dict[str, Any]) -> str:
    match kind:
        case entries.LINE_RECEIVED.code | entries.LINE_RELEASED.code | entries.LINE_LENT.code:
            return str(_("line %(number)s, %(code)s", number=said["line"], code=said["item"]))
        case entries.LINE_REFUSED.code | entries.LINE_WAITING.code:
            return str(_("line %(number)s: %(note)s", number=said["line"], note=said["note"]))
        case (
            entries.ORDER_APPROVED.code
            | entries.ORDER_REJECTED.code
            | entries.ORDER_CANCELLED.code
            | entries.ORDER_REVOKED.code
        ):
            return said.get("note") or ""
        case entries.RECEIVED.code:
            place, order = said.get("place", ""), said.get("order", "")
            return str(_("into %(place)s, order %(order)s", place=place, order=order))
        case entries.MOVED.code | entries.PACKED.code | entries.CORRECTED.code:
            return _from_to(said)
        case entries.LENT.code:
            return str(_("to %(borrower)s", borrower=said.get("borrower", "")))
        case entries.RETURNED.code | entries.RETURNED_BROKEN.code:
            words = [str(_("into %(place)s", place=said.get("to", "")))]
            if said.get("late_days"):
                words.append(str(_("%(days)s days late", days=said["late_days"])))
            return ", ".join([*words, said.get("condition", "")])
        case entries.RELEASED.code | entries.RELEASED_PART.code | entries.DESTROYED.code:
            return str(
                _(
                    "%(quantity)s %(unit)s to %(receiver)s, order %(order)s",
                    quantity=said.get("quantity", ""),
                    unit=said.get("unit", ""),
                    receiver=said.get("receiver", ""),
                    order=said.get("order", ""),
                )
            )
        case entries.SEALED.code | entries.RESEALED.code:
            number = said.get("seal_number", [None, ""])[1]
            return f"{number}, {said.get('reason', '')}"
        case entries.CODE_BOUND.code:
            return str(said.get("code", ""))
    return ""


def _from_to(said: dict[str, Any]) -> str:
    if not said.get("from"):
        return str(_("into %(place)s", place=said.get("to", "")))
    return str(_("into %(place)s from %(before)s", place=said["to"], before=said["from"]))
