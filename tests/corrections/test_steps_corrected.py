"""Fields of a cut, an answer, a valuation are corrected; what cannot be is refused at once."""

from datetime import date, timedelta

import pytest

from auctions import refusals
from auctions.models import CreditorChoice, LotStatus
from auctions.operations import lots, repricing, results
from auctions.queries import assets_of, valuations_of
from auctions.taking_back.standing import steps_of
from cases.models import CaseFile, CaseStage, Step
from cases.operations import deadlines
from cases.refusals import CaseIsClosed
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayTooEarly
from sales import refusals as sale_refusals
from sales.models import MoneyKind
from sales.operations.default import declare_default
from tests.fixtures.auctions import PRICE, cut, valued
from tests.fixtures.ledger import verify_whole
from tests.fixtures.papers import typed
from tests.fixtures.sales import DELIVERED, PAY_DUE, milestone
from tests.fixtures.standing import everything_of, round_of

DAY = timedelta(days=1)


@pytest.fixture
def by(officer):
    return lambda: Act(officer, clock.now())


@pytest.fixture
def told(failed_thrice, by, travel_to):
    travel_to(date(2027, 1, 15))
    results.notify_parties(failed_thrice, on=clock.today(), document=typed("9/TB"), by=by())
    return failed_thrice


def answer(lot, by, choice, party=None):
    return repricing.record_creditor_answer(
        lot,
        choice=choice,
        answered_on=clock.today(),
        paper=typed("77/CV", clock.today()),
        party=party,
        by=by(),
    )


def withdraw(lot, by):
    paper = typed("07/QĐ", clock.today())
    lots.withdraw_lot(lot, ground="Thỏa thuận", paper=paper, withdrawn_on=clock.today(), by=by())


# a cut


def test_a_corrected_cut_is_as_if_it_had_been_right_at_first(
    failed, lot, officer, correct, travel_to
):
    at = travel_to(date(2026, 12, 15))
    right = {"to_price": 950_000_000, "decided_on": date(2026, 12, 11)}
    with db.session.begin_nested() as first:
        cut(lot, officer, at, **right)
        before = everything_of(lot)
        first.rollback()
    db.session.expire_all()
    row = cut(lot, officer, at)
    correct("lot.cut", row, **right)
    after = everything_of(lot)
    differ = {key for key in after if after[key] != before[key]}
    assert differ == set()
    assert (row.to_price, row.basis_points, lot.current_price) == (950_000_000, 500, 950_000_000)
    assert deadlines.of(failed).find(Step.DECIDE_REDUCTION).met_on == date(2026, 12, 11)
    verdict = verify_whole()
    assert verdict.intact, verdict.findings


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        ({"to_price": PRICE}, refusals.NotACut),
        ({"to_price": PRICE // 2}, refusals.CutTooLarge),
        ({"decided_on": date(2026, 12, 9)}, DayTooEarly),
    ],
)
def test_a_cut_is_corrected_to_a_lawful_one(failed, lot, officer, propose, new, refusal):
    row = cut(lot, officer, clock.now())
    with pytest.raises(refusal):
        propose("lot.cut", row, **new)


def test_the_price_of_a_cut_stays_while_a_round_was_offered_at_it(
    failed, lot, next_round, propose, correct, travel_to
):
    next_round(lot, date(2026, 12, 28))
    row = next(step.row for step in steps_of(lot) if step.fact == "lot.cut")
    with pytest.raises(refusals.LaterStepStands):
        propose("lot.cut", row, to_price=950_000_000)
    with pytest.raises(refusals.LaterStepStands):
        propose("lot.cut", row, takes_back=True)
    travel_to(date(2026, 12, 12))
    with pytest.raises(DayTooEarly):  # the round was announced before
        propose("lot.cut", row, decided_on=date(2026, 12, 12))


def test_what_was_taken_back_is_not_corrected(failed, lot, officer, correct, propose):
    row = cut(lot, officer, clock.now())
    correct("lot.cut", row, takes_back=True)
    with pytest.raises(refusals.StepTakenBack):
        propose("lot.cut", row, to_price=950_000_000)


# an answer


def test_the_day_of_an_answer_moves_the_last_day_of_the_cut(told, lot, by, correct, travel_to):
    travel_to(date(2027, 1, 19))
    row = answer(lot, by, CreditorChoice.REFUSES)
    own = deadlines.of(told)
    before = own.find(Step.DECIDE_REDUCTION).due_on
    correct("lot.answer", row, answered_on=date(2027, 1, 18))
    assert own.find(Step.CREDITOR_ANSWER).met_on == date(2027, 1, 18)
    assert own.find(Step.DECIDE_REDUCTION).due_on == before - DAY


def test_an_answer_comes_after_the_notice_and_before_the_cut(
    told, lot, officer, by, propose, travel_to
):
    travel_to(date(2027, 1, 18))
    row = answer(lot, by, CreditorChoice.REFUSES)
    cut(lot, officer, clock.now())
    travel_to(date(2027, 1, 19))
    for day in (date(2027, 1, 14), date(2027, 1, 19)):
        with pytest.raises(DayTooEarly):
            propose("lot.answer", row, answered_on=day)


