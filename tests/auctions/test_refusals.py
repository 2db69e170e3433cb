"""What every act on a lot or a round refuses alike: changed meanwhile, a wrong day, a wrong state.

What one act alone refuses is tested beside what it does.
"""

from datetime import date, timedelta

import pytest

from auctions import refusals
from auctions.models import CreditorChoice
from auctions.operations import (
    announcing,
    contracts,
    lots,
    registrations,
    repricing,
    results,
    rounds,
    valuations,
)
from cases.models import PartyKind, PartyRole
from cases.operations import files
from foundation import clock
from foundation.acts import Act
from foundation.refusals import ChangedMeanwhile, DayInTheFuture, DayTooEarly
from lawbook.failure import FailureCode
from tests.fixtures.auctions import PRICE, contracted, plan_values, publish, round_days, valued
from tests.fixtures.organisations import appraiser, auctioneer
from tests.fixtures.papers import typed
from tests.fixtures.sales import winning

DAY = timedelta(days=1)
SESSION = date(2026, 12, 10)  # of the fixtures ``planned`` and ``announced``
THIRD = date(2027, 1, 14)  # session of ``failed_thrice``; its result came in that day

# one call of every act: the thing, the act, the day said


def value(lot, by, on, notified_on=None):
    return valuations.record_valuation(
        lot,
        firm=appraiser(),
        certificate=typed("03/CT", date(2026, 10, 30)),
        certificate_on=date(2026, 10, 30),
        valid_until=date(2027, 4, 30),
        value=PRICE,
        received_on=on,
        notified_on=notified_on,
        by=by,
    )


def notify_value(lot, by, on):
    return value(lot, by, date(2026, 11, 20), notified_on=on)


def contract(lot, by, on, ends_on=None):
    values = {"organisation": auctioneer(), "contract": typed("1/HĐ", on), "by": by}
    return contracts.sign_contract(lot, **values, signed_on=on, ends_on=ends_on)


def contract_until(lot, by, on):
    return contract(lot, by, date(2026, 11, 20), ends_on=on)


def plan(lot, by, _on):
    return rounds.plan_round(lot, **plan_values(SESSION), by=by)


def move(round_, by, _on):
    return rounds.replan_round(round_, days=round_days(SESSION), by=by)


def announce(round_, by, on):
    return announcing.announce_round(
        round_,
        announced_on=on,
        announcement=typed("34/TB"),
        posted_on=round_.posted_on,
        first_notice_on=round_.first_notice_on,
        second_notice_on=round_.second_notice_on,
        by=by,
    )


def stop(round_, by, on):
    return announcing.stop_round(
        round_, ground_code="84.2A", paper=typed("9"), stopped_on=on, by=by
    )


def publish_on(lot, by, on):
    return publish(lot, by.actor, by.at, SESSION, published_on=on)


def register(round_, by, on):
    return registrations.register_bidder(
        round_, bidder="Ông N.V.A.", identity_no=None, registered_on=on, deposit_paid=1, by=by
    )


def count(round_, by, _on):
    return registrations.record_counts(round_, registrants=2, by=by)


def fail(round_, by, on):
    return results.record_failure(
        round_,
        code=FailureCode.NO_REGISTRANT,
        registrants=0,
        minutes=typed("01/BB", on),
        result_received_on=on,
        by=by,
    )


def sell(round_, by, on):
    return results.record_sold(round_, **winning(result_received_on=on), by=by)


def notify(round_, by, on):
    return results.notify_parties(round_, on=on, document=typed("77/TB", on), by=by)


def cut(lot, by, on):
    return repricing.reduce_price(
        lot, to_price=lot.current_price * 9 // 10, decision=typed("08/QĐ", on), decided_on=on, by=by
    )


def answer(lot, by, on, choice=CreditorChoice.REFUSES, party=None):
    return repricing.record_creditor_answer(
        lot, choice=choice, answered_on=on, paper=typed("3/CV", on), party=party, by=by
    )


def withdraw(lot, by, on):
    return lots.withdraw_lot(lot, ground="Đ.84", paper=typed("9/QĐ"), withdrawn_on=on, by=by)


@pytest.fixture
def unsold_lot(failed_thrice, lot, officer):
    """Its third round failed after the second cut: the creditor is told, and asked."""
    return notify(failed_thrice, Act(officer, clock.now()), clock.today()) and lot


@pytest.fixture
def lot_to_cut(failed, lot):
    """Its first round failed: the price is cut next."""
    return lot


@pytest.mark.parametrize(
    ("act", "thing"),
    [
        (value, "ready_lot"),
        (contract, "ready_lot"),
        (plan, "ready_lot"),
        (withdraw, "ready_lot"),
        (move, "planned"),
        (announce, "planned"),
        (stop, "announced"),
        (fail, "announced"),
        (sell, "announced"),
        (notify, "failed"),
        (cut, "lot_to_cut"),
        (answer, "unsold_lot"),
    ],
)
def test_what_somebody_changed_meanwhile_is_looked_at_again(request, officer, act, thing):
    row = request.getfixturevalue(thing)
    with pytest.raises(ChangedMeanwhile):
        act(row, Act(officer, clock.now(), seen=row.version + 1), clock.today())


