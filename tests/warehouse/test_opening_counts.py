"""Opening a count: who may count, what is frozen, and cancelling it."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.counts import account
from warehouse import queries
from warehouse.counts.sampling import draw, sample_size
from warehouse.models import CountKind, CountLine, CountState, ItemKind, Place, PlaceKind
from warehouse.operations.comparing_counts import finish_counting
from warehouse.operations.counts import cancel_count
from warehouse.operations.places import create_place
from warehouse.refusals import PlaceOfAnotherOffice
from warehouse.refusals import counts as refusals


def frozen(count):
    rows = select(CountLine).where(CountLine.count_id == count.id).order_by(CountLine.id)
    return [(row.item_id, row.place_id, row.quantity) for row in db.session.scalars(rows)]


def test_what_lies_there_is_frozen_and_told(make_count, make_item, shelf, make_place):
    first, other = make_item(), make_item(place=make_place())
    whole_store = make_count()
    assert frozen(whole_store) == [
        (first.id, shelf.id, first.quantity_held),
        (other.id, other.place_id, other.quantity_held),
    ]
    assert whole_store.state is CountState.COUNTING
    told = db.session.scalars(ledger.history(whole_store.stream)).one()
    assert told.payload["expected"] == 2
    assert len(told.rows) == 3, "the count and what it froze"


def test_a_part_of_the_store_is_counted(make_count, make_item, make_place):
    make_item()
    here = make_place()
    inside = make_item(place=here)
    count = make_count(place=here)
    assert [row[0] for row in frozen(count)] == [inside.id]


def test_one_kind_of_things_is_counted(make_count, make_item):
    make_item()
    goods = make_item(kind=ItemKind.GOODS)
    assert [row[0] for row in frozen(make_count(item_kind=ItemKind.GOODS))] == [goods.id]


def test_a_sample_can_be_drawn_again(make_count, make_item):
    items = [make_item().id for _ in range(6)]
    said = {"confidence": Decimal(80), "share": Decimal(40)}
    count = make_count(**said, seed="abc")
    size = sample_size(6, **said)
    assert (count.population, count.expected) == (6, size)
    assert [row[0] for row in frozen(count)] == sorted(draw(items, size=size, seed="abc"))
    assert 0 < size < 6


def test_a_sample_takes_a_seed_of_its_own(make_count, item):
    count = make_count(confidence=Decimal(95), share=Decimal(5))
    assert count.sample_seed


def test_a_place_of_another_office_is_not_counted(make_count, item, unit, keeper, now):
    there = create_place(
        office_id=unit.id,
        parent=None,
        name="Kho 9",
        short_name="K9",
        kind=PlaceKind.WAREHOUSE,
        by=Act(keeper, now),
    )
    with pytest.raises(PlaceOfAnotherOffice):
        make_count(place=there)


def test_three_people_are_three(make_count, item, keeper):
    with pytest.raises(refusals.ThreeCountersNeeded):
        make_count(third=account(keeper))


def test_who_counts_can_see_the_store(make_count, item, make_user, unit):
    elsewhere = make_user(roles=["officer"], office=unit)
    with pytest.raises(refusals.CounterSeesNoWarehouse):
        make_count(third=account(elsewhere))


def test_keepers_do_not_count_their_store_alone(make_count, item, make_user):
    second = make_user(roles=["keeper"])
    with pytest.raises(refusals.KeepersCountAlone):
        make_count(counter_two=account(second))
    with pytest.raises(refusals.KeepersCountAlone):
        make_count(third=account(second))  # the two keepers would outvote the other


def test_at_a_surprise_count_no_keeper_counts(make_count, item, keeper, auditor):
    with pytest.raises(refusals.NoKeeperAtSurprise):
        make_count(kind=CountKind.SURPRISE)
    make_count(kind=CountKind.SURPRISE, counter_one=account(auditor))


def test_a_sample_has_confidence_and_share(make_count, item):
    with pytest.raises(refusals.SampleByHalf):
        make_count(confidence=Decimal(95))
    with pytest.raises(refusals.SampleOutOfRange):
        make_count(confidence=Decimal(100), share=Decimal(5))


def test_where_nothing_lies_nothing_is_counted(make_count, item, make_place):
    with pytest.raises(refusals.NothingToCount):
        make_count(place=make_place())


def test_one_place_is_counted_by_one_count(make_count, item, make_item, make_place, shelf):
    other = make_place()
    make_item(place=other)
    make_count(place=shelf)
    make_count(place=other)
    with pytest.raises(refusals.CountRunsThere):
        make_count(place=shelf)
    with pytest.raises(refusals.CountRunsThere):
        make_count()


def test_a_count_of_a_place_keeps_others_off_what_lies_under_it(make_count, item, shelf):
    above = db.session.get_one(Place, shelf.parent_id)
    make_count(place=above)
    with pytest.raises(refusals.CountRunsThere):
        make_count(place=shelf)


def test_a_count_of_the_whole_store_keeps_others_off(make_count, item, shelf):
    make_count()
    with pytest.raises(refusals.CountRunsThere):
        make_count(place=shelf)


def test_a_count_is_cancelled_once_and_with_a_reason(make_count, item, head, now):
    count = make_count()
    with pytest.raises(refusals.CountNoteNeeded):
        cancel_count(count, note=" ", by=Act(head, now))
    with pytest.raises(ChangedMeanwhile):
        cancel_count(count, note="Mở nhầm kho", by=Act(head, now, seen=99))
    cancel_count(count, note="Mở nhầm kho", by=Act(head, now))
    assert count.state is CountState.CANCELLED
    with pytest.raises(refusals.CountEnded):
        cancel_count(count, note="Lại", by=Act(head, now))
    make_count()  # the place is free again


def test_what_somebody_is_through_with_is_not_cancelled(make_count, item, keeper, head, now):
    """Else a loss that is about to show goes away by beginning again."""
    count = make_count()
    finish_counting(count, nothing_there=True, by=Act(keeper, now))
    with pytest.raises(refusals.CountedThrough):
        cancel_count(count, note="Làm lại", by=Act(head, now))
    assert count.state is CountState.COUNTING


def test_what_a_comparison_found_is_not_cancelled(make_count, item, both_finish, head, now):
    count = both_finish(make_count(), nothing_there=True)
    with pytest.raises(refusals.CountedThrough):
        cancel_count(count, note="Làm lại", by=Act(head, now))
    with pytest.raises(refusals.CountRunsThere):
        make_count()


def test_a_running_count_locks_nothing(make_count, item):
    make_count()
    assert not queries.ordered_out([item.id])
