"""An open discrepancy locks its thing: it goes nowhere, and into no box, before a decision.

One about its seal keeps every new seal off it, too: what is torn stays as it was found. What was
sent to experts may be lent for that, and for an investigation; it stays locked otherwise. What
nobody found is no other keeper's to answer for.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from foundation.database import db
from warehouse import refusals
from warehouse.locks import OUT, Door, Lock, register
from warehouse.models import Discrepancy, EvidenceItem, LoanPurpose, Observation
from warehouse.observing import NONE_LEFT, OF_SEALS

STOPS = OUT | {Door.PACK}  # it may be moved: it is set apart
EXAMINED_FOR = frozenset({LoanPurpose.EXPERTISE, LoanPurpose.INVESTIGATION})


def differing(items: Sequence[EvidenceItem]) -> Iterable[tuple[int, Lock]]:
    """Return the locks of open discrepancies."""
    rows = (
        select(Discrepancy, Observation.quantity)
        .join(Observation, Observation.id == Discrepancy.last_observation_id)
        .where(
            Discrepancy.item_id.in_({item.id for item in items}), Discrepancy.decided_at.is_(None)
        )
        .order_by(Discrepancy.id)
    )
    for row, quantity in db.session.execute(rows):
        yield (
            row.item_id,
            Lock(
                refusals.ItemDiffers,
                row.stream,
                _stops(row, nothing_there=quantity == NONE_LEFT),
                lends_for=EXAMINED_FOR if row.examined_at is not None else None,
                details={"number": row.number, "due": row.due_on},
            ),
        )


def _stops(row: Discrepancy, *, nothing_there: bool) -> frozenset[Door]:
    stops = STOPS | {Door.SEAL} if OF_SEALS.intersection(row.kinds) else STOPS
    if nothing_there:
        stops |= {Door.KEEPER}
    return stops if row.examined_at is None else stops - {Door.LEND}


register(differing, doors=STOPS | {Door.SEAL, Door.KEEPER})