@pytest.mark.parametrize(
    ("act", "thing", "day"),
    [
        (value, "lot", None),
        (notify_value, "lot", None),
        (contract, "ready_lot", None),
        (withdraw, "ready_lot", None),
        (publish_on, "ready_lot", None),
        (announce, "planned", date(2026, 11, 30)),
        (stop, "announced", None),
        (register, "announced", None),
        (fail, "announced", SESSION),
        (sell, "announced", SESSION),
        (notify, "failed", None),
        (cut, "lot_to_cut", None),
        (answer, "unsold_lot", None),
    ],
)
def test_nothing_is_recorded_as_done_tomorrow(request, officer, travel_to, act, thing, day):
    row = request.getfixturevalue(thing)
    at = travel_to(day) if day is not None else clock.now()
    with pytest.raises(DayInTheFuture):
        act(row, Act(officer, at), clock.local_day(at) + DAY)


@pytest.mark.parametrize(
    ("act", "thing", "on"),
    [
        pytest.param(value, "lot", date(2026, 10, 29), id="valued before the certificate"),
        pytest.param(notify_value, "lot", date(2026, 11, 19), id="told before it was received"),
        pytest.param(contract_until, "ready_lot", date(2026, 11, 19), id="ends before signed"),
        pytest.param(notify, "failed", SESSION - DAY, id="told before the result"),
        pytest.param(cut, "lot_to_cut", SESSION - DAY, id="cut before the result"),
        pytest.param(answer, "unsold_lot", THIRD - DAY, id="answered before the result"),
    ],
)
def test_nothing_is_dated_before_what_it_follows(request, officer, act, thing, on):
    row = request.getfixturevalue(thing)
    with pytest.raises(DayTooEarly):
        act(row, Act(officer, clock.now()), on)


@pytest.mark.parametrize("act", [plan, publish_on, withdraw])
def test_a_sold_lot_is_not_offered_any_more(sale, lot, officer, act):
    with pytest.raises(refusals.LotIsSold):
        act(lot, Act(officer, clock.now()), clock.today())


@pytest.mark.parametrize("act", [plan, publish_on, withdraw])
def test_a_withdrawn_lot_is_not_offered_any_more(lot, officer, now, act):
    withdraw(lot, Act(officer, now), clock.today())
    with pytest.raises(refusals.LotIsClosed):
        act(lot, Act(officer, now), clock.today())


@pytest.mark.parametrize("act", [register, count, fail, sell])
def test_what_happens_at_a_session_waits_for_the_announcement(planned, officer, travel_to, act):
    at = travel_to(SESSION)
    with pytest.raises(refusals.RoundNotAnnounced):
        act(planned, Act(officer, at), SESSION)


def test_a_winner_is_not_known_before_the_session(announced, officer, travel_to):
    """Neither before the day has come, nor said to be of a day before."""
    with pytest.raises(refusals.SessionNotHeld):
        sell(announced, Act(officer, travel_to(SESSION - DAY)), SESSION - DAY)
    with pytest.raises(refusals.SessionNotHeld):
        sell(announced, Act(officer, travel_to(SESSION)), SESSION - DAY)


@pytest.mark.parametrize(
    ("session_on", "days", "refusal"),
    [
        (date(2026, 11, 23), {}, refusals.SessionInThePast),
        (SESSION, {"file_sale_from": date(2026, 11, 24)}, refusals.ActsOutOfOrder),
        (SESSION, {"file_sale_to": date(2026, 12, 8)}, refusals.FileSaleTooLate),
        (date(2040, 3, 1), {}, refusals.NoRule),
    ],
)
def test_a_session_is_moved_by_the_rules_of_planning(lot, officer, now, session_on, days, refusal):
    valued(lot, officer, certificate_on=date(2026, 10, 20), received_on=date(2026, 10, 20))
    contracted(lot, officer, signed_on=date(2026, 11, 3))  # its own period is lost: no rule
    planned = rounds.plan_round(lot, **plan_values(SESSION, late_reason="?"), by=Act(officer, now))
    with pytest.raises(refusal):
        rounds.replan_round(planned, days=round_days(session_on, **days), by=Act(officer, now))
    assert planned.session_on == SESSION


def test_a_session_is_not_moved_beyond_the_end_of_the_contract(lot, officer, now):
    contracted(valued(lot, officer), officer, ends_on=date(2026, 12, 11))
    planned = rounds.plan_round(lot, **plan_values(SESSION), by=Act(officer, now))
    with pytest.raises(refusals.ContractEnded):
        rounds.replan_round(planned, days=round_days(date(2026, 12, 14)), by=Act(officer, now))


def test_nothing_follows_a_failure_that_did_not_happen(ready_lot, officer, now):
    with pytest.raises(refusals.NothingToReduce):
        cut(ready_lot, Act(officer, now), clock.today())
    with pytest.raises(refusals.NothingToAnswer):
        answer(ready_lot, Act(officer, now), clock.today())


def test_a_cut_older_than_the_recorded_law_is_not_judged(make_lot, officer, travel_to):
    old = make_lot(created_on=date(2014, 1, 6))
    round_ = publish(old, officer, travel_to(date(2014, 2, 3)), date(2014, 3, 10))
    by = Act(officer, travel_to(date(2014, 3, 10)))
    fail(round_, by, date(2014, 3, 10))
    with pytest.raises(refusals.NoRule):
        cut(old, by, date(2014, 3, 10))


@pytest.mark.parametrize("choice", [CreditorChoice.TAKES, CreditorChoice.REFUSES])
def test_a_creditor_of_another_case_has_no_say(unsold_lot, make_case, officer, choice):
    by = Act(officer, clock.now())
    stranger = files.add_party(
        make_case(),
        role=PartyRole.CREDITOR,
        kind=PartyKind.ORGANISATION,
        name="Ngân hàng của vụ khác",
        is_bank=True,
        by=by,
    )
    with pytest.raises(refusals.NotTheCreditor):
        answer(unsold_lot, by, clock.today(), choice, stranger)
