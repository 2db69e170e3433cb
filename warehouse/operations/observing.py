"""Writing what was seen: the one writer of observations, and the look that is an act of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.refusals import check
from warehouse import observing, refusals
from warehouse.models import (
    Deviation,
    Discrepancy,
    EvidenceItem,
    Loan,
    Observation,
    OrderLine,
    Photo,
    SealState,
    Touch,
)
from warehouse.observing import Difference, Found, Seen
from warehouse.photos import StoredPhoto
from warehouse.queries.discrepancies import open_of


def observe(
    subject: EvidenceItem | OrderLine,
    found: Found,
    *,
    touch: Touch,
    by: Act,
    line: OrderLine | None = None,
    loan: Loan | None = None,
    place_id: int | None = None,
) -> Observation:
    """Write what was seen of an item, or of a line that became none; the act's entry tells it.

    Args:
        line: of the order under which the item was touched.
        place_id: where it was seen.

    Raises:
        WeightNotPositive: it is said to weigh nothing.
    """
    check(observing.why_not_such(found))
    item = subject if isinstance(subject, EvidenceItem) else None
    line = subject if isinstance(subject, OrderLine) else line
    contested = _open_kinds(item) if item is not None else []
    row = Observation(
        office_id=subject.office_id,
        item_id=item.id if item is not None else None,
        order_id=line.order_id if line is not None else None,
        order_line_id=line.id if line is not None else None,
        loan_id=loan.id if loan is not None else None,
        touch=touch,
        seen_at=by.at,
        seen_by_id=by.actor.id,
        place_id=place_id,
        quantity=found.quantity,
        weight_grams=found.weight_grams,
        condition=found.condition[:500],
        condition_differs=found.condition_differs,
        seal_state=found.seal_state,
        seal_number=(found.seal_number or "").strip()[:80] or None,
        seal_minutes=(found.seal_minutes or "").strip()[:80] or None,
        set_aside=contested or None,
    )
    db.session.add(row)
    db.session.flush()
    if item is not None and found.photos:
        db.session.add_all(
            photo_row(item, photo, at=by.at, by_id=by.actor.id, of=row)
            for photo in {one.sha256: one for one in found.photos}.values()
        )
        db.session.flush()
    return row


@dataclass(frozen=True, slots=True)
class SeenBy:
    """What one person saw of one of many things, and when; both looked, one by one, before."""

    item: EvidenceItem
    found: Found
    by_id: int | None
    at: datetime | None
    loan_id: int | None = None
    place_id: int | None = None  # where it was seen


def observe_all(looks: Sequence[SeenBy], *, touch: Touch) -> list[Observation]:
    """Write what was seen of many things, in as many statements as for one."""
    ids = [each.item.id for each in looks]
    waiting = select(Discrepancy).where(
        Discrepancy.item_id.in_(ids), Discrepancy.decided_at.is_(None)
    )
    contested = {row.item_id: row.kinds for row in db.session.scalars(waiting)}
    rows = [
        Observation(
            office_id=each.item.office_id,
            item_id=each.item.id,
            order_id=None,  # said, so that its stream is known without asking
            loan_id=each.loan_id,
            touch=touch,
            seen_at=each.at,
            seen_by_id=each.by_id,
            place_id=each.place_id,
            quantity=each.found.quantity,
            weight_grams=each.found.weight_grams,
            condition=each.found.condition,
            condition_differs=each.found.condition_differs,
            seal_state=each.found.seal_state,
            seal_number=each.found.seal_number,
            seal_minutes=each.found.seal_minutes,
            set_aside=contested.get(each.item.id),
        )
        for each in looks
    ]
    db.session.add_all(rows)
    db.session.flush()
    return rows


def _open_kinds(item: EvidenceItem) -> list[Deviation]:
    """Return in what an item differs while that waits for its decision."""
    row = db.session.scalar(open_of(item))
    return row.kinds if row is not None else []


def photo_row(
    item: EvidenceItem, photo: StoredPhoto, *, at: datetime, by_id: int, of: Observation
) -> Photo:
    """Return the row of a photo that was taken of an item at a touch."""
    return Photo(
        office_id=item.office_id,
        item_id=item.id,
        observation_id=of.id,
        sha256=photo.sha256,
        width=photo.width,
        height=photo.height,
        taken_at=at,
        taken_by_id=by_id,
    )


def seen_as(item: EvidenceItem) -> Observation:
    """Return what was last seen of an item."""
    query = select(Observation).where(Observation.item_id == item.id)
    return db.session.scalars(query.order_by(Observation.id.desc()).limit(1)).one()


def known_of(item: EvidenceItem) -> Seen:
    """Return what is known of an item now."""
    return known_of_all([item])[item.id]


def known_of_all(items: Sequence[EvidenceItem]) -> dict[int, Seen]:
    """Return what is known of some items now, by their ids."""
    seen: dict[int, list[Observation]] = {item.id: [] for item in items}
    rows = select(Observation).where(Observation.item_id.in_(seen)).order_by(Observation.id)
    for row in db.session.scalars(rows):
        seen[row.item_id or 0].append(row)
    return {item.id: observing.as_now(item, seen[item.id]) for item in items}


def check_as_known(item: EvidenceItem, found: Found) -> list[Difference]:
    """Refuse to let out what is not as it was last seen.

    Returns:
        What differs as its open discrepancy says already: it goes to the experts as it is.

    Raises:
        DiffersFromKnown: somebody looks into it first, see ``look_at_item``.
        SealStateNeeded, SealNumberNeeded: see ``differs``.
    """
    deviations = _compared(item, found)
    row = db.session.scalar(open_of(item)) if deviations else None
    said = {(each.kind, each.now) for each in row.deviations} if row is not None else set()
    kinds = [
        each.kind for each in deviations if (each.kind, observing.as_text(each.now)) not in said
    ]
    opened = found.seal_state is SealState.OPENED  # what was opened here is sealed anew first
    if opened or _bears_unknown_seal(item, found):
        kinds = kinds or [Deviation.SEAL]
    if kinds:
        raise refusals.DiffersFromKnown(code=shown(item.code), kinds=kinds)
    return deviations


def _bears_unknown_seal(item: EvidenceItem, found: Found) -> bool:
    """Whether it bears a seal of which nobody knew: a look begins the chain with it."""
    whole = found.seal_state is SealState.INTACT and not item.seal_number
    return whole and known_of(item).seal_state is None


def differs(item: EvidenceItem, found: Found) -> list[Difference]:
    """Return in what an item differs now from what is known of it.

    Raises:
        SealStateNeeded: nobody says how the seal is, or that there is none.
        SealNumberNeeded: it is said to be whole, or sealed again under minutes, and nobody read the
            number of the seal it bears.
        ReadAgain: another number is read than the seal in force has, and who read it was not asked
            whether it stands so.
    """
    deviations = _compared(item, found)
    for each in deviations:
        if each.kind is Deviation.SEAL_NUMBER and not found.sure_of_number:
            raise refusals.ReadAgain(read=each.now, known=each.before)
    return deviations


def _compared(item: EvidenceItem, found: Found) -> list[Difference]:
    if found.seal_state is None:
        raise refusals.SealStateNeeded
    bears = found.was_opened or found.seal_state is SealState.INTACT
    if bears and not (found.seal_number or "").strip():
        raise refusals.SealNumberNeeded
    return observing.compare(known_of(item), found)
