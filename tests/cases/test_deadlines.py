"""Deadlines: stored with their provision; late never becomes on time."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import DeadlineStatus, Step
from cases.operations import deadlines
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from lawbook.periods import deadline

WON = date(2026, 11, 20)


def schedule(case, officer, trigger_on=WON):
    return deadlines.schedule(
        Step.PAY,
        deadline("D3", trigger_on),
        case=case,
        subject_kind="sale",
        subject_id=1,
        lot_id=1,
        trigger_on=trigger_on,
        by=Act(officer, clock.now()),
    )


def meet(officer, on):
    return deadlines.meet(
        Step.PAY, subject_kind="sale", subject_id=1, on=on, by=Act(officer, clock.now())
    )


def test_a_deadline_carries_its_provision_and_how_it_was_counted(case, officer):
    row = schedule(case, officer)
    assert row.due_on == date(2026, 12, 21)
    assert (row.basis_short, row.confirmed, row.edition) == ("Đ.65 k.1 NĐ 152", True, "B")
    assert "30 ngày" in row.counted


def test_ruling_again_moves_an_open_deadline(case, officer):
    first = schedule(case, officer)
    second = schedule(case, officer, date(2026, 11, 10))
    assert first.id == second.id
    assert second.due_on == date(2026, 12, 10)


def test_the_last_day_itself_is_in_time(case, officer):
    schedule(case, officer)
    assert meet(officer, date(2026, 12, 21)).status is DeadlineStatus.MET


def test_a_step_never_scheduled_is_not_met(app, officer):
    assert meet(officer, WON) is None


def test_a_waived_deadline_keeps_its_reason(case, officer):
    schedule(case, officer)
    row = deadlines.waive(
        Step.PAY,
        subject_kind="sale",
        subject_id=1,
        reason="defaulted",
        by=Act(officer, clock.now()),
    )
    assert (row.status, row.waive_reason) == (DeadlineStatus.WAIVED, "defaulted")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dates(date(2026, 11, 20), date(2027, 6, 1)), min_size=1, max_size=4))
def test_late_stays_late_whatever_is_recorded_afterwards(case, officer, days):
    with db.session.begin_nested() as attempt:
        schedule(case, officer)
        first = meet(officer, days[0]).status
        late = days[0] > date(2026, 12, 21)
        assert first is (DeadlineStatus.MET_LATE if late else DeadlineStatus.MET)
        for day in days[1:]:
            assert meet(officer, day).status is first
            assert schedule(case, officer, day).status is first
        attempt.rollback()
