"""What does not go to the store of another office, and why."""

from datetime import timedelta

import pytest

from accounts.refusals import NotApproved, ThirdPersonNeeded
from cases.models import HoldReason
from cases.operations.holds import place_hold
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.hand_overs import sign_by
from warehouse import refusals, resolver
from warehouse.allowed_transfers import why_not_say_where
from warehouse.models import (
    HandOverState,
    PlaceClass,
)
from warehouse.operations.hand_over_signing import sign_hand_over
from warehouse.operations.hand_overs import remove_line
from warehouse.operations.places import close_place
from warehouse.operations.transfers import draft_transfer, say_where
from warehouse.queries.hand_overs import lines_of as hand_over_lines
from warehouse.refusals import hand_overs as refused
from warehouse.refusals import transfers as sent


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
    assert resolver.office_called(unit.code.lower()) is unit
    with pytest.raises(sent.StoreUnknown):
        resolver.office_called("Không có đơn vị này")


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
