"""The planner and planning agree: what one proposes the other accepts, on every day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auctions import allowed_days, planner, queries, refusals, round_days
from auctions.models import Lot, RoundForm, ServiceContract
from auctions.operations import rounds
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.auctions import contracted, valued
from tests.fixtures.clock import at_nine

TODAY = date(2026, 11, 23)
MANY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
days_ago = st.integers(0, 70)
today = st.dates(date(2026, 8, 3), date(2027, 3, 31))
asked = st.none() | st.integers(-3, 60)  # days from today


def contract_of(signed_on, ends_on=None):
    return ServiceContract(number_before="12/HĐ", signed_on=signed_on, ends_on=ends_on)


def lot_of(immovable=False, price=1_000_000_007):
    return Lot(immovable=immovable, current_price=price)


def later(day, days):
    return None if days is None else day + timedelta(days=days)


def test_the_last_chance_of_a_contract_is_proposed_and_planned(lot, officer, now):
    """Signed on 09/11, the 30 days end on 09/12: only who posts today still keeps them."""
    valued(lot, officer, certificate_on=date(2026, 10, 28), received_on=date(2026, 10, 30))
    contracted(lot, officer, signed_on=date(2026, 11, 9))
    found = planner.propose(lot, queries.contract_in_force(lot), TODAY)
    assert (found.days.session_on, found.days.posted_on) == (date(2026, 12, 9), TODAY)
    assert not found.too_late
    round_ = plan(lot, found, Act(officer, now))
    assert not any(record["lawful"] is False for record in round_.rulings)


def plan(lot, found, by):
    return rounds.plan_round(
        lot,
        days=found.days,
        place="Hội trường",
        form=RoundForm.ORAL,
        deposit=found.deposit,
        late_reason="" if found.late is None else "Tổ chức đấu giá chưa bố trí được phiên",
        by=by,
    )


@MANY
@given(ago=days_ago, on=today, session=asked, posting=asked)
def test_what_is_proposed_is_planned(make_lot, officer, ago, on, session, posting):
    with db.session.begin_nested() as attempt:
        by = Act(officer, at_nine(on))
        lot = make_lot(created_on=date(2026, 5, 4), at=by.at)
        valued(
            lot, officer, at=by.at, certificate_on=date(2026, 5, 4), received_on=date(2026, 5, 4)
        )
        contracted(lot, officer, at=by.at, signed_on=on - timedelta(days=ago))
        found = planner.propose(
            lot,
            queries.contract_in_force(lot),
            on,
            session_on=later(on, session),
            posted_on=later(on, posting),
        )
        plan(lot, found, by)
        attempt.rollback()


@MANY
@given(ago=days_ago, on=today, immovable=st.booleans(), session=st.integers(1, 60))
def test_a_refused_session_names_one_that_will_do(ago, on, immovable, session):
    lot, contract = lot_of(immovable), contract_of(on - timedelta(days=ago))
    found = planner.propose(lot, contract, on, session_on=later(on, session))
    assert allowed_days.why_not(found.days, lot, contract, on=on) is None
    if found.refused is None:
        assert found.days.session_on == later(on, session)
        return
    if not isinstance(found.refused, refusals.ActsTooLateForContract):
        needed = found.refused.details["needed"]
        again = planner.propose(lot, contract, on, session_on=needed)
        assert (again.refused, again.days.session_on) == (None, needed)


@MANY
@given(
    ago=days_ago,
    on=today,
    immovable=st.booleans(),
    session=st.integers(1, 60),
    ends=st.integers(1, 60),
    posting=st.integers(0, 10),
)
def test_the_day_a_refusal_names_keeps_every_rule(ago, on, immovable, session, ends, posting):
    """The contract's period, its end, the acts, working days; and it is never in the past."""
    lot = lot_of(immovable)
    contract = contract_of(on - timedelta(days=ago), ends_on=later(on, ends))
    days = soonest(later(on, posting), later(on, session))
    why = allowed_days.why_not(days, lot, contract, on=on)
    if not isinstance(why, refusals.UnlawfulSession) or why.field != "session_at":
        return
    needed = why.details["needed"]
    assert needed > on
    again = soonest(later(on, posting), needed)
    assert allowed_days.why_not(again, lot, contract, on=on) is None


