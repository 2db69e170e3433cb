"""Obstacles: reported, passed on, resolved, and every refusal."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cases import refusals
from cases.models import AssetState, Holder, Obstacle
from cases.operations import assets, obstacles
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayInTheFuture, DayTooEarly
from organisations.models import Organisation, OrganisationKind
from organisations.operations.registry import close_organisation, record_organisation
from organisations.refusals import OrganisationClosed, OrganisationUnclear, OrganisationUnknown
from tests.fixtures.papers import typed

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def report(house, by):
    def act(**overrides):
        values = {
            "reason_code": "U01",
            "held_by": Holder.POLICE,
            "holder_name": "Công an tỉnh",
            "next_act": "Yêu cầu lập kế hoạch bảo vệ cưỡng chế",
            "since_on": TODAY - DAY,
            "due_on": TODAY,
        }
        return obstacles.report_obstacle(house, **(values | overrides), by=by)

    return act


@pytest.fixture
def obstacle(report):
    return report()


@pytest.fixture
def pass_on(obstacle, by):
    def act(**overrides):
        values = {"held_by": Holder.COMMITTEE, "next_act": "Họp Ban chỉ đạo", "since_on": TODAY}
        return obstacles.pass_on(obstacle, **(values | overrides), by=by)

    return act


@pytest.fixture
def resolve(obstacle, by):
    def act(resolved_on=TODAY):
        obstacles.resolve_obstacle(
            obstacle, resolved_on=resolved_on, resolution="Đã bàn giao", by=by
        )

    return act


@pytest.fixture
def given_back(house, by):
    """End the seizure of the house; its obstacle stays open."""

    def act():
        assets.end_seizure(
            house, to=AssetState.RETURNED, document=typed("05/BB"), ended_on=TODAY, by=by
        )

    return act


def still_open():
    return db.session.scalars(select(Obstacle).where(Obstacle.is_open)).all()


def test_a_reported_obstacle_is_open_under_its_full_code(obstacle):
    assert (obstacle.reason_code, obstacle.is_open) == ("U01_RESIST", True)
    assert still_open() == [obstacle]


def test_nothing_stops_an_asset_that_has_ended(report, given_back):
    given_back()
    with pytest.raises(refusals.AssetHasEnded):
        report()


def test_an_obstacle_needs_a_known_reason(report):
    with pytest.raises(refusals.UnknownReasonCode):
        report(reason_code="X99")


def test_an_obstacle_does_not_begin_tomorrow(report):
    with pytest.raises(DayInTheFuture):
        report(since_on=TODAY + DAY)


def test_the_next_act_is_due_today_at_the_earliest(report):
    assert report(due_on=TODAY).due_on == TODAY
    with pytest.raises(refusals.DueBeforeToday):
        report(due_on=TODAY - DAY)


def test_an_obstacle_passed_on_ends_for_the_former_holder(obstacle, pass_on):
    passed = pass_on()
    assert (obstacle.resolved_on, obstacle.resolution) == (TODAY, "passed_on")
    assert (passed.held_by, passed.reason_code) == (Holder.COMMITTEE, "U01_RESIST")
    assert still_open() == [passed]


def test_passing_an_obstacle_on_keeps_its_first_day(obstacle, pass_on):
    passed = pass_on()
    assert (passed.since_on, passed.first_day.exact) == (TODAY, TODAY - DAY)


def test_passing_an_obstacle_to_who_has_it_changes_the_next_act_only(obstacle, pass_on):
    same = pass_on(
        held_by=Holder.POLICE, holder_name="công an tỉnh", next_act="Họp lại", due_on=TODAY + DAY
    )
    assert same is obstacle
    assert (same.since_on, same.first_day.exact) == (TODAY - DAY, TODAY - DAY)
    assert (same.next_act, same.due_on) == ("Họp lại", TODAY + DAY)
    assert still_open() == [obstacle]


def test_a_resolved_obstacle_is_not_passed_on(resolve, pass_on):
    resolve()
    with pytest.raises(refusals.ObstacleAlreadyResolved):
        pass_on()


def test_an_obstacle_is_not_passed_on_before_its_holder_had_it(pass_on):
    with pytest.raises(DayTooEarly):
        pass_on(since_on=TODAY - 2 * DAY)


def test_an_obstacle_is_not_passed_on_tomorrow(pass_on):
    with pytest.raises(DayInTheFuture):
        pass_on(since_on=TODAY + DAY)


def test_the_obstacle_of_an_asset_that_has_ended_is_not_passed_on(pass_on, given_back):
    given_back()
    with pytest.raises(refusals.AssetHasEnded):
        pass_on()


def test_the_next_act_of_the_next_holder_is_not_due_yesterday(pass_on):
    with pytest.raises(refusals.DueBeforeToday):
        pass_on(due_on=TODAY - DAY)


def test_an_obstacle_is_resolved_once(obstacle, resolve):
    resolve()
    assert not obstacle.is_open
    with pytest.raises(refusals.ObstacleAlreadyResolved):
        resolve()


def test_an_obstacle_is_not_resolved_before_it_began(resolve):
    with pytest.raises(DayTooEarly):
        resolve(TODAY - 2 * DAY)


def test_an_obstacle_is_not_resolved_tomorrow(resolve):
    with pytest.raises(DayInTheFuture):
        resolve(TODAY + DAY)


def test_the_same_obstacle_reported_again_keeps_its_first_day(obstacle, resolve, report):
    resolve()
    again = report(since_on=TODAY, held_by=Holder.COMMITTEE)
    assert (again.since_on, again.first_day) == (TODAY, obstacle.first_day)


def test_another_obstacle_of_the_asset_begins_on_its_own_day(resolve, report):
    resolve()
    assert report(reason_code="U03", since_on=TODAY).first_day.exact == TODAY


def test_who_has_it_is_added_to_the_registry_where_somebody_says_so(report):
    row = report(holder_name="Công an phường Mẫu", adds_holder=True)
    assert db.session.get_one(Organisation, row.organisation_id).kind is OrganisationKind.POLICE


def test_who_has_it_is_one_organisation_of_the_registry_that_is_open(report, pass_on, by):
    def refused(refusal):
        for act in (report, pass_on):
            with pytest.raises(refusal), db.session.begin_nested():
                act(holder_name="Công an phường Mẫu", adds_holder=False)

    refused(OrganisationUnknown)
    values = {"kind": OrganisationKind.POLICE, "name": "Công an phường Mẫu", "office_id": 1}
    first = record_organisation(**values, by=by.onward())
    close_organisation(first, on=TODAY, by=by.onward())
    refused(OrganisationClosed)
    record_organisation(**values, is_another=True, by=by.onward())
    refused(OrganisationUnclear)
