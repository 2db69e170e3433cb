"""A hold stops the clocks of the acts it stops: rows, lists, flags, figures and verdicts."""

from datetime import date

import pytest

from auctions import offers
from auctions.acts import ACTS as LOT_ACTS
from auctions.models import CreditorChoice
from auctions.operations import repricing, results
from auctions.queries import assets_of
from cases.allowed import STOPPED
from cases.clocks import RUNS_ON, WITH_SESSION
from cases.models import Deadline, DeadlineStatus, HoldReason, Step
from cases.operations import deadlines, holds
from foundation import clock
from foundation.acts import Act
from papers.operations import Paper
from review.queries.agenda import Whose, agenda
from review.queries.homes import money_due
from review.rules.overdue import PAYOUT_OVERDUE, REDUCTION_OVERDUE
from sales import queries
from sales.acts import ACTS as SALE_ACTS
from sales.milestone_states import MilestoneState
from sales.models import MoneyKind
from sales.operations import delivery
from tests.fixtures.auctions import cut
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed
from tests.fixtures.sales import DELIVERED, PAYOUT_DUE, SOLD_FOR, milestone, minutes

SUED = date(2027, 1, 12)
LIFTED = date(2027, 2, 22)
ANEW = date(2027, 3, 4)  # 10 days after the ground ended


@pytest.fixture
def hold(case, officer, travel_to):
    """Place a hold by a decision of the day: ``hold(day)``; over an asset if one is given."""

    def make(day, **overrides):
        values = {
            "reason": HoldReason.LAWSUIT,
            "ground": "Đ.46 k.1 đ.đ LTHADS",
            "placed_on": day,
            "review_on": date(2027, 6, 1),
            "paper": typed("4/QĐ", day),
            "by": Act(officer, travel_to(day)),
        }
        return holds.place_hold(case, **values | overrides)

    return make


def lift(hold, officer, at):
    return holds.lift_hold(
        hold, lifted_on=clock.local_day(at), ground="Đình chỉ vụ án", by=Act(officer, at)
    )


def steps_due(office_id):
    rows = agenda(Whose([office_id]), today=clock.today(), size=100).rows
    return {due.row.step for due in rows if isinstance(due.row, Deadline)}


def money_steps(office_id):
    return {due.row.step for due in money_due([office_id], 10)}


def test_every_step_a_hold_stops_has_its_clock_stopped():
    """The payment has not: a winner may pay; what a taking waits for is told by its parameter."""
    of_lots = {
        step for doing in LOT_ACTS.values() if doing.under_hold is STOPPED for step in doing.steps
    }
    of_sales = {doing.step for doing in SALE_ACTS.values() if doing.under_hold is STOPPED}
    stopped = (of_lots | of_sales) - {None, Step.PAY}
    silent = {Step.CREDITOR_ANSWER}  # silence is not recorded under a hold
    with_it = {Step.SECOND_NOTICE}  # of a session that will not be held
    assert stopped | silent | with_it == RUNS_ON | WITH_SESSION


def test_a_payout_that_a_hold_stopped_is_not_late(delivered, lot, officer, hold, travel_to, move):
    row = milestone(delivered, Step.PAY_OUT)
    assert row.due_on == PAYOUT_DUE
    over = hold(SUED)
    travel_to(date(2027, 1, 30))
    assert (row.is_paused, row.is_overdue(clock.today())) == (True, False)
    assert row.paused_from == SUED
    assert money_steps(lot.office_id) == set()
    assert list(PAYOUT_OVERDUE.find(clock.today(), None)) == []
    shown = next(one for one in queries.panel(lot).milestones if one.step is Step.PAY_OUT)
    assert (shown.state, shown.due_on, shown.paused_from) == (MilestoneState.PAUSED, None, SUED)
    lift(over, officer, travel_to(LIFTED))
    assert (row.due_on, row.parameter, row.basis_short) == (ANEW, "D17.2", "Đ.30 k.4 NĐ 152")
    assert (row.ruled_on, row.paused_until) == (PAYOUT_DUE, date(2027, 2, 21))
    assert money_steps(lot.office_id) == {Step.PAY_OUT}
    move(delivered, MoneyKind.PAYOUT, SOLD_FOR, ANEW)
    assert row.status is DeadlineStatus.MET
    assert verify_stream(delivered.stream).intact


