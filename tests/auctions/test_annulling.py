"""Annulling a result: refused as the operation itself sees it, whatever was asked before."""

from datetime import date

import pytest

from auctions.operations.annulling import annul_result
from auctions.refusals import NoResultToAnnul, ResultActedOn
from foundation import clock
from foundation.acts import Act


def test_a_round_without_a_result_has_none_to_annul(announced, officer):
    with pytest.raises(NoResultToAnnul):
        annul_result(announced, by=Act(officer, clock.now()))


def test_the_result_before_a_cut_and_a_later_round_stays(failed, lot, officer, next_round):
    next_round(lot, date(2026, 12, 28))
    with pytest.raises(ResultActedOn):
        annul_result(failed, by=Act(officer, clock.now()))
