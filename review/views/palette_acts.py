"""What may be done with a row of the palette: the buttons of the thing's own page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

import auctions.queries
import cases.queries
import sales.queries
import warehouse.queries
from auctions import offers
from auctions.models import Lot
from auctions.sale_hooks import sale_hooks
from auctions.views import buttons as of_auctions
from auctions.views.panels import making
from cases.views import buttons as of_cases
from cases.views import case_panels
from foundation.database import db
from foundation.folding import fold
from review.views.found import Kind
from sales.models import Sale
from sales.views import buttons as of_sales
from warehouse import locks
from warehouse.models import EvidenceItem, Order
from warehouse.views import buttons as of_warehouse
from warehouse.views.panels import bringing_in
from web.access import about, offices
from web.buttons import Button

MOST: Final = 4
TAKEN: Final = "def"  # letters a browser keeps for its own menus


@dataclass(frozen=True, slots=True)
class LetteredAct:
    """An act, and the letter that does it together with Alt."""

    button: Button
    letter: str


def of(kind: Kind, subject_id: int) -> list[Button]:
    """Return what this person may do with a thing they may see; nothing for another."""
    acts = _ACTS.get(kind.kind)
    return acts(kind, subject_id)[:MOST] if acts is not None else []


def with_letters(buttons: Sequence[Button]) -> list[LetteredAct]:
    """Give each act a letter of its own: the first of its words that is free."""
    taken = set(TAKEN)
    found = []
    for button in buttons:
        letters = [letter for letter in fold(button.label) if letter.isascii() and letter.isalpha()]
        letter = next((each for each in letters if each not in taken), "")
        taken.add(letter)
        found.append(LetteredAct(button, letter.upper()))
    return found


def _item(kind: Kind, item_id: int) -> list[Button]:
    code = db.session.scalar(select(EvidenceItem.code).where(EvidenceItem.id == item_id))
    if code is None:
        return []
    item = db.session.scalar(warehouse.queries.item(code, offices(kind.permission)))
    if item is None:
        return []
    about(item)
    acts = of_warehouse.of_item(item, locks.over([item]).get(item.id, ()), ())
    return [*acts, *of_warehouse.printing(item)]


def _order(kind: Kind, order_id: int) -> list[Button]:
    code = db.session.scalar(select(Order.code).where(Order.id == order_id))
    order = db.session.scalar(warehouse.queries.order(code or "", offices(kind.permission)))
    return of_warehouse.of_order(order) if order is not None else []


def _lot(kind: Kind, lot_id: int) -> list[Button]:
    code = db.session.scalar(select(Lot.code).where(Lot.id == lot_id))
    query = auctions.queries.lot_by_code(code or "", offices(kind.permission))
    lot = db.session.scalars(query).unique().one_or_none()
    if lot is None:
        return []
    about(lot)
    offer = offers.read(lot)
    following = of_auctions.next_of(offer, sale_hooks().panel(lot))
    first = [following.button] if following is not None and following.button else []
    return [Button(one.label, one.url) for one in (*first, *of_auctions.besides(offer, following))]


def _sale(kind: Kind, sale_id: int) -> list[Button]:
    code = db.session.scalar(select(Sale.code).where(Sale.id == sale_id))
    sale = db.session.scalar(sales.queries.sale_by_code(code or "", offices(kind.permission)))
    if sale is None:
        return []
    about(sale)
    facts = sales.queries.panel_of(sale, sale.lot).facts
    return [Button(one.label, one.url) for one in of_sales.buttons_of(facts)]


def _case(kind: Kind, case_id: int) -> list[Button]:
    query = cases.queries.case_by_id(case_id, offices(kind.permission))
    case = db.session.scalars(query).unique().one_or_none()
    if case is None:
        return []
    about(case)
    stands = case_panels.standing_of(case)
    found = of_cases.of_case(case, stands)
    onward = [*making(case, seized=stands.seized), *bringing_in(case)]
    return [*onward, *found.seizing, *found.documents, *found.holds]


def _asset(kind: Kind, asset_id: int) -> list[Button]:
    asset = db.session.scalar(cases.queries.asset_by_id(asset_id, offices(kind.permission)))
    if asset is None:
        return []
    about(asset)
    return of_cases.of_asset(asset)


_ACTS: Final[dict[str, Callable[[Kind, int], list[Button]]]] = {
    "item": _item,
    "order": _order,
    "lot": _lot,
    "sale": _sale,
    "case": _case,
    "asset": _asset,
}
