"""What one of the two sees of a thing before they sign a hand-over."""

from dataclasses import replace

from audit import ledger
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db, lock
from foundation.refusals import check
from warehouse import allowed, locks, observing, refusals
from warehouse.allowed_hand_overs import why_not_look
from warehouse.hand_overs import entries
from warehouse.locks import Door
from warehouse.models import EvidenceItem, HandOver, HandOverKind, HandOverLine, Place, SealState
from warehouse.observing import Found, Seen
from warehouse.operations.observing import check_as_known, differs
from warehouse.refusals import hand_overs as refused
from warehouse.shelving import check_room


def look_at_line(
    line: HandOverLine,
    *,
    found: Found,
    by: Act,
    place: Place | None = None,
    new_seal_number: str | None = None,
    witnesses: str = "",
) -> HandOver:
    """Write what one of the two sees of a thing before they sign.

    What lies here and is not as it was known is looked into first, where it lies: that opens its
    discrepancy. A thing whose open discrepancy says the same already is handed over as it is. What
    comes back is taken as it is; what differs opens its discrepancy when both have signed.

    Args:
        place: where it is put that comes back; the one said before if none is named.
        new_seal_number: of the seal put on what comes back; ``witnesses``: who signed it, or the
            one it bears since it was opened under minutes.

    Raises:
        HandOverEnded, HandOverSigned: nothing is changed any more.
        NotOfTheHandOver: the person neither gives nor takes over.
        NotInCustody: the thing is not here any more.
        ConditionNeeded: nobody says in words how it is.
        SealStateNeeded, SealNumberNeeded: nobody says how the seal is, or reads its number.
        DiffersFromKnown: it is not as it was last seen.
        WeightNotPositive: it is said to weigh nothing.
        NotOnLoan: of a return, it is not out any more.
        PlaceNeeded: of a return, nobody says where it is put.
        ReadAgain: of a return, another number is read than is known, and nobody read it twice.
        SealStillIntact: a new seal is put over one that came back whole.
        DecidedBeforeSealed, ItemLocked: a new seal is put on before it is decided what became of
            the seal before.
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass, PlaceFull: see ``check_room``.

    Basis: TT 04/2023/TT-BTP Điều 10, 11 khoản 3; NĐ 127/2017/NĐ-CP Điều 11.
    """
    hand_over = lock(db.session.get_one(HandOver, line.hand_over_id))
    check(why_not_look(hand_over, by))
    lock(line)
    item = lock(db.session.get_one(EvidenceItem, line.item_id))
    comes_back = hand_over.kind is HandOverKind.RETURN
    check(allowed.why_not_take_back(item, by) if comes_back else allowed.why_not_here(item))
    if not found.condition.strip():
        raise refusals.ConditionNeeded
    check(observing.why_not_such(found))
    if comes_back:
        renewed = (new_seal_number or "").strip()[:80]
        found = _coming_back(item, found, renewed)
        line.place_id = place.id if place is not None else line.place_id
        if line.place_id is None:
            raise refused.PlaceNeeded
        check_room([(item, line.place_id)], by=by)
        line.new_seal_number, line.witnesses = renewed or None, witnesses.strip()[:300] or None
    else:
        check_as_known(item, found)
    hand_over.seen_count += line.seen_at is None
    see_line(line, item, found, by)
    db.session.flush()
    ledger.append(
        hand_over.stream,
        entries.LINE_SEEN,
        office_id=hand_over.office_id,
        by=by,
        payload={"item": shown(item.code), **observing.told(found)},
    )
    return hand_over


def _coming_back(item: EvidenceItem, found: Found, renewed: str) -> Found:
    """Return what is found of a thing that comes back, its seal judged."""
    if found.was_opened and not found.seal_number:  # it is sealed again only now
        found = replace(found, seal_number=renewed)
    deviations = [each.kind for each in differs(item, found)]
    if not renewed:
        return found
    if observing.OF_SEALS.intersection(deviations):
        raise refusals.DecidedBeforeSealed
    over = locks.over([item], Door.SEAL).get(item.id, ())
    check(allowed.why_not_pass(item, Door.SEAL, over))
    on_it = found.seal_number if found.was_opened else item.seal_number
    if on_it and on_it != renewed:
        raise refusals.SealStillIntact(number=on_it)
    return found


def is_plain(known: Seen, said: Found) -> bool:
    """Whether a thing bears no seal, so far as is known, and nothing is found otherwise."""
    return known.seal_state is SealState.NONE and not observing.compare(known, said)


def see_line(line: HandOverLine, item: EvidenceItem, found: Found, by: Act) -> None:
    """Keep on a line what was seen of its thing, by whom, and of which version of it."""
    line.seen_at, line.seen_by_id, line.item_version = by.at, by.actor.id, item.custody_seq
    line.quantity, line.weight_grams = found.quantity, found.weight_grams
    line.condition = found.condition.strip()[:500]
    line.condition_differs = found.condition_differs
    line.seal_state = found.seal_state
    line.seal_number = (found.seal_number or "").strip()[:80] or None
    line.seal_minutes = (found.seal_minutes or "").strip()[:80] or None


def found_of(line: HandOverLine) -> Found:
    """Return what a line says was found; another number was read twice when it was written."""
    return Found(
        quantity=line.quantity,
        weight_grams=line.weight_grams,
        condition=line.condition,
        condition_differs=bool(line.condition_differs),
        seal_state=line.seal_state,
        seal_number=line.seal_number,
        seal_minutes=line.seal_minutes,
        sure_of_number=True,
    )
