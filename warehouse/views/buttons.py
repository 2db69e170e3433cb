"""Which buttons a page of the store offers: what ``allowed`` lets this person do, and no more."""

from collections.abc import Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from accounts.deciding import why_not_decide
from accounts.refusals import ProposerMayNotDecide, ThirdPersonNeeded
from corrections.views.buttons import correcting
from foundation.acts import Act
from foundation.permissions import Permission
from warehouse import allowed, locks, observing, queries
from warehouse.allowed_claims import why_not_see
from warehouse.allowed_discrepancies import why_not_recover
from warehouse.allowed_door import why_not_touch
from warehouse.locks import FOR_GOOD, Door, Lock, Locks
from warehouse.models import (
    OPEN_LINES,
    Deviation,
    EvidenceItem,
    Observation,
    Order,
    OrderLine,
    OrderPurpose,
    Place,
    PrinterKind,
)
from warehouse.views.leaving import ways_out
from web.access import may
from web.buttons import Button
from web.formatting import label, short_day
from web.forms import refusal_text
from web.pages import act_on

Section = tuple[Button, bool]  # a part of the warehouse, and whether it is the one shown

PERSONAL = (ProposerMayNotDecide, ThirdPersonNeeded)
"""Refusals that tell the person why it is not their turn; others are plain from the page."""


def sections(here: str) -> list[Section]:
    """Return the parts of the warehouse, above its lists."""
    found = [
        ("items", _("Items")),
        ("places", _("Places")),
        ("loans", _("Loans")),
        ("hand_overs", _("Hand-overs")),
        ("discrepancies", _("Discrepancies")),
        ("care", _("Care")),
        ("counts", _("Counts")),
        ("book", _("Book")),
        ("stays", _("Still here")),
        ("labels", _("Labels")),
        ("unknown", _("Unknown codes")),
    ]
    parts = [each for each in found if each[0] != "labels" or may(Permission.PRINT_LABELS)]
    return [
        (Button(word, url_for(f"warehouse.{name}.index")), name == here) for name, word in parts
    ]


def of_item(
    item: EvidenceItem, locked: Sequence[Lock], seen: Sequence[Observation]
) -> list[Button]:
    """Return the acts open to this person on this item, the most urgent first.

    Args:
        locked: the locks over it.
        seen: what was seen of it, the oldest first; none where no correction is offered.
    """
    found: list[Button] = []
    if by := act_on(Permission.KEEP_WAREHOUSE, item):
        found += _keeping(item, locked, by)
    return [
        *found,
        *proposing(item, locked, lend=True),
        *proposing(item, locked, lend=False),
        *correcting("item", item, _("Correct what is written of it")),
        *_correcting_seen(seen),
    ]


def _correcting_seen(seen: Sequence[Observation]) -> list[Button]:
    """Return the buttons that correct the rows that say what is known of a weight and a condition.

    Where no decision counts them yet, the last of those that were set aside is offered, too.
    """
    known = [observing.source(seen, kind) for kind in (Deviation.WEIGHT, Deviation.CONDITION)]
    aside = [row for row in seen if row.set_aside][-1:]
    rows = {row.id: row for row in (*known, *aside) if row is not None}
    found: list[Button] = []
    for row in rows.values():
        word = _("Correct what was last seen of it")
        if len(rows) > 1:
            said = {"touch": label(row.touch), "day": short_day(row.seen_at)}
            word = _("Correct what was seen: %(touch)s, %(day)s", **said)
        found += correcting("observation", row, word)
    return found


def proposing(item: EvidenceItem, locked: Sequence[Lock], *, lend: bool) -> list[Button]:
    """Return the button that proposes an order for an item to go out, on loan or for good."""
    if not act_on(Permission.PROPOSE_ORDERS, item):
        return []
    on_order = queries.ordered_out([item.id]).get(item.id)
    doors = {Door.LEND} if lend else FOR_GOOD
    if allowed.why_not_order_out(item, on_order=on_order, locks=locked, doors=doors):
        return []
    purpose = {"purpose": OrderPurpose.LOAN.value} if lend else {}
    target: dict[str, Any] = {"case_id": item.case_id, "item": item.code} | purpose
    new = url_for("warehouse.orders.new_release", **target)
    return [Button(_("Propose a loan") if lend else _("Propose a release"), new)]


def toward_order(item: EvidenceItem, *, lend: bool) -> Button:
    """Return the way to the order an item lacks: to propose it, or to the orders of its case."""
    own = proposing(item, locks.over([item]).get(item.id, ()), lend=lend)
    orders = url_for("warehouse.orders.index", case_id=item.case_id)
    return own[0] if own else Button(_("Orders of the case"), orders)


def _keeping(item: EvidenceItem, locked: Sequence[Lock], by: Act) -> list[Button]:
    if not why_not_see(item, by):
        seen = url_for("warehouse.claims.see", code=item.code)
        return [Button(_("The item was seen"), seen, main=True)]
    if not why_not_recover(item, by):
        again = url_for("warehouse.looks.recover", code=item.code)
        return [Button(_("Found again"), again, main=True)]
    if not allowed.why_not_take_back(item, by):
        return [Button(_("Take back"), url_for("warehouse.loans.take_back", code=item.code), True)]
    found = ways_out(item, locked, by)
    if not allowed.why_not_handle(item, by):
        move = url_for("warehouse.movements.new", code=item.code)
        found.append(Button(_("Move to another place"), move, main=not found))
        look = url_for("warehouse.looks.new", code=item.code)
        found.append(Button(_("Look and compare"), look))
    if not allowed.why_not_seal(item, by, locked):
        word = _("Seal anew") if item.seal_number else _("Seal")
        found.append(Button(word, url_for("warehouse.seals.new", code=item.code)))
    return found


