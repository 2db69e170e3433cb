"""What is on offer stays in the store: from the making of its lot to its sale or withdrawal."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from auctions.allowed import ON_OFFER
from auctions.models import Lot, LotAsset
from auctions.refusals import ItemOnOffer
from foundation.codes import shown
from foundation.database import db
from warehouse import locks
from warehouse.locks import OUT, Lock
from warehouse.models import EvidenceItem


def on_offer(items: Sequence[EvidenceItem]) -> Iterable[tuple[int, Lock]]:
    """Return the locks over things whose asset stands in a lot that is valued, or offered."""
    assets = {item.asset_id for item in items if item.asset_id is not None}
    if not assets:
        return
    lots = dict(
        db.session.execute(
            select(LotAsset.asset_id, Lot)
            .join(Lot, Lot.id == LotAsset.lot_id)
            .where(
                LotAsset.asset_id.in_(assets),
                LotAsset.left_on.is_(None),
                Lot.status.in_(ON_OFFER),
            )
        ).all()
    )
    for item in items:
        if item.asset_id in lots:
            lot = lots[item.asset_id]
            yield (
                item.id,
                Lock(
                    ItemOnOffer,
                    lot.stream,
                    OUT,
                    details={"lot": shown(lot.code), "status": lot.status},
                ),
            )


locks.register(on_offer, doors=OUT)
