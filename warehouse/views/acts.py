"""What may be done with an item now, and its custody in words: for the item's page."""

from collections.abc import Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from audit.models import LedgerEntry
from foundation.database import db
from foundation.permissions import Permission
from warehouse import queries
from warehouse.models import EvidenceItem, ItemStatus, OrderPurpose
from web.access import actor, may
from web.buttons import Button


def acts_for(item: EvidenceItem) -> list[Button]:
    """Return the acts open to this person on this item, the most urgent first."""
    acts: list[Button] = []
    if may(Permission.KEEP_WAREHOUSE, item.office_id):
        acts += _keeping(item)
    here = item.status is ItemStatus.IN_CUSTODY
    if here and may(Permission.PROPOSE_ORDERS, item.office_id):
        target: dict[str, Any] = {"case_id": item.case_id, "item": item.code}
        release, lend = "warehouse.orders.new_release", OrderPurpose.LOAN.value
        acts.append(Button(_("Propose a loan"), url_for(release, purpose=lend, **target)))
        acts.append(Button(_("Propose a release"), url_for(release, **target)))
    return acts


def _keeping(item: EvidenceItem) -> list[Button]:
    if item.status is ItemStatus.ON_LOAN:
        return [Button(_("Take back"), url_for("warehouse.loans.take_back", code=item.code), True)]
    if item.status is not ItemStatus.IN_CUSTODY:
        return []
    acts: list[Button] = []
    for order in db.session.scalars(queries.orders_out_for(item)):
        if actor().id in {order.proposed_by_id, order.approved_by_id}:
            continue
        if order.purpose is OrderPurpose.LOAN:
            url = url_for("warehouse.loans.new", code=item.code)
            acts.append(Button(_("Lend out, order %(number)s", number=order.number), url, not acts))
        else:
            url = url_for("warehouse.releases.new", code=item.code)
            acts.append(Button(_("Release, order %(number)s", number=order.number), url, not acts))
    move = url_for("warehouse.movements.new", code=item.code)
    acts.append(Button(_("Move to another place"), move, not acts))
    acts.append(Button(_("Seal anew"), url_for("warehouse.seals.new", code=item.code)))
    return acts


def timeline_details(entries: Sequence[LedgerEntry]) -> dict[int, str]:
    """Return what follows each act in the timeline, by the entry's number."""
    return {entry.seq: _detail(entry.kind, entry.payload) for entry in entries}


def _detail(kind: str, said: dict[str, Any]) -> str:
    match kind.removeprefix("custody."):
        case "order.line_received" | "order.line_released" | "order.line_lent":
            return str(_("line %(number)s, %(code)s", number=said["line"], code=said["item"]))
        case "order.line_refused" | "order.line_waiting":
            return str(_("line %(number)s: %(note)s", number=said["line"], note=said["note"]))
        case "order.approved" | "order.rejected" | "order.cancelled":
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