def claiming(place: Place | None = None) -> list[Button]:
    """Return the button that enters what lies on the shelf already."""
    if not may(Permission.KEEP_WAREHOUSE):
        return []
    given: dict[str, Any] = {"place": place.short_name} if place is not None else {}
    word = _("Enter an item already on the shelf")
    return [Button(word, url_for("warehouse.claims.new", **given), icon="plus")]


def keeps(item: EvidenceItem) -> bool:
    """Whether this person may photograph the item and bind codes to it."""
    by = act_on(Permission.KEEP_WAREHOUSE, item)
    return by is not None and not why_not_touch(item, by)


def printing(thing: EvidenceItem | Place, *, again: bool = False) -> list[Button]:
    """Return the button that prints a label."""
    if not act_on(Permission.PRINT_LABELS, thing):
        return []
    word = _("Print the label again") if again else _("Print the label")
    url = url_for("warehouse.labels.show", code=thing.code)
    return [Button(word, url, icon="printer")]


def of_orders() -> list[Button]:
    """Return what may be proposed, above the list of orders."""
    if not may(Permission.PROPOSE_ORDERS):
        return []
    return [
        Button(_("Propose an intake order"), url_for("warehouse.orders.new"), main=True),
        Button(_("Propose a release order"), url_for("warehouse.orders.new_release")),
    ]


def of_order(order: Order) -> list[Button]:
    """Return what else may be done with the things of an order."""
    received = order.is_intake and any(line.item_id for line in order.lines)
    if not received or not act_on(Permission.PRINT_LABELS, order):
        return []
    url = url_for("warehouse.labels.index", order=order.code)
    return [Button(_("Print the labels"), url, icon="printer")]


def of_line(order: Order, line: OrderLine, locked: Locks) -> Button | None:
    """Return the act by which one line of an order out is carried out; None where it is not now.

    Args:
        locked: the locks over the items of the order.
    """
    by = act_on(Permission.KEEP_WAREHOUSE, order)
    if by is None:
        return None
    item = line.item
    if item is None or line.state not in OPEN_LINES:
        return None
    over = locked.get(item.id, ())
    if not allowed.why_not_lend(item, order, by, over):
        return Button(_("Hand over"), url_for("warehouse.loans.new", code=item.code))
    if not allowed.why_not_release(item, order, by, over):
        return Button(_("Hand over"), url_for("warehouse.releases.new", code=item.code))
    return None


def decides(order: Order) -> bool:
    """Whether this person may approve or reject the order now."""
    by = act_on(Permission.APPROVE_ORDERS, order)
    return by is not None and not why_not_decide(order, by)


def why_not_approved(order: Order, locked: Locks) -> str:
    """Say what holds the things of an order that waits for this person's decision."""
    by = act_on(Permission.APPROVE_ORDERS, order)
    if by is None or why_not_decide(order, by):
        return ""
    items = [line.item for line in order.lines if line.item is not None]
    why = allowed.why_not_approve(order, items, locked, by)
    return refusal_text(why) if why is not None else ""


def cancels(order: Order) -> bool:
    """Whether this person may cancel the order now."""
    by = act_on(Permission.PROPOSE_ORDERS, order)
    return by is not None and not allowed.why_not_cancel(order, by)


def revokes(order: Order) -> bool:
    """Whether this person may revoke the approved order now."""
    by = act_on(Permission.APPROVE_ORDERS, order)
    return by is not None and not allowed.why_not_revoke(order, order.lines, by)


def not_your_turn(order: Order) -> list[str]:
    """Return why somebody else decides the order or carries it out, where that is the reason."""
    approver = act_on(Permission.APPROVE_ORDERS, order)
    keeper = act_on(Permission.KEEP_WAREHOUSE, order)
    why = [
        why_not_decide(order, approver) if approver else None,
        allowed.why_not_execute(order, keeper) if keeper else None,
    ]
    return [refusal_text(each) for each in why if isinstance(each, PERSONAL)]


def of_places() -> list[Button]:
    """Return what may be built, above the tree of places."""
    if not may(Permission.MANAGE_PLACES):
        return []
    return [
        Button(_("Add shelves by a pattern"), url_for("warehouse.places.pattern"), main=True),
        Button(_("Add a warehouse"), url_for("warehouse.places.new")),
    ]


def of_printers() -> list[Button]:
    """Return which printers may be added, above their list."""
    if not may(Permission.MANAGE_PLACES):
        return []
    return [
        Button(_("Add an A4 printer"), _adding(PrinterKind.SHEET), main=True),
        Button(_("Add a roll printer"), _adding(PrinterKind.ROLL)),
    ]


def _adding(kind: PrinterKind) -> str:
    return url_for("warehouse.printers.new", kind=kind.value)


def of_place(place: Place, *, inside: Sequence[Place]) -> list[Button]:
    """Return what may be done with a place and its labels."""
    found: list[Button] = []
    by = act_on(Permission.KEEP_WAREHOUSE, place)
    if by and not (allowed.why_not_keep(place, by) or allowed.why_not_use(place)):
        scan = url_for("warehouse.scan.show", act="move", place=place.code)
        found.append(Button(_("Scan items into it"), scan, main=True, icon="scan"))
        found += claiming(place)
    found += printing(place)
    if inside and act_on(Permission.PRINT_LABELS, place):
        url = url_for("warehouse.labels.index", place=place.code)
        found.append(Button(_("Labels of all places in it"), url))
    return found


def manages(place: Place) -> bool:
    """Whether this person may build in the place, and close it, now."""
    by = act_on(Permission.MANAGE_PLACES, place)
    return by is not None and not allowed.why_not_use(place)
