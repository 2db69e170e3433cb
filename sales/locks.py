"""What is sold leaves the store to its buyer only, when it is paid, by the order of its sale."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from auctions.models import LotAsset
from foundation.codes import shown
from foundation.database import db
from sales.models import Sale, SaleState
from sales.refusals import ItemIsSold, ItemNotPaid
from warehouse import locks
from warehouse.locks import OUT, Lock
from warehouse.models import EvidenceItem


def sold(items: Sequence[EvidenceItem]) -> Iterable[tuple[int, Lock]]:
    """Return the locks over things of assets that are sold, or taken by the creditor."""
    assets = {item.asset_id for item in items if item.asset_id is not None}
    if not assets:
        return
    sales = dict(
        db.session.execute(
            select(LotAsset.asset_id, Sale)
            .join(Sale, Sale.lot_id == LotAsset.lot_id)
            .where(
                LotAsset.asset_id.in_(assets),
                LotAsset.left_on.is_(None),
                Sale.state.in_((SaleState.UNPAID, SaleState.PAID)),
            )
            .order_by(Sale.id)
        ).all()
    )
    for item in items:
        if item.asset_id in sales:
            sale = sales[item.asset_id]
            paid = sale.state is SaleState.PAID
            yield (
                item.id,
                Lock(
                    ItemIsSold if paid else ItemNotPaid,
                    sale.stream,
                    OUT,
                    but_for_sale=sale.id if paid else None,
                    details={"sale": shown(sale.code)},
                ),
            )


locks.register(sold, doors=OUT)
