"""Annulling the sale of a wrong result: only while no money of it has moved."""

import pytest

from auctions.models import Lot
from auctions.refusals import LaterStepStands
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from sales import sale_facts
from sales.milestone_states import MilestoneState, milestones_of
from sales.operations.annulling import annul_sale


def test_a_sale_that_was_paid_stays(paid, announced, officer):
    with pytest.raises(LaterStepStands):
        annul_sale(announced, by=Act(officer, clock.now()))


def test_nothing_is_still_to_come_of_a_sale_that_never_was(sale, announced, officer):
    before = {one.state for one in milestones_of(facts_of(sale))}
    assert MilestoneState.NOT_YET in before
    annul_sale(announced, by=Act(officer, clock.now()))
    assert {one.state for one in milestones_of(facts_of(sale))} == {MilestoneState.WAIVED}


def facts_of(sale):
    return sale_facts.read(sale, db.session.get_one(Lot, sale.lot_id))
