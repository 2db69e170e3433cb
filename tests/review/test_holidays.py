"""Days of the working calendar: who records them, what moves, and that it is shown before."""

from datetime import date

import pytest

from accounts.models import Role
from cases import refusals
from cases.models import DayKind, Step
from cases.operations import deadlines
from cases.operations.holidays import record_day
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from lawbook.working_days import default_calendar
from review.jobs import judge
from review.operations.judging import unjudged
from review.queries.moved_days import planned_on
from tests.fixtures.ledger import verify_stream

SEIZED, DUE, LATER = date(2026, 11, 19), date(2026, 11, 27), date(2026, 11, 30)
STORM = date(2026, 11, 26)
SATURDAY = date(2026, 11, 28)
FORM = {"day": "26/11/2026", "kind": "off", "holiday": "Nghỉ bão", "source": "Công điện 1"}


@pytest.fixture
def by(admin):
    return Act(admin, clock.now())


@pytest.fixture
def asset(make_asset):
    return make_asset(seized_on=SEIZED)


def due(asset):
    return deadlines.of(asset).find(Step.APPRAISE).due_on


def record(by, day=STORM, **overrides):
    values = {"kind": DayKind.OFF, "name": "Nghỉ bão", "source": "Công điện 1"}
    return record_day(day, **values | overrides, by=by)


def test_a_day_off_moves_the_open_legal_days_that_count_over_it_once(asset, by):
    assert due(asset) == DUE
    row = record(by)
    db.session.commit()
    assert default_calendar().holiday_name(STORM) == "Nghỉ bão"
    assert (judge(by.day), judge(by.day)) == (1, 0)
    assert due(asset) == LATER
    assert row.judged_at is not None
    assert verify_stream(asset.stream).intact


def test_the_newest_word_about_a_day_counts_and_the_legal_days_follow_back(asset, by):
    record(by)
    db.session.commit()
    judge(by.day)
    record(by, kind=DayKind.PLAIN, source="Công điện 2")
    db.session.commit()
    judge(by.day)
    assert due(asset) == DUE
    assert default_calendar().is_working_day(STORM)


def test_a_weekend_day_worked_in_exchange_is_a_working_day(asset, by):
    record(by)
    record(by, SATURDAY, kind=DayKind.WORKED)
    db.session.commit()
    judge(by.day)
    assert due(asset) == SATURDAY


def test_what_was_done_in_time_or_late_stays_as_it_was_judged(asset, by, officer):
    of_asset = deadlines.of(asset)
    of_asset.meet(Step.APPRAISE, LATER, by=Act(officer, clock.now()))
    db.session.commit()
    before = of_asset.find(Step.APPRAISE).status
    record(by)
    db.session.commit()
    judge(by.day)
    assert (of_asset.find(Step.APPRAISE).status, due(asset)) == (before, DUE)


def test_a_day_is_recorded_by_who_administers_every_office_with_name_and_announcement(
    by, unit, make_user
):
    of_unit = Act(make_user(roles=[Role.ADMIN], office=unit), clock.now())
    with pytest.raises(refusals.CalendarOfAllOffices):
        record(of_unit)
    with pytest.raises(refusals.CalendarYearUnknown):
        record(by, date(2050, 1, 3))
    with pytest.raises(refusals.HolidayNameNeeded):
        record(by, name=" 1 ")
    with pytest.raises(refusals.DaySourceNeeded):
        record(by, source=" - ")
    for day, kind in (
        (date(2026, 11, 24), DayKind.OFF),
        (STORM, DayKind.WORKED),
        (STORM, DayKind.PLAIN),
    ):
        with pytest.raises(refusals.DayIsThatAlready):
            record(by, day, kind=kind)
    assert unjudged() is None


def test_the_page_shows_what_moves_before_anything_is_recorded(pages, admin, asset):
    visitor = pages.as_user(admin)
    asked = visitor.post_form("/calendar/days/new", FORM, 200, check=False)
    assert "1 hạn đang mở thay đổi" in asked.main
    assert "27/11/2026" in asked.main
    assert "30/11/2026" in asked.main
    assert f"/assets/{asset.id}" in asked.markup
    assert due(asset) == DUE
    assert unjudged() is None
    visitor.post_form("/calendar/days/new", FORM)
    assert due(asset) == LATER
    assert "Nghỉ bão" in visitor.get("/calendar/days").main
    visitor.post_form("/calendar/days/new", FORM, 422)
    visitor.post_form("/calendar/days/new", FORM | {"day": "31/02/2027"}, 422)


def test_an_administrator_of_a_unit_reads_the_calendar_and_is_told_who_records(
    pages, admin, unit, make_user
):
    visitor = pages.as_user(make_user(roles=[Role.ADMIN], office=unit))
    assert "/calendar/days/new" not in visitor.get("/calendar/days").markup
    visitor.post_form("/calendar/days/new", FORM, 422)


def test_rounds_planned_on_a_day_are_named(planned, office):
    day = planned.session_day
    assert [round_.id for round_, _lot in planned_on(day, {office.id})] == [planned.id]
    assert planned_on(date(2027, 6, 1), {office.id}) == []
