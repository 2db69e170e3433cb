"""What both signatures of a move to another store do: called by the second signature alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from accounts.models import Office
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db, lock
from foundation.refusals import check
from warehouse import allowed, custody, entries_orders, observing, refusals
from warehouse.custody import Change
from warehouse.finding import index_items
from warehouse.hand_overs import entries
from warehouse.models import (
    CarePlan,
    EvidenceItem,
    HandOver,
    ItemKind,
    LineState,
    Order,
    PhysicalHolder,
    Place,
    PlaceClass,
    Touch,
)
from warehouse.operations.hand_over_checks import lines_for
from warehouse.operations.hand_over_looks import found_of
from warehouse.operations.keepers_carried_out import names_of
from warehouse.operations.loans_carried_out import Line, observe_lines
from warehouse.operations.orders import finish_when_settled, log, settle_lines
from warehouse.refusals import transfers as refused
from warehouse.shelving import check_room, check_still_takes


@dataclass(frozen=True, slots=True)
class Coming:
    """A thing as the store sees it that takes it over."""

    id: int
    office_id: int
    kind: ItemKind


def outermost(items: Sequence[EvidenceItem]) -> dict[int, int]:
    """Return the id of the outermost box that goes along with each thing; its own if none does."""
    inside = {item.id: item.container_id for item in items}
    found = {}
    for item in items:
        outer = item.id
        while (box := inside[outer]) in inside and box is not None:
            outer = box
        found[item.id] = outer
    return found


def check_places(hand_over: HandOver, lines: Sequence[Line], *, takes: bool, by: Act) -> None:
    """Refuse to sign for what has no place, or one that takes it no more.

    Args:
        takes: the store that takes the things over signs.

    Raises:
        PlacesNeeded: it has not said where all of them are put.
        HolderNeeded, PlaceClosed, WrongPlaceClass: see ``check_coming``.
    """
    outer = outermost([item for _line, item in lines])
    open_ones = [
        item for line, item in lines if line.place_id is None and outer[item.id] == item.id
    ]
    if takes and open_ones:
        raise refused.PlacesNeeded(count=len(open_ones))
    check_coming(hand_over, lines, by=by)


def check_coming(
    hand_over: HandOver, lines: Sequence[Line], *, by: Act, anew: bool = False
) -> None:
    """Refuse places that do not take what is put there, or what lies in it.

    Args:
        anew: it is said now; afterwards the places keep room for it.

    Raises:
        HolderNeeded: a place is not in the store.
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass, PlaceFull: see ``check_room``.
    """
    to = hand_over.to_office_id
    puts = [
        (Coming(item.id, to, item.kind), line.place_id)
        for line, item in lines
        if line.place_id is not None
    ]
    places = check_room(puts, by=by) if anew else check_still_takes(puts, by=by)
    for place in places.values():
        if place.place_class is PlaceClass.ELSEWHERE:
            raise refusals.HolderNeeded(place=place.short_name)
    outer = outermost([item for _line, item in lines])
    of = {item.id: line.place_id for line, item in lines}
    for _line, item in lines:
        place_id = of[outer[item.id]]
        if outer[item.id] != item.id and place_id is not None:
            check(
                allowed.why_not_put(Coming(item.id, to, item.kind), item.kind, places[place_id], by)
            )


def carry_out_transfer(hand_over: HandOver, lines: Sequence[Line], by: Act) -> None:
    """Hand the things to the other store: its office answers for them from now on.

    What lies in a box stays in it. No keeper answers for them by name there before a change of
    keeper names one, as for all that comes into a store.

    Basis: TT 01/2017/TT-BTP Điều 7, 9.
    """
    by = by.onward()
    order = lock(db.session.get_one(Order, hand_over.order_id))
    things = [item for _line, item in lines]
    listed = lines_for(order, things)
    outer = outermost(things)
    put = {item.id: line.place_id for line, item in lines}
    places: dict[int | None, Place] = {
        place.id: place
        for place in db.session.scalars(select(Place).where(Place.id.in_(set(put.values()))))
    }
    said = {
        "order": order.number,
        "hand_over": hand_over.number,
        "from_office": db.session.get_one(Office, hand_over.office_id).name,
        "to_office": db.session.get_one(Office, hand_over.to_office_id).name,
        **names_of(hand_over),
    }
    observe_lines(lines, touch=Touch.HAND_OVER)
    changes = []
    for line, item in lines:
        place = places[put[outer[item.id]]]
        there = {
            "office_id": hand_over.to_office_id,
            "keeper_id": None,
            "place_id": place.id,
            "container_id": item.container_id if outer[item.id] != item.id else None,
            "holder": PhysicalHolder.OFFICE,
            "holder_name": None,
            "holder_organisation_id": None,
        }
        told = said | {"to": place.full_name} | observing.told(found_of(line))
        changes.append(Change(item, told, there))
    custody.post_all(changes, entries.STORE_CHANGED, by=by)
    _take_care_along(things, hand_over.to_office_id)
    index_items(things)
    for _line, item in lines:
        listed[item.id].actual_quantity = item.quantity_held
    settle_lines(list(listed.values()), LineState.DONE, by=by)
    for item in things:
        line_no = listed[item.id].line_no
        log(order, entries_orders.LINE_SENT, by=by, line=line_no, item=shown(item.code))
    finish_when_settled(order, by=by, who=hand_over.giver_id)


def _take_care_along(items: Sequence[EvidenceItem], office_id: int) -> None:
    """Let the plans of care go on in the store that has the things now."""
    plans = (
        select(CarePlan)
        .where(CarePlan.item_id.in_([item.id for item in items]), CarePlan.ended_at.is_(None))
        .order_by(CarePlan.id)
        .with_for_update()
    )
    for plan in db.session.scalars(plans):
        plan.office_id = office_id
    db.session.flush()
