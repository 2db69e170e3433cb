"""A hold over an announced round: it is suspended before its session, and nobody is misled."""

from datetime import date, timedelta

import pytest

from auctions import allowed, next_act, offers, queries, refusals
from auctions.acts import LotAct
from auctions.operations import announcing, results
from auctions.stopped import stops
from cases.models import CaseFile, DeadlineStatus, HoldReason, Step
from cases.operations import deadlines, holds
from cases.refusals import OnHold
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from lawbook.failure import FailureCode
from review.queries.agenda import agenda
from review.queries.first_due import Whose
from review.queries.homes import sessions_ahead
from tests.fixtures.auctions import publish
from tests.fixtures.papers import typed

DAY = timedelta(days=1)
PLACED, SESSION, CLOSED = date(2026, 12, 3), date(2026, 12, 10), date(2026, 12, 7)
STATES = [HoldReason.POSTPONED, HoldReason.PROTEST, HoldReason.LAWSUIT]


@pytest.fixture
def place(case, officer, travel_to):
    def put(on=PLACED, reason=HoldReason.POSTPONED, asset=None):
        return holds.place_hold(
            db.session.get_one(CaseFile, case.id),
            reason=reason,
            ground="Đ.46 k.1 LTHADS",
            placed_on=on,
            review_on=on + 90 * DAY,
            asset=asset,
            by=Act(officer, travel_to(on)),
        )

    return put


@pytest.fixture
def lift(officer, travel_to):
    def end(hold, on):
        by = Act(officer, travel_to(on))
        return holds.lift_hold(hold, lifted_on=on, ground="Hết thời hạn hoãn", by=by)

    return end


def following(lot, officer):
    return next_act.acts_of(offers.read(lot), Act(officer, clock.now())).next


def suspension(round_):
    return deadlines.of(round_).find(Step.SUSPEND_AUCTION)


@pytest.mark.parametrize("reason", STATES)
def test_an_announced_round_under_a_stay_is_suspended_before_its_session(
    announced, lot, officer, place, reason
):
    place(reason=reason)
    found = following(lot, officer)
    assert (found.code, found.endpoint) == (LotAct.STOP, "auctions.rounds.stop")
    assert (found.due_on, found.due.basis_short) == (SESSION, "Đ.84 k.3 LTHADS")
    assert found.details == {"number": 1, "reason": reason}


def test_a_hold_that_is_no_ground_for_suspending_is_reviewed_before_the_session(
    announced, lot, officer, place
):
    hold = place(reason=HoldReason.CREDITOR_ASKED)
    found = following(lot, officer)
    assert (found.endpoint, found.values) == ("cases.holds.review", {"hold_id": hold.id})
    assert found.due_on == SESSION < hold.review_on


def test_the_work_list_says_it_on_the_day_of_the_session(announced, place):
    place()
    rows = agenda(Whose([announced.office_id]), today=PLACED).rows
    steps = [(row.row.step, row.due_on) for row in rows if getattr(row.row, "lot_id", None)]
    assert steps == [(Step.SUSPEND_AUCTION, SESSION)]


def test_a_round_that_is_suspended_in_time_has_kept_its_day(announced, officer, place, travel_to):
    place()
    on = PLACED + DAY
    announcing.stop_round(
        announced,
        paper=typed("9/CV"),
        stopped_on=on,
        ground_code="84.1A",
        by=Act(officer, travel_to(on)),
    )
    assert suspension(announced).status is DeadlineStatus.MET


def test_a_hold_lifted_before_the_session_lets_it_go_on(announced, lot, officer, place, lift):
    lift(place(), SESSION - DAY)
    assert suspension(announced).status is DeadlineStatus.WAIVED
    assert following(lot, officer).code != LotAct.STOP


def test_a_hold_over_another_asset_suspends_nothing(announced, lot, house, officer, place):
    place(asset=house)
    assert suspension(announced) is None
    assert following(lot, officer).code != LotAct.STOP


@pytest.mark.parametrize("lifted", [False, True])
def test_a_session_under_a_hold_is_stopped_and_the_refusal_says_so(
    announced, lot, officer, place, lift, travel_to, lifted
):
    hold = place()
    travel_to(SESSION + DAY)
    if lifted:
        lift(hold, SESSION + DAY)
    by = Act(officer, clock.now())
    assert isinstance(
        allowed.why_not_record_result(offers.read(lot), by), refusals.SessionUnderHold
    )
    assert following(lot, officer).code == LotAct.STOP
    assert allowed.why_not_stop(offers.read(lot), by) is None


def test_a_session_known_from_a_notice_that_fell_under_a_hold_can_be_stopped(
    lot, officer, place, travel_to
):
    place()
    by = Act(officer, travel_to(SESSION + 5 * DAY))
    publish(lot, officer, by.at, SESSION)
    offer = offers.read(lot)
    assert isinstance(allowed.why_not_record_result(offer, by), refusals.SessionUnderHold)
    assert allowed.why_not_stop(offer, by) is None


def nobody(round_, by):
    return results.record_failure(
        round_,
        code=FailureCode.NO_REGISTRANT,
        registrants=0,
        minutes=typed("1/BB"),
        result_received_on=by.day,
        by=by,
    )


def test_nobody_registered_is_recorded_after_a_hold_that_was_lifted_before_the_session(
    announced, officer, place, lift
):
    hold = place()
    lift(hold, CLOSED + 2 * DAY)
    failed = nobody(announced, Act(officer, clock.now()))
    assert failed.failure_code is FailureCode.NO_REGISTRANT
    assert suspension(failed).status is DeadlineStatus.WAIVED


def test_nobody_registered_is_not_recorded_while_the_hold_lies(
    announced, officer, place, travel_to
):
    place()
    by = Act(officer, travel_to(CLOSED + 2 * DAY))
    assert isinstance(allowed.why_not_record_nobody(offers.read(announced.lot), by), OnHold)


def test_nobody_is_offered_a_round_under_a_hold(announced, place):
    assert db.session.scalars(queries.upcoming(PLACED)).all() == [announced]
    place()
    assert db.session.scalars(queries.upcoming(PLACED)).all() == []
    assert stops(announced) == (True, False)


def test_the_public_page_of_a_held_round_says_that_it_is_suspended(announced, place, pages):
    place()
    code = announced.lot.code
    db.session.commit()
    answer = pages.anonymous().get(f"/auctions/public/{code}")
    assert "Đang tạm dừng" in answer.text
    assert code not in pages.anonymous().get("/auctions/public").text


def test_sessions_ahead_say_which_are_held(announced, place):
    ((_round, held, _stopped),) = sessions_ahead([announced.office_id], PLACED, 5)
    assert not held
    place()
    ((_round, held, _stopped),) = sessions_ahead([announced.office_id], PLACED, 5)
    assert held


def test_a_second_hold_asks_for_the_suspension_again(announced, lot, officer, place, lift):
    lift(place(), PLACED + DAY)
    place(PLACED + 2 * DAY, HoldReason.PROTEST)
    assert suspension(announced).is_open
    assert following(lot, officer).due_on == SESSION
