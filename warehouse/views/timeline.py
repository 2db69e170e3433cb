"""What follows each entry in the timelines of items and orders: from where, to whom, why."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from audit.models import LedgerEntry


def timeline_details(entries: Sequence[LedgerEntry]) -> dict[int, str]:
    """Return what follows each act in the timeline, by the entry's number."""
    return {entry.seq: _detail(entry.kind, entry.payload) for entry in entries}


def _detail(kind: str, said: dict[str, Any]) -> str:
    match kind.removeprefix("custody."):
        case "order.line_received" | "order.line_released" | "order.line_lent":
            return str(_("line %(number)s, %(code)s", number=said["line"], code=said["item"]))
        case "order.line_refused" | "order.line_waiting":
            return str(_("line %(number)s: %(note)s", number=said["line"], note=said["note"]))
        case "order.approved" | "order.rejected" | "order.cancelled" | "order.revoked":
            return said.get("note") or ""
        case "received":
            place, order = said.get("place", ""), said.get("order", "")
            return str(_("into %(place)s, order %(order)s", place=place, order=order))
        case "moved" | "packed" | "corrected":
            return _from_to(said)
        case "lent":
            return str(_("to %(borrower)s", borrower=said.get("borrower", "")))
        case "returned" | "returned_broken":
            words = [str(_("into %(place)s", place=said.get("to", "")))]
            if said.get("late_days"):
                words.append(str(_("%(days)s days late", days=said["late_days"])))
            return ", ".join([*words, said.get("condition", "")])
        case "released" | "released_part" | "destroyed":
            return str(
                _(
                    "%(quantity)s %(unit)s to %(receiver)s, order %(order)s",
                    quantity=said.get("quantity", ""),
                    unit=said.get("unit", ""),
                    receiver=said.get("receiver", ""),
                    order=said.get("order", ""),
                )
            )
        case "resealed":
            number = said.get("seal_number", [None, ""])[1]
            return f"{number}, {said.get('reason', '')}"
        case "code_bound":
            return str(said.get("code", ""))
    return ""


def _from_to(said: dict[str, Any]) -> str:
    if not said.get("from"):
        return str(_("into %(place)s", place=said.get("to", "")))
    return str(_("into %(place)s from %(before)s", place=said["to"], before=said["from"]))
