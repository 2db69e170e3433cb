"""What an act that rests on a document, and a plan that fits no session, are refused with."""

from datetime import date

import pytest

from auctions import refusals
from auctions.operations import announcing, lots, repricing, results, rounds
from auctions.operations.past_rounds import record_past_round
from auctions.published import PastEnd
from foundation import clock
from foundation.acts import Act
from lawbook.failure import FailureCode
from papers.refusals import DocumentNeeded
from tests.fixtures.auctions import PRICE, contracted, plan_values, round_days, valued
from tests.fixtures.papers import typed
from tests.fixtures.sales import winning

SESSION = date(2026, 12, 10)


def test_a_round_is_not_stopped_without_the_number_of_a_document(announced, officer, travel_to):
    by = Act(officer, travel_to(date(2026, 12, 1)))
    with pytest.raises(DocumentNeeded):
        announcing.stop_round(
            announced,
            ground_code="84.2A",
            paper=typed(number=""),
            stopped_on=date(2026, 12, 1),
            by=by,
        )


def test_a_lot_is_not_withdrawn_without_the_number_of_a_document(ready_lot, officer, now):
    by = Act(officer, now)
    with pytest.raises(DocumentNeeded):
        lots.withdraw_lot(
            ready_lot, ground="Đ.83 k.3", paper=typed(number=""), withdrawn_on=by.day, by=by
        )


def test_a_session_is_not_moved_where_no_later_one_fits_the_contract(lot, officer, now, travel_to):
    contracted(valued(lot, officer), officer, ends_on=date(2026, 12, 11))
    planned = rounds.plan_round(lot, **plan_values(SESSION), by=Act(officer, now))
    day = date(2026, 12, 9)
    days = round_days(
        date(2026, 12, 21), posted_on=day, first_notice_on=day, second_notice_on=date(2026, 12, 14)
    )
    with pytest.raises(refusals.NoSessionLeft):
        rounds.replan_round(planned, days=days, by=Act(officer, travel_to(day)))


def test_a_round_is_not_announced_where_no_session_is_left(lot, officer, now, travel_to):
    contracted(valued(lot, officer), officer, ends_on=date(2026, 12, 11))
    planned = rounds.plan_round(lot, **plan_values(SESSION), by=Act(officer, now))
    day = date(2026, 12, 9)
    by = Act(officer, travel_to(day))
    with pytest.raises(refusals.NoSessionLeft):
        announcing.announce_round(
            planned,
            announced_on=day,
            announcement=typed("34/TB", day),
            posted_on=day,
            first_notice_on=day,
            second_notice_on=None,
            by=by,
        )


def test_a_round_is_not_announced_without_its_notice(planned, officer, travel_to):
    by = Act(officer, travel_to(planned.first_notice_on))
    with pytest.raises(DocumentNeeded):
        announcing.announce_round(
            planned,
            announced_on=by.day,
            announcement=typed(number=""),
            posted_on=planned.posted_on,
            first_notice_on=by.day,
            by=by,
        )


def test_a_result_is_not_recorded_without_its_minutes(announced, officer, travel_to):
    """Failed or sold: the page that was given links to the document it rests on."""
    by = Act(officer, travel_to(SESSION))
    with pytest.raises(DocumentNeeded):
        results.record_failure(
            announced,
            code=FailureCode.NO_BID,
            registrants=2,
            minutes=typed(number=""),
            result_received_on=SESSION,
            by=by,
        )
    with pytest.raises(DocumentNeeded):
        results.record_sold(announced, **winning(minutes=typed(number="")), by=by)


def test_a_lot_is_not_valued_or_contracted_without_its_paper(lot, officer):
    with pytest.raises(DocumentNeeded):
        valued(lot, officer, certificate_no="")
    valued(lot, officer)
    with pytest.raises(DocumentNeeded):
        contracted(lot, officer, contract_no="")


def test_a_price_is_not_reduced_without_its_decision(lot, officer, failed):
    by = Act(officer, clock.now())
    with pytest.raises(DocumentNeeded):
        repricing.reduce_price(
            lot, to_price=PRICE * 9 // 10, decision=typed(number=""), decided_on=by.day, by=by
        )


def test_a_round_of_the_past_rests_on_no_document_named_by_half(lot, officer, now):
    with pytest.raises(DocumentNeeded):
        record_past_round(lot, ended=PastEnd.FAILED, paper=typed(number=""), by=Act(officer, now))
