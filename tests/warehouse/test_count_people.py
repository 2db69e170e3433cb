"""Who counts: naming another person, who is left to sign, what pages tell before the end."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from audit import ledger
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.counts import account, as_kept
from warehouse.allowed_counts import has_counted, why_not_sign
from warehouse.models import CountEntry, CountKind, CountPart, CountState, CountTurn
from warehouse.operations.comparing_counts import finish_counting
from warehouse.operations.counting import count_thing
from warehouse.operations.counts import cancel_count, name_counter
from warehouse.queries.counting import not_counted_yet, places_left
from warehouse.refusals import counts as refusals


@pytest.fixture
def count(make_count, item):
    return make_count()


@pytest.fixture
def fresh(make_user):
    """Somebody who reads the store and has nothing to do with the count."""
    return make_user(roles=["officer"])


@pytest.fixture
def name(head, now, fresh):
    def act(count, *, turn=CountTurn.TWO, who=None, note="bị ốm", seen=None):
        by = Act(head, now, seen=seen)
        return name_counter(count, turn=turn, who=account(who or fresh), note=note, by=by)

    return act


def test_another_goes_on_where_the_first_stopped(
    make_count, name, fresh, make_item, accountant, keeper, shelf, now
):
    one, two = make_item(), make_item()
    count = make_count()
    for thing in (one, two):
        count_thing(count, item=thing, place=shelf, found=as_kept(thing), by=Act(keeper, now))
    finish_counting(count, by=Act(keeper, now))
    count_thing(count, item=one, place=shelf, found=as_kept(one), by=Act(accountant, now))

    name(count)

    with pytest.raises(refusals.NotYourCount):
        count_thing(count, item=two, place=shelf, found=as_kept(two), by=Act(accountant, now))
    with pytest.raises(refusals.CountedAlready):
        count_thing(count, item=one, place=shelf, found=as_kept(one), by=Act(fresh, now))
    count_thing(count, item=two, place=shelf, found=as_kept(two), by=Act(fresh, now))
    finish_counting(count, by=Act(fresh, now))
    assert (count.state, count.counter_two_id) == (CountState.COMPARED, fresh.id)
    whose = select(CountEntry.counted_by_id).where(CountEntry.turn == CountTurn.TWO)
    assert set(db.session.scalars(whose)) == {accountant.id, fresh.id}
    told = [e for e in ledger_of(count) if e.kind == "count.counter_named"]
    assert [e.payload["turn"] for e in told] == ["two"]
    assert told[0].payload["people"] == [account(accountant).full_name, account(fresh).full_name]


def ledger_of(count):
    return db.session.scalars(ledger.history(count.stream)).all()


def test_the_third_is_named_anew_while_they_count(
    make_count, name, fresh, item, keeper, accountant, shelf, now
):
    count = make_count()
    count_thing(count, item=item, place=shelf, found=as_kept(item), by=Act(keeper, now))
    finish_counting(count, by=Act(keeper, now))
    finish_counting(count, nothing_there=True, by=Act(accountant, now))
    assert count.state is CountState.RECOUNTING
    name(count, turn=CountTurn.THIRD)
    count_thing(count, item=item, place=shelf, found=as_kept(item), by=Act(fresh, now))
    finish_counting(count, by=Act(fresh, now))
    assert count.state is CountState.COMPARED


def test_who_counted_before_has_counted(count, name, make_user, item, shelf, head, now):
    """They sign it as head no more, and count in no other part of it."""
    second = make_user(roles=["head"])
    name(count, who=second)
    count_thing(count, item=item, place=shelf, found=as_kept(item), by=Act(second, now))
    name(count)
    assert has_counted(count, second.id)
    with pytest.raises(refusals.CountsAlready):
        name(count, turn=CountTurn.THIRD, who=second)
    count.state = CountState.PROPOSED
    why = why_not_sign(count, CountPart.HEAD, Act(second, now))
    assert isinstance(why, refusals.CounterSigns)
    assert why_not_sign(count, CountPart.HEAD, Act(head, now)) is None


def test_the_other_person_is_one_who_may(count, name, officer, keeper, make_user, unit):
    with pytest.raises(refusals.CountsAlready):
        name(count, who=officer)
    with pytest.raises(refusals.KeepersCountAlone):
        name(count, who=make_user(roles=["keeper"]))
    with pytest.raises(refusals.CounterSeesNoWarehouse):
        name(count, who=make_user(roles=["officer"], office=unit))


def test_at_a_surprise_count_no_keeper_is_named_later(make_count, name, item, auditor, make_user):
    count = make_count(kind=CountKind.SURPRISE, counter_one=account(auditor))
    with pytest.raises(refusals.NoKeeperAtSurprise):
        name(count, who=make_user(roles=["keeper"]))


def test_naming_says_why_and_is_asked_of_what_still_runs(count, name, keeper, head, now):
    with pytest.raises(refusals.CountNoteNeeded):
        name(count, note=" ")
    with pytest.raises(ChangedMeanwhile):
        name(count, seen=99)
    finish_counting(count, nothing_there=True, by=Act(keeper, now))
    with pytest.raises(refusals.PartFinished):
        name(count, turn=CountTurn.ONE)
    name(count)


def test_of_an_ended_count_nobody_is_named(count, name, head, now):
    cancel_count(count, note="Mở nhầm kho", by=Act(head, now))
    with pytest.raises(refusals.CountNotRunning):
        name(count)


def test_somebody_is_left_who_signs_as_head(make_count, name, make_user, head, item):
    with pytest.raises(refusals.NobodyLeftToSign):
        make_count(third=account(head))
    count = make_count()
    with pytest.raises(refusals.NobodyLeftToSign):
        name(count, turn=CountTurn.THIRD, who=head)
    make_user(roles=["head"])
    name(count, turn=CountTurn.THIRD, who=head)


def test_the_page_of_a_thing_tells_nothing_of_a_running_count(
    make_count, both_finish, pages, head, item, keeper, accountant, shelf, now
):
    count = make_count()
    said = as_kept(item, condition="MÉO-HẾT-VỎ", seal_number="NP-LẠ-77")
    count_thing(count, item=item, place=shelf, found=said, by=Act(keeper, now))
    db.session.commit()
    for seat in (accountant, head):
        text = pages.as_user(seat).get(f"/warehouse/items/{item.code}").text
        assert "MÉO-HẾT-VỎ" not in text
        assert "NP-LẠ-77" not in text
    count_thing(count, item=item, place=shelf, found=said, by=Act(accountant, now))
    both_finish(count)
    db.session.commit()
    assert count.state is CountState.COMPARED
    assert "MÉO-HẾT-VỎ" in pages.as_user(head).get(f"/warehouse/items/{item.code}").text


def test_who_counts_reads_where_they_counted_nothing(
    make_count, item, make_place, shelf, pages, keeper, now
):
    there = make_place()
    count = make_count()
    names = set(db.session.scalars(places_left(count, None, CountTurn.ONE)))
    assert {there.full_name, shelf.full_name} <= names
    count_thing(count, item=item, place=shelf, found=as_kept(item), by=Act(keeper, now))
    db.session.commit()
    page = pages.as_user(keeper).get(f"/warehouse/counts/{count.id}/finish").text
    assert there.full_name in page
    assert f"<li>{shelf.full_name}</li>" not in page


def test_of_a_sample_each_reads_what_was_drawn_and_not_how_it_is(
    make_count, make_item, pages, accountant
):
    items = [make_item(description=f"vật thứ {number}") for number in range(6)]
    count = make_count(confidence=Decimal(80), share=Decimal(40), seed="abc")
    codes = [code for code, _where in db.session.execute(not_counted_yet(count, CountTurn.TWO))]
    assert 0 < len(codes) == count.expected < len(items)
    db.session.commit()
    page = pages.as_user(accountant).get(f"/warehouse/counts/{count.id}/enter").text
    assert {item.code for item in items if shown(item.code) in page} == set(codes)
    assert "vật thứ" not in page


def test_the_head_names_another_on_a_page(count, pages, head, fresh):
    visitor = pages.as_user(head)
    address = f"/warehouse/counts/{count.id}/counter"
    told = {"turn": "two", "who": str(fresh.id)}
    visitor.post_form(address, told, status=422)
    visitor.post_form(address, told | {"note": "bị ốm"}, status=303)
    db.session.refresh(count)
    assert count.counter_two_id == fresh.id
