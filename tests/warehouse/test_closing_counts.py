"""Ending a count: what is done about each difference, three signatures, and the end."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.counts import account, as_kept
from tests.fixtures.discrepancies import opened
from tests.fixtures.lending import lend_item
from tests.fixtures.warehouse import borrowing
from warehouse.models import (
    CountFinding,
    CountPart,
    CountState,
    Deviation,
    DiscrepancyDecision,
    FindingKind,
    ItemStatus,
    SealState,
    Side,
)
from warehouse.operations.closing_counts import (
    close_count,
    propose_count,
    return_count,
    settle_finding,
    sign_count,
)
from warehouse.operations.comparing_counts import finish_counting
from warehouse.operations.counting import count_thing
from warehouse.operations.looking import look_at_item
from warehouse.operations.movement import move_item
from warehouse.refusals import counts as refusals


def the_finding():
    return db.session.scalars(select(CountFinding)).one()


@pytest.fixture
def torn(make_count, both_see, both_finish, item, shelf):
    """A count in which both saw that the seal of the one thing is torn."""
    count = make_count()
    both_see(count, item, place=shelf, seal_state=SealState.BROKEN)
    return both_finish(count)


@pytest.fixture
def lost(make_count, both_finish, item):
    """A count in which nobody found the one thing."""
    count = make_count()
    return both_finish(count, nothing_there=True)


def test_what_differs_is_locked_until_somebody_says_what_is_done(
    torn, item, make_loan_order, keeper, now
):
    with pytest.raises(refusals.ItemUnderCount):
        make_loan_order(item)
    settle_finding(the_finding(), way="Lập biên bản", by=Act(keeper, now))
    assert [row.kinds for row in opened()] == [[Deviation.SEAL]]


def test_an_approved_loan_does_not_carry_away_what_differs(
    make_count, both_see, both_finish, item, shelf, make_loan_order, keeper, now
):
    order = make_loan_order(item)
    count = make_count()
    both_see(count, item, place=shelf, quantity=Decimal(2))
    both_finish(count)
    with pytest.raises(refusals.ItemUnderCount):
        lend_item(item, order=order, by=Act(keeper, now), **borrowing(item))


def test_what_is_missing_opens_a_discrepancy_that_somebody_else_decides(
    lost, item, keeper, now, decide
):
    row = settle_finding(the_finding(), way="Đã tìm ở các kệ bên", by=Act(keeper, now))
    (case,) = opened()
    assert (row.discrepancy_id, case.kinds) == (case.id, [Deviation.QUANTITY])
    assert item.status is ItemStatus.IN_CUSTODY, "nothing adjusts itself"
    decide(case, DiscrepancyDecision.LOST, Side.FOUND)
    assert item.status is ItemStatus.MISSING


def test_what_somebody_looked_at_since_belongs_to_its_open_discrepancy(
    torn, item, look, keeper, now
):
    row = look(item, seal_state=SealState.BROKEN)
    settled = settle_finding(the_finding(), way="Đã lập biên bản", by=Act(keeper, now))
    assert settled.discrepancy_id == row.id
    assert len(opened()) == 1


def test_a_difference_is_settled_once_by_who_counted_or_keeps(torn, head, officer, keeper, now):
    row = the_finding()
    with pytest.raises(refusals.NotOfThisCount):
        settle_finding(row, way="x", by=Act(head, now))
    with pytest.raises(refusals.WayNeeded):
        settle_finding(row, way=" ", by=Act(officer, now))
    with pytest.raises(ChangedMeanwhile):
        settle_finding(row, way="x", by=Act(officer, now, seen=99))
    settle_finding(row, way="Lập biên bản", by=Act(officer, now))
    with pytest.raises(refusals.FindingSettled):
        settle_finding(row, way="x", by=Act(keeper, now))


def test_nothing_is_settled_while_it_is_signed(
    make_count, make_item, make_loan_order, both_see, both_finish, shelf, keeper, now
):
    stays, goes = make_item(), make_item()
    count = make_count()
    lend_item(goes, order=make_loan_order(goes), by=Act(keeper, now), **borrowing(goes))
    both_see(count, stays, place=shelf)
    propose_count(both_finish(count), by=Act(keeper, now))
    with pytest.raises(refusals.CountNotCompared):
        settle_finding(the_finding(), way="x", by=Act(keeper, now))


def test_a_count_is_put_up_once_by_who_took_part_and_with_nothing_open(
    torn, head, keeper, now, settle_all, make_count
):
    with pytest.raises(refusals.NotOfThisCount):
        propose_count(torn, by=Act(head, now))
    with pytest.raises(refusals.FindingsOpen):
        propose_count(torn, by=Act(keeper, now))
    settle_all(torn)
    with pytest.raises(ChangedMeanwhile):
        propose_count(torn, by=Act(keeper, now, seen=99))
    propose_count(torn, by=Act(keeper, now))
    with pytest.raises(refusals.CountNotCompared):
        propose_count(torn, by=Act(keeper, now))


def test_three_people_sign_each_as_what_they_are(
    torn, settle_all, keeper, accountant, head, make_user, now
):
    with pytest.raises(refusals.CountNotCompared):
        sign_count(torn, part=CountPart.KEEPER, by=Act(keeper, now))
    settle_all(torn)
    propose_count(torn, by=Act(keeper, now))
    with pytest.raises(refusals.NotYourPart):
        sign_count(torn, part=CountPart.HEAD, by=Act(keeper, now))
    with pytest.raises(ChangedMeanwhile):
        sign_count(torn, part=CountPart.KEEPER, by=Act(keeper, now, seen=99))
    sign_count(torn, part=CountPart.KEEPER, by=Act(keeper, now))
    second = make_user(roles=["keeper"])
    with pytest.raises(refusals.SignedAlready):
        sign_count(torn, part=CountPart.KEEPER, by=Act(second, now))
    sign_count(torn, part=CountPart.ACCOUNTANT, by=Act(accountant, now))
    assert torn.state is CountState.PROPOSED
    sign_count(torn, part=CountPart.HEAD, by=Act(head, now))
    assert torn.state is CountState.APPROVED


def test_who_signs_twice_is_refused(torn, settle_all, make_user, keeper, now):
    both = make_user(roles=["keeper", "accountant"])
    settle_all(torn)
    propose_count(torn, by=Act(keeper, now))
    sign_count(torn, part=CountPart.ACCOUNTANT, by=Act(both, now))
    with pytest.raises(refusals.SignedAlready):
        sign_count(torn, part=CountPart.KEEPER, by=Act(both, now))


def test_the_head_who_put_it_up_does_not_sign(torn, settle_all, make_user, now):
    both = make_user(roles=["keeper", "head"])
    settle_all(torn)
    propose_count(torn, by=Act(both, now))
    with pytest.raises(refusals.ProposerSigns):
        sign_count(torn, part=CountPart.HEAD, by=Act(both, now))


def test_the_head_who_counted_does_not_sign(
    make_count, item, shelf, make_user, accountant, keeper, head, now
):
    other = make_user(roles=["head"])
    count = make_count(counter_one=account(other))
    for who in (other, accountant):
        count_thing(count, item=item, place=shelf, found=as_kept(item), by=Act(who, now))
        finish_counting(count, by=Act(who, now))
    propose_count(count, by=Act(keeper, now))
    with pytest.raises(refusals.CounterSigns):
        sign_count(count, part=CountPart.HEAD, by=Act(other, now))
    sign_count(count, part=CountPart.HEAD, by=Act(head, now))


def test_a_named_third_who_was_not_needed_signs_as_head(
    make_count, both_see, both_finish, item, shelf, make_user, keeper, now
):
    other = make_user(roles=["head"])
    count = make_count(third=account(other))
    both_see(count, item, place=shelf)
    propose_count(both_finish(count), by=Act(keeper, now))
    sign_count(count, part=CountPart.HEAD, by=Act(other, now))
    assert count.head_id == other.id


def test_what_nobody_found_is_not_moved_on_paper(lost, item, make_place, keeper, now, settle_all):
    with pytest.raises(refusals.ItemUnderCount):
        move_item(item, to=make_place(), by=Act(keeper, now))


def test_what_lies_in_a_wrong_place_may_be_moved(
    make_count, make_place, both_see, both_finish, item, keeper, now
):
    count, there = make_count(), make_place()
    both_see(count, item, place=there)
    both_finish(count)
    move_item(item, to=there, by=Act(keeper, now))
    assert item.place_id == there.id


def test_a_count_is_returned_and_its_signatures_fall(signed, head, auditor, keeper, now):
    with pytest.raises(refusals.NotYourPart):
        return_count(signed, note="x", by=Act(auditor, now))
    with pytest.raises(refusals.CountNoteNeeded):
        return_count(signed, note=" ", by=Act(head, now))
    with pytest.raises(ChangedMeanwhile):
        return_count(signed, note="x", by=Act(head, now, seen=99))
    return_count(signed, note="Thiếu kệ 05", by=Act(head, now))
    assert signed.state is CountState.COMPARED
    assert set(signed.signed_by.values()) == {None}
    with pytest.raises(refusals.CountNotCompared):
        return_count(signed, note="x", by=Act(head, now))
    propose_count(signed, by=Act(keeper, now))
    return_count(signed, note="Thiếu kệ 06", by=Act(head, now))
    assert signed.state is CountState.COMPARED


def test_a_count_is_closed_when_three_have_signed(signed, head, now):
    with pytest.raises(ChangedMeanwhile):
        close_count(signed, by=Act(head, now, seen=99))
    before = db.session.scalars(ledger.history(signed.stream).limit(1)).one()
    close_count(signed, by=Act(head, now))
    assert signed.state is CountState.CLOSED
    told = db.session.scalars(ledger.history(signed.stream).limit(1)).one()
    assert told.payload["entry"] == before.hash
    with pytest.raises(refusals.CountNotCompared):
        close_count(signed, by=Act(head, now))


def test_what_fits_is_known_from_now_on(
    make_count, item, shelf, keeper, accountant, now, both_finish, look
):
    count = make_count()
    for who in (keeper, accountant):
        found = as_kept(item, weight_grams=Decimal(500))
        count_thing(count, item=item, place=shelf, found=found, by=Act(who, now))
    both_finish(count)
    found = as_kept(item, weight_grams=Decimal(480))
    look_at_item(item, found=found, by=Act(keeper, now))
    assert [row.kinds for row in opened()] == [[Deviation.WEIGHT]]


def test_a_thing_in_a_wrong_place_is_settled_by_words_and_opens_nothing(
    make_count, make_place, both_see, both_finish, item, settle_all
):
    count = make_count()
    both_see(count, item, place=make_place())
    both_finish(count)
    settle_all(count)
    row = the_finding()
    assert (row.kind, row.discrepancy_id) == (FindingKind.ELSEWHERE, None)
    assert not opened()