def test_silence_is_said_after_the_last_day_to_answer(told, lot, by, propose, travel_to):
    travel_to(date(2027, 3, 1))
    row = answer(lot, by, CreditorChoice.SILENT)
    with pytest.raises(refusals.CreditorMayStillAnswer):
        propose("lot.answer", row, answered_on=date(2027, 1, 18))


def test_the_day_of_a_taking_is_that_of_its_sale(told, lot, bank, by, propose, travel_to):
    travel_to(date(2027, 1, 18))
    row = answer(lot, by, CreditorChoice.TAKES, bank)
    with pytest.raises(refusals.AnswerIsTaking):
        propose("lot.answer", row, answered_on=date(2027, 1, 17))


# a valuation


def test_a_corrected_valuation_is_the_price_and_moves_the_last_day_to_sign(
    lot, officer, correct, valued_lot
):
    (row,) = valuations_of(lot)
    before = deadlines.of(lot).find(Step.SIGN_CONTRACT).due_on
    correct("lot.valuation", row, value=1_500_000_000, received_on=date(2026, 11, 3))
    assert (lot.current_price, lot.first_price) == (1_500_000_000, 1_500_000_000)
    assert deadlines.of(lot).find(Step.SIGN_CONTRACT).due_on == before + DAY
    assert lot.last_event_on == date(2026, 11, 3)


@pytest.fixture
def valued_lot(lot, officer):
    return valued(lot, officer)


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        ({"value": 0}, refusals.PriceNotPositive),
        ({"valid_until": date(2026, 10, 1)}, refusals.CertificateDaysCrossed),
        ({"received_on": date(2026, 10, 1)}, DayTooEarly),
        ({"notified_on": date(2026, 10, 1)}, DayTooEarly),
    ],
)
def test_a_valuation_is_corrected_to_a_possible_one(valued_lot, propose, new, refusal):
    (row,) = valuations_of(valued_lot)
    with pytest.raises(refusal):
        propose("lot.valuation", row, **new)


def test_the_value_stays_while_a_round_was_offered_at_it(planned, lot, propose):
    (row,) = valuations_of(lot)
    with pytest.raises(refusals.LaterStepStands):
        propose("lot.valuation", row, value=2 * PRICE)


def test_the_only_price_is_not_taken_back(valued_lot, propose):
    (row,) = valuations_of(valued_lot)
    with pytest.raises(refusals.FirstValuation):
        propose("lot.valuation", row, takes_back=True)


# what is taken back as a whole


def test_a_round_with_a_result_is_not_proposed_to_be_none(failed, propose):
    with pytest.raises(refusals.RoundHasResult):
        propose("round.whole", failed, takes_back=True)


def test_a_withdrawal_is_taken_back_while_its_lot_can_be_offered(ready_lot, by, propose, make_lot):
    with pytest.raises(refusals.NotWithdrawn):
        propose("lot.withdrawal", ready_lot, takes_back=True)
    assets = list(assets_of(ready_lot))
    withdraw(ready_lot, by)
    make_lot(assets=assets)
    with pytest.raises(refusals.AssetNotSeized):
        propose("lot.withdrawal", ready_lot, takes_back=True)
    db.session.get_one(CaseFile, ready_lot.case_id).stage = CaseStage.CLOSED
    with pytest.raises(CaseIsClosed):
        propose("lot.withdrawal", ready_lot, takes_back=True)


def test_what_was_not_recorded_of_a_sale_is_not_taken_back(paid, propose):
    for what, refusal in (
        ("sale.default", sale_refusals.NoDefault),
        ("sale.delivery", sale_refusals.SaleNotDelivered),
        ("sale.title", sale_refusals.TitleFileNotSent),
    ):
        with pytest.raises(refusal):
            propose(what, paid, takes_back=True)


def test_a_default_and_a_hand_over_stay_while_something_stands_on_them(
    delivered, by, move, propose
):
    move(delivered, MoneyKind.PAYOUT, 1, DELIVERED + DAY)
    with pytest.raises(refusals.LaterStepStands):
        propose("sale.delivery", delivered, takes_back=True)


def test_the_sale_of_a_defaulted_round_is_annulled_step_by_step(
    sale, lot, by, correct, propose, travel_to
):
    travel_to(PAY_DUE + DAY)
    paper = typed("31/QĐ", clock.today())
    declare_default(sale, declared_on=clock.today(), document=paper, by=by())
    with pytest.raises(refusals.LaterStepStands):
        propose("round.result", round_of(lot), takes_back=True)
    correct("sale.default", sale, takes_back=True)
    assert milestone(sale, Step.PAY).is_open
    correct("round.result", round_of(lot), takes_back=True)
    correct("round.whole", round_of(lot), takes_back=True)
    assert (lot.status, lot.current_price) == (LotStatus.READY, PRICE)
