"""Sending things to the store of another office: drafted there, put here (chuyển kho)."""

from collections.abc import Collection, Sequence

from accounts.models import Office
from audit import ledger
from cases.models import CaseFile
from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db, lock
from foundation.refusals import check
from warehouse import queries
from warehouse.allowed_transfers import why_not_say_where, why_not_send
from warehouse.hand_overs import entries
from warehouse.models import HandOver, HandOverKind, HandOverLine, Order, Place
from warehouse.operations.hand_overs import MOST_LINES, add_lines, begin_hand_over
from warehouse.operations.transfers_carried_out import check_coming, outermost
from warehouse.queries.hand_overs import lines_of
from warehouse.refusals import transfers as refused


def draft_transfer(order: Order, *, by: Act) -> HandOver:
    """Draft the hand-over by which things go to the store of another office, under an order.

    All that the order still names stands on it. Nothing goes before a keeper of each store has
    signed.

    Raises:
        ChangedMeanwhile: the order is not as the person saw it.
        WrongPurpose: the order is for something else.
        NotApproved: it is not approved, or it has ended.
        ThirdPersonNeeded: a third person carries an order out.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        OnHandOverAlready, KeptByAnother, NotInCustody, ItemLocked, ContainerNotEmpty: see
            ``add_lines``.

    Basis: TT 01/2017/TT-BTP Điều 7, 9.
    """
    lock(db.session.get_one(CaseFile, order.case_id))  # first, as whoever offers things of it does
    lock_as_seen(order, by)
    check(why_not_send(order, by))
    things = db.session.scalars(queries.items_to_go(order)).all()[:MOST_LINES]
    row = HandOver(
        kind=HandOverKind.TRANSFER,
        reason=order.reason[:500],
        giver_id=by.actor.id,
        order_id=order.id,
    )
    begin_hand_over(
        row,
        db.session.get_one(Office, order.office_id),
        by=by,
        to_office=db.session.get_one(Office, order.to_office_id),
    )
    add_lines(row, items=things, by=by.onward())
    return row


def say_where(
    hand_over: HandOver, *, place: Place, by: Act, codes: Collection[str] = ()
) -> Sequence[HandOverLine]:
    """Say where the store that takes things over puts them; what lies in a box stays in it.

    Args:
        codes: of the things it is said of; of all that have no place yet where none is named.

    Returns:
        The lines of which it is said now.

    Raises:
        ChangedMeanwhile: the hand-over changed since the person saw it.
        HandOverEnded: it is signed by both, or withdrawn.
        NotOfTheHandOver: it goes to no other store, or to that of another office.
        HalfSignedAlready: that store has signed.
        NotOnIt: a code is of something that is not on it, or of what lies in a box that is.
        NothingToPut: everything has its place already.
        HolderNeeded: the place is not in the store.
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass, PlaceFull: see ``check_room``.
    """
    lock_as_seen(hand_over, by)
    check(why_not_say_where(hand_over, by))
    lines = list(db.session.scalars(lines_of(hand_over)))
    outer = outermost([line.item for line in lines])
    own = {line.item.code: line for line in lines if outer[line.item_id] == line.item_id}
    if strange := [code for code in codes if code not in own]:
        raise refused.NotOnIt(codes=[shown(code) for code in strange], number=hand_over.number)
    chosen = [own[code] for code in codes] or [x for x in own.values() if x.place_id is None]
    if not chosen:
        raise refused.NothingToPut(number=hand_over.number)
    for line in chosen:
        lock(line).place_id = place.id
    check_coming(hand_over, [(line, line.item) for line in lines], by=by, anew=True)
    db.session.flush()
    ledger.append(
        hand_over.stream,
        entries.PLACED,
        office_id=hand_over.office_id,
        by=by,
        payload={"count": len(chosen), "place": place.full_name},
    )
    return chosen