def test_it_is_late_after_its_ten_days(delivered, lot, officer, hold, travel_to, move):
    lift(hold(SUED), officer, travel_to(LIFTED))
    late = date(2027, 3, 5)
    travel_to(late)
    assert len(list(PAYOUT_OVERDUE.find(late, None))) == 1
    move(delivered, MoneyKind.PAYOUT, SOLD_FOR, late)
    assert milestone(delivered, Step.PAY_OUT).status is DeadlineStatus.MET_LATE


def test_what_was_late_before_the_hold_stays_late(delivered, lot, hold, travel_to):
    hold(date(2027, 1, 20))
    row = milestone(delivered, Step.PAY_OUT)
    assert row.paused_from is None
    assert row.is_overdue(date(2027, 1, 21))


def test_the_folded_panel_of_the_case_tells_no_day_that_may_move(
    failed, lot, case, officer, hold, pages
):
    deadlines.of(failed).meet(Step.NOTIFY_FAILURE, date(2026, 12, 10), by=Act(officer, clock.now()))
    hold(date(2026, 12, 15))
    shown = pages.as_user(officer).get(f"/cases/{case.id}").text
    assert "Ra quyết định giảm giá, tạm dừng từ 15/12/2026" in shown


def test_a_hold_over_another_asset_stops_no_clock(delivered, make_asset, hold):
    hold(SUED, asset=make_asset(description="Máy khác"))
    assert milestone(delivered, Step.PAY_OUT).paused_from is None


def test_a_hold_over_an_asset_of_the_lot_does(delivered, lot, hold):
    (asset,) = assets_of(lot)
    hold(SUED, asset=asset)
    assert milestone(delivered, Step.PAY_OUT).is_paused


def test_a_day_that_is_ruled_under_a_hold_stands_still(paid, lot, officer, hold, travel_to):
    """The delivery was before the hold and is recorded in its time."""
    hold(date(2027, 1, 7))
    delivery.hand_over(paid, **minutes(), by=Act(officer, travel_to(date(2027, 1, 8))))
    assert paid.delivered_on == DELIVERED
    assert milestone(paid, Step.PAY_OUT).is_paused


def test_a_cut_that_a_hold_stopped_is_not_late(failed, lot, officer, hold, travel_to):
    row = deadlines.of(failed).find(Step.DECIDE_REDUCTION)
    assert row.due_on == date(2026, 12, 17)
    over = hold(date(2026, 12, 15))
    today = travel_to(date(2027, 3, 1)).date()
    assert list(REDUCTION_OVERDUE.find(today, None)) == []
    assert Step.DECIDE_REDUCTION not in steps_due(lot.office_id)
    at = travel_to(date(2027, 3, 2))
    lift(over, officer, at)
    assert row.due_on == date(2027, 3, 4)  # 15, 16, 17/12 were left
    cut(lot, officer, travel_to(date(2027, 3, 4)))
    assert row.status is DeadlineStatus.MET


def test_the_creditors_days_stand_still_and_the_cut_follows_them(
    failed_thrice, lot, officer, hold, travel_to
):
    at = travel_to(date(2027, 1, 18))
    results.notify_parties(
        failed_thrice, on=date(2027, 1, 18), document=typed("8/TB"), by=Act(officer, at)
    )
    assert offers.read(lot).right.until.value == date(2027, 1, 25)
    over = hold(date(2027, 1, 21))
    lift(over, officer, travel_to(date(2027, 3, 1)))
    until = offers.read(lot).right.until.value
    assert until == date(2027, 3, 5)  # a right: the whole five days, not the three that were left
    own = deadlines.of(failed_thrice)
    assert own.find(Step.CREDITOR_ANSWER).due_on == until
    assert own.find(Step.DECIDE_REDUCTION).due_on == date(2027, 3, 12)
    day = date(2027, 3, 8)
    by = Act(officer, travel_to(day))
    repricing.record_creditor_answer(
        lot, choice=CreditorChoice.SILENT, answered_on=day, paper=Paper(), party=None, by=by
    )
    cut(lot, officer, by.at)
    assert own.find(Step.DECIDE_REDUCTION).status is DeadlineStatus.MET


def test_the_pages_say_from_when_to_when(delivered, lot, officer, hold, travel_to, pages):
    over = hold(SUED)
    visitor = pages.as_user(officer)
    since = "tạm dừng từ T3 12/01/2027"
    addresses = (
        f"/auctions/lots/{lot.code}",
        f"/sales/{delivered.code}",
        f"/cases/{lot.case_id}",
    )
    for address in addresses:
        assert since in visitor.get(address).markup
    lift(over, officer, travel_to(LIFTED))
    for address in addresses:
        assert f"{since} đến CN 21/02/2027" in visitor.get(address).markup
