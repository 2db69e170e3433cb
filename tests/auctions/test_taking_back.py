"""Taking back steps of a lot: refused as the operation itself sees it."""

from datetime import date
from decimal import Decimal

import pytest

from auctions import refusals
from auctions.models import CreditorChoice, LotStatus, ValuationGround
from auctions.operations import lots, repricing, results
from auctions.operations.annulling import annul_result
from auctions.operations.taking_back import take_back_answer, take_back_cut, take_back_valuation
from auctions.operations.taking_back_rounds import take_back_round, take_back_withdrawal
from auctions.queries import assets_of, valuations_of
from auctions.taking_back.standing import steps_of
from cases.models import AssetCategory, CaseFile, CaseStage
from cases.refusals import CaseIsClosed
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.auctions import PRICE, cut, valued
from tests.fixtures.papers import typed
from tests.fixtures.standing import round_of
from warehouse.models import ItemKind, OrderPurpose


@pytest.fixture
def by(officer):
    return lambda: Act(officer, clock.now())


@pytest.fixture
def revalued(failed, lot, officer):
    today = clock.today()
    valued(
        lot,
        officer,
        certificate_no="02/CT",
        certificate_on=today,
        received_on=today,
        ground=ValuationGround.VIOLATION,
        ground_no="15/KL-TTr",
        ground_on=today,
    )
    return valuations_of(lot)[-1]


@pytest.fixture
def refused(failed_thrice, lot, by, travel_to):
    """The answer of the creditor after the third failure: he does not take it."""
    travel_to(date(2027, 1, 15))
    results.notify_parties(failed_thrice, on=clock.today(), document=typed("9/TB"), by=by())
    return repricing.record_creditor_answer(
        lot,
        choice=CreditorChoice.REFUSES,
        answered_on=clock.today(),
        paper=typed("77/CV", clock.today()),
        party=None,
        by=by(),
    )


def withdraw(lot, by):
    paper = typed("07/QĐ", clock.today())
    return lots.withdraw_lot(
        lot, ground="Thỏa thuận", paper=paper, withdrawn_on=clock.today(), by=by()
    )


def test_the_steps_of_a_lot_stand_in_the_order_they_were_recorded(refused, lot, officer, by):
    cut(lot, officer, clock.now())
    withdraw(lot, by)
    once = ["round.whole", "round.result", "lot.cut"]
    last = ["round.whole", "round.result", "lot.answer", "lot.cut", "lot.withdrawal"]
    assert [step.fact for step in steps_of(lot)] == [
        *("lot.valuation", "contract"),
        *(*once, *once, *last),
    ]


def test_a_cut_stays_while_a_round_stands_on_it(failed, lot, officer, by, next_round):
    next_round(lot, date(2026, 12, 28))
    first = next(step.row for step in steps_of(lot) if step.fact == "lot.cut")
    with pytest.raises(refusals.LaterStepStands):
        take_back_cut(first, by=by())


def test_a_cut_is_taken_back_once(failed, lot, officer, by):
    row = take_back_cut(cut(lot, officer, clock.now()), by=by())
    with pytest.raises(refusals.StepTakenBack):
        take_back_cut(row, by=by())


def test_only_the_cut_of_its_round_is_taken_back(refused, lot, officer, by):
    before = [lot.current_price, lot.reductions]
    row = cut(lot, officer, clock.now())
    assert [lot.current_price, lot.reductions] == [row.to_price, before[1] + 1]
    take_back_cut(row, by=by())
    assert before[1] == 2
    assert [lot.current_price, lot.reductions] == before


def test_the_first_price_is_that_of_the_valuation_that_stands(ready_lot, officer, by):
    today = clock.today()
    valued(
        ready_lot,
        officer,
        certificate_no="02/CT",
        certificate_on=today,
        received_on=today,
        value=2 * PRICE,
        ground=ValuationGround.VIOLATION,
        ground_no="15/KL-TTr",
        ground_on=today,
    )
    assert ready_lot.first_price == 2 * PRICE
    take_back_valuation(valuations_of(ready_lot)[-1], by=by())
    assert (ready_lot.current_price, ready_lot.first_price) == (PRICE, PRICE)


def test_an_answer_stays_while_a_cut_stands_on_it(refused, lot, officer, by):
    cut(lot, officer, clock.now())
    with pytest.raises(refusals.LaterStepStands):
        take_back_answer(refused, by=by())


def test_an_answer_is_taken_back_once(refused, by):
    take_back_answer(refused, by=by())
    with pytest.raises(refusals.StepTakenBack):
        take_back_answer(refused, by=by())


def test_a_valuation_stays_while_something_stands_on_it(revalued, lot, by):
    withdraw(lot, by)
    with pytest.raises(refusals.LaterStepStands):
        take_back_valuation(revalued, by=by())


def test_a_valuation_is_taken_back_once(revalued, by):
    take_back_valuation(revalued, by=by())
    with pytest.raises(refusals.StepTakenBack):
        take_back_valuation(revalued, by=by())


def test_the_only_price_of_a_lot_stays(ready_lot, by):
    (only,) = valuations_of(ready_lot)
    with pytest.raises(refusals.FirstValuation):
        take_back_valuation(only, by=by())


def test_a_round_with_a_result_stays(failed, by):
    with pytest.raises(refusals.RoundHasResult):
        take_back_round(failed, by=by())


def test_a_round_stays_while_something_stands_on_it(planned, lot, by):
    withdraw(lot, by)
    with pytest.raises(refusals.LaterStepStands):
        take_back_round(planned, by=by())


def test_a_round_is_taken_back_once(planned, by):
    take_back_round(planned, by=by())
    with pytest.raises(refusals.StepTakenBack):
        take_back_round(planned, by=by())


def test_a_lot_on_offer_is_not_withdrawn(ready_lot, by):
    with pytest.raises(refusals.NotWithdrawn):
        take_back_withdrawal(ready_lot, by=by())


def test_a_lot_of_a_closed_case_stays_withdrawn(ready_lot, by):
    withdraw(ready_lot, by)
    db.session.get_one(CaseFile, ready_lot.case_id).stage = CaseStage.CLOSED
    with pytest.raises(CaseIsClosed):
        take_back_withdrawal(ready_lot, by=by())


def test_a_lot_stays_withdrawn_whose_asset_is_in_another(ready_lot, by, make_lot):
    assets = list(assets_of(ready_lot))
    withdraw(ready_lot, by)
    make_lot(assets=assets)
    with pytest.raises(refusals.AssetNotSeized):
        take_back_withdrawal(ready_lot, by=by())
    assert ready_lot.status is LotStatus.WITHDRAWN


def test_a_lot_stays_withdrawn_whose_thing_is_ordered_out(
    make_asset, make_item, make_lot, make_release, vault, by
):
    machine = make_asset(category=AssetCategory.MACHINERY)
    values = {"kind": ItemKind.MACHINERY, "quantity": Decimal(1), "seal": None}
    item, lot = make_item(asset=machine, **values), make_lot(assets=[machine])
    withdraw(lot, by)
    make_release(item, purpose=OrderPurpose.RETURN_TO_OWNER)
    with pytest.raises(refusals.AssetOnOrder):
        take_back_withdrawal(lot, by=by())


def test_a_result_stays_while_the_withdrawal_stands_on_it(failed, lot, by):
    withdraw(lot, by)
    with pytest.raises(refusals.LaterStepStands):
        annul_result(round_of(lot), by=by())
