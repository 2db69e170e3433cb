"""An open discrepancy locks its thing: it goes nowhere, and into no box, before a decision.

One about its seal keeps every new seal off it, too: what is torn stays as it was found.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from foundation.database import db
from warehouse import refusals
from warehouse.locks import OUT, Door, Lock, register
from warehouse.models import Deviation, Discrepancy, EvidenceItem

STOPS = OUT | {Door.PACK}  # it may be moved: it is set apart
OF_SEALS = frozenset({Deviation.SEAL, Deviation.SEAL_NUMBER})


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
                STOPS | {Door.SEAL} if _is_of_seals(row) else STOPS,
                details={"number": row.number, "due": row.due_on},
            ),
        )


def _is_of_seals(row: Discrepancy) -> bool:
    return any(kind in OF_SEALS for kind, _was, _now in row.deviations)


register(differing, doors=STOPS | {Door.SEAL})
