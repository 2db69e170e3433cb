"""Which assets of a lot lie in the store, and what of them is still to leave."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from cases.models import Asset
from foundation.database import db
from warehouse.models import (
    STILL_OURS,
    EvidenceItem,
    LineState,
    Order,
    OrderDirection,
    OrderLine,
    OrderState,
)


def items_kept(assets: Collection[Asset]) -> Sequence[EvidenceItem]:
    """Return the items of these assets the office still answers for, oldest first."""
    return db.session.scalars(
        select(EvidenceItem)
        .where(
            EvidenceItem.asset_id.in_([asset.id for asset in assets]),
            EvidenceItem.status.in_(STILL_OURS),
        )
        .order_by(EvidenceItem.id)
    ).all()


def orders_on(items: Collection[EvidenceItem]) -> dict[int, Order]:
    """Return which items a living order out names: id of the item to the order."""
    rows = db.session.execute(
        select(OrderLine.item_id, Order)
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            OrderLine.item_id.in_([item.id for item in items]),
            Order.direction == OrderDirection.OUT,
            Order.state.in_((OrderState.PROPOSED, OrderState.APPROVED)),
            OrderLine.state == LineState.PENDING,
        )
    )
    return {item_id: order for item_id, order in rows if item_id is not None}
