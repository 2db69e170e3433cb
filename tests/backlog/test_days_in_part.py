"""No bound of a day known in part is taken for the day: ages, orders, clocks, corrections."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from auctions.models import Lot, Round
from auctions.operations.completing import complete_round
from backlog import refusals as old_refusals
from backlog.shapes import OldEnd, OldHolder, OldPaid
from backlog.summary import Standing, summary_of
from cases.models import Deadline, Holder, Obstacle, Step
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay
from foundation.refusals import DayTooEarly
from foundation.transaction import transaction
from review.models import StalledAsset
from sales import allowed, refusals, sale_facts
from sales.milestone_states import MilestoneState, milestones_of
from sales.models import Sale, SaleMoney
from sales.operations.attempts import check_time
from sales.queries import movements_that_stand

DAY = timedelta(days=1)
APRIL, LAST = PartDay(2025, 4), date(2025, 4, 30)


@pytest.fixture
def recorded(workshop, record_old):
    """Record the example with some of its sale told otherwise."""

    def make(matter=workshop, **sale):
        with transaction():
            return record_old(replace(matter, sale=replace(matter.sale, **sale)))

    return make


def rows(model, **by):
    return db.session.query(model).filter_by(**by).order_by(model.id).all()


def facts_of(sale):
    return sale_facts.read(sale, db.session.get_one(Lot, sale.lot_id))


def steps_of(sale):
    return {row.step for row in rows(Deadline, subject_kind="sale", subject_id=sale.id)}


# ages and standing


def test_a_failure_in_a_year_that_is_not_over_stands_from_today_at_the_latest(workshop, record_old):
    today = clock.today()
    last = replace(workshop.rounds[3], session=PartDay(today.year))
    others = tuple(replace(each, session=None) for each in workshop.rounds[:3])
    with transaction():
        done = record_old(workshop, rounds=(*others, last), sale=None, obstacle=None)
    [row] = rows(StalledAsset, asset_id=done.asset.id)
    assert row.repeat_fail
    assert row.stalled_since_on <= today
    assert done.lot.created_on <= today
    assert (row.total_days >= 0, row.at_least) == (True, True)


def test_a_failure_was_before_the_round_that_followed_it(workshop, record_old):
    year = clock.today().year
    third = replace(workshop.rounds[2], session=PartDay(year))
    fourth = replace(workshop.rounds[3], session=PartDay(year, 3, 5))
    with transaction():
        done = record_old(
            workshop, rounds=(*workshop.rounds[:2], third, fourth), sale=None, obstacle=None
        )
    [row] = rows(StalledAsset, asset_id=done.asset.id)
    assert row.stalled_since_on <= date(year, 3, 5)


@pytest.mark.parametrize(
    ("paid", "wanted"),
    [
        (lambda today: PartDay(today.year, today.month), Standing.UNDELIVERED_IN_TIME),
        (lambda today: PartDay(today.year), Standing.UNDELIVERED),
        (lambda _today: None, Standing.UNDELIVERED),
        (lambda _today: APRIL, Standing.UNDELIVERED),
    ],
    ids=["this month", "this year", "not known", "a month long ago"],
)
def test_what_is_said_and_the_list_agree_of_a_payment_known_in_part(
    workshop, recorded, paid, wanted
):
    told = paid(clock.today())
    matter = replace(workshop, obstacle=None)
    summary = summary_of(replace(matter, sale=replace(matter.sale, paid=told)), clock.today())
    done = recorded(matter, paid=told)
    found = rows(StalledAsset, asset_id=done.asset.id)
    assert (summary.standing, summary.is_stalled) == (wanted, bool(found))
    for row in found:
        assert row.stalled_since_on <= clock.today()
        assert row.buyer_interest_from is None
        assert row.paid_day is None or row.paid_day.exact is None


def test_what_is_said_and_the_list_agree_of_a_cut_after_the_last_failure(workshop, record_old):
    first, second, third = workshop.rounds[:3]
    stopped = replace(third, ended=OldEnd.STOPPED)
    matter = replace(workshop, rounds=(first, second, stopped), sale=None, obstacle=None)
    with transaction():
        done = record_old(matter)
    summary = summary_of(matter, clock.today())
    assert summary.standing is Standing.OFFERED
    assert not rows(StalledAsset, asset_id=done.asset.id)


def test_the_month_of_the_seizure_is_preferred_to_the_opening_of_the_case(workshop, recorded):
    done = recorded()
    done.case.opened_on = date(2015, 1, 5)
    db.session.flush()
    [row] = rows(StalledAsset, asset_id=done.asset.id)
    age = (clock.today() - date(2022, 11, 30)).days
    assert (row.total_days, row.at_least) == (age, True)


def test_an_obstacle_with_a_month_is_at_least_so_old(workshop, recorded):
    holders = (OldHolder(held_by=Holder.POLICE, name="Công an tỉnh", since=PartDay(2025, 8)),)
    obstacle = replace(workshop.obstacle, holders=holders)
    done = recorded(replace(workshop, obstacle=obstacle))
    [row] = rows(StalledAsset, asset_id=done.asset.id)
    assert row.held_since is not None
    assert row.obstacle_since is not None
    assert (row.held_since.exact, row.obstacle_since.exact) == (None, None)


def test_who_had_an_obstacle_stands_in_order(workshop, record_old):
    holders = (
        OldHolder(held_by=Holder.OFFICER, since=PartDay(2025, 8, 12)),
        OldHolder(held_by=Holder.POLICE, since=PartDay(2025, 7)),
    )
    with pytest.raises(old_refusals.OldHoldersCrossed):
        record_old(workshop, obstacle=replace(workshop.obstacle, holders=holders))


# orders


def test_only_what_is_surely_before_the_payment_is_refused(recorded, officer):
    sale = recorded(paid=APRIL).sale
    by = Act(officer, clock.now())
    check_time(sale, date(2025, 4, 2), by, coercive=False)
    with pytest.raises(DayTooEarly):
        check_time(sale, date(2025, 3, 31), by, coercive=False)


def test_an_unknown_payment_was_not_before_the_sale(recorded, officer):
    sale = recorded(paid=None).sale
    by = Act(officer, clock.now())
    check_time(sale, date(2025, 3, 21), by, coercive=False)
    with pytest.raises(DayTooEarly):
        check_time(sale, date(2025, 3, 19), by, coercive=False)


# corrections


def test_an_amount_is_corrected_and_the_day_stays_unknown(workshop, recorded, correct):
    done = recorded(payment=OldPaid.PART, paid_amount=workshop.sale.price - 5, paid=None)
    [row] = movements_that_stand(done.sale)
    correct("sale.money", row, amount=workshop.sale.price)
    assert (done.sale.paid_in, steps_of(done.sale)) == ("", {Step.PAY})


def test_a_form_that_shows_what_is_known_changes_nothing_of_it(recorded, correct):
    sale = recorded(paid=APRIL).sale
    [row] = movements_that_stand(sale)
    correct("sale.money", row, counterpart="Kho bạc", moved_on=SaleMoney.MOVED.told(row))
    [right] = movements_that_stand(sale)
    assert (right.moved_in, sale.paid_in) == ("2025-04", "2025-04")


def test_the_last_day_of_the_month_is_a_change_of_the_month(recorded, correct):
    sale = recorded(paid=APRIL).sale
    [row] = movements_that_stand(sale)
    [change] = correct("sale.money", row, moved_on=LAST).changes
    assert change == ["moved_on", "2025-04", "2025-04-30"]
    assert (sale.paid_on, sale.paid_in) == (LAST, None)
    assert steps_of(sale) == {Step.PAY, Step.DELIVER}  # no term deposit is made up


def test_a_day_can_be_corrected_to_its_month(recorded, correct):
    sale = recorded().sale
    [row] = movements_that_stand(sale)
    correct("sale.money", row, moved_on=APRIL)
    assert (sale.paid_on, sale.paid_in) == (LAST, "2025-04")
    pay, *_ = milestones_of(facts_of(sale))
    assert pay.state is MilestoneState.DAY_UNKNOWN


def test_the_day_of_a_sale_can_be_corrected_and_the_payment_is_judged_by_it(
    workshop, recorded, propose, correct
):
    sold = replace(workshop.rounds[4], session=PartDay(2025))
    done = recorded(replace(workshop, rounds=(*workshop.rounds[:4], sold)))
    sale = done.sale
    assert sale.sold_in == "2025"
    with pytest.raises(refusals.SoldAfterNext):
        propose("sale", sale, sold_on=date(2025, 4, 19))
    with pytest.raises(DayTooEarly):
        propose("sale", sale, sold_on=date(2022, 10, 31))
    correct("sale", sale, sold_on=date(2025, 3, 20))
    assert (sale.sold_in, Step.PAY in steps_of(sale)) == (None, True)
    [round_] = rows(Round, id=sale.round_id)
    assert (round_.session_on, round_.outcome_on) == (sale.sold_on, sale.sold_on)


def test_a_session_learned_later_dates_its_sale(workshop, recorded, officer):
    sold = replace(workshop.rounds[4], session=PartDay(2025))
    done = recorded(replace(workshop, rounds=(*workshop.rounds[:4], sold)))
    [round_] = rows(Round, id=done.sale.round_id)
    by = Act(officer, clock.now())
    with pytest.raises(refusals.SoldAfterNext):
        complete_round(round_, document="BB 1", session_on=date(2025, 5, 2), by=by)
    with pytest.raises(DayTooEarly):
        complete_round(round_, document="BB 1", session_on=date(2022, 10, 31), by=by)
    complete_round(round_, document="BB 1", session_on=date(2025, 3, 20), by=by)
    assert (done.sale.sold_on, done.sale.sold_in) == (date(2025, 3, 20), None)


def test_an_obstacle_begins_with_whoever_had_it_first(recorded, correct):
    done = recorded()
    chain = rows(Obstacle, asset_id=done.asset.id)
    correct("obstacle", chain[1], since_on=date(2025, 6, 1))
    assert {row.began_on for row in chain} == {date(2025, 6, 1)}
    correct("obstacle", chain[0], since_on=PartDay(2025, 5))
    assert {(row.began_on, row.began_in) for row in chain} == {(date(2025, 5, 31), "2025-05")}


# doubts and clocks


@pytest.mark.parametrize("told", [None, APRIL])
def test_a_payment_on_an_unknown_day_is_shown_as_not_judged(recorded, told):
    pay, *_ = milestones_of(facts_of(recorded(paid=told).sale))
    assert pay.state is MilestoneState.DAY_UNKNOWN


def test_a_buyer_may_still_pay_as_from_the_last_day_of_the_sale(workshop, recorded, officer):
    today = clock.today()
    sold = replace(workshop.rounds[4], session=PartDay(today.year, today.month))
    matter = replace(workshop, rounds=(*workshop.rounds[:4], sold), obstacle=None)
    sale: Sale = recorded(matter, payment=OldPaid.NOTHING, paid=None).sale
    facts, by = facts_of(sale), Act(officer, clock.now())
    assert facts.pay_due_on > today
    assert isinstance(allowed.why_not_default(facts, by), refusals.PaymentStillDue)
    assert allowed.why_not_extend_to(facts, facts.pay_due_on + DAY, by) is None
