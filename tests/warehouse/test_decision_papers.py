"""The papers of a decision, what fits together in it, and who may decide."""

from dataclasses import replace
from decimal import Decimal

import pytest

from accounts.models import Role, UserAccount
from foundation.acts import Act
from foundation.database import db
from papers.operations import Paper
from papers.refusals import DocumentNeeded
from tests.fixtures.discrepancies import CONFIRMED, opened
from tests.fixtures.lending import lend_item, release_item, take_back
from tests.fixtures.warehouse import IDENTITY, borrowing, whole
from warehouse import refusals
from warehouse.models import (
    DiscrepancyDecision,
    DiscrepancyStep,
    ItemStatus,
    SealState,
    Side,
)
from warehouse.observing import Found
from warehouse.operations.discrepancies import assign_discrepancy, pass_on_discrepancy

AS_FOUND, RECORD_WRONG, LOST = DiscrepancyDecision
KNOWN, FOUND = Side


# papers and losses


@pytest.mark.parametrize(
    ("decision", "side", "refusal"),
    [
        (AS_FOUND, FOUND, refusals.DecisionNeedsPaper),
        (LOST, FOUND, refusals.LossNeedsPaper),
        (RECORD_WRONG, KNOWN, refusals.ShortageNeedsPaper),
        (RECORD_WRONG, FOUND, refusals.ShortageNeedsPaper),
    ],
)
def test_a_shortage_needs_a_paper_whatever_is_decided(
    item, look, decide, head, now, decision, side, refusal
):
    row = look(item, quantity=Decimal(2))
    with pytest.raises(refusal):
        decide(row, decision, side, paper=Paper())
    with pytest.raises(DocumentNeeded):
        decide(row, decision, side, paper=replace(CONFIRMED, number=""))
    pass_on = {"step": DiscrepancyStep.REPORTED, "paper": replace(CONFIRMED, number="")}
    with pytest.raises(DocumentNeeded):
        pass_on_discrepancy(row, by=Act(head, now), **pass_on)
    assert row.is_open


@pytest.mark.parametrize("cause", ["", "  "])
def test_a_decision_says_why(item, look, decide, cause):
    row = look(item, seal_number="NP-77-10")
    with pytest.raises(refusals.CauseNeeded):
        decide(row, RECORD_WRONG, KNOWN, cause=cause)


def test_a_misread_number_needs_no_paper(item, look, decide):
    row = look(item, seal_number="NP-77-10")
    decide(row, RECORD_WRONG, KNOWN, paper=Paper())
    assert not row.is_open


@pytest.mark.parametrize(
    ("decision", "side", "counted", "refusal"),
    [
        (AS_FOUND, KNOWN, 2, refusals.NothingKeptAsFound),
        (LOST, KNOWN, 2, refusals.NoLoss),
        (LOST, FOUND, 5, refusals.NoLoss),
        (AS_FOUND, FOUND, 0, refusals.NothingLeft),
        (RECORD_WRONG, FOUND, 0, refusals.NothingLeft),
    ],
)
def test_a_decision_and_its_sides_fit_together(
    item, look, decide, decision, side, counted, refusal
):
    row = look(item, quantity=Decimal(counted))
    with pytest.raises(refusal):
        decide(row, decision, side)


def test_a_loss_in_our_own_store_ends_and_is_counted(item, look, decide, make_release, keeper, now):
    row = look(item, quantity=Decimal(2))
    decide(row, LOST, FOUND)
    assert item.quantity_held == 2
    order = make_release(item)
    found = whole(item, quantity=Decimal(2))
    said = {"name": "Lý Thị Hoa", "identity": IDENTITY, "found": found}
    release_item(item, order=order, by=Act(keeper, now), **said)
    assert item.status is ItemStatus.RELEASED


@pytest.mark.parametrize("weight", [Decimal(0), Decimal(-1)])
def test_nothing_weighs_nothing(item, look, weight):
    with pytest.raises(refusals.WeightNotPositive):
        look(item, weight_grams=weight)


# who decides


def test_who_counted_before_does_not_decide_the_shortage(item, look, decide, make_user, now):
    both = make_user(roles=[Role.HEAD, Role.KEEPER], username="cahai", full_name="Bùi Thị Hai")
    look(item, by=both, quantity=Decimal(3))
    row = look(item, quantity=Decimal(2))
    with pytest.raises(refusals.OwnActNotDecided):
        decide(row, RECORD_WRONG, KNOWN, by=Act(both, now))
    decide(row, AS_FOUND, FOUND)


def test_who_handed_it_out_does_not_decide_how_it_came_back(
    item, decide, make_user, make_loan_order, shelf, keeper, now
):
    both = make_user(roles=[Role.HEAD, Role.KEEPER], username="cahai", full_name="Bùi Thị Hai")
    item.keeper_id = both.id
    lend_item(item, order=make_loan_order(item), by=Act(both, now), **borrowing(item))
    found = Found(condition="rách", seal_state=SealState.BROKEN)
    take_back(item, place=shelf, found=found, by=Act(keeper, now))
    with pytest.raises(refusals.OwnActNotDecided):
        decide(opened()[0], AS_FOUND, FOUND, by=Act(both, now))


def test_who_recorded_it_does_not_decide_it(item, look, decide, keeper, now):
    row = look(item, quantity=Decimal(2))
    with pytest.raises(refusals.OwnActNotDecided):
        decide(row, AS_FOUND, FOUND, by=Act(keeper, now))


def test_who_clears_it_up_reads_the_warehouse_today(item, look, keeper, head, now):
    row, left = look(item, quantity=Decimal(2)), db.session.get_one(UserAccount, keeper.id)
    left.is_active = False
    with pytest.raises(refusals.OwnerSeesNoWarehouse):
        assign_discrepancy(row, owner=left, due_on=now.date(), by=Act(head, now))
    assert row.owner_id is None


def test_what_is_decided_is_given_to_nobody(item, look, decide, head, keeper, now):
    row, owner = look(item, quantity=Decimal(2)), db.session.get_one(UserAccount, keeper.id)
    decide(row, AS_FOUND, FOUND)
    with pytest.raises(refusals.DiscrepancyDecided):
        assign_discrepancy(row, owner=owner, due_on=now.date(), by=Act(head, now))
    assert row.owner_id is None
