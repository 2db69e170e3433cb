"""The creditor's right after a failure: from the facts, with days that can be kept."""

from datetime import date

import pytest

from auctions import creditor, offers, refusals
from auctions.acts import LotAct
from auctions.models import CreditorChoice, LotStatus, RoundState
from auctions.next_act import acts_of
from auctions.operations import completing, repricing, results
from cases.models import DeadlineStatus, Step
from cases.operations import deadlines
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayTooEarly
from papers.operations import Paper
from tests.fixtures.auctions import cut, publish
from tests.fixtures.ledger import changed_elsewhere
from tests.fixtures.papers import typed

TOLD = date(2027, 1, 18)
LAST = date(2027, 1, 25)  # 5 working days after the notice
CUT_BY = date(2027, 2, 1)  # 5 working days after that


def row(round_, step):
    return deadlines.of(round_).find(step)


def tell(round_, officer, at, **overrides):
    values = {
        "on": clock.local_day(at),
        "document": typed("8/TB", clock.local_day(at)),
        "by": Act(officer, at),
    }
    return results.notify_parties(round_, **values | overrides)


def answer(lot, officer, at, choice=CreditorChoice.SILENT):
    silent = choice is CreditorChoice.SILENT
    return repricing.record_creditor_answer(
        lot,
        choice=choice,
        answered_on=clock.local_day(at),
        paper=Paper() if silent else typed("3/CV", clock.local_day(at)),
        party=None,
        by=Act(officer, at),
    )


def next_of(lot, officer, at):
    return acts_of(offers.read(lot), Act(officer, at)).next


def test_with_a_silent_creditor_the_last_day_of_the_cut_can_be_kept(
    failed_thrice, lot, officer, travel_to
):
    tell(failed_thrice, officer, travel_to(TOLD))
    asked, to_cut = (
        row(failed_thrice, Step.CREDITOR_ANSWER),
        row(failed_thrice, Step.DECIDE_REDUCTION),
    )
    assert (asked.due_on, to_cut.due_on) == (LAST, CUT_BY)
    assert (asked.confirmed, to_cut.confirmed) == (False, False)
    at = travel_to(date(2027, 1, 26))
    answer(lot, officer, at)
    cut(lot, officer, at)
    assert to_cut.status is DeadlineStatus.MET


def test_the_first_day_of_the_cut_follows_the_last_of_the_answer(
    failed_thrice, lot, officer, travel_to
):
    tell(failed_thrice, officer, travel_to(TOLD))
    right = offers.read(lot).right
    assert (right.told_on, right.until.value) == (TOLD, LAST)
    at = travel_to(date(2027, 1, 26))
    said = answer(lot, officer, at)
    assert right.cut_from(said) == date(2027, 1, 26)
    with pytest.raises(DayTooEarly):
        cut(lot, officer, at, decided_on=right.until.value)


def test_after_a_no_the_days_to_cut_run_from_it(failed_thrice, lot, officer, travel_to):
    at = travel_to(TOLD)
    tell(failed_thrice, officer, at)
    answer(lot, officer, at, CreditorChoice.REFUSES)
    assert row(failed_thrice, Step.DECIDE_REDUCTION).due_on == LAST


def test_until_the_parties_are_told_they_are_taken_to_be_told_on_the_last_day(failed_thrice, lot):
    assert row(failed_thrice, Step.NOTIFY_FAILURE).due_on == TOLD
    assert row(failed_thrice, Step.CREDITOR_ANSWER).due_on == LAST
    assert offers.read(lot).right.until is None


def test_a_creditor_told_late_keeps_his_whole_period(failed_thrice, lot, officer, travel_to):
    tell(failed_thrice, officer, travel_to(date(2027, 1, 21)))
    assert row(failed_thrice, Step.CREDITOR_ANSWER).due_on == date(2027, 1, 28)
    assert row(failed_thrice, Step.DECIDE_REDUCTION).due_on == date(2027, 2, 4)


