"""The result of a session: failures by code, the parties, the winner; every refusal."""

from datetime import date

import pytest

from auctions import next_act, offers, planner, queries, refusals
from auctions.acts import LotAct
from auctions.models import LotStatus, RoundCause, RoundForm, RoundState, ServiceContract
from auctions.operations import registrations, results, rounds
from cases.models import AssetState, DeadlineStatus, Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayTooEarly
from lawbook.failure import FailureCode
from papers.operations import NOTHING
from sales.operations import default
from sales.queries import sale_of_round
from tests.fixtures.acting import with_act
from tests.fixtures.auctions import PRICE, fail, publish
from tests.fixtures.papers import named, typed


def of_round(round_, step):
    return deadlines.of(round_).find(step)


def sold(round_, officer, at, **overrides):
    values = {
        "price": PRICE + 50_000_000,
        "buyer": "Ông N.V.A.",
        "buyer_identity": None,
        "minutes_no": "01/BB",
        "registrants": 3,
        "result_received_on": round_.session_on,
        "contract": NOTHING,
    }
    results.record_sold(
        round_, **with_act(named({"actor": officer, "at": at} | values | overrides))
    )
    return sale_of_round(round_)


def test_a_failure_counts_and_sets_the_days_to_notify_and_to_cut(failed, lot):
    assert (failed.state, failed.failure_code) == (RoundState.FAILED, FailureCode.NO_REGISTRANT)
    assert (lot.status, lot.failed_rounds) == (LotStatus.UNSOLD, 1)
    assert of_round(failed, Step.NOTIFY_FAILURE).due_on == date(2026, 12, 14)
    assert of_round(failed, Step.DECIDE_REDUCTION).due_on == date(2026, 12, 17)
    assert of_round(failed, Step.CREDITOR_ANSWER) is None
    assert of_round(failed, Step.RECORD_RESULT).status is DeadlineStatus.MET
    contract = db.session.get_one(ServiceContract, failed.contract_id)
    held = deadlines.of(contract).find(Step.HOLD_AUCTION)
    assert held.status is DeadlineStatus.MET


def test_the_failure_after_the_second_cut_opens_the_creditors_right(failed_thrice, lot):
    assert (lot.failed_rounds, lot.reductions) == (3, 2)
    assert of_round(failed_thrice, Step.NOTIFY_FAILURE).due_on == date(2027, 1, 18)
    due = of_round(failed_thrice, Step.CREDITOR_ANSWER)  # as if told on the last day to do so
    assert (due.parameter, due.due_on, due.confirmed) == ("R8", date(2027, 1, 25), False)


def test_a_result_needs_an_announced_round(planned, officer, now):
    with pytest.raises(refusals.RoundNotAnnounced):
        fail(planned, officer, now)


def test_a_session_has_no_result_before_its_day(announced, officer, travel_to):
    with pytest.raises(refusals.SessionNotHeld):
        fail(
            announced,
            officer,
            travel_to(date(2026, 12, 9)),
            code=FailureCode.NO_BID,
            registrants=2,
            result_received_on=date(2026, 12, 9),
        )


def test_that_nobody_registered_is_known_when_registration_closes(
    announced, lot, officer, travel_to
):
    """Registration ran until 07/12, the session would be on 10/12; the notice came on 08/12."""
    fail(
        announced,
        officer,
        travel_to(date(2026, 12, 9)),
        result_received_on=date(2026, 12, 8),
    )
    assert (announced.state, announced.outcome_on) == (RoundState.FAILED, date(2026, 12, 7))
    assert lot.last_event_on == date(2026, 12, 7)
    notify, cut = (
        of_round(announced, step) for step in (Step.NOTIFY_FAILURE, Step.DECIDE_REDUCTION)
    )
    assert (notify.trigger_on, notify.due_on) == (date(2026, 12, 8), date(2026, 12, 10))
    assert (cut.trigger_on, cut.due_on) == (date(2026, 12, 8), date(2026, 12, 15))


def test_the_true_day_of_the_notice_is_written_after_the_session_too(announced, officer, travel_to):
    fail(
        announced,
        officer,
        travel_to(date(2026, 12, 11)),
        result_received_on=date(2026, 12, 8),
    )
    assert of_round(announced, Step.NOTIFY_FAILURE).trigger_on == date(2026, 12, 8)


