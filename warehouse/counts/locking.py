"""What a count found otherwise than it is known stays until somebody says what is done about it.

A running count locks nothing: a court fetches what it needs, and the ledger says what moved.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import select

from foundation.database import db
from warehouse.locks import OUT, Door, Lock, register
from warehouse.models import CountFinding, CountState, EvidenceItem, FindingKind, StockCount
from warehouse.refusals.counts import ItemUnderCount

STOPS: Final = OUT | {Door.PACK, Door.SEAL, Door.KEEPER}
UNSEEN: Final = STOPS | {Door.MOVE}
"""What nobody saw is not put into another place on paper either."""
HELD: Final = {
    FindingKind.MISSING: UNSEEN,
    FindingKind.UNSEEN: UNSEEN,
    FindingKind.DIFFERS: STOPS,
}


def found_otherwise(items: Sequence[EvidenceItem]) -> Iterable[tuple[int, Lock]]:
    """Return the locks of differences that nobody has settled."""
    rows = db.session.execute(
        select(CountFinding.item_id, CountFinding.kind, StockCount.id, StockCount.number)
        .join(StockCount, StockCount.id == CountFinding.count_id)
        .where(
            CountFinding.item_id.in_({item.id for item in items}),
            CountFinding.settled_at.is_(None),
            CountFinding.kind.in_(HELD),
            StockCount.state != CountState.CANCELLED,
        )
        .order_by(CountFinding.id)
    )
    for item_id, kind, count_id, number in rows:
        if item_id is None:
            continue
        details = {"number": number}
        yield item_id, Lock(ItemUnderCount, f"count:{count_id}", HELD[kind], details=details)


register(found_otherwise, doors=UNSEEN)
