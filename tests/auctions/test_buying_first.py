"""Co-owners are told before the first sale, and nothing is sold to others in their time."""

from datetime import date, timedelta

import pytest

from auctions import allowed, next_act, offers
from auctions.acts import LotAct
from auctions.allowed_first_buyers import why_not_sell_to_others
from auctions.buying_first.right import BuyingChoice
from auctions.models import ValuationGround
from auctions.operations import results, rounds
from auctions.operations.buying_first import (
    answer_first_buyers,
    end_awaiting_over,
    tell_first_buyers,
)
from auctions.refusals.buying_first import (
    FirstBuyerBought,
    FirstBuyersMayBuy,
    FirstBuyersNotTold,
    NoFirstBuyers,
    NoFirstBuyersAwaited,
    RightToBuyOver,
)
from cases.models import DeadlineStatus, PartyKind, PartyRole, Step
from cases.operations import deadlines, files
from foundation import clock
from foundation.acts import Act
from foundation.refusals import ChangedMeanwhile, DayInTheFuture, DayTooEarly
from papers.operations import Paper
from papers.refusals import DocumentNeeded
from tests.fixtures.auctions import announce, contracted, plan_values, round_days, valued
from tests.fixtures.papers import typed
from tests.fixtures.sales import winning

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
UNTIL = date(2026, 12, 8)  # five working days to buy, 24/11 is a holiday, and five to pay


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


def add_co_owner(case, by):
    values = {"role": PartyRole.CO_OWNER, "kind": PartyKind.PERSON}
    return files.add_party(case, **values, name="Người Đồng Sở Hữu Thử", by=by)


@pytest.fixture
def owned(case, lot, officer, by):
    add_co_owner(case, by)
    return contracted(valued(lot, officer), officer)


@pytest.fixture
def tell(owned, by):
    def act(**overrides):
        on = overrides.get("told_on", TODAY)
        values = {"told_on": on, "paper": typed("6/TB-THA", on)}
        return tell_first_buyers(owned, **(values | overrides), by=by)

    return act


@pytest.fixture
def answer(owned, by):
    def act(choice, **overrides):
        values = {"answered_on": TODAY, "paper": typed("7/VB", TODAY)}
        return answer_first_buyers(owned, choice=choice, **(values | overrides), by=by)

    return act


def day_of(lot, step):
    return deadlines.of(lot).find(step)


def why_not_plan(lot, by):
    return allowed.why_not_plan(offers.read(lot), by)


def test_a_valuation_sets_the_day_to_tell_and_telling_is_next(owned, by):
    row = day_of(owned, Step.TELL_FIRST_BUYERS)
    assert (row.parameter, row.trigger_on, row.due_on) == (
        "P25.1",
        date(2026, 11, 2),
        date(2026, 11, 9),
    )
    found = next_act.acts_of(offers.read(owned), by).next
    assert found.code == LotAct.TELL_FIRST_BUYERS
    assert isinstance(why_not_plan(owned, by), FirstBuyersNotTold)


def test_no_session_is_planned_before_they_are_told_nor_after_one_bought(owned, tell, answer, by):
    later = plan_values(date(2027, 1, 12))
    with pytest.raises(FirstBuyersNotTold):
        rounds.plan_round(owned, **later, by=by)
    tell()
    answer(BuyingChoice.BOUGHT)
    with pytest.raises(FirstBuyerBought):
        rounds.plan_round(owned, **later, by=by)


def test_what_changed_since_the_page_was_shown_is_seen_first(owned, tell, by):
    old = by.onward(seen=0)
    with pytest.raises(ChangedMeanwhile):
        tell_first_buyers(owned, told_on=TODAY, paper=typed("6/TB", TODAY), by=old)
    tell()
    with pytest.raises(ChangedMeanwhile):
        answer_first_buyers(
            owned,
            choice=BuyingChoice.DECLINED,
            answered_on=TODAY,
            paper=typed("7/VB", TODAY),
            by=old,
        )


def test_without_a_co_owner_nobody_is_told(ready_lot, by):
    assert day_of(ready_lot, Step.TELL_FIRST_BUYERS) is None
    assert why_not_plan(ready_lot, by) is None
    with pytest.raises(NoFirstBuyers):
        tell_first_buyers(ready_lot, told_on=TODAY, paper=typed("6/TB", TODAY), by=by)


def test_no_session_is_planned_in_their_time(owned, tell, officer, by):
    tell()
    row = day_of(owned, Step.FIRST_BUYERS_BUY)
    assert (row.parameter, row.due_on, row.confirmed) == ("P25.2", UNTIL, True)
    assert day_of(owned, Step.TELL_FIRST_BUYERS).status is DeadlineStatus.MET_LATE
    with pytest.raises(FirstBuyersMayBuy):
        rounds.plan_round(owned, **plan_values(UNTIL), by=by)
    assert why_not_plan(owned, by) is None


def test_a_later_notice_moves_the_time_to_buy(owned, tell):
    tell(told_on=date(2026, 11, 20))
    sooner = day_of(owned, Step.FIRST_BUYERS_BUY).due_on
    tell()
    assert sooner < day_of(owned, Step.FIRST_BUYERS_BUY).due_on == UNTIL


def test_where_all_decline_the_session_may_come_sooner(owned, tell, answer, by):
    tell()
    answer(BuyingChoice.DECLINED)
    right = offers.read(owned).first_buyers
    assert (right.until, right.has_bought) == (None, False)
    assert day_of(owned, Step.FIRST_BUYERS_BUY).status is DeadlineStatus.WAIVED
    assert why_not_plan(owned, by) is None