def test_the_refusal_of_silence_says_whose_reading_the_period_is(
    failed_thrice, lot, officer, travel_to
):
    tell(failed_thrice, officer, travel_to(TOLD))
    with pytest.raises(refusals.CreditorMayStillAnswer) as no:
        answer(lot, officer, travel_to(LAST))
    assert no.value.details == {"due": LAST, "wait": "5 ngày làm việc"}
    assert no.value.basis is None  # no article sets it


# rounds known from a notice


@pytest.fixture
def told_failed(lot, officer, now):
    """The third auction after two cuts, failed, known from a notice without a price."""
    return publish(
        lot,
        officer,
        now,
        date(2026, 11, 10),
        number=3,
        earlier_failures=2,
        earlier_reductions=2,
        failed=True,
        starting_price=None,
        deposit=None,
    )


def test_a_failure_known_from_a_notice_opens_the_creditors_right(told_failed, lot, officer, now):
    by = Act(officer, now)
    assert (lot.status, lot.reductions) == (LotStatus.UNSOLD, 2)
    assert row(told_failed, Step.CREDITOR_ANSWER) is None
    completing.complete_round(told_failed, document="1/TB", starting_price=900_000_000, by=by)
    with pytest.raises(refusals.CreditorNotAsked):
        cut(lot, officer, now)
    assert next_of(lot, officer, now).code == LotAct.NOTIFY.value
    with pytest.raises(refusals.CreditorNotTold):
        answer(lot, officer, now, CreditorChoice.REFUSES)


def test_the_parties_are_told_of_it_and_its_days_run_from_there(
    told_failed, lot, officer, now, travel_to
):
    by = Act(officer, now)
    completing.complete_round(told_failed, document="1/TB", starting_price=900_000_000, by=by)
    tell(told_failed, officer, now)
    assert told_failed.result_received_on is None
    assert row(told_failed, Step.NOTIFY_FAILURE) is None  # nobody knows since when
    asked = row(told_failed, Step.CREDITOR_ANSWER)
    assert (asked.trigger_on, asked.due_on) == (date(2026, 11, 23), date(2026, 12, 1))
    assert next_of(lot, officer, now).code == LotAct.ANSWER.value
    at = travel_to(date(2026, 12, 2))
    answer(lot, officer, at)
    assert cut(lot, officer, at).ordinal == 3


def test_the_page_says_that_the_last_day_is_not_known(told_failed, lot, officer, pages):
    db.session.commit()
    shown = pages.as_user(officer).get(f"/auctions/lots/{lot.code}").text
    assert "Chưa rõ hạn" in shown
    changed_elsewhere(told_failed, result_received_on=date(2026, 11, 12))
    db.session.commit()
    assert "Chưa rõ hạn" not in pages.as_user(officer).get(f"/auctions/lots/{lot.code}").text


def test_they_were_told_after_the_session_at_the_earliest(told_failed, officer, now):
    with pytest.raises(DayTooEarly):
        tell(told_failed, officer, now, on=date(2026, 11, 9))


def test_without_two_cuts_nothing_is_asked_and_no_day_is_invented(lot, officer, now):
    round_ = publish(lot, officer, now, date(2026, 11, 10), failed=True)
    tell(round_, officer, now)
    assert row(round_, Step.CREDITOR_ANSWER) is None
    assert row(round_, Step.DECIDE_REDUCTION) is None
    assert cut(lot, officer, now).ordinal == 1


def test_a_failure_of_an_unknown_day_is_judged_by_the_newest_law(told_failed, lot):
    told_failed.session_at = None
    right = creditor.right_after(lot, told_failed)
    assert right is not None
    assert right.basis.short == "Đ.83 k.3 LTHADS"


@pytest.mark.parametrize("state", [RoundState.STOPPED, RoundState.UNKNOWN])
def test_what_did_not_fail_opens_no_right(told_failed, lot, state):
    told_failed.state = state
    assert creditor.right_after(lot, told_failed) is None
    assert creditor.right_after(lot, None) is None