def test_a_second_notice_is_never_asked_for_in_the_past(app):
    days = round_days.RoundDays(at_nine(date(2026, 12, 10)), TODAY, TODAY, date(2026, 11, 25))
    why = allowed_days.why_not_announced(days, lot_of(), None, on=date(2026, 12, 1))
    assert isinstance(why, refusals.NoticesTooClose)
    assert why.details["needed"] == date(2026, 12, 1)
    assert why.details["session"] == date(2026, 12, 11)


@MANY
@given(
    ago=st.integers(0, 40),
    on=today,
    immovable=st.booleans(),
    ends=st.none() | st.integers(0, 60),
    session=st.integers(-3, 45),
    posting=st.integers(-20, 0),
    second=st.integers(-10, 40),
)
def test_the_day_a_refused_announcement_names_keeps_every_rule(
    ago, on, immovable, ends, session, posting, second
):
    lot = lot_of(immovable)
    contract = contract_of(on - timedelta(days=ago), ends_on=later(on, ends))
    posted = later(on, posting)
    days = round_days.RoundDays(
        at_nine(later(on, session)), posted, posted, max(posted, later(on, second))
    )
    asked_on = days.session_on
    why = allowed_days.why_not_announced(days, lot, contract, on=on)
    match why:
        case None:
            return
        case refusals.NoticesTooClose():
            days = replace(
                days,
                second_notice_on=why.details["needed"],
                session_at=at_nine(why.details["session"]),
            )
        case refusals.ActsTooLateForContract():
            assert why.details["needed"] >= on
            assert why.details["first"] > why.details["last"]
            days = replace(days, second_notice_on=why.details["needed"])
            if not keeps_every_rule(days, lot, contract, on):
                days = replace(days, session_at=at_nine(why.details["last"]))
        case refusals.NoSessionLeft():
            assert not [
                notice
                for notice in (later(on, ahead) for ahead in range(40))
                if keeps_every_rule(
                    replace(days, second_notice_on=notice, session_at=at_nine(why.details["ends"])),
                    lot,
                    contract,
                    on,
                )
            ]
            return
        case _:
            days = replace(days, session_at=at_nine(why.details["needed"]))
    lost = asked_on > period_of(lot, contract)
    assert keeps_every_rule(days, lot, contract, on, counted=not lost)


def period_of(lot, contract):
    """The last day of the contract's period (P17)."""
    return round_days.lawful_sessions(
        round_days.RoundDays(at_nine(TODAY), TODAY, TODAY, TODAY), lot, contract.signed_on
    )[1]


def keeps_every_rule(days, lot, contract, on, *, counted=True):
    """Whether a session is ahead, within the contract, and breaks no provision.

    Args:
        counted: whether the contract's period counts: not for a session planned after it was lost.
    """
    if contract.ends_on is not None and contract.ends_on < days.session_on:
        return False
    signed_on = contract.signed_on if counted else None
    return days.session_on > on and not round_days.broken(days, lot, signed_on)


def test_an_announcement_after_which_no_session_fits_the_contract_says_so(app):
    """Signed on 16/11, its 30 days end on 16/12: a second notice on 20/12 leaves no session."""
    lot, contract = lot_of(), contract_of(date(2026, 11, 16))
    posted = date(2026, 11, 25)
    days = round_days.RoundDays(at_nine(date(2026, 12, 10)), posted, posted, date(2026, 12, 20))
    why = allowed_days.why_not_announced(days, lot, contract, on=posted)
    assert isinstance(why, refusals.ActsTooLateForContract)
    assert (why.details["needed"], why.details["last"]) == (date(2026, 11, 30), date(2026, 12, 16))
    days = replace(days, second_notice_on=date(2026, 12, 9))
    why = allowed_days.why_not_announced(days, lot, contract, on=date(2026, 12, 9))
    assert isinstance(why, refusals.NoSessionLeft)


