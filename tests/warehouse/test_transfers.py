"""Things go to the store of another office by an order, and by two keepers of two offices."""

from datetime import date

import pytest
from sqlalchemy import select

from audit.models import LedgerEntry
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from papers.models import DocumentKind
from tests.fixtures.hand_overs import sign_by
from tests.fixtures.papers import typed
from tests.fixtures.warehouse import whole
from warehouse import queries, refusals, resolver
from warehouse.models import (
    BookLine,
    Discrepancy,
    DiscrepancyDecision,
    HandOverState,
    ItemStatus,
    Order,
    OrderState,
    PhysicalHolder,
    SealState,
    Side,
    Stay,
)
from warehouse.operations.deciding import decide_discrepancy
from warehouse.operations.hand_over_signing import withdraw_hand_over
from warehouse.operations.looking import look_at_item
from warehouse.operations.movement import pack_item
from warehouse.operations.transfers import draft_transfer, say_where
from warehouse.queries.orders import order_seen
from warehouse.refusals import hand_overs as refused


def test_nothing_goes_before_a_keeper_of_each_store_has_signed(
    send, item, keeper, there, shelf_there, unit, office
):
    row, bin_ = send(item), shelf_there("KV-1")
    assert (row.office_id, row.to_office_id) == (office.id, unit.id)
    sign_by(row, keeper)
    assert (item.office_id, row.stage) == (office.id, HandOverState.SIGNED_BY_ONE)
    say_where(row, place=bin_, by=Act(there, clock.now()))
    sign_by(row, there)
    assert row.stage is HandOverState.SIGNED
    assert (item.office_id, item.place_id, item.keeper_id) == (unit.id, bin_.id, None)
    assert (item.status, item.holder) == (ItemStatus.IN_CUSTODY, PhysicalHolder.OFFICE)
    order = db.session.get_one(Order, row.order_id)
    assert order.state is OrderState.EXECUTED
    assert order.executed_by_id == keeper.id


def test_each_book_has_its_line_and_the_stay_goes_along(
    send, item, keeper, there, shelf_there, unit, office, travel_to
):
    stay = db.session.scalars(select(Stay).where(Stay.item_id == item.id)).one()
    before = (stay.id, stay.kept_from, stay.due_on)
    travel_to(date(2027, 1, 11))
    row = send(item)
    say_where(row, place=shelf_there("KV-1"), by=Act(there, clock.now()))
    sign_by(row, there, keeper)
    lines = db.session.scalars(
        select(BookLine).where(BookLine.item_id == item.id).order_by(BookLine.seq, BookLine.id)
    ).all()
    told = [(line.office_id, line.came, line.went) for line in lines]
    assert told == [
        (office.id, item.quantity, 0),
        (office.id, 0, item.quantity),
        (unit.id, item.quantity, 0),
    ]
    stay = db.session.scalars(select(Stay).where(Stay.item_id == item.id)).one()
    assert stay.office_id == unit.id
    assert (stay.id, stay.kept_from, stay.due_on) == before


def test_it_is_found_in_the_store_it_is_in_and_in_no_other(
    send, item, keeper, there, shelf_there, unit, office
):
    row = send(item)
    say_where(row, place=shelf_there("KV-1"), by=Act(there, clock.now()))
    sign_by(row, keeper, there)
    db.session.flush()
    assert resolver.items_labelled([item.code], {unit.id}) == [item]
    with pytest.raises(refused.CodesUnknown):
        resolver.items_labelled([item.code], {office.id})


def test_a_box_goes_with_all_that_lies_in_it_and_what_stays_behind_is_said(
    send, send_order, make_item, keeper, there, shelf_there, unit
):
    box, inside, loose = make_item(), make_item(), make_item()
    by = Act(keeper, clock.now())
    pack_item(inside, into=box, by=by)
    pack_item(loose, into=make_item(), by=by)
    with pytest.raises(refusals.ContainerNotEmpty):
        draft_transfer(send_order(box), by=by)
    row = send(inside, loose)
    withdraw_hand_over(row, why="Nhầm", by=by)
    db.session.flush()


def test_what_goes_in_its_box_stays_in_it(send, make_item, keeper, there, shelf_there):
    box, inside = make_item(), make_item()
    pack_item(inside, into=box, by=Act(keeper, clock.now()))
    row, bin_ = send(box, inside), shelf_there("KV-1", capacity=1)
    said = say_where(row, place=bin_, by=Act(there, clock.now()))
    assert [line.item_id for line in said] == [box.id]
    sign_by(row, keeper, there)
    assert (inside.container_id, inside.place_id) == (box.id, bin_.id)
    assert (box.container_id, box.place_id) == (None, bin_.id)
    assert inside.office_id == box.office_id


def test_what_goes_without_its_box_lies_in_none(send, make_item, keeper, there, shelf_there):
    box, inside = make_item(), make_item()
    pack_item(inside, into=box, by=Act(keeper, clock.now()))
    row, bin_ = send(inside), shelf_there("KV-1")
    say_where(row, place=bin_, by=Act(there, clock.now()))
    sign_by(row, keeper, there)
    assert (inside.container_id, inside.place_id) == (None, bin_.id)


def test_each_thing_may_have_a_place_of_its_own(send, make_item, keeper, there, shelf_there):
    one, two = make_item(), make_item()
    row, by = send(one, two), Act(there, clock.now())
    a, b = shelf_there("KV-1"), shelf_there("KV-2")
    say_where(row, place=a, by=by)
    say_where(row, place=b, codes=[two.code], by=by.onward())
    sign_by(row, keeper, there)
    assert (one.place_id, two.place_id) == (a.id, b.id)
    told = select(LedgerEntry.kind).where(LedgerEntry.stream == one.stream)
    assert db.session.scalars(told.order_by(LedgerEntry.seq.desc())).first() == (
        "custody.sent_to_store"
    )


def test_what_differs_in_the_other_store_is_decided_there(
    send, item, case, keeper, there, shelf_there, unit, make_user
):
    row = send(item)
    say_where(row, place=shelf_there("KV-1"), by=Act(there, clock.now()))
    sign_by(row, keeper, there)
    torn = whole(item, condition="rách", seal_state=SealState.BROKEN)
    look_at_item(item, found=torn, by=Act(there, clock.now()))
    discrepancy = db.session.scalars(select(Discrepancy)).one()
    assert discrepancy.office_id == unit.id != case.office_id
    decide_discrepancy(
        discrepancy,
        decision=DiscrepancyDecision.AS_FOUND,
        sides=dict.fromkeys(discrepancy.kinds, Side.FOUND),
        cause="Rách khi vận chuyển",
        paper=typed("8/BB", kind=DocumentKind.MINUTES),
        by=Act(make_user(roles=["head"], office=unit, username="ld.kv"), clock.now()),
    )
    assert discrepancy.decided_at is not None


def test_the_office_of_the_case_sees_the_order_of_the_other_store(
    send, item, keeper, there, shelf_there, unit, office, make_release, make_user
):
    row = send(item)
    say_where(row, place=shelf_there("KV-1"), by=Act(there, clock.now()))
    sign_by(row, keeper, there)
    make_user(roles=["head"], office=unit, username="ld.kv")
    order = make_release(item, approved=False)
    assert order.office_id == unit.id
    assert db.session.scalar(order_seen(order.code, {office.id})) is order
    assert db.session.scalar(queries.order(order.code, {office.id})) is None
