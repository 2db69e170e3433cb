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
from papers.operations import Paper, record_document
from papers.refusals import DocumentDayNeeded
from tests.fixtures.hand_overs import sign_by
from tests.fixtures.papers import typed
from tests.fixtures.warehouse import lines_of
from warehouse import refusals, resolver
from warehouse.allowed_transfers import why_not_say_where
from warehouse.models import (
    HandOverState,
    ItemStatus,
    LineState,
    Order,
    OrderPurpose,
    PlaceClass,
)
from warehouse.operations.hand_over_checks import check_sending
from warehouse.operations.hand_over_signing import sign_hand_over
from warehouse.operations.hand_overs import add_lines, remove_line
from warehouse.operations.orders import revoke_order
from warehouse.operations.places import close_place
from warehouse.operations.proposals import propose_release
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


def test_a_wrong_class_is_refused_when_it_is_said_and_at_the_signature(
    send, item, there, shelf_there
):
    row, by = send(item), Act(there, clock.now())
    with pytest.raises(refusals.WrongPlaceClass), db.session.begin_nested():
        say_where(row, place=shelf_there("VK", place_class=PlaceClass.WEAPONS), by=by)
    db.session.expire_all()
    bin_ = shelf_there("KV-1")
    say_where(row, place=bin_, by=by)

    def sign_with(name, value):
        with db.session.begin_nested():
            setattr(bin_, name, value)  # as releases before this one could leave it
            db.session.flush()
            sign_by(row, there)

    for name, value, refusal in (
        ("place_class", PlaceClass.WEAPONS, refusals.WrongPlaceClass),
        ("place_class", PlaceClass.ELSEWHERE, refusals.HolderNeeded),
        ("is_active", False, refusals.PlaceClosed),
    ):
        with pytest.raises(refusal):
            sign_with(name, value)
        db.session.expire_all()


def test_what_an_order_sends_is_asked_again(send_order, make_item, keeper, there, officer, now):
    one, other = make_item(), make_item()
    order, by = send_order(one), Act(keeper, now)

    def refuse(refusal, *items, by=by):
        with pytest.raises(refusal):
            check_sending(order, items, by)

    refuse(refusals.OrderDoesNotListItem, other)
    refuse(ThirdPersonNeeded, one, by=Act(officer, now))
    refuse(refusals.WarehouseOfAnotherOffice, one, by=Act(there, now))
    one.status = ItemStatus.CLAIMED
    refuse(refusals.NotSeenYet, one)
    one.status = ItemStatus.ON_LOAN
    refuse(refusals.NotInCustody, one)
    one.status = ItemStatus.IN_CUSTODY
    lines_of(order)[0].state = LineState.DONE
    db.session.flush()
    refuse(refusals.LineSettledAlready, one)
    order.purpose = OrderPurpose.TRANSFER
    refuse(refusals.WrongPurpose, one)


def test_a_revoked_order_sends_nothing_more(send, item, make_item, keeper, head, there):
    row = send(item)
    order = db.session.get_one(Order, row.order_id)
    revoke_order(order, note="Không chuyển nữa", by=Act(head, clock.now()))
    with pytest.raises(NotApproved):
        add_lines(row, items=[item], by=Act(keeper, clock.now()))
    with pytest.raises(NotApproved):
        sign_by(row, keeper)


def test_a_draft_takes_only_what_may_go(
    send_order, make_item, case, keeper, officer, second_keeper, make_hand_over, now
):
    by = Act(keeper, now)
    kept, gone, held = make_item(), make_item(), make_item()
    orders = [send_order(each) for each in (kept, gone, held)]
    sign_by(make_hand_over(kept), keeper, second_keeper)
    with pytest.raises(refused.KeptByAnother):
        draft_transfer(orders[0], by=by)
    gone.status = ItemStatus.ON_LOAN
    db.session.flush()
    with pytest.raises(refusals.NotInCustody):
        draft_transfer(orders[1], by=by)
    place_hold(
        case,
        asset=None,
        reason=HoldReason.COMPLAINT,
        ground="Điều 84 khoản 1 điểm b",
        placed_on=clock.today(),
        review_on=clock.today() + timedelta(days=30),
        by=Act(officer, now),
    )
    with pytest.raises(refusals.ItemLocked):
        draft_transfer(orders[2], by=by)


def test_an_order_rests_on_a_document_of_a_known_day(item, case, officer, head, keeper, now):
    by = Act(officer, now)
    old = record_document([case], paper=typed("5/QĐ"), by=by)
    old.issued_on = None  # as an old file has it
    with pytest.raises(DocumentDayNeeded):
        propose_release(
            case,
            purpose=OrderPurpose.RETURN_TO_OWNER,
            items=[item],
            document=Paper(known=old),
            reason="Trả lại",
            counterpart_name="Lý Thị Hoa",
            by=by.onward(),
        )