def test_where_one_bought_nothing_is_sold_to_others(owned, tell, answer, by):
    tell()
    answer(BuyingChoice.BOUGHT)
    assert isinstance(why_not_plan(owned, by), FirstBuyerBought)
    with pytest.raises(FirstBuyerBought):
        tell()


def test_silence_ends_the_right_by_itself_and_is_nobody_s_lateness(owned, tell, officer, travel_to):
    tell()
    later = Act(officer, travel_to(date(2026, 12, 9)))
    assert why_not_sell_to_others(offers.read(owned), date(2026, 12, 29)) is None
    end_awaiting_over(owned, later)
    assert day_of(owned, Step.FIRST_BUYERS_BUY).status is DeadlineStatus.WAIVED


def test_a_new_valuation_has_a_new_notice(owned, tell, officer, by):
    tell()
    valued(
        owned,
        officer,
        ground=ValuationGround.VIOLATION,
        ground_paper=typed("9/KL", TODAY),
        certificate_no="02/CT",
        certificate_on=TODAY,
        received_on=TODAY,
    )
    assert isinstance(why_not_plan(owned, by), FirstBuyersNotTold)
    assert day_of(owned, Step.TELL_FIRST_BUYERS).trigger_on == TODAY


def test_nobody_is_told_before_the_price_nor_tomorrow_nor_without_a_notice(tell):
    with pytest.raises(DayTooEarly):
        tell(told_on=date(2026, 11, 1))
    with pytest.raises(DayInTheFuture):
        tell(told_on=date(2026, 11, 24))
    with pytest.raises(DocumentNeeded):
        tell(paper=Paper())


def test_an_answer_follows_a_notice_is_no_plan_and_has_its_paper(tell, answer):
    with pytest.raises(NoFirstBuyersAwaited):
        answer(BuyingChoice.DECLINED)
    tell()
    with pytest.raises(DayInTheFuture):
        answer(BuyingChoice.DECLINED, answered_on=date(2026, 11, 24))
    with pytest.raises(DocumentNeeded):
        answer(BuyingChoice.DECLINED, paper=Paper())


def test_an_answer_follows_the_newest_notice_and_the_price_is_paid_in_its_time(
    owned, tell, answer, officer, travel_to
):
    tell(told_on=date(2026, 11, 16))
    tell(told_on=date(2026, 11, 18))
    with pytest.raises(DayTooEarly):
        answer(BuyingChoice.DECLINED, answered_on=date(2026, 11, 17))
    until = day_of(owned, Step.FIRST_BUYERS_BUY).due_on
    later = Act(officer, travel_to(until + DAY))
    values = {"choice": BuyingChoice.BOUGHT, "paper": typed("7/VB", until)}
    with pytest.raises(RightToBuyOver):
        answer_first_buyers(owned, answered_on=until + DAY, **values, by=later)
    answer_first_buyers(owned, answered_on=until, **values, by=later)
    assert day_of(owned, Step.FIRST_BUYERS_BUY).status is DeadlineStatus.MET


def test_a_planned_session_waits_for_a_co_owner_who_is_known_later(
    planned, case, officer, by, travel_to
):
    lot, today = planned.lot, date(2026, 11, 27)
    add_co_owner(case, by)
    now = Act(officer, travel_to(today))

    def refused(error):
        with pytest.raises(error):
            announce(planned, officer, now.at)
        with pytest.raises(error):
            rounds.replan_round(planned, days=round_days(planned.session_on), by=now)

    refused(FirstBuyersNotTold)
    tell_first_buyers(lot, told_on=today, paper=typed("6/TB", today), by=now)
    refused(FirstBuyersMayBuy)
    answer_first_buyers(
        lot, choice=BuyingChoice.BOUGHT, answered_on=today, paper=typed("7/VB", today), by=now
    )
    refused(FirstBuyerBought)


def test_one_may_buy_after_the_announcement_and_the_winner_is_none(
    planned, case, officer, by, travel_to
):
    add_co_owner(case, by)
    told_on, lot = date(2026, 11, 10), planned.lot
    tell_first_buyers(lot, told_on=told_on, paper=typed("6/TB", told_on), by=by)
    announce(planned, officer, travel_to(date(2026, 11, 25)))
    until = day_of(lot, Step.FIRST_BUYERS_BUY).due_on
    assert until < planned.session_on
    late = Act(officer, travel_to(planned.session_on))
    with pytest.raises(NoFirstBuyers):
        tell_first_buyers(lot, told_on=told_on, paper=typed("8/TB", told_on), by=late)
    answer_first_buyers(
        lot, choice=BuyingChoice.BOUGHT, answered_on=until, paper=typed("7/VB", until), by=late
    )
    with pytest.raises(FirstBuyerBought):
        results.record_sold(planned, **winning(), by=late)


def test_the_officer_records_the_notice_and_the_answer_on_their_pages(pages, officer, owned):
    visitor = pages.as_user(officer)
    address = f"/auctions/lots/{owned.code}"
    assert f"{address}/first-buyers/tell" in visitor.get(address).markup
    paper = {"paper_no": "6/TB-THA", "paper_on": "23/11/2026"}
    visitor.post_form(f"{address}/first-buyers/tell", paper | {"told_on": "23/11/2026"})
    assert f"{address}/first-buyers/answer" in visitor.get(address).markup
    visitor.post_form(
        f"{address}/first-buyers/answer",
        paper | {"choice": "declined", "answered_on": "23/11/2026"},
    )
    assert offers.read(owned).first_buyers.until is None