def test_that_nobody_registered_is_not_recorded_while_somebody_may(announced, officer, travel_to):
    last = announced.file_sale_to
    with pytest.raises(refusals.RegistrationStillOpen):
        fail(announced, officer, travel_to(last), result_received_on=last)


def test_no_notice_of_a_failure_comes_before_registration_has_closed(announced, officer, travel_to):
    with pytest.raises(refusals.RegistrationNotOver):
        fail(
            announced,
            officer,
            travel_to(date(2026, 12, 8)),
            result_received_on=date(2026, 12, 4),
        )


def test_once_nobody_is_counted_the_failure_is_the_next_act(announced, lot, officer, travel_to):
    by = Act(officer, travel_to(date(2026, 12, 8)))
    assert next_act.acts_of(offers.read(lot), by).next.code == LotAct.COUNT
    registrations.record_counts(announced, registrants=0, by=by)
    assert next_act.acts_of(offers.read(lot), by).next.code == LotAct.NOBODY


@pytest.fixture
def register(announced, officer, travel_to):
    """Record a registrant of the announced round on 01/12/2026."""

    def make(bidder, identity_no=None):
        return registrations.register_bidder(
            announced,
            bidder=bidder,
            identity_no=identity_no,
            registered_on=date(2026, 12, 1),
            deposit_paid=announced.deposit,
            by=Act(officer, travel_to(date(2026, 12, 1))),
        )

    return make


def test_nobody_registered_is_not_said_of_those_who_did(announced, officer, travel_to, register):
    register("Ông N.V.A.")
    register("Bà T.T.B.")
    now = travel_to(date(2026, 12, 10))
    with pytest.raises(refusals.FewerThanRecorded) as refused:
        fail(announced, officer, now)
    assert refused.value.details == {"recorded": 2, "registrants": 0}
    with pytest.raises(refusals.FewerThanRecorded):
        registrations.record_counts(announced, registrants=1, by=Act(officer, now))
    with pytest.raises(refusals.FewerThanRecorded):
        sold(announced, officer, now, registrants=1)


def test_who_never_registered_does_not_win(announced, officer, travel_to, register):
    register("Ông N.V.A.", "001 088 000 123")
    register("Bà T.T.B.")
    now = travel_to(date(2026, 12, 10))
    with pytest.raises(refusals.BuyerNotRegistered):
        sold(announced, officer, now, buyer="Bà Chưa Hề Đăng Ký")
    with pytest.raises(refusals.BuyerNotRegistered):
        sold(announced, officer, now, buyer="Ông N.V.A.", buyer_identity="001088000999")
    assert sold(announced, officer, now, buyer="ông n.v.a.", buyer_identity="001088000123")


@pytest.mark.parametrize(
    ("code", "registrants"),
    [
        (FailureCode.NO_REGISTRANT, 1),
        (FailureCode.NO_BID, 0),
        (FailureCode.SINGLE_REGISTRANT, 2),
    ],
)
def test_the_count_fits_the_code(announced, officer, travel_to, code, registrants):
    with pytest.raises(refusals.CountAgainstCode):
        fail(
            announced,
            officer,
            travel_to(date(2026, 12, 10)),
            code=code,
            registrants=registrants,
        )


def notify(round_, officer, at, on):
    return results.notify_parties(round_, on=on, document=typed("77/TB", on), by=Act(officer, at))


def test_notifying_the_parties_late_is_late_for_ever(failed, officer, travel_to):
    notify(failed, officer, travel_to(date(2026, 12, 15)), date(2026, 12, 15))
    assert of_round(failed, Step.NOTIFY_FAILURE).status is DeadlineStatus.MET_LATE


def test_the_parties_are_notified_once(failed, officer, travel_to):
    at = travel_to(date(2026, 12, 11))
    notify(failed, officer, at, date(2026, 12, 11))
    with pytest.raises(refusals.PartiesAlreadyNotified):
        notify(failed, officer, at, date(2026, 12, 11))


def test_only_a_failure_is_notified(announced, officer, now):
    with pytest.raises(refusals.NotFailed):
        notify(announced, officer, now, date(2026, 11, 23))


