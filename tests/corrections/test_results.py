"""A wrong result is annulled and entered again; what ran from wrong days is judged again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from auctions.models import LotStatus, RoundState, ServiceContract
from auctions.operations import results
from auctions.queries import assets_of, latest_round
from auctions.refusals import LaterStepStands, NoResultToAnnul
from auctions.round_days import RoundStep
from cases.models import AssetState, Deadline, EndReason, Step
from cases.operations import deadlines
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from lawbook.failure import FailureCode
from sales.models import MoneyKind, SaleState
from sales.queries import latest_sale, sale_of_round
from tests.fixtures.ledger import verify_whole
from tests.fixtures.papers import typed
from tests.fixtures.sales import REST, WON, winning

DAY = timedelta(days=1)


def failed(round_, officer, *, received_on=WON, registrants=2):
    results.record_failure(
        round_,
        code=FailureCode.NO_BID,
        registrants=registrants,
        minutes=typed("12/BB", received_on),
        result_received_on=received_on,
        by=Act(officer, clock.now()),
    )


def standing(lot, round_):
    """Everything of a lot that follows from its result, without what never was."""
    db.session.flush()
    rows = db.session.scalars(select(Deadline).where(Deadline.lot_id == lot.id))
    legal = sorted(
        (row.subject_kind, row.step, row.trigger_on, row.due_on, row.status, row.met_on)
        for row in rows
        if row.waive_reason != EndReason.CORRECTED
    )
    return (
        legal,
        (lot.status, lot.failed_rounds, lot.current_price, lot.last_event_on, lot.last_event),
        (round_.state, round_.outcome_on, round_.failure_code, round_.result_received_on),
        [asset.state for asset in assets_of(lot)],
        (sale.state, sale.price, sale.paid_on) if (sale := latest_sale(lot)) else None,
    )


@pytest.fixture
def on_day(announced, officer, travel_to):
    """The announced round of the truck; the present is the day of its session."""
    travel_to(WON)
    return announced


def test_a_failure_that_was_a_sale_is_annulled_and_entered_again(on_day, lot, officer, correct):
    failed(on_day, officer)
    assert (lot.status, lot.failed_rounds) == (LotStatus.UNSOLD, 1)
    correct("round.result", on_day, takes_back=True)
    assert (on_day.state, on_day.failure_code) == (RoundState.ANNOUNCED, None)
    assert (lot.status, lot.failed_rounds) == (LotStatus.ANNOUNCED, 0)
    assert not deadlines.of(on_day).find(Step.NOTIFY_FAILURE).is_open
    assert deadlines.of(on_day).find(Step.RECORD_RESULT).is_open
    results.record_sold(on_day, **winning(), by=Act(officer, clock.now()))
    assert sale_of_round(on_day).state is SaleState.UNPAID
    verdict = verify_whole()
    assert verdict.intact, verdict.findings


def test_a_sale_that_was_none_is_annulled_and_its_round_may_have_another(
    on_day, lot, officer, correct
):
    results.record_sold(on_day, **winning(), by=Act(officer, clock.now()))
    never = sale_of_round(on_day)
    correct("round.result", on_day, takes_back=True)
    assert never.state is SaleState.ANNULLED
    assert not deadlines.of(never).find(Step.PAY).is_open
    assert [asset.state for asset in assets_of(lot)] == [AssetState.ON_OFFER]
    assert latest_sale(lot) is None
    results.record_sold(on_day, **winning(price=1_200_000_000), by=Act(officer, clock.now()))
    assert sale_of_round(on_day).price == 1_200_000_000


@pytest.mark.parametrize("wrong", ["failed", "sold"])
def test_what_follows_is_as_if_the_right_result_had_been_entered_at_first(
    on_day, lot, officer, correct, wrong
):
    """The right world is entered in a savepoint and taken back; then the wrong one, corrected."""
    sold = {"by": Act(officer, clock.now()), **winning()}
    with db.session.begin_nested() as first:
        if wrong == "failed":
            results.record_sold(on_day, **sold)
        else:
            failed(on_day, officer)
        right = standing(lot, on_day)
        first.rollback()
    db.session.expire_all()
    if wrong == "failed":
        failed(on_day, officer)
        correct("round.result", on_day, takes_back=True)
        results.record_sold(on_day, **sold)
    else:
        results.record_sold(on_day, **sold)
        correct("round.result", on_day, takes_back=True)
        failed(on_day, officer)
    assert standing(lot, on_day) == right


def test_a_result_is_not_annulled_while_something_rests_on_it(sale, announced, lot, move, propose):
    move(sale, MoneyKind.PAYMENT, REST, WON + DAY)
    with pytest.raises(LaterStepStands):
        propose("round.result", announced, takes_back=True)


def test_only_the_result_of_the_latest_round_is_annulled(on_day, lot, officer, next_round, propose):
    failed(on_day, officer)
    next_round(lot, WON + 20 * DAY)
    with pytest.raises(LaterStepStands):
        propose("round.result", on_day, takes_back=True)


def test_a_round_without_a_result_has_none_to_annul(on_day, propose):
    with pytest.raises(NoResultToAnnul):
        propose("round.result", on_day, takes_back=True)


def test_the_days_of_a_failure_are_judged_again(on_day, lot, officer, correct, travel_to):
    """The organisation's notice came on the session's day, not four days after it."""
    travel_to(WON + 5 * DAY)
    failed(on_day, officer, received_on=WON + 4 * DAY)
    results.notify_parties(
        on_day, on=WON + 5 * DAY, document=typed("9/TB", WON + DAY), by=Act(officer, clock.now())
    )
    own = deadlines.of(on_day)
    assert own.find(Step.NOTIFY_FAILURE).status == "met"
    correct("round", on_day, result_received_on=WON)
    told = own.find(Step.NOTIFY_FAILURE)
    assert (told.trigger_on, told.status) == (WON, "met_late")  # late once the day is right
    assert own.find(Step.RECORD_RESULT).met_on == WON
    correct("round", on_day, parties_notified_on=WON + DAY)
    assert own.find(Step.NOTIFY_FAILURE).status == "met"


def test_the_day_of_a_contract_moves_the_last_day_of_the_auction(planned, correct):
    """The session was planned in its period; signed that early, the period was over before it."""
    contract = db.session.get_one(ServiceContract, planned.contract_id)
    held = deadlines.of(contract).find(Step.HOLD_AUCTION)
    before = held.due_on

    def lawful():
        (session,) = (each for each in planned.rulings if each["act"] == RoundStep.SESSION)
        return session["lawful"], session["chosen"]

    assert lawful() == (True, planned.session_on.isoformat())
    correct("contract", contract, signed_on=contract.signed_on - 14 * DAY)
    assert held.due_on < planned.session_on <= before
    assert lawful() == (False, planned.session_on.isoformat())
    assert latest_round(planned.lot).id == planned.id
