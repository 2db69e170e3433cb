"""Under which orders an item may leave now, and why under none."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.refusals import Refusal
from warehouse import allowed, locks, queries, refusals
from warehouse.allowed_transfers import sends_now, why_not_send
from warehouse.locks import Lock, Locks
from warehouse.models import EvidenceItem, HandOver, Order
from web.buttons import Button
from web.forms import refusal_text
from web.pages import act_on

WhyNot = Callable[[EvidenceItem, Order, Act, Iterable[Lock]], Refusal | None]


LEAVING: Final[dict[str, WhyNot]] = {
    "lend": allowed.why_not_lend,
    "release": allowed.why_not_release,
}


@dataclass(frozen=True, slots=True)
class Leaving:
    """The orders that let the item go; where there is none, a sentence why."""

    orders: list[Order]
    why_not: str = ""


def leaving(item: EvidenceItem, why_not: WhyNot) -> Leaving:
    """Ask every approved order that names the item.

    Args:
        why_not: the predicate of the act: ``allowed.why_not_lend`` or ``why_not_release``.
    """
    by = act_on(Permission.KEEP_WAREHOUSE, item)
    orders = db.session.scalars(queries.orders_out_for(item)).all() if by else []
    over = locks.over([item]).get(item.id, ()) if orders else ()
    answers = [(order, why_not(item, order, by, over)) for order in orders if by]
    open_to = [order for order, why in answers if why is None]
    if open_to:
        return Leaving(open_to)
    for _order, why in answers:
        if why is not None and not isinstance(why, refusals.WrongPurpose):
            return Leaving([], refusal_text(why))
    return Leaving([], _("No approved order names this item for that."))


def why_not_open(item: EvidenceItem, act: str) -> str:
    """Say why the form of an act is not opened for a scanned item; nothing where it is."""
    by = act_on(Permission.KEEP_WAREHOUSE, item)
    if by is None:
        return refusal_text(refusals.WarehouseOfAnotherOffice())
    if act == "take_back":
        why = allowed.why_not_take_back(item, by)
    else:
        why = allowed.why_not_handle(item, by)
    if why is not None or act == "take_back":
        return refusal_text(why) if why else ""
    return leaving(item, LEAVING[act]).why_not


def sending(order: Order, locked: Locks, hand_overs: Sequence[HandOver]) -> Button | None:
    """Return the act that drafts the hand-over of an order to another store.

    Args:
        hand_overs: of the order; while one of them is open it is that one that goes on.
    """
    if any(row.ended_at is None for row in hand_overs):
        return None
    by = act_on(Permission.KEEP_WAREHOUSE, order)
    if by is None or why_not_send(order, by) is not None:
        return None
    things = [line.item for line in order.lines if line.item and line.settled_at is None]
    if not any(sends_now(order, item, by, locked.get(item.id, ())) for item in things):
        return None
    url = url_for("warehouse.orders.send", code=order.code)
    return Button(_("Draft the hand-over"), url, main=True)


def ways_out(item: EvidenceItem, locked: Sequence[Lock], by: Act) -> list[Button]:
    """Return the acts by which an item leaves under an approved order, the first of them main."""
    found: list[Button] = []
    for order in db.session.scalars(queries.orders_out_for(item)):
        if not allowed.why_not_lend(item, order, by, locked):
            word = _("Lend out, order %(number)s", number=order.number)
            url = url_for("warehouse.loans.new", code=item.code)
        elif not allowed.why_not_release(item, order, by, locked):
            word = _("Release, order %(number)s", number=order.number)
            url = url_for("warehouse.releases.new", code=item.code)
        elif sends_now(order, item, by, locked):
            word = _("Send to another store, order %(number)s", number=order.number)
            url = url_for("warehouse.orders.send", code=order.code)
        else:
            continue
        found.append(Button(word, url, main=not found))
    return found
