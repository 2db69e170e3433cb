"""The seal chain of an item: one seal in force, every earlier one kept (niêm phong)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from audit.models import LedgerEntry
from foundation.acts import Act, lock_as_seen
from foundation.database import db
from foundation.refusals import check
from warehouse import allowed, custody, entries, law, locks, observing, refusals
from warehouse.finding import index_item
from warehouse.locks import Door
from warehouse.models import EvidenceItem, Seal, SealState, Touch
from warehouse.observing import NOTHING_SEEN, Found
from warehouse.operations.observing import check_as_known, observe


def reseal_item(
    item: EvidenceItem,
    *,
    number: str,
    witnesses: str,
    reason: str,
    found: Found = NOTHING_SEEN,
    by: Act,
) -> LedgerEntry:
    """Seal an item that lies here: the seal in force, if any, is opened and the new one follows it.

    Args:
        witnesses: who took part and signed, as on the minutes.
        found: how the item is before it is opened; a sealed thing's seal is looked at.
        reason: why it was opened or sealed.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotInCustody: the item is not here.
        ItemLocked: a discrepancy about its seal waits for its decision.
        NewSealNumberNeeded: the new seal has no number.
        ReasonNeeded: nobody says why.
        SealStateNeeded, SealNumberNeeded: nobody says how the seal in force is, or reads its
            number.
        DiffersFromKnown: it is not as it was last seen; that is looked into first.
        WeightNotPositive: it weighs nothing.

    Basis: NĐ 127/2017/NĐ-CP Điều 8, Điều 11.
    """
    lock_as_seen(item, by)
    check(allowed.why_not_seal(item, by, locks.over([item], Door.SEAL).get(item.id, ())))
    if not number.strip():
        raise refusals.NewSealNumberNeeded
    if not reason.strip():
        raise refusals.ReasonNeeded
    check_as_known(item, found)
    observe(item, found, touch=Touch.SEAL, place_id=item.place_id, by=by)
    former = end_seal(item, was_intact=True, reason=reason, at=by.at)
    begin_seal(item, number=number.strip(), witnesses=witnesses, at=by.at)
    entry = custody.post(
        item,
        entries.RESEALED if former else entries.SEALED,
        seal_number=number.strip(),
        by=by,
        payload={"reason": reason}
        | ({"was_intact": former.was_intact} if former else {})
        | observing.told(found, found.photos),
        basis=law.reseal_basis(by.day),
    )
    index_item(item)
    return entry


def open_seal(item: EvidenceItem, found: Found, *, witnesses: str = "", by: Act) -> str:
    """End the seal before as opened under minutes and begin the one the item bears now.

    Returns:
        The number of the seal in force now.

    Basis: NĐ 127/2017/NĐ-CP Điều 11.
    """
    reason = " · ".join(filter(None, (found.seal_minutes, found.condition)))
    end_seal(item, was_intact=True, reason=reason, at=by.at)
    number = (found.seal_number or "").strip()[:80]
    begin_seal(item, number=number, witnesses=witnesses, at=by.at)
    return number


def seal_as_seen(item: EvidenceItem, found: Found, *, first: bool, by: Act) -> str | None:
    """Carry the chain on after a look: what was opened under minutes bears another seal now.

    Args:
        first: nobody looked at it before; the seal it bears is the first one anybody saw.

    Returns:
        The number of the seal in force now.
    """
    number = (found.seal_number or "").strip()[:80]
    if found.was_opened:
        return open_seal(item, found, by=by)
    if first and item.seal_number is None and found.seal_state is SealState.INTACT and number:
        begin_seal(item, number=number, witnesses="", at=by.at)
        return number
    return item.seal_number


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


def begin_first_seals(sealed: Sequence[tuple[EvidenceItem, str, str]], *, at: datetime) -> None:
    """Begin the chains of things that come in, each with its number and who signed it."""
    db.session.add_all(
        Seal(
            office_id=item.office_id,
            item_id=item.id,
            seq=1,
            number=number[:80],
            applied_at=at,
            witnesses=witnesses[:300],
        )
        for item, number, witnesses in sealed
    )
    db.session.flush()


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
