"""The seal chain of an item: one seal in force, every earlier one kept (niêm phong)."""

from datetime import datetime

from sqlalchemy import select

from audit.models import LedgerEntry
from foundation.acts import Act, lock_as_seen
from foundation.database import db
from foundation.refusals import check
from warehouse import allowed, custody, entries, law, observing, refusals
from warehouse.finding import index_item
from warehouse.models import EvidenceItem, Seal, SealState, Touch
from warehouse.observing import Found
from warehouse.operations.discrepancies import open_discrepancy
from warehouse.operations.observing import known_of, observe


def reseal_item(
    item: EvidenceItem,
    *,
    number: str,
    witnesses: str,
    reason: str,
    was_intact: bool | None = None,
    by: Act,
) -> LedgerEntry:
    """Seal an item that lies here: the seal in force, if any, ends and the new one follows it.

    Args:
        witnesses: who took part and signed, as on the minutes.
        was_intact: how the seal in force was found; None where there is none.
        reason: why it was opened or sealed.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotInCustody: the item is not here.
        SealNumberNeeded: the new seal has no number.
        ReasonNeeded: nobody says why.

    Basis: NĐ 127/2017/NĐ-CP Điều 8, Điều 11.
    """
    lock_as_seen(item, by)
    check(allowed.why_not_handle(item, by))
    if not number.strip():
        raise refusals.SealNumberNeeded
    if not reason.strip():
        raise refusals.ReasonNeeded
    before = {True: SealState.INTACT, False: SealState.BROKEN, None: SealState.NONE}
    found = Found(
        seal_state=before[bool(was_intact) if item.seal_number else None],
        seal_number=item.seal_number,
    )
    differing = observing.compare(known_of(item), found)
    seen = observe(item, found, touch=Touch.SEAL, place_id=item.place_id, by=by)
    former = end_seal(item, was_intact=bool(was_intact), reason=reason, at=by.at)
    begin_seal(item, number=number.strip(), witnesses=witnesses, at=by.at)
    entry = custody.post(
        item,
        entries.RESEALED if former else entries.SEALED,
        seal_number=number.strip(),
        by=by,
        payload={"reason": reason}
        | ({"was_intact": former.was_intact} if former else {})
        | observing.told(found),
        basis=law.reseal_basis(by.day),
    )
    index_item(item)
    open_discrepancy(item, seen, differing, by=by.onward())
    return entry


def begin_seal(item: EvidenceItem, *, number: str, witnesses: str, at: datetime) -> Seal:
    """Add the next seal to an item's chain; custody is told by the caller.

    Raises:
        SealStillIntact: a seal is in force; it ends first.
    """
    last = db.session.scalars(
        select(Seal).where(Seal.item_id == item.id).order_by(Seal.seq.desc()).limit(1)
    ).first()
    if last is not None and last.opened_at is None:
        raise refusals.SealStillIntact(number=last.number)
    seal = Seal(
        office_id=item.office_id,
        item_id=item.id,
        seq=last.seq + 1 if last is not None else 1,
        number=number[:80],
        applied_at=at,
        witnesses=witnesses[:300],
    )
    db.session.add(seal)
    db.session.flush()
    return seal


def end_seal(item: EvidenceItem, *, was_intact: bool, reason: str, at: datetime) -> Seal | None:
    """Note that the seal in force was opened or found broken; None if there is none."""
    seal = db.session.scalar(
        select(Seal)
        .where(Seal.item_id == item.id, Seal.opened_at.is_(None))
        .order_by(Seal.seq.desc())
        .limit(1)
    )
    if seal is not None:
        seal.opened_at, seal.open_reason, seal.was_intact = at, reason[:300], was_intact
        db.session.flush()
    return seal
