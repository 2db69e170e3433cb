"""What both signatures of an intake do, and what giving it up leaves at the door."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import select

from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db, hold
from warehouse import custody, entries, entries_orders, observing
from warehouse.custody import Change
from warehouse.door import entries as door
from warehouse.door.telling import told_of_intake
from warehouse.finding import index_items
from warehouse.models import (
    BoundCode,
    EvidenceItem,
    HandOver,
    HandOverLine,
    ItemStatus,
    LineState,
    Observation,
    Order,
    OrderLine,
    Place,
)
from warehouse.observing import Difference
from warehouse.operations.discrepancies import open_discrepancy
from warehouse.operations.hand_over_checks import lines_for
from warehouse.operations.hand_over_looks import found_of
from warehouse.operations.orders import finish_when_settled, log, open_again, settle_lines
from warehouse.operations.sealing import begin_first_seals

Line = tuple[HandOverLine, EvidenceItem]


def carry_out_intake(hand_over: HandOver, lines: Sequence[Line], by: Act) -> None:
    """Take the things into the store: each lies in its place from now on, and in the book.

    What differs from the first seizure minutes opens its discrepancy.

    Basis: TT 04/2023/TT-BTP Điều 10 khoản 2; NĐ 152/2026 Điều 37 khoản 2 (from 01/07/2026); Luật
    26/2008/QH12 Điều 123 before.
    """
    by = by.onward()
    order = db.session.get_one(Order, hand_over.order_id)  # locked when it was asked
    listed = lines_for(order, [item for _line, item in lines])
    places = _places(lines)
    differing = {item.id: _differs(listed[item.id], line) for line, item in lines}
    begin_first_seals(
        [
            (item, line.new_seal_number, line.witnesses or "")
            for line, item in lines
            if line.new_seal_number
        ],
        at=by.at,
    )
    changes = []
    for line, item in lines:
        of_order, deviations = listed[item.id], [each.kind for each in differing[item.id]]
        item.received_at = by.at
        said = told_of_intake(item, order, of_order, hand_over, places[line.place_id])
        said |= {"seal": line.seal_state, "differs": deviations, **observing.told(found_of(line))}
        kept = {
            "status": ItemStatus.IN_CUSTODY,
            "place_id": line.place_id,
            "holder": line.holder,
            "holder_name": line.holder_name,
            "holder_organisation_id": line.holder_organisation_id,
            "seal_number": line.new_seal_number,
        }
        changes.append(Change(item, said, kept))
    custody.post_all(changes, entries.RECEIVED, by=by)
    settle_lines(list(listed.values()), LineState.DONE, by=by)
    for _line, item in lines:
        line_no = listed[item.id].line_no
        log(order, entries_orders.LINE_RECEIVED, by=by, line=line_no, item=shown(item.code))
    finish_when_settled(order, by=by)
    index_items([item for line, item in lines if line.new_seal_number])
    _open_discrepancies(lines, differing, by)


def leave_at_the_door(hand_over: HandOver, items: Sequence[EvidenceItem], by: Act) -> None:
    """Note of things that waited at the door that they never came in; their lines are to do again.

    Their codes stay theirs and are given to nothing else; what was bound to them is free again.
    """
    by = by.onward()
    order = hold(db.session.get_one(Order, hand_over.order_id))
    listed = lines_for(order, items)
    ids = [item.id for item in items]
    bound = select(BoundCode).where(BoundCode.item_id.in_(ids), BoundCode.unbound_on.is_(None))
    for code in db.session.scalars(bound):
        code.unbound_on = by.day
    gone = {"status": ItemStatus.NOT_TAKEN_IN, "quantity_held": Decimal(0)}
    said = {"hand_over": hand_over.number, "why": hand_over.withdrawn_why}
    custody.post_all([Change(item, said, gone) for item in items], door.NOT_TAKEN_IN, by=by)
    open_again(list(listed.values()))
    for item in items:
        line_no = listed[item.id].line_no
        log(order, door.LINE_OPEN_AGAIN, by=by, line=line_no, item=shown(item.code))
    index_items(items)


def _differs(of_order: OrderLine, line: HandOverLine) -> list[Difference]:
    found = found_of(line)
    return observing.compare(observing.described(of_order, found), found)


def _places(lines: Sequence[Line]) -> dict[int | None, Place]:
    query = select(Place).where(Place.id.in_({line.place_id for line, _item in lines}))
    return {place.id: place for place in db.session.scalars(query)}


def _open_discrepancies(
    lines: Sequence[Line], differing: dict[int, list[Difference]], by: Act
) -> None:
    otherwise = [(line, item) for line, item in lines if differing[item.id]]
    query = select(Observation).where(
        Observation.id.in_([line.observation_id for line, _item in otherwise])
    )
    seen = {row.id: row for row in db.session.scalars(query)} if otherwise else {}
    for line, item in otherwise:
        open_discrepancy(item, seen[line.observation_id or 0], differing[item.id], by=by)
