"""How the timelines of items and orders tell each entry: from where, to whom, why."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _

from audit.models import LedgerEntry
from audit.wording import Said
from warehouse import entries, entries_orders
from warehouse.door import entries as door
from warehouse.hand_overs import entries as hand_overs
from web.formatting import how_many, initials


def timeline_details(written: Sequence[LedgerEntry]) -> dict[int, Said]:
    """Return how each entry is told, by the entry's number."""
    return {entry.seq: _said(entry.kind, entry.payload) for entry in written}


def _said(kind: str, said: dict[str, Any]) -> Said:
    if kind in LINES:
        return _line(kind, said)
    match kind:
        case (
            entries_orders.ORDER_APPROVED.code
            | entries_orders.ORDER_REJECTED.code
            | entries_orders.ORDER_CANCELLED.code
            | entries_orders.ORDER_REVOKED.code
        ):
            return Said("", said.get("note") or "")
        case entries.RECEIVED.code:
            place, order = said.get("place", ""), said.get("order", "")
            return Said(
                _("Received into %(place)s", place=place), _("by order %(order)s", order=order)
            )
        case door.LOOKED_AT.code:
            return Said("", _("by order %(order)s", order=said.get("order", "")))
        case door.NOT_TAKEN_IN.code:
            return Said("", said.get("why") or "")
        case entries.MOVED.code:
            return Said(_("Carried") if said.get("from") else "", _from_to(said))
        case entries.PACKED.code:
            return Said("", _from_to(said))
        case entries.CORRECTED.code:
            return Said(
                _("Took back the move,"),
                _("brought from %(before)s to %(place)s", before=said["from"], place=said["to"]),
            )
        case entries.LENT.code:
            return Said("", _("to %(borrower)s", borrower=said.get("borrower", "")))
        case entries.RETURNED.code | entries.RETURNED_BROKEN.code:
            return _returned(kind, said)
        case entries.RELEASED.code | entries.RELEASED_PART.code | entries.DESTROYED.code:
            return Said("", _released(said))
        case entries.SEALED.code | entries.RESEALED.code:
            number = said.get("seal_number", [None, ""])[1]
            return Said("", f"{number}, {said.get('reason', '')}")
        case hand_overs.KEEPER_CHANGED.code:
            return Said(
                "",
                _(
                    "from %(giver)s to %(receiver)s, %(number)s",
                    giver=initials(said["giver"]),
                    receiver=initials(said["receiver"]),
                    number=said["hand_over"],
                ),
            )
        case hand_overs.STORE_CHANGED.code:
            return Said(
                _("Went to the store of %(office)s,", office=said["to_office"]),
                _(
                    "from %(before)s to %(place)s, %(number)s",
                    before=said["from_office"],
                    place=said["to"],
                    number=said["hand_over"],
                ),
            )
        case hand_overs.PLACED.code:
            return Said("", said["place"])
        case (
            hand_overs.LINE_SEEN.code
            | hand_overs.LINE_REMOVED.code
            | door.LINE_SEEN.code
            | door.LINE_TAKEN_OFF.code
        ):
            return Said("", said["item"])
        case hand_overs.WITHDRAWN.code:
            return Said("", said["why"])
        case entries.CODE_BOUND.code:
            return Said("", str(said.get("code", "")))
    return Said("")


LINES = {
    door.LINE_LOOKED_AT.code,
    door.LINE_OPEN_AGAIN.code,
    entries_orders.LINE_RECEIVED.code,
    entries_orders.LINE_RELEASED.code,
    entries_orders.LINE_LENT.code,
    entries_orders.LINE_SENT.code,
    entries_orders.LINE_REFUSED.code,
    entries_orders.LINE_WAITING.code,
}


def _line(kind: str, said: dict[str, Any]) -> Said:
    """Tell what became of one line of an order."""
    number, more = said["line"], said.get("item") or said.get("note") or ""
    match kind:
        case entries_orders.LINE_RECEIVED.code:
            act = _("Received line %(number)s:", number=number)
        case door.LINE_LOOKED_AT.code:
            act = _("Looked at line %(number)s:", number=number)
        case door.LINE_OPEN_AGAIN.code:
            act = _("Line %(number)s is to be received again:", number=number)
        case entries_orders.LINE_RELEASED.code:
            act = _("Released line %(number)s:", number=number)
        case entries_orders.LINE_LENT.code:
            act = _("Lent out line %(number)s:", number=number)
        case entries_orders.LINE_SENT.code:
            act = _("Line %(number)s went to the other store:", number=number)
        case entries_orders.LINE_REFUSED.code:
            act = _("Refused line %(number)s:", number=number)
        case _:
            act = _("Let line %(number)s wait for clarification:", number=number)
    return Said(act if more else act.rstrip(":"), more)


def _released(said: dict[str, Any]) -> str:
    amount = how_many(Decimal(said["quantity"]), said["unit"])
    order = _("by order %(order)s", order=said["order"])
    if not said.get("receiver"):
        return f"{amount}, {order}"
    return f"{amount} {_('to %(borrower)s', borrower=said['receiver'])}, {order}"


def _from_to(said: dict[str, Any]) -> str:
    place, before = said.get("to", ""), said.get("from")
    if not before or before == place:
        return str(_("in %(place)s", place=place))
    return str(_("from %(before)s to %(place)s", before=before, place=place))


def _returned(kind: str, said: dict[str, Any]) -> Said:
    words = [_("put in %(place)s", place=said.get("to", ""))]
    if kind == entries.RETURNED_BROKEN.code:
        words.append(_("the seal is not whole any more"))
    if said.get("late_days"):
        words.append(_("%(days)s days late", days=said["late_days"]))
    if said.get("condition"):
        words.append(said["condition"])
    return Said(_("Took back from loan,"), "; ".join(words))
