"""What was recorded of a sale, in its order: what stands on its result, and on each other."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from auctions import queries
from auctions.models import AfterResult, Lot
from auctions.taking_back.standing import Standing
from cases.models import AssetState
from foundation.database import db
from sales.allowed import SPENDING
from sales.models import MoneyKind, Sale, SaleMoney, SaleState
from sales.queries import SalePanel, movements_that_stand

BEFORE: Final = frozenset({MoneyKind.PAYMENT, MoneyKind.TERM_DEPOSIT})


def steps_of(lot: Lot) -> dict[int, Sequence[Standing]]:
    """Return the steps of the sales of a lot, by the round each came from."""
    found = select(Sale).where(Sale.lot_id == lot.id, Sale.state != SaleState.ANNULLED)
    rows = db.session.scalars(found.order_by(Sale.id)).all()
    return {sale.round_id: of_sale(sale) for sale in rows}


def of_sale(sale: Sale) -> list[Standing]:
    """Return the steps of one sale; the deposit came with the result, and goes with it."""
    return steps_told(sale, movements_that_stand(sale), handed_over=is_handed_over(sale))


def steps_told(sale: Sale, moved: Sequence[SaleMoney], *, handed_over: bool) -> list[Standing]:
    """Return the steps of one sale by its rows.

    Args:
        moved: its money, without what was reversed.
        handed_over: something of it was, be it a part.
    """
    steps = [_money(row) for row in moved if row.kind in BEFORE]
    if handed_over:
        steps.append(Standing(AfterResult.DELIVERY, "sale.delivery", sale))
    steps += [_money(row) for row in moved if row.kind in SPENDING]
    if sale.title_document_id is not None:
        steps.append(Standing(AfterResult.TITLE, "sale.title", sale))
    if sale.state is SaleState.DEFAULTED:
        steps.append(Standing(AfterResult.DEFAULT, "sale.default", sale))
    return steps


def of_panel(panel: SalePanel) -> list[Standing]:
    """Return the steps of a sale whose panel was read."""
    reversed_ = {row.reverses_id for row in panel.movements}
    moved = [row for row in panel.movements if row.reverses_id is None and row.id not in reversed_]
    given = any(asset.state is AssetState.DELIVERED for asset in panel.facts.assets)
    return steps_told(panel.sale, moved, handed_over=given or panel.sale.delivered_day is not None)


def is_handed_over(sale: Sale) -> bool:
    """Whether something of it is recorded as handed over, be it a part of the lot."""
    if sale.delivered_day is not None:
        return True
    assets = queries.assets_of(db.session.get_one(Lot, sale.lot_id))
    return any(asset.state is AssetState.DELIVERED for asset in assets)


def _money(row: SaleMoney) -> Standing:
    return Standing(AfterResult.MONEY, "sale.money", row)
