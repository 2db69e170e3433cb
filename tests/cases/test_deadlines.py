"""Deadlines: stored with their provision; late never becomes on time."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from cases.models import Deadline, DeadlineStatus, Step
from cases.operations import deadlines
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from lawbook.periods import deadline
from tests.fixtures.cases import Dated

WON = date(2026, 11, 20)
LAST = date(2026, 12, 21)  # thirty days, the last of them no Sunday
DAY = timedelta(days=1)


@pytest.fixture
def of_sale(case, officer):
    return deadlines.of(Dated("sale:1", case.office_id, case.id))


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


def schedule(of_sale, by, trigger_on=WON):
    return of_sale.schedule(Step.PAY, deadline("D3", trigger_on), trigger_on=trigger_on, by=by)


def test_a_deadline_carries_its_provision_and_how_it_was_counted(of_sale, by):
    row = schedule(of_sale, by)
    assert row.due_on == LAST
    assert (row.basis_short, row.confirmed, row.edition) == ("Đ.65 k.1 NĐ 152", True, "B")
    assert "30 ngày" in row.counted


def test_a_deadline_belongs_to_the_thing_its_case_and_its_lot(of_sale, by, case):
    row = schedule(of_sale, by)
    assert (row.subject_kind, row.subject_id, row.lot_id) == ("sale", 1, 1)
    assert (row.office_id, row.case_id) == (case.office_id, case.id)


def test_ruling_again_moves_an_open_deadline(of_sale, by):
    first = schedule(of_sale, by)
    second = schedule(of_sale, by, date(2026, 11, 10))
    assert first.id == second.id
    assert second.due_on == date(2026, 12, 10)


def test_a_step_without_a_day_in_the_law_has_no_deadline(of_sale, by):
    assert of_sale.schedule(Step.PAY, None, trigger_on=WON, by=by) is None
    assert of_sale.find(Step.PAY) is None


@pytest.mark.parametrize(
    ("on", "status"),
    [(LAST, DeadlineStatus.MET), (LAST + DAY, DeadlineStatus.MET_LATE)],
)
def test_a_step_done_on_its_last_day_is_in_time_and_a_day_later_is_not(of_sale, by, on, status):
    schedule(of_sale, by)
    row = of_sale.meet(Step.PAY, on, by=by)
    assert (row.status, row.met_on) == (status, on)


@pytest.mark.parametrize(
    ("on", "status"),
    [(LAST, DeadlineStatus.WAIVED), (LAST + DAY, DeadlineStatus.MISSED)],
)
def test_a_step_given_up_on_its_last_day_is_waived_and_a_day_later_missed(of_sale, by, on, status):
    schedule(of_sale, by)
    row = of_sale.end(Step.PAY, on, reason="defaulted", by=by)
    assert (row.status, row.waive_reason) == (status, "defaulted")


def test_a_step_never_scheduled_is_neither_met_nor_ended(of_sale, by):
    assert of_sale.meet(Step.PAY, WON, by=by) is None
    assert of_sale.end(Step.PAY, WON, reason="defaulted", by=by) is None


def test_what_was_done_is_not_ended_afterwards(of_sale, by):
    schedule(of_sale, by)
    of_sale.meet(Step.PAY, WON, by=by)
    assert of_sale.end(Step.PAY, WON, reason="defaulted", by=by).status is DeadlineStatus.MET


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_row_and_a_query_agree_on_what_is_overdue(of_sale, by, days):
    row, on = schedule(of_sale, by), LAST + DAY * days
    found = db.session.scalar(select(Deadline.id).where(Deadline.is_overdue(on)))
    assert (found is not None, row.is_overdue(on)) == (days > 0, days > 0)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dates(date(2026, 11, 20), date(2027, 6, 1)), min_size=1, max_size=4))
def test_late_stays_late_whatever_is_recorded_afterwards(of_sale, by, days):
    with db.session.begin_nested() as attempt:
        schedule(of_sale, by)
        first = of_sale.meet(Step.PAY, days[0], by=by).status
        assert first is (DeadlineStatus.MET_LATE if days[0] > LAST else DeadlineStatus.MET)
        for day in days[1:]:
            assert of_sale.meet(Step.PAY, day, by=by).status is first
            assert schedule(of_sale, by, day).status is first
        attempt.rollback()
