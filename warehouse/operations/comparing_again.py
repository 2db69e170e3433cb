"""What a corrected observation says is compared again with what was seen before it and after it."""

from collections.abc import Collection
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from warehouse import observing
from warehouse.discrepancies import entries
from warehouse.models import (
    STILL_OURS,
    Deviation,
    Discrepancy,
    EvidenceItem,
    FoundDeviation,
    Observation,
)
from warehouse.observing import Difference
from warehouse.operations.discrepancies import open_discrepancy
from warehouse.queries.discrepancies import open_of
from warehouse.queries.observations import observations


def compare_again(row: Observation, changed: Collection[str], by: Act) -> None:
    """Compare an observation whose values were corrected with the looks before and after it.

    What the item's open discrepancy says of it becomes what is said now; it stays open, because a
    decision alone ends it. What was decided stays as it was decided. Where none is open, a weight
    that is now another than the look before or after it found opens one.

    Args:
        changed: the fields that were corrected.
    """
    if row.item_id is None:
        return
    item = db.session.get_one(EvidenceItem, row.item_id)
    kinds = {kind for name, kind in observing.FIELDS.items() if name in changed}
    contested = db.session.scalar(open_of(item))
    if contested is not None:
        _say_anew(contested, row, kinds, by)
    elif Deviation.WEIGHT in kinds and item.status in STILL_OURS:
        _compare_weights(item, row, by)


def _say_anew(
    discrepancy: Discrepancy, row: Observation, kinds: Collection[Deviation], by: Act
) -> None:
    """Write the corrected values into the deviations that name the observation."""
    said = observing.of(row)
    touched: list[Deviation] = []
    for each in discrepancy.deviations:
        if each.kind not in kinds or row.id not in {each.observation_id, each.before_id}:
            continue
        text = observing.as_text(observing.said_of(each.kind, said))
        if each.observation_id == row.id:
            each.now = text
        else:
            each.before = text
        touched.append(each.kind)
    if touched:
        flag_modified(discrepancy, "kind")  # who was about to decide it looks again
        db.session.flush()
        ledger.append(
            discrepancy.stream,
            entries.COMPARED_AGAIN,
            office_id=discrepancy.office_id,
            by=by.onward(),
            payload={"number": discrepancy.number, "differs": list(dict.fromkeys(touched))},
        )


def _compare_weights(item: EvidenceItem, row: Observation, by: Act) -> None:
    """Open a discrepancy over the first look, at or after the row, that weighed otherwise."""
    history = db.session.scalars(observations(item)).all()
    place = [each.id for each in history].index(row.id)
    later = (at for at in range(place + 1, len(history)) if _weighed(history[at]) is not None)
    for at in (place, next(later, place)):
        was, now = observing.known(history[:at]).weight_grams, _weighed(history[at])
        if was is None or now is None or was == now or _is_told(history[at]):
            continue
        found = Difference(Deviation.WEIGHT, was, now)
        open_discrepancy(item, history[at], [found], by=by.onward())
        return


def _weighed(row: Observation) -> Decimal | None:
    """Return the weight of a look; None where nobody weighed, or it does not count."""
    return None if Deviation.WEIGHT in (row.set_aside or ()) else row.weight_grams


def _is_told(row: Observation) -> bool:
    """Whether a discrepancy about the weight of this look was opened before."""
    told = select(FoundDeviation.id).where(
        FoundDeviation.kind == Deviation.WEIGHT, FoundDeviation.observation_id == row.id
    )
    return db.session.scalar(told.limit(1)) is not None
