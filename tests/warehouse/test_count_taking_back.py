"""A wrong scan is taken back by who made it, and counted anew; the ledger keeps both."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.counts import as_kept, findings
from warehouse.models import CountEntry, CountState, FindingKind, Observation
from warehouse.operations.comparing_counts import finish_counting
from warehouse.operations.counting import count_thing, count_unlabelled, take_back_entry
from warehouse.operations.looking import look_at_item
from warehouse.operations.movement import move_item
from warehouse.operations.observing import known_of
from warehouse.queries.counts import seen_since
from warehouse.queries.observations import told_observations, told_photos
from warehouse.refusals import counts as refusals

LATER = timedelta(minutes=5)


def see(count, item, place, who, now, **said):
    return count_thing(count, item=item, place=place, found=as_kept(item, **said), by=Act(who, now))


def test_what_was_taken_back_is_counted_anew_and_the_ledger_keeps_both(
    make_count, item, shelf, keeper, now
):
    count, before = make_count(), known_of(item)
    wrong = see(count, item, shelf, keeper, now, quantity=Decimal(2))
    seen = db.session.get_one(Observation, wrong.observation_id)
    take_back_entry(wrong, by=Act(keeper, now))
    assert db.session.scalar(select(func.count()).select_from(CountEntry)) == 0
    assert (seen.taken_back_at, known_of(item)) == (now, before)
    assert seen not in db.session.scalars(told_observations(item)).all()
    assert not db.session.scalars(told_photos(item)).all()
    again = see(count, item, shelf, keeper, now)
    assert again.differs is None
    kinds = [entry.kind for entry in db.session.scalars(ledger.history(count.stream))]
    assert kinds[:3] == ["count.thing_counted", "count.entry_taken_back", "count.thing_counted"]
    own = [entry.kind for entry in db.session.scalars(ledger.history(item.stream))]
    assert own[:3] == ["item.counted", "item.count_taken_back", "item.counted"]


def test_what_has_no_label_is_taken_back_too(
    make_count, item, shelf, keeper, accountant, now, both_see, both_finish
):
    count = make_count()
    row = count_unlabelled(count, place=shelf, looks="túi xanh", raw="X-1", by=Act(keeper, now))
    take_back_entry(row, by=Act(keeper, now))
    both_see(count, item, place=shelf)
    assert both_finish(count).state is CountState.COMPARED
    assert findings() == []


def test_a_scan_that_was_taken_back_has_seen_nothing(
    make_count, make_place, item, shelf, keeper, accountant, now, both_finish
):
    """Or a thing that is not there would be seen by a scan and a change of mind."""
    count = make_count()
    move_item(item, to=make_place(), by=Act(keeper, now))
    take_back_entry(see(count, item, shelf, accountant, now), by=Act(accountant, now))
    assert not seen_since(count, item)
    both_finish(count, nothing_there=True)
    assert findings() == [(FindingKind.UNSEEN, item.id)]


def test_what_was_taken_back_begins_no_knowledge_of_a_later_discrepancy(
    make_count, item, shelf, keeper, now
):
    count = make_count()
    take_back_entry(see(count, item, shelf, keeper, now, quantity=Decimal(1)), by=Act(keeper, now))
    look_at_item(item, found=as_kept(item, quantity=Decimal(2)), by=Act(keeper, now + LATER))
    assert known_of(item).quantity == Decimal(3)


def test_only_who_counted_it_takes_it_back_and_only_once(
    make_count, item, shelf, keeper, accountant, now
):
    row = see(make_count(), item, shelf, keeper, now)
    with pytest.raises(refusals.CountedByAnother):
        take_back_entry(row, by=Act(accountant, now))
    take_back_entry(row, by=Act(keeper, now))
    with pytest.raises(ChangedMeanwhile):
        take_back_entry(row, by=Act(keeper, now))


def test_nothing_is_taken_back_once_one_is_through(
    make_count, item, shelf, keeper, accountant, now
):
    count = make_count()
    row = see(count, item, shelf, keeper, now)
    other = see(count, item, shelf, accountant, now)
    finish_counting(count, by=Act(keeper, now))
    with pytest.raises(refusals.HalfFinished):
        take_back_entry(row, by=Act(keeper, now))
    finish_counting(count, by=Act(accountant, now))
    with pytest.raises(refusals.CountNotRunning):
        take_back_entry(other, by=Act(accountant, now))


def test_who_is_replaced_takes_nothing_back(make_count, item, shelf, keeper, head, auditor, now):
    count = make_count()
    row = see(count, item, shelf, keeper, now)
    count.counter_one_id = auditor.id
    db.session.flush()
    with pytest.raises(refusals.NotYourCount):
        take_back_entry(row, by=Act(keeper, now))


def test_the_page_takes_back_what_stands_in_a_row(pages, make_count, item, shelf, keeper, now):
    count = make_count()
    row = see(count, item, shelf, keeper, now)
    visitor = pages.as_user(keeper)
    shown = visitor.get(f"/warehouse/counts/{count.id}/enter")
    address = f"/warehouse/counts/{count.id}/entries/{row.id}/take-back"
    assert address in shown.response.text
    visitor.post_form(f"/warehouse/counts/{count.id}/enter", {}, action=address)
    assert address not in visitor.get(f"/warehouse/counts/{count.id}/enter").response.text
    assert db.session.scalar(select(func.count()).select_from(CountEntry)) == 0
