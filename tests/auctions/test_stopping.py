"""The ground on which a round is suspended or stopped: one of the law of that day."""

from datetime import date

import pytest

from auctions import allowed, next_act, offers, refusals
from auctions.operations import announcing, rounds
from audit import ledger
from cases.models import CaseFile, HoldReason
from cases.operations import holds
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.auctions import plan_values
from tests.fixtures.papers import typed


def stop(round_, officer, now, *, stopped_on=date(2026, 12, 1), ground="09/QĐ-THADS", **values):
    by = Act(officer, now)
    return announcing.stop_round(
        round_, paper=typed(ground, stopped_on), stopped_on=stopped_on, by=by, **values
    )


def test_a_stopped_round_keeps_its_ground_by_the_law_of_the_day(announced, lot, officer, travel_to):
    stop(announced, officer, travel_to(date(2026, 12, 1)), ground_code="84.1B", ground="5/CV")
    assert (announced.stop_code, announced.stop_ground) == ("84.1B", "5/CV")
    entry = db.session.scalars(ledger.history(lot.stream)).first()
    assert entry.kind == "round.stopped"
    assert (entry.payload["ground_code"], entry.basis) == ("84.1B", "Đ.84 k.1 đ.b LTHADS")


@pytest.mark.parametrize(
    ("code", "day", "refusal"),
    [
        (None, date(2026, 7, 1), refusals.StopGroundNeeded),
        ("84.2E", date(2026, 7, 1), refusals.NotAStopGround),
        ("84.2A", date(2026, 6, 30), refusals.NotAStopGround),
        (None, date(2026, 6, 30), None),
        ("84.1A", date(2026, 7, 1), None),
    ],
)
def test_a_round_is_stopped_on_a_ground_of_the_law_of_its_day(
    announced, officer, now, code, day, refusal
):
    announced.announced_on = day  # under the law of that day
    if refusal is None:
        assert stop(announced, officer, now, ground_code=code, stopped_on=day).stop_code == code
        return
    with pytest.raises(refusal):
        stop(announced, officer, now, ground_code=code, stopped_on=day)
    assert announced.is_live


SUSPENDED_ON = date(2026, 12, 1)
NEXT_SESSION = date(2027, 1, 6)


def why_not_again(lot, officer, at):
    return allowed.why_not_plan(offers.read(lot), Act(officer, at))


def test_after_a_suspended_round_the_hold_behind_it_comes_first(announced, lot, officer, travel_to):
    at = travel_to(SUSPENDED_ON)
    stop(announced, officer, at, ground_code="84.1C")
    with pytest.raises(refusals.SuspensionNotHeld):
        rounds.plan_round(lot, **plan_values(NEXT_SESSION), by=Act(officer, at))
    following = next_act.acts_of(offers.read(lot), Act(officer, at)).next
    assert (following.code, following.endpoint) == ("place_hold", "cases.holds.new")


def test_once_the_hold_behind_it_is_lifted_a_suspended_auction_goes_on(
    announced, lot, officer, travel_to
):
    at = travel_to(SUSPENDED_ON)
    stop(announced, officer, at, ground_code="84.1C")
    hold = holds.place_hold(
        db.session.get_one(CaseFile, lot.case_id),
        reason=HoldReason.PROTEST,
        ground="Đ.84 k.1 đ.c LTHADS",
        placed_on=SUSPENDED_ON,
        review_on=date(2026, 12, 30),
        paper=typed("5/KN", SUSPENDED_ON),
        by=Act(officer, at),
    )
    following = next_act.acts_of(offers.read(lot), Act(officer, at)).next
    assert following.code == "review_hold"
    at = travel_to(date(2026, 12, 10))
    holds.lift_hold(
        hold,
        lifted_on=date(2026, 12, 10),
        ground="Rút kháng nghị",
        paper=typed("6/KN", date(2026, 12, 10)),
        by=Act(officer, at),
    )
    assert why_not_again(lot, officer, at) is None


def test_a_round_stopped_for_good_asks_for_no_hold(announced, lot, officer, travel_to):
    at = travel_to(SUSPENDED_ON)
    stop(announced, officer, at, ground_code="84.2B")
    assert why_not_again(lot, officer, at) is None
