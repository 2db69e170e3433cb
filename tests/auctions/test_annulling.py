"""Annulling a result: refused as the operation itself sees it, whatever was asked before."""

from datetime import date

import pytest

from auctions.models import ServiceContract
from auctions.operations.annulling import annul_result
from auctions.refusals import LaterStepStands, NoResultToAnnul
from cases.models import DeadlineStatus, Step
from cases.operations import deadlines
from foundation import clock
from foundation.acts import Act
from foundation.database import db


def test_a_round_without_a_result_has_none_to_annul(announced, officer):
    with pytest.raises(NoResultToAnnul):
        annul_result(announced, by=Act(officer, clock.now()))


def test_the_result_before_a_cut_and_a_later_round_stays(failed, lot, officer, next_round):
    next_round(lot, date(2026, 12, 28))
    with pytest.raises(LaterStepStands):
        annul_result(failed, by=Act(officer, clock.now()))


def test_the_day_to_hold_the_auction_stays_met_by_an_earlier_round(
    failed, lot, officer, fail_again, pages
):
    """Of two rounds under one contract the first met it; the second result is annulled."""
    contract = db.session.get_one(ServiceContract, failed.contract_id)
    second = fail_again(lot, date(2026, 12, 28))
    second.contract_id = contract.id
    db.session.flush()
    address = f"/auctions/lots/{lot.code}/rounds/{second.number}"
    assert "Số biên bản" in pages.as_user(officer).get(address).main
    annul_result(second, by=Act(officer, clock.now()))
    row = deadlines.of(contract).find(Step.HOLD_AUCTION)
    assert (row.status, row.met_on) == (DeadlineStatus.MET, failed.outcome_on)
    assert second.minutes_document is None
    assert "Số biên bản" not in pages.as_user(officer).get(address).main


def test_the_day_to_hold_the_auction_is_open_again_where_no_round_was_held(failed, officer):
    contract = db.session.get_one(ServiceContract, failed.contract_id)
    annul_result(failed, by=Act(officer, clock.now()))
    assert deadlines.of(contract).find(Step.HOLD_AUCTION).is_open
