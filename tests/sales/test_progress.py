"""What moves the clock of progress of a lot: a list, and nothing beside it."""

from datetime import date

from auctions.operations import announcing
from audit.entries import declared
from foundation.acts import Act
from tests.fixtures.papers import typed

PROGRESS = {
    "lot.completed",
    "lot.contracted",
    "lot.creditor_refuses",
    "lot.creditor_silent",
    "lot.creditor_takes",
    "lot.defaulted",
    "lot.delivered",
    "lot.delivered_part",
    "lot.delivery_attempted",
    "lot.paid",
    "lot.part_paid",
    "lot.repriced",
    "lot.revalued",
    "lot.valued",
    "round.announced",
    "round.failed",
    "round.parties_notified",
    "round.published",
    "round.published_again",
    "round.posting_done",
    "round.first_notice",
    "round.second_notice",
    "round.sold",
    "round.told_failed",
    "round.told_sold",
}


def test_only_these_entries_are_progress():
    assert {code for code, kind in declared().items() if kind.progress} == PROGRESS


def test_planning_a_session_is_no_progress(planned, lot):
    assert lot.last_event == "lot.contracted"


def test_stopping_a_round_is_no_progress(announced, lot, officer, travel_to):
    at = travel_to(date(2026, 12, 1))
    announcing.stop_round(
        announced,
        ground_code="84.2A",
        paper=typed("9/QĐ"),
        stopped_on=date(2026, 12, 1),
        by=Act(officer, at),
    )
    assert (lot.last_event, lot.last_event_on) == ("round.announced", date(2026, 11, 25))
