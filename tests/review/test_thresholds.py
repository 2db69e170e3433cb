"""Thresholds of an office: who sets them, who inherits, what a dry run shows, what they do."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from accounts import refusals
from accounts.inherited import Said
from accounts.models import Role
from accounts.operations.thresholds import set_threshold
from accounts.thresholds import refusals as of_thresholds
from accounts.thresholds.declared import Threshold, ThresholdUnit, declare, thresholds
from accounts.thresholds.in_force import held_in, threshold_of
from audit import ledger
from cases import refusals as of_cases
from cases.models import HoldReason
from cases.operations import holds
from cases.thresholds import DUE_SOON, HOLD_REVIEW
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from review.models import StalledAsset
from review.queries import threshold_moves
from review.queries.threshold_moves import dry_run
from review.thresholds import GRAVE_ROUNDS, QUIET_DAYS, is_grave, numbers_of
from review.time_left import left_until
from tests.fixtures.ledger import verify_stream
from tests.fixtures.review import TODAY
from warehouse.models import Loan
from warehouse.thresholds import LOAN_SOON

DAY = timedelta(days=1)
FORM = {"value": "10", "valid_from": "23/11/2026", "reason": "Đi lại xa"}


@pytest.fixture
def by(admin):
    return Act(admin, clock.now())


@pytest.fixture
def of_unit(make_user, unit):
    return Act(make_user(roles=[Role.ADMIN], office=unit), clock.now())


@pytest.fixture
def stalled_row(unsold, refresh):
    refresh()
    return db.session.scalars(select(StalledAsset)).one()


@pytest.fixture
def loan(lent):
    return db.session.scalars(select(Loan).where(Loan.item_id == lent.id)).one()


def put(office, by, threshold=DUE_SOON, value=10, **more):
    values = {"valid_from": by.day, "reason": "Đi lại xa"} | more
    return set_threshold(office, threshold, value=value, by=by, **values)


def test_every_threshold_has_a_finder_and_says_what_it_leaves_alone():
    known = {each.code for each in thresholds()}
    assert known == set(threshold_moves._FINDERS)
    assert all(each.stays and each.decides for each in thresholds())


def test_a_standard_outside_the_bounds_or_a_code_twice_is_a_fault_of_ours():
    days = ThresholdUnit.DAYS
    with pytest.raises(ValueError, match="odd"):
        declare(Threshold("odd", "", days, standard=3, least=4, most=9, decides="", stays=""))
    with pytest.raises(ValueError, match=DUE_SOON.code):
        declare(DUE_SOON)


def test_a_unit_has_the_number_of_the_office_above_until_it_sets_its_own(office, unit, by, of_unit):
    assert threshold_of(DUE_SOON, unit.id) == DUE_SOON.standard
    put(office, by)
    assert (held_in(DUE_SOON, unit.id).value, held_in(DUE_SOON, unit.id).office_id) == (
        10,
        office.id,
    )
    put(unit, of_unit, value=4)
    assert (threshold_of(DUE_SOON, office.id), threshold_of(DUE_SOON, unit.id)) == (10, 4)
    put(unit, of_unit, value=None)
    assert threshold_of(DUE_SOON, unit.id) == 10


def test_a_number_holds_from_its_day_and_the_one_before_until_then(office, by):
    later = by.day + 5 * DAY
    put(office, by, value=7)
    put(office, by, value=12, valid_from=later)
    assert threshold_of(DUE_SOON, office.id, later - DAY) == 7
    assert threshold_of(DUE_SOON, office.id, later) == 12
    put(office, by, value=9)  # from today: the later one still follows
    assert threshold_of(DUE_SOON, office.id) == 9
    assert threshold_of(DUE_SOON, office.id, later) == 12


def test_it_is_told_in_the_ledger_with_both_numbers_and_the_reason(office, by):
    put(office, by)
    db.session.commit()
    entry = db.session.scalars(ledger.history(f"office:{office.id}")).first()
    assert entry.kind == "office.threshold"
    assert entry.payload["value"] == [None, 10]
    assert entry.payload["reason"] == "Đi lại xa"
    assert verify_stream(f"office:{office.id}").intact


@pytest.mark.parametrize(
    ("threshold", "more", "refusal"),
    [
        pytest.param(DUE_SOON, {"value": 0}, of_thresholds.ThresholdOutOfBounds, id="no warning"),
        pytest.param(
            HOLD_REVIEW, {"value": 184}, of_thresholds.ThresholdOutOfBounds, id="too late"
        ),
        pytest.param(GRAVE_ROUNDS, {"value": 6}, of_thresholds.ThresholdOutOfBounds, id="too many"),
        pytest.param(
            DUE_SOON, {"valid_from": date(2026, 11, 22)}, of_thresholds.ThresholdInThePast
        ),
        pytest.param(DUE_SOON, {"reason": " . "}, of_thresholds.ThresholdReasonNeeded),
        pytest.param(DUE_SOON, {"value": None}, of_thresholds.NoThresholdAbove),
    ],
)
def test_what_would_come_too_late_or_says_nothing_is_refused(office, by, threshold, more, refusal):
    with pytest.raises(refusal):
        put(office, by, threshold, **more)
    assert threshold_of(threshold, office.id) == threshold.standard


def test_the_same_number_again_is_refused_but_may_be_made_its_own(office, unit, by, of_unit):
    put(office, by)
    put(unit, of_unit)  # the same as above, now its own
    with pytest.raises(of_thresholds.ThresholdUnchanged):
        put(unit, of_unit)


def test_a_unit_does_not_set_the_numbers_of_the_office_above(office, of_unit):
    with pytest.raises(refusals.OfficeOutOfReach):
        put(office, of_unit)


def test_an_act_is_a_warning_as_early_as_its_office_set(office, by):
    due_on = TODAY + 9 * DAY
    before = left_until(due_on, TODAY, working=False, office_id=office.id)
    put(office, by)
    after = left_until(due_on, TODAY, working=False, office_id=office.id)
    assert (before.tone, after.tone) == ("neutral", "warn")
    past = left_until(TODAY - DAY, TODAY, working=False, office_id=office.id)
    assert past.tone == "danger"


def test_a_hold_is_reviewed_as_soon_as_its_office_set(make_asset, office, by, officer):
    case = make_asset().case
    put(office, by, HOLD_REVIEW, value=30)
    act = Act(officer, clock.now())
    with pytest.raises(of_cases.ReviewDayNeeded):
        holds.place_hold(
            case,
            reason=HoldReason.LAWSUIT,
            ground="Đ.48",
            placed_on=act.day,
            review_on=act.day + 31 * DAY,
            by=act,
        )


def test_the_dry_run_names_the_legal_days_that_become_a_warning_or_no_longer(
    make_asset, office, by
):
    asset = make_asset(seized_on=date(2026, 11, 19))  # to be appraised by 27/11/2026
    said = Said(10, by.day)
    found = dry_run(DUE_SOON, office, said, by.day, [office.id])
    assert [(each.stream, each.begins) for each in found.turned] == [(asset.stream, True)]
    assert threshold_of(DUE_SOON, office.id) == DUE_SOON.standard  # nothing was written
    put(office, by)
    back = dry_run(DUE_SOON, office, Said(2, by.day), by.day, [office.id])
    assert [(each.stream, each.begins) for each in back.turned] == [(asset.stream, False)]
    assert dry_run(DUE_SOON, office, said, by.day, []).turned == []  # out of sight


def test_the_dry_run_says_where_it_stopped(make_asset, office, by, monkeypatch):
    for _number in range(3):
        make_asset(seized_on=date(2026, 11, 19))
    monkeypatch.setattr(threshold_moves, "LOOKED_AT", 2)
    found = dry_run(DUE_SOON, office, Said(10, by.day), by.day, [office.id])
    assert (len(found.turned), found.all_seen) == (2, False)


def test_a_unit_with_its_own_number_is_left_out_of_the_dry_run(office, unit, by, of_unit):
    put(unit, of_unit, value=4)
    assert dry_run(DUE_SOON, office, Said(10, by.day), by.day, [office.id]).offices == 1


@pytest.mark.parametrize(
    ("threshold", "value", "rounds", "quiet"),
    [
        pytest.param(GRAVE_ROUNDS, 3, 3, 10, id="rounds"),
        pytest.param(QUIET_DAYS, 30, 1, 40, id="quiet"),
    ],
)
def test_the_dry_run_names_the_stalled_assets_that_turn_red(
    stalled_row, office, by, threshold, value, rounds, quiet
):
    stalled_row.failed_rounds, stalled_row.undelivered, stalled_row.on_hold = rounds, False, False
    stalled_row.last_event_on = by.day - quiet * DAY
    db.session.flush()
    assert not _is_red(stalled_row, by.day)
    found = dry_run(threshold, office, Said(value, by.day), by.day, [office.id])
    assert [each.stream for each in found.turned] == [f"asset:{stalled_row.asset_id}"]
    put(office, by, threshold, value)
    assert _is_red(stalled_row, by.day)


def test_a_loan_is_a_warning_as_early_as_its_office_set(loan, office, by):
    due_on = loan.due_back_on
    days = (due_on - by.day).days
    assert days > LOAN_SOON.standard
    found = dry_run(LOAN_SOON, office, Said(days, by.day), by.day, [office.id])
    assert [(each.stream, each.on) for each in found.turned] == [(f"item:{loan.item_id}", due_on)]


def test_a_shorter_review_names_the_holds_that_lie_further_off(make_asset, office, by, officer):
    asset = make_asset()
    act = Act(officer, clock.now())
    holds.place_hold(
        asset.case,
        reason=HoldReason.LAWSUIT,
        ground="Đ.48",
        placed_on=act.day,
        review_on=act.day + 60 * DAY,
        by=act,
    )
    found = dry_run(HOLD_REVIEW, office, Said(30, by.day), by.day, [office.id])
    assert [each.stream for each in found.turned] == [asset.case.stream]


def test_the_page_shows_what_turns_before_anything_is_recorded(pages, admin, office, make_asset):
    asset = make_asset(seized_on=date(2026, 11, 19))
    visitor = pages.as_user(admin)
    address = f"/thresholds/{office.code}/{DUE_SOON.code}"
    asked = visitor.post_form(address, FORM, 200, check=False)
    assert "27/11/2026" in asked.main
    assert f"/assets/{asset.id}" in asked.markup
    assert threshold_of(DUE_SOON, office.id) == DUE_SOON.standard
    visitor.post_form(address, FORM)
    assert threshold_of(DUE_SOON, office.id) == 10
    assert "Đi lại xa" in visitor.get("/thresholds").main
    visitor.post_form(address, FORM, 422)
    visitor.post_form(address, FORM | {"value": "999999999999999999999"}, 422)
    visitor.post_form(address, FORM | {"value": "một"}, 422)
    visitor.post_form(address, FORM | {"value": "", "valid_from": "23/11/9999"}, 422)
    visitor.get(f"/thresholds/{office.code}/nothing", 404)
    visitor.post_form(address, {"inherit": "y"} | FORM | {"value": ""})
    assert threshold_of(DUE_SOON, office.id) == DUE_SOON.standard


@pytest.mark.parametrize("threshold", thresholds(), ids=lambda each: each.code)
def test_every_threshold_has_its_page_with_a_dry_run(pages, admin, office, threshold):
    visitor = pages.as_user(admin)
    address = f"/thresholds/{office.code}/{threshold.code}"
    assert visitor.get(address).main
    number = threshold.least if threshold.least != threshold.standard else threshold.most
    visitor.post_form(address, FORM | {"value": str(number)})
    assert threshold_of(threshold, office.id) == number


def _is_red(row: StalledAsset, day: date) -> bool:
    rounds, quiet = numbers_of(row.office_id, day)
    return is_grave(row, day, rounds=rounds, quiet=quiet)
