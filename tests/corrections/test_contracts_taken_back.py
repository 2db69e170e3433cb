"""A service contract that never was signed is taken back: all is as if nobody had recorded it."""

from datetime import date, timedelta

import pytest

from auctions import refusals
from auctions.models import LotStatus, ValuationGround
from auctions.operations.taking_back import take_back_contract
from auctions.queries import contract_in_force, contracts_of
from auctions.taking_back.standing import newest, steps_of
from cases.models import Step
from cases.operations import deadlines
from foundation import clock
from foundation.acts import Act
from tests.corrections.test_taken_back import no_and_back
from tests.fixtures.auctions import contracted, cut, valued


@pytest.fixture
def by(officer):
    return lambda: Act(officer, clock.now())


def sign(lot, officer, on=None):
    contracted(lot, officer, contract_no="88/HĐ", signed_on=on or clock.today())
    return contract_in_force(lot)


def revalue(lot, officer):
    today = clock.today()
    ground = {"ground": ValuationGround.VIOLATION, "ground_no": "15/KL-TTr", "ground_on": today}
    days = {"certificate_on": today, "received_on": today}
    valued(lot, officer, certificate_no="02/CT", **days, **ground)


def test_the_first_contract_that_never_was(lot, officer, correct):
    valued(lot, officer)
    row = no_and_back(lot, correct, "contract", lambda: sign(lot, officer, date(2026, 11, 20)))
    assert not row.stands
    assert lot.status is LotStatus.VALUED
    assert deadlines.of(row).find(Step.HOLD_AUCTION).waive_reason == "corrected"


def test_a_contract_after_a_failure_that_never_was(failed, lot, officer, correct):
    """The one before it is in force again, and the auction is due under it."""
    first = contract_in_force(lot)
    no_and_back(lot, correct, "contract", lambda: sign(lot, officer))
    assert contract_in_force(lot) is first


def test_a_contract_after_a_cut_that_never_was(failed, lot, officer, correct):
    cut(lot, officer, clock.now())
    no_and_back(lot, correct, "contract", lambda: sign(lot, officer))
    assert newest(lot).fact == "lot.cut"


def test_a_contract_after_another_valuation_that_never_was(failed, lot, officer, correct):
    """Though the one before was signed on the same day, this one met the new day to sign."""
    sign(lot, officer)
    revalue(lot, officer)
    no_and_back(lot, correct, "contract", lambda: sign(lot, officer))
    assert deadlines.of(lot).find(Step.SIGN_CONTRACT).is_open


def test_the_day_to_sign_stays_met_by_the_contract_before_it(ready_lot, officer, correct):
    first = contract_in_force(ready_lot)
    assert deadlines.of(ready_lot).find(Step.SIGN_CONTRACT).met_on == first.signed_on
    no_and_back(ready_lot, correct, "contract", lambda: sign(ready_lot, officer, first.signed_on))
    assert deadlines.of(ready_lot).find(Step.SIGN_CONTRACT).met_on == first.signed_on


def test_a_corrected_day_of_a_later_contract_leaves_the_day_to_sign(ready_lot, officer, correct):
    """It was met by the contract before it."""
    met = deadlines.of(ready_lot).find(Step.SIGN_CONTRACT).met_on
    correct("contract", sign(ready_lot, officer), signed_on=met + timedelta(days=1))
    assert deadlines.of(ready_lot).find(Step.SIGN_CONTRACT).met_on == met


def test_contracts_stand_in_the_order_they_were_recorded(failed, lot, officer):
    sign(lot, officer)  # after the failure, before the cut
    cut(lot, officer, clock.now())
    sign(lot, officer)
    before = ["lot.valuation", "contract", "round.whole", "round.result"]
    assert [step.fact for step in steps_of(lot)] == [*before, "contract", "lot.cut", "contract"]


def test_a_contract_stays_while_a_round_stands_on_it(planned, ready_lot, by):
    with pytest.raises(refusals.LaterStepStands):
        take_back_contract(contracts_of(ready_lot)[-1], by=by())


def test_a_contract_is_taken_back_once(ready_lot, by):
    row = take_back_contract(contracts_of(ready_lot)[-1], by=by())
    assert steps_of(ready_lot)[-1].fact == "lot.valuation"
    with pytest.raises(refusals.StepTakenBack):
        take_back_contract(row, by=by())


def test_a_wrong_failure_is_annulled_once_the_contract_after_it_is_taken_back(
    failed, lot, officer, correct, pages
):
    row = sign(lot, officer)
    said = pages.as_user(officer).get(f"/corrections/round.result/{failed.id}")
    assert f"/corrections/contract/{row.id}" in said.markup
    assert (
        f"/corrections/contract/{row.id}"
        in pages.as_user(officer).get(f"/auctions/lots/{lot.code}").markup
    )
    correct("contract", row, takes_back=True)
    correct("round.result", failed, takes_back=True)
    assert lot.status is LotStatus.ANNOUNCED