@MANY
@given(ago=days_ago, on=today, immovable=st.booleans(), posting=st.integers(-5, 30))
def test_the_days_beside_a_proposal_are_lawful_too(ago, on, immovable, posting):
    lot, contract = lot_of(immovable), contract_of(on - timedelta(days=ago))
    found = planner.propose(lot, contract, on, posted_on=later(on, posting))
    for day in (found.day_before, found.day_after):
        if day is not None and day > on:
            again = planner.propose(
                lot, contract, on, session_on=day, posted_on=found.days.posted_on
            )
            assert (again.refused, again.days.session_on) == (None, day)


@MANY
@given(on=today, ago=days_ago, immovable=st.booleans())
def test_a_period_is_lost_only_when_nothing_could_still_be_held_in_it(on, ago, immovable):
    lot, contract = lot_of(immovable), contract_of(on - timedelta(days=ago))
    latest = round_days.last_days(
        round_days.RoundDays(at_nine(on), None, None, None), lot, contract.signed_on
    ).latest_session.value
    held = [
        on + timedelta(days=ahead)
        for ahead in range(1, 61)
        if on + timedelta(days=ahead) <= latest
        and not round_days.broken(soonest(on, on + timedelta(days=ahead)), lot, None)
    ]
    assert round_days.lost_already(lot, contract, on) is not bool(held)


def soonest(posted_on, session_on):
    second = round_days.second_notice_after(posted_on)
    return round_days.RoundDays(at_nine(session_on), posted_on, posted_on, second)


def test_a_contract_that_ends_too_soon_is_said_and_the_way_out_is_another(app):
    contract = contract_of(TODAY, ends_on=date(2026, 12, 1))
    with pytest.raises(refusals.ContractEnded):
        planner.propose(lot_of(), contract, TODAY)
    with pytest.raises(refusals.ContractEnded):
        planner.propose(lot_of(), contract, TODAY, session_on=date(2026, 12, 10))


def test_a_session_after_the_contracts_end_is_answered_with_the_earliest(app):
    contract = contract_of(TODAY, ends_on=date(2026, 12, 11))
    found = planner.propose(lot_of(), contract, TODAY, session_on=date(2026, 12, 14))
    assert isinstance(found.refused, refusals.ContractEnded)
    assert (found.days.session_on, found.last_session) == (date(2026, 12, 10), date(2026, 12, 11))
    last = planner.propose(lot_of(), contract, TODAY, session_on=date(2026, 12, 11))
    assert last.day_after is None


def test_acts_planned_too_late_for_the_contract_say_by_when_to_do_them(app):
    lot, contract = lot_of(), contract_of(date(2026, 11, 9))
    days = soonest(date(2026, 11, 27), date(2026, 12, 9))
    why = allowed_days.why_not(days, lot, contract, on=TODAY)
    assert isinstance(why, refusals.ActsTooLateForContract)
    assert (why.details["first"], why.details["last"]) == (date(2026, 12, 14), date(2026, 12, 9))
    assert (why.details["posting"], why.details["needed"]) == (
        date(2026, 11, 27),
        date(2026, 11, 27),
    )


def test_a_notice_too_close_names_the_first_day_of_the_second(app):
    days = round_days.RoundDays(at_nine(date(2026, 12, 10)), TODAY, TODAY, date(2026, 11, 25))
    why = allowed_days.why_not(days, lot_of(), None, on=TODAY)
    assert isinstance(why, refusals.NoticesTooClose)
    assert why.details["needed"] == round_days.second_notice_after(TODAY)


def test_a_posting_that_was_done_is_taken_as_it_is(app):
    found = planner.propose(lot_of(), None, TODAY, posted_on=date(2026, 10, 1))
    assert found.days.session_on > TODAY
    assert found.refused is None


@pytest.mark.parametrize(
    ("price", "deposit"), [(1_000_000_000, 100_000_000), (1_000_000_007, 100_000_001), (11, 2)]
)
def test_a_tenth_is_proposed_as_the_deposit(app, price, deposit):
    assert planner.propose(lot_of(price=price), None, TODAY).deposit == deposit
