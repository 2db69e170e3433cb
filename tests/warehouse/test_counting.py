"""Counting: what each of the three sees, and what comes of it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.counts import as_kept, findings
from tests.fixtures.lending import lend_item
from tests.fixtures.warehouse import borrowing
from warehouse import refusals as others
from warehouse.models import (
    CountEntry,
    CountState,
    CountTurn,
    Deviation,
    FindingKind,
    ItemStatus,
    Observation,
    SealState,
    Touch,
)
from warehouse.operations.comparing_counts import finish_counting
from warehouse.operations.counting import check_may_count, count_thing, count_unlabelled
from warehouse.operations.movement import move_item, pack_item
from warehouse.operations.observing import known_of
from warehouse.refusals import counts as refusals

K = FindingKind


def see(count, item, place, who, now, *, whole=False, **said):
    found = as_kept(item, **said)
    return count_thing(count, item=item, place=place, found=found, whole=whole, by=Act(who, now))


def test_what_is_counted_is_an_observation_and_changes_nothing(
    make_count, item, shelf, keeper, now
):
    count, before = make_count(), item.custody_seq
    entry = see(count, item, shelf, keeper, now, quantity=Decimal(2))
    seen = db.session.get_one(Observation, entry.observation_id)
    assert (seen.touch, seen.quantity, seen.place_id) == (Touch.COUNT, Decimal(2), shelf.id)
    assert seen.set_aside == [Deviation.QUANTITY]
    assert entry.turn is CountTurn.ONE
    assert (item.custody_seq, item.quantity_held) == (before, Decimal(3))
    assert known_of(item).quantity == Decimal(3)


def test_only_who_is_named_counts_and_the_third_only_afterwards(
    make_count, item, shelf, head, officer, now
):
    count = make_count()
    for who in (head, officer):
        with pytest.raises(refusals.NotYourCount):
            see(count, item, shelf, who, now)
        with pytest.raises(refusals.NotYourCount):
            count_unlabelled(count, place=shelf, looks="túi", by=Act(who, now))
        with pytest.raises(refusals.NotYourCount):
            finish_counting(count, by=Act(who, now))


def test_a_label_scanned_twice_is_counted_once(make_count, item, shelf, keeper, now):
    count = make_count()
    see(count, item, shelf, keeper, now)
    with pytest.raises(refusals.CountedAlready):
        see(count, item, shelf, keeper, now)
    assert len(list(db.session.scalars(select(CountEntry)))) == 1


def test_who_is_through_adds_nothing(make_count, item, shelf, keeper, now):
    count = make_count()
    see(count, item, shelf, keeper, now)
    finish_counting(count, by=Act(keeper, now))
    with pytest.raises(refusals.HalfFinished):
        check_may_count(count, item, Act(keeper, now))
    with pytest.raises(refusals.HalfFinished):
        see(count, item, shelf, keeper, now)
    with pytest.raises(refusals.HalfFinished):
        count_unlabelled(count, place=shelf, looks="túi", by=Act(keeper, now))
    with pytest.raises(refusals.HalfFinished):
        finish_counting(count, by=Act(keeper, now))


def test_a_place_outside_the_count_is_not_counted(make_count, item, shelf, make_place, keeper, now):
    count = make_count(place=shelf)
    other = make_place()
    with pytest.raises(refusals.PlaceNotCounted):
        see(count, item, other, keeper, now)
    with pytest.raises(refusals.PlaceNotCounted):
        count_unlabelled(count, place=other, looks="túi", by=Act(keeper, now))


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"quantity": None}, refusals.CountQuantityNeeded),
        ({"condition": " "}, others.ConditionNeeded),
        ({"seal_state": None}, others.SealStateNeeded),
        ({"seal_number": ""}, others.SealNumberNeeded),
        ({"weight_grams": Decimal(0)}, others.WeightNotPositive),
    ],
)
def test_all_of_it_is_said(make_count, item, shelf, keeper, now, said, refusal):
    with pytest.raises(refusal):
        see(make_count(), item, shelf, keeper, now, **said)


def test_a_box_without_a_whole_seal_is_not_counted_unopened(make_count, item, shelf, keeper, now):
    with pytest.raises(refusals.WholeNeedsSeal):
        see(make_count(), item, shelf, keeper, now, whole=True, seal_state=SealState.BROKEN)


def test_a_thing_of_another_office_is_not_counted(
    make_count, item, shelf, keeper, now, unit, monkeypatch
):
    count = make_count()
    item.office_id = unit.id
    with db.session.no_autoflush, pytest.raises(others.WarehouseOfAnotherOffice):
        count_thing(count, item=item, place=shelf, found=as_kept(item), by=Act(keeper, now))
    db.session.expire(item)


def test_what_has_no_label_is_described_and_its_code_counted_once(
    make_count, item, shelf, keeper, now
):
    count = make_count()
    with pytest.raises(refusals.UnlabelledNeedsWords):
        count_unlabelled(count, place=shelf, looks=" ", by=Act(keeper, now))
    count_unlabelled(count, place=shelf, looks="túi xanh", raw="X-1", by=Act(keeper, now))
    with pytest.raises(refusals.CountedAlready):
        count_unlabelled(count, place=shelf, looks="túi xanh", raw="X-1", by=Act(keeper, now))


def test_who_counted_nothing_says_that_nothing_is_there(make_count, item, keeper, now):
    count = make_count()
    with pytest.raises(refusals.NothingSeenYet):
        finish_counting(count, by=Act(keeper, now))
    finish_counting(count, nothing_there=True, by=Act(keeper, now))
    assert count.one_finished_at == now


def test_a_count_in_order_has_no_differences(make_count, both_see, both_finish, item, shelf):
    count = make_count()
    both_see(count, item, place=shelf)
    assert both_finish(count).state is CountState.COMPARED
    assert findings() == []


def test_a_count_that_is_over_is_not_counted(
    make_count, both_see, both_finish, item, shelf, keeper, now
):
    count = make_count()
    both_see(count, item, place=shelf)
    both_finish(count)
    with pytest.raises(refusals.CountNotRunning):
        see(count, item, shelf, keeper, now)
    with pytest.raises(refusals.CountNotRunning):
        count_unlabelled(count, place=shelf, looks="túi", by=Act(keeper, now))
    with pytest.raises(refusals.CountNotRunning):
        finish_counting(count, by=Act(keeper, now))


def test_the_third_counts_again_what_the_two_saw_otherwise(
    make_count, make_item, shelf, keeper, accountant, officer, now, both_see, both_finish
):
    agreed, doubted = make_item(), make_item()
    count = make_count()
    both_see(count, agreed, place=shelf)
    see(count, doubted, shelf, keeper, now)
    see(count, doubted, shelf, accountant, now, quantity=Decimal(2))
    both_finish(count)
    assert (count.state, count.again) == (CountState.RECOUNTING, [doubted.id])
    with pytest.raises(refusals.NotToCountAgain):
        see(count, agreed, shelf, officer, now)
    with pytest.raises(refusals.NotToCountAgain):
        count_unlabelled(count, place=shelf, looks="túi", by=Act(officer, now))
    see(count, doubted, shelf, officer, now, quantity=Decimal(2))
    finish_counting(count, by=Act(officer, now))
    assert count.state is CountState.COMPARED
    assert findings() == [(K.DIFFERS, doubted.id), (K.OVERRULED, doubted.id)]


def test_planted_differences_are_found_and_movements_are_not(
    make_count, make_item, make_place, make_loan_order, shelf, keeper, accountant, now, both_finish
):
    """A loss, a surplus, a wrong place, a torn seal; a loan and a move during the count."""
    names = ("lost", "strayed", "torn", "lent", "moved", "gone_before", "fine")
    it = {name: make_item() for name in names}
    lend_item(
        it["gone_before"],
        order=make_loan_order(it["gone_before"]),
        by=Act(keeper, now),
        **borrowing(it["gone_before"]),
    )
    other = make_place()
    order = make_loan_order(it["lent"])
    count = make_count()
    see(count, it["lent"], shelf, keeper, now)
    lend_item(it["lent"], order=order, by=Act(keeper, now), **borrowing(it["lent"]))
    see(count, it["moved"], shelf, keeper, now)
    move_item(it["moved"], to=other, by=Act(keeper, now))
    see(count, it["moved"], other, accountant, now)
    for who in (keeper, accountant):
        see(count, it["fine"], shelf, who, now)
        see(count, it["strayed"], other, who, now)
        see(count, it["torn"], shelf, who, now, seal_state=SealState.BROKEN)
        found = replace(as_kept(it["fine"]), quantity=Decimal(3))
        count_thing(count, item=it["gone_before"], place=shelf, found=found, by=Act(who, now))
        count_unlabelled(count, place=shelf, looks="một túi vải xanh", by=Act(who, now))
    assert both_finish(count).state is CountState.COMPARED
    assert findings() == [
        (K.MISSING, it["lost"].id),
        (K.ELSEWHERE, it["strayed"].id),
        (K.DIFFERS, it["torn"].id),
        (K.LEFT, it["gone_before"].id),
        (K.UNLABELLED, None),
    ]
    assert it["lost"].status is ItemStatus.IN_CUSTODY


def test_what_left_unseen_by_both_is_said_to_have_moved(
    make_count, make_item, make_loan_order, shelf, keeper, now, both_see, both_finish
):
    stays, goes = make_item(), make_item()
    count = make_count()
    lend_item(goes, order=make_loan_order(goes), by=Act(keeper, now), **borrowing(goes))
    both_see(count, stays, place=shelf)
    both_finish(count)
    assert findings() == [(K.MOVED, goes.id)]


def test_a_closed_box_is_counted_with_all_in_it(
    make_count, make_item, shelf, keeper, accountant, now, both_finish
):
    box, inside = make_item(), make_item()
    pack_item(inside, into=box, by=Act(keeper, now))
    count = make_count()
    for who in (keeper, accountant):
        see(count, box, shelf, who, now, whole=True)
    both_finish(count)
    assert findings() == []
