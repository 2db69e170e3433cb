"""Days of the valuation, the contract and the first notice that an old file told are put right."""

from dataclasses import replace
from datetime import date

import pytest

from auctions.models import Round, RoundState
from auctions.refusals import StepTakenBack
from cases.refusals import NotOfAnOldFile
from corrections.facts import declared
from foundation.database import db
from foundation.partdays import PartDay, part_of
from foundation.refusals import DayInTheFuture
from foundation.transaction import transaction
from tests.fixtures.ledger import verify_whole


@pytest.fixture
def old(workshop, record_old):
    """The example, with the three days told of the asset and of its fifth round."""
    last = replace(workshop.rounds[4], contract=PartDay(2025, 1), notified=PartDay(2025, 3, 17))
    asset = replace(workshop.asset, valued=PartDay(2022))
    with transaction():
        return record_old(workshop, asset=asset, rounds=(*workshop.rounds[:4], last))


@pytest.fixture
def fifth(old):
    return db.session.scalars(
        db.select(Round).where(Round.lot_id == old.lot.id, Round.number == 5)
    ).one()


def test_the_certificate_of_an_old_asset_is_corrected(old, correct, pages, officer):
    shown = pages.as_user(officer).get(f"/cases/assets/{old.asset.id}")
    assert f"/corrections/asset.told/{old.asset.id}" in shown.markup
    correct("asset.told", old.asset, valued_told=PartDay(2022, 10, 3))
    assert old.asset.valued_told == "2022-10-03"
    after = pages.as_user(officer).get(f"/cases/assets/{old.asset.id}").main
    assert "03/10/2022" in after
    assert "2022 → 03/10/2022" in after.replace("\n", " ")
    correct("asset.told", old.asset, valued_told=None)
    assert old.asset.valued_told is None
    assert verify_whole().intact


def test_the_days_of_an_old_round_are_corrected_and_its_session_judged_again(
    old, fifth, correct, pages, officer
):
    assert fifth.first_notice_done_on == date(2025, 3, 17)
    correct("round.told", fifth, first_notice_done_on=part_of(date(2025, 2, 10)))
    assert (fifth.first_notice_done_on, fifth.announced_on) == (date(2025, 2, 10),) * 2
    notice = next(one for one in fifth.rulings if one["act"] == "first_notice")
    assert (notice["chosen"], notice["lawful"]) == ("2025-02-10", True)
    correct("round.told", fifth, contract_told=PartDay(2025, 1, 6))
    assert fifth.contract_told == "2025-01-06"
    page = pages.as_user(officer).get(f"/auctions/lots/{old.lot.code}/rounds/5")
    assert "10/02/2025" in page.main
    assert "06/01/2025" in page.main
    assert verify_whole().intact


def test_a_notice_known_by_its_month_is_judged_by_no_day(old, fifth, correct):
    correct("round.told", fifth, first_notice_done_on=PartDay(2025, 2))
    assert (fifth.first_notice_done_on, fifth.notice_in) == (None, "2025-02")
    assert fifth.announced_on is None
    assert not [one for one in fifth.rulings if one["act"] == "first_notice" and one["chosen"]]


def test_no_day_of_an_old_file_is_still_to_come(old, fifth, propose):
    with pytest.raises(DayInTheFuture):
        propose("asset.told", old.asset, valued_told=PartDay(2027))
    with pytest.raises(DayInTheFuture):
        propose("round.told", fifth, contract_told=PartDay(2027))


def test_what_was_recorded_here_is_corrected_where_it_was(truck, announced, fifth):
    assert isinstance(declared()["asset.told"].why_not(truck), NotOfAnOldFile)
    assert isinstance(declared()["round.told"].why_not(announced), NotOfAnOldFile)
    fifth.state = RoundState.ANNULLED
    assert isinstance(declared()["round.told"].why_not(fifth), StepTakenBack)
