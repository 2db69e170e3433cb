"""Under which orders an item may leave now, and why under none: for lending and releasing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext as _

from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.refusals import Refusal
from warehouse import allowed, locks, queries, refusals
from warehouse.locks import Lock
from warehouse.models import EvidenceItem, Order
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
