"""An open discrepancy locks its thing: it goes nowhere, and into no box, before a decision."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from foundation.database import db
from warehouse import refusals
from warehouse.locks import OUT, Door, Lock, register
from warehouse.models import Discrepancy, EvidenceItem

STOPS = OUT | {Door.PACK}  # it may be moved: it is set apart


def differing(items: Sequence[EvidenceItem]) -> Iterable[tuple[int, Lock]]:
    """Return the locks of open discrepancies."""
    rows = select(Discrepancy).where(
        Discrepancy.item_id.in_({item.id for item in items}), Discrepancy.decided_at.is_(None)
    )
    for row in db.session.scalars(rows.order_by(Discrepancy.id)):
        yield (
            row.item_id,
            Lock(
                refusals.ItemDiffers,
                row.stream,
                STOPS,
                details={"number": row.number, "due": row.due_on},
            ),
        )


register(differing, doors=STOPS)
