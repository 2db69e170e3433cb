"""Legal days that a changed calendar moves by a rule of their room, or leaves to people."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from accounts.models import OfficeTree
from accounts.queries import KEPT_AT
from cases import refusals
from cases.holidays.in_force import in_force
from cases.models import CalendarDay, DayKind, Deadline, HoldReason, Step
from cases.operations import deadlines, holds
from cases.operations.holidays import record_day
from cases.operations.unmoved_days import let_stand
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from lawbook import periods
from lawbook.assets import AssetKind
from lawbook.working_days import default_calendar
from review import jobs
from tests.fixtures.beside import elsewhere, one_in_the_way
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed
from tests.fixtures.sales import milestone

SEIZED, CHOSEN, STORM = date(2026, 11, 19), date(2026, 11, 26), date(2026, 11, 26)
SUED, LIFTED, ANEW = date(2027, 1, 12), date(2027, 2, 22), date(2027, 3, 4)


def recorded(admin, at, day=STORM, kind=DayKind.OFF):
    record_day(day, kind=kind, name="Nghỉ bão", source="Công điện 1", by=Act(admin, at))
    db.session.commit()
    jobs.judge(clock.today())


@pytest.fixture
def chosen(make_asset, officer):
    """A legal day that two people agreed on: no rule of the lawbook gives it."""
    asset = make_asset(seized_on=SEIZED)
    ruling = periods.deadline("P4", SEIZED, kind=AssetKind.MOVABLE)
    assert ruling.value == date(2026, 11, 27)
    deadlines.of(asset).schedule(
        Step.APPRAISE,
        replace(ruling, value=CHOSEN),
        trigger_on=SEIZED,
        by=Act(officer, clock.now()),
    )
    db.session.commit()
    return deadlines.of(asset).find(Step.APPRAISE)


def test_a_day_given_anew_after_a_hold_follows_the_calendar(
    delivered, case, officer, admin, travel_to
):
    over = holds.place_hold(
        case,
        reason=HoldReason.LAWSUIT,
        ground="Đ.46 k.1 đ.đ LTHADS",
        placed_on=SUED,
        review_on=date(2027, 6, 1),
        paper=typed("4/QĐ", SUED),
        by=Act(officer, travel_to(SUED)),
    )
    holds.lift_hold(
        over, lifted_on=LIFTED, ground="Đình chỉ vụ án", by=Act(officer, travel_to(LIFTED))
    )
    row = milestone(delivered, Step.PAY_OUT)
    assert (row.due_on, row.parameter) == (ANEW, "D17.2")
    recorded(admin, travel_to(date(2027, 2, 23)), ANEW)
    assert (row.due_on, row.parameter) == (date(2027, 3, 5), "D17.2")
    assert not row.is_unmoved
    assert verify_stream(delivered.stream).intact


def test_a_day_that_no_rule_moves_is_said_to_who_is_in_charge_until_they_looked(
    chosen, pages, officer, admin, head, travel_to, case
):
    recorded(admin, travel_to(date(2026, 11, 24)))
    assert (chosen.due_on, chosen.unmoved_over) == (CHOSEN, STORM)
    jobs.judge(clock.today())
    assert chosen.is_unmoved
    mine = pages.as_user(officer)
    assert f"/calendar/unmoved?case={chosen.case_id}" in mine.get("/news").markup
    assert "26/11/2026" in mine.get(f"/calendar/unmoved?case={chosen.case_id}").main
    assert "/calendar/unmoved" in pages.as_user(admin).get("/calendar/days").markup
    mine.post_form("/calendar/unmoved", {}, action=f"/calendar/unmoved/{chosen.id}/stands")
    db.session.refresh(chosen)
    assert not chosen.is_unmoved
    with pytest.raises(refusals.NothingToLookAt):
        let_stand(chosen, by=Act(officer, clock.now()))
    assert verify_stream(f"asset:{chosen.subject_id}").intact


def test_it_is_asked_again_and_agrees_when_the_change_is_taken_back(chosen, admin, travel_to):
    recorded(admin, travel_to(date(2026, 11, 24)))
    assert chosen.is_unmoved
    recorded(admin, travel_to(date(2026, 11, 25)), kind=DayKind.PLAIN)
    assert not chosen.is_unmoved
    assert verify_stream(f"asset:{chosen.subject_id}").intact


def test_what_is_counted_from_a_day_that_moved_is_ruled_again_by_its_room(unsold, admin, travel_to):
    answer = milestone_of(Step.CREDITOR_ANSWER)
    to_cut = milestone_of(Step.DECIDE_REDUCTION)
    assert to_cut.trigger_on == answer.due_on
    last = answer.due_on
    recorded(admin, travel_to(clock.today()), last)
    assert answer.due_on > last
    assert to_cut.trigger_on == answer.due_on


def milestone_of(step):
    rows = db.session.scalars(select(Deadline).where(Deadline.step == step, Deadline.is_open))
    return rows.one()


def test_an_act_reads_the_calendar_in_its_own_transaction(app, admin):
    """The request had read another version before somebody recorded the day."""
    db.session.commit()
    by = Act(admin, clock.now())

    def record():
        return record_day(STORM, kind=DayKind.OFF, name="Nghỉ bão", source="Công điện 1", by=by)

    def asked_before():
        db.session().info[KEPT_AT] = db.session.scalar(select(OfficeTree.version))
        assert in_force() is None
        elsewhere(app, recording)
        with transaction():
            assert not default_calendar().is_working_day(STORM)
            record()

    def recording():
        with transaction():
            record()

    with pytest.raises(refusals.DayIsThatAlready):
        elsewhere(app, asked_before)
    assert len(db.session.scalars(select(CalendarDay)).all()) == 1


@pytest.mark.postgresql_only
def test_who_records_a_day_waits_for_an_act_that_counts_by_the_old_calendar(
    app, admin, officer, make_asset
):
    asset = make_asset(seized_on=date(2026, 11, 18))
    number = asset.id
    db.session.commit()
    by = Act(admin, clock.now())

    def counting():
        ruling = periods.deadline("P4", SEIZED, kind=AssetKind.MOVABLE)
        thing = db.session.get_one(type(asset), number)
        deadlines.of(thing).schedule(
            Step.APPRAISE, ruling, trigger_on=SEIZED, by=Act(officer, clock.now())
        )
        return "counted"

    def recording():
        record_day(STORM, kind=DayKind.OFF, name="Nghỉ bão", source="Công điện 1", by=by)
        return "recorded"

    def judged():
        jobs.judge(clock.today())

    answers = one_in_the_way(app, counting, recording)
    elsewhere(app, judged)
    assert answers == ("counted", "recorded")
    assert deadlines.of(asset).find(Step.APPRAISE).due_on == date(2026, 11, 30)
