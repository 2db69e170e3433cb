"""Things go to the store of another office by an order, and by two keepers of two offices."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from accounts.refusals import NotApproved, ThirdPersonNeeded
from audit.models import LedgerEntry
from cases.models import HoldReason
from cases.operations.holds import place_hold
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.hand_overs import look_at_all, sign_by
from warehouse import refusals, resolver
from warehouse.allowed_transfers import why_not_say_where
from warehouse.models import (
    BookLine,
    EvidenceItem,
    HandOver,
    HandOverState,
    ItemStatus,
    Order,
    OrderPurpose,
    OrderState,
    PhysicalHolder,
    PlaceClass,
    PlaceKind,
    Stay,
)
from warehouse.operations.hand_over_signing import sign_hand_over, withdraw_hand_over
from warehouse.operations.hand_overs import remove_line
from warehouse.operations.movement import pack_item
from warehouse.operations.places import close_place, create_place
from warehouse.operations.transfers import draft_transfer, say_where
from warehouse.queries.hand_overs import lines_of as hand_over_lines
from warehouse.refusals import hand_overs as refused
from warehouse.refusals import transfers as sent


@pytest.fixture
def there(unit, make_user):
    """The keeper of the unit, who takes things over."""
    return make_user(roles=["keeper"], office=unit, username="thukho.kv", full_name="Vi Văn Nhận")


@pytest.fixture
def shelf_there(unit, there):
    by = Act(there, clock.now())
    said = {"office_id": unit.id, "by": by}
    root = create_place(name="KV", short_name="KV", parent=None, kind=PlaceKind.WAREHOUSE, **said)

    def make(name, **more):
        return create_place(
            name=name, short_name=name, parent=root, kind=PlaceKind.SHELF, **said | more
        )

    return make


@pytest.fixture
def send_order(make_release, unit):
    def make(*items, **overrides):
        values = {"purpose": OrderPurpose.TO_STORE, "to_office": unit, "counterpart_name": None}
        return make_release(*items, **values | overrides)

    return make


@pytest.fixture
def send(send_order, keeper):
    """Draft what goes to the unit; each thing is looked at."""

    def make(*items):
        by = Act(keeper, clock.now())
        row = draft_transfer(send_order(*items), by=by)
        look_at_all(row, by)
        return row

    return make


def line_of(row: HandOver, item: EvidenceItem):
    return next(x for x in db.session.scalars(hand_over_lines(row)) if x.item_id == item.id)


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
    send, item, keeper, there, shelf_there, unit, office
):
    before = db.session.scalars(select(Stay).where(Stay.item_id == item.id)).one().kept_from
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
    assert (stay.office_id, stay.kept_from) == (unit.id, before)


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


def test_who_takes_over_signs_when_all_have_a_place(send, item, there):
    row = send(item)
    with pytest.raises(sent.PlacesNeeded):
        sign_by(row, there)


def test_nobody_of_the_giving_office_signs_for_the_other(send, item, make_user, shelf_there):
    row = send(item)
    colleague = make_user(roles=["keeper"], username="thukho9")
    with pytest.raises(refused.NotOfTheHandOver):
        sign_by(row, colleague)


def test_where_things_are_put_is_said_by_who_takes_over_until_they_sign(
    send, item, make_item, keeper, there, shelf_there, make_hand_over
):
    row, bin_ = send(item), shelf_there("KV-1")
    by = Act(there, clock.now())
    with pytest.raises(refused.NotOfTheHandOver):
        say_where(row, place=bin_, by=Act(keeper, clock.now()))
    with pytest.raises(ChangedMeanwhile):
        say_where(row, place=bin_, by=Act(there, clock.now(), seen=99))
    with pytest.raises(sent.NotOnIt):
        say_where(row, place=bin_, codes=[make_item().code], by=by)
    say_where(row, place=bin_, by=by)
    with pytest.raises(sent.NothingToPut):
        say_where(row, place=bin_, by=by)
    sign_by(row, there)
    with pytest.raises(refused.HalfSignedAlready):
        say_where(row, place=bin_, codes=[item.code], by=by)
    sign_by(row, keeper)
    with pytest.raises(refused.HandOverEnded):
        say_where(row, place=bin_, by=by)
    other = make_hand_over(make_item())
    assert isinstance(why_not_say_where(other, by), refused.NotOfTheHandOver)


def test_a_place_takes_what_it_may_take(send, make_item, shelf, there, shelf_there):
    row, by = send(make_item(), make_item()), Act(there, clock.now())

    def refuse(refusal, place):
        with pytest.raises(refusal), db.session.begin_nested():
            say_where(row, place=place, by=by)
        db.session.expire_all()

    refuse(refusals.PlaceOfAnotherOffice, shelf)
    refuse(refusals.PlaceFull, shelf_there("KV-1", capacity=1))
    refuse(refusals.HolderNeeded, shelf_there("NN", place_class=PlaceClass.ELSEWHERE))
    closed = shelf_there("KV-3")
    close_place(closed, by=by)
    refuse(refusals.PlaceClosed, closed)


def test_the_order_says_to_which_other_store(send_order, item, make_item, office, unit):
    with pytest.raises(sent.StoreNeeded):
        send_order(item, to_office=None)
    with pytest.raises(sent.SameStore):
        send_order(item, to_office=office)


def test_one_order_is_of_one_store(send, send_order, make_item, keeper, there, shelf_there, case):
    gone, here = make_item(), make_item()
    row = send(gone)
    say_where(row, place=shelf_there("KV-1"), by=Act(there, clock.now()))
    sign_by(row, keeper, there)
    with pytest.raises(sent.ItemsOfTwoStores):
        send_order(gone, here)


def test_what_is_in_another_store_leaves_it_by_an_order_of_that_store(
    send, item, keeper, there, shelf_there, unit, officer, make_release, make_user
):
    row = send(item)
    say_where(row, place=shelf_there("KV-1"), by=Act(there, clock.now()))
    sign_by(row, keeper, there)
    make_user(roles=["head"], office=unit, username="lanhdao.kv")
    order = make_release(item, approved=False)
    assert order.office_id == unit.id


def test_only_a_third_person_of_the_store_sends(send_order, item, officer, head, there, now):
    order = send_order(item)
    with pytest.raises(ThirdPersonNeeded):
        draft_transfer(order, by=Act(officer, now))
    with pytest.raises(refusals.WarehouseOfAnotherOffice):
        draft_transfer(order, by=Act(there, now))
    with pytest.raises(ChangedMeanwhile):
        draft_transfer(order, by=Act(there, now, seen=99))


def test_only_an_order_in_force_to_that_end_sends(send_order, make_release, make_item, keeper, now):
    by = Act(keeper, now)
    with pytest.raises(NotApproved):
        draft_transfer(send_order(make_item(), approved=False), by=by)
    with pytest.raises(refusals.WrongPurpose):
        draft_transfer(make_release(make_item()), by=by)


def test_what_is_held_meanwhile_goes_nowhere(send, item, case, keeper, officer, there, shelf_there):
    row = send(item)
    say_where(row, place=shelf_there("KV-1"), by=Act(there, clock.now()))
    sign_by(row, keeper)
    place_hold(
        case,
        asset=None,
        reason=HoldReason.COMPLAINT,
        ground="Điều 84 khoản 1 điểm b",
        placed_on=clock.today(),
        review_on=clock.today() + timedelta(days=30),
        by=Act(officer, clock.now()),
    )
    with pytest.raises(refusals.ItemLocked):
        sign_by(row, there)


def test_the_release_of_another_purpose_does_not_take_the_order(send_order, item, keeper, now):
    order = send_order(item)
    assert order.to_office_id is not None
    row = draft_transfer(order, by=Act(keeper, now))
    with pytest.raises(refused.OnHandOverAlready):
        draft_transfer(order, by=Act(keeper, now))
    remove_line(next(iter(db.session.scalars(hand_over_lines(row)))), by=Act(keeper, now))
    again = draft_transfer(order, by=Act(keeper, now))
    assert again.lines_count == 1


def test_either_signs_first_and_the_other_withdraws_nothing(send, item, keeper, there, shelf_there):
    row = send(item)
    say_where(row, place=shelf_there("KV-1"), by=Act(there, clock.now()))
    sign_by(row, there)
    with pytest.raises(refused.HalfSignedAlready):
        sign_hand_over(row, looked=True, by=Act(there, clock.now()))
    sign_by(row, keeper)
    assert row.stage is HandOverState.SIGNED