def test_the_parties_are_not_notified_before_the_result_came_in(failed, officer, travel_to):
    with pytest.raises(DayTooEarly):
        notify(failed, officer, travel_to(date(2026, 12, 11)), date(2026, 12, 9))


def test_a_winner_makes_a_sale_and_moves_lot_and_assets(announced, lot, officer, travel_to):
    sale = sold(announced, officer, travel_to(date(2026, 12, 10)))

    assert (announced.state, lot.status) == (RoundState.SOLD, LotStatus.SOLD)
    assert {asset.state for asset in queries.assets_of(lot)} == {AssetState.SOLD}
    assert (sale.price, sale.sold_on) == (PRICE + 50_000_000, date(2026, 12, 10))
    assert lot.failed_rounds == 0


def test_a_bid_under_the_start_wins_nothing(announced, officer, travel_to):
    with pytest.raises(refusals.PriceBelowStart):
        sold(announced, officer, travel_to(date(2026, 12, 10)), price=PRICE - 1)


def test_without_registrants_there_is_no_winner(announced, officer, travel_to):
    with pytest.raises(refusals.NobodyRegistered):
        sold(announced, officer, travel_to(date(2026, 12, 10)), registrants=0)


def test_a_single_bidder_does_not_win_the_first_round(announced, officer, travel_to):
    with pytest.raises(refusals.SingleBidderInFirstRound):
        sold(announced, officer, travel_to(date(2026, 12, 10)), registrants=1, consent_no="5/CV")


def test_a_single_bidder_needs_the_consent_of_the_office(
    failed, lot, officer, next_round, travel_to
):
    round_ = next_round(lot, date(2026, 12, 28))
    at = travel_to(date(2026, 12, 28))
    with pytest.raises(refusals.SingleBidderNeedsConsent):
        sold(round_, officer, at, registrants=1)
    assert sold(round_, officer, at, registrants=1, consent_no="5/CV").price > PRICE


def published(lot, officer, at, session_on):
    return publish(lot, officer, at, session_on)


def test_under_the_old_law_the_day_to_cut_runs_from_the_notice_and_keeps_its_edition(
    make_lot, officer, travel_to
):
    old = make_lot(created_on=date(2026, 5, 4))
    round_ = published(old, officer, travel_to(date(2026, 6, 1)), date(2026, 6, 24))
    fail(round_, officer, travel_to(date(2026, 6, 24)))
    assert of_round(round_, Step.NOTIFY_FAILURE).due_on == date(2026, 7, 1)
    notify(round_, officer, travel_to(date(2026, 6, 30)), date(2026, 6, 30))
    due = of_round(round_, Step.DECIDE_REDUCTION)
    # ten days from 30/06, the last day of the old law: it runs on under it
    assert (due.trigger_on, due.due_on, due.edition) == (
        date(2026, 6, 30),
        date(2026, 7, 10),
        "A",
    )


def test_a_failure_older_than_the_recorded_law_is_recorded_without_days(
    make_lot, officer, travel_to
):
    old = make_lot(created_on=date(2014, 1, 6))
    round_ = published(old, officer, travel_to(date(2014, 2, 3)), date(2014, 3, 10))
    fail(round_, officer, travel_to(date(2014, 3, 10)))
    assert old.failed_rounds == 1
    assert of_round(round_, Step.NOTIFY_FAILURE) is None


def test_after_a_default_the_lot_is_offered_again_without_a_cut(announced, lot, officer, travel_to):
    sale = sold(announced, officer, travel_to(date(2026, 12, 10)))
    day = date(2027, 1, 20)
    by = Act(officer, travel_to(day))
    default.declare_default(sale, declared_on=day, document=typed("11/QĐ", day), by=by)
    found = planner.propose(lot, queries.contract_in_force(lot), day)
    again = rounds.plan_round(
        lot,
        days=found.days,
        place="Hội trường",
        form=RoundForm.ORAL,
        deposit=found.deposit,
        late_reason="Người mua bỏ không nộp tiền",
        by=by,
    )
    assert (again.cause, again.starting_price) == (RoundCause.AFTER_DEFAULT, PRICE)
    assert (lot.failed_rounds, lot.reductions) == (0, 0)
