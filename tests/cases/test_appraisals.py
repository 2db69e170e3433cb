"""A seized asset has a day by which its appraisal is arranged, in a lot or not."""

from datetime import date

import pytest

from auctions import next_act, offers
from auctions.acts import LotAct
from auctions.jobs import rule_appraisals
from auctions.operations import lots
from cases import queries, refusals
from cases.models import AppraisalWay, AssetState, DeadlineStatus, EndReason, HoldReason, Step
from cases.operations import appraisals, assets, deadlines, files, holds
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayInTheFuture, DayTooEarly
from papers.operations import Paper
from papers.queries import documents_about
from papers.refusals import DocumentNeeded
from review.queries.agenda import Whose, agenda
from review.queries.homes import unoffered
from tests.fixtures.auctions import valued
from tests.fixtures.ledger import verify_stream
from tests.fixtures.papers import typed

TODAY = date(2026, 11, 23)
SEIZED = date(2026, 11, 19)  # a Thursday
DUE = date(2026, 11, 27)  # five working days; 24/11 is a holiday


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def asset(make_asset):
    return make_asset(seized_on=SEIZED)


@pytest.fixture
def arrange(case, asset, by):
    def act(**overrides):
        values = {
            "assets": [asset],
            "way": AppraisalWay.CONTRACT,
            "arranged_on": TODAY,
            "paper": typed("8/HĐ-TĐG", TODAY),
        }
        return appraisals.arrange_appraisal(case, **(values | overrides), by=by)

    return act


def day_of(asset):
    return deadlines.of(asset).find(Step.APPRAISE)


def rows(case):
    return agenda(Whose([case.office_id]), today=TODAY).rows


def test_a_seizure_begins_the_five_working_days(asset, make_asset):
    row = day_of(asset)
    assert (row.parameter, row.trigger_on, row.due_on, row.lot_id) == ("P4", SEIZED, DUE, None)
    assert row.confirmed
    assert day_of(make_asset(seized_on=None)) is None  # nobody knows from when it would run
    assert day_of(make_asset(seized_on=date(2015, 2, 2))) is None  # before any law recorded


def test_it_is_a_row_of_the_next_acts_until_the_contract_is_recorded(case, asset, arrange):
    (row,) = rows(case)
    assert (row.row.step, row.due_on) == (Step.APPRAISE, DUE)
    assert not unoffered([case.office_id])
    arrange()
    assert rows(case) == []
    assert unoffered([case.office_id]) == 1
    assert (day_of(asset).status, day_of(asset).met_on) == (DeadlineStatus.MET, TODAY)
    assert [one.number for one in db.session.scalars(documents_about("asset", asset.id))] == [
        "8/HĐ-TĐG"
    ]
    assert verify_stream(asset.stream).intact


@pytest.mark.parametrize("way", [AppraisalWay.AGREED, AppraisalWay.FIXED])
def test_without_a_contract_the_day_is_waived(asset, arrange, way):
    arrange(way=way)
    assert day_of(asset).status is DeadlineStatus.WAIVED


def test_a_hold_over_the_asset_stops_the_day_and_the_act(case, asset, make_asset, arrange, by):
    other = make_asset(seized_on=SEIZED)
    hold = holds.place_hold(
        case,
        asset=asset,
        reason=HoldReason.LAWSUIT,
        ground="Đ.46 k.1 đ.d LTHADS",
        placed_on=TODAY,
        review_on=date(2027, 1, 4),
        paper=typed("4/QĐ", TODAY),
        by=by,
    )
    assert (day_of(asset).is_paused, day_of(other).is_paused) == (True, False)
    assert [row.kind.value for row in rows(case)] == ["deadline", "hold"]
    with pytest.raises(refusals.OnHold):
        arrange()
    holds.lift_hold(hold, lifted_on=TODAY, ground="Đình chỉ vụ án", by=by)
    assert not day_of(asset).is_paused
    assert day_of(asset).due_on == DUE


def test_a_day_within_a_hold_that_was_lifted_is_refused(case, arrange, by, officer, travel_to):
    values = {"reason": HoldReason.LAWSUIT, "ground": "Đ.46", "review_on": date(2027, 1, 4)}
    hold = holds.place_hold(case, **values, placed_on=TODAY, by=by)
    later = Act(officer, travel_to(date(2026, 11, 25)))
    holds.lift_hold(hold, lifted_on=date(2026, 11, 25), ground="Đình chỉ vụ án", by=later)
    with pytest.raises(refusals.WasOnHold):
        arrange()


def test_the_day_follows_the_asset_into_a_lot_and_out_of_it(case, asset, arrange, by):
    lot = lots.create_lot(case, assets=[asset], title="Xe tải", by=by)
    assert day_of(asset).lot_id == lot.id
    found = next_act.acts_of(offers.read(lot), by)
    assert (found.next.code, found.next.due_on) == (LotAct.APPRAISE.value, DUE)
    assert [row.due_on for row in rows(case)] == [DUE]
    lots.withdraw_lot(lot, ground="Gộp lô", paper=typed("2/QĐ", TODAY), withdrawn_on=TODAY, by=by)
    assert (day_of(asset).lot_id, day_of(asset).is_open) == (None, True)
    arrange()


def test_a_valuation_shows_that_it_was_arranged(case, asset, make_asset, officer, by):
    long_ago = date(2026, 11, 2)
    late, unknown = make_asset(seized_on=long_ago), make_asset(seized_on=long_ago)
    for one, contracted_on in ((asset, None), (late, TODAY), (unknown, None)):
        lot = lots.create_lot(case, assets=[one], title="Xe tải", by=by)
        days = {"certificate_on": TODAY, "received_on": TODAY, "contracted_on": contracted_on}
        valued(lot, officer, **days)
    assert day_of(asset).status is DeadlineStatus.MET
    assert day_of(late).status is DeadlineStatus.MET_LATE
    ended = day_of(unknown)
    assert (ended.status, ended.waive_reason) == (DeadlineStatus.WAIVED, EndReason.DAY_UNKNOWN)


def test_the_end_of_a_seizure_ends_it(asset, by):
    ended = {"document": typed("3/QĐ"), "ended_on": TODAY}
    assets.end_seizure(asset, to=AssetState.RETURNED, by=by, **ended)
    assert day_of(asset).status is DeadlineStatus.WAIVED


def test_an_asset_already_arranged_is_refused(case, arrange):
    arrange()
    assert queries.to_appraise(case) == []
    with pytest.raises(refusals.NoAppraisalDue):
        arrange()


def test_a_choice_of_no_asset_is_refused(arrange):
    with pytest.raises(refusals.NoAssetToAppraise):
        arrange(assets=[])


def test_an_asset_of_another_case_is_refused(make_case, make_asset, arrange):
    with pytest.raises(refusals.AssetOfAnotherCase):
        arrange(assets=[make_asset(case=make_case())])


def test_it_is_not_arranged_before_the_seizure_nor_tomorrow(arrange):
    with pytest.raises(DayTooEarly):
        arrange(arranged_on=date(2026, 11, 18))
    with pytest.raises(DayInTheFuture):
        arrange(arranged_on=date(2026, 11, 24))


def test_it_needs_its_paper(arrange):
    with pytest.raises(DocumentNeeded):
        arrange(paper=Paper())


def test_nothing_is_arranged_in_a_closed_case(case, asset, arrange, head, by):
    ended = {"document": typed("3/QĐ"), "ended_on": TODAY}
    assets.end_seizure(asset, to=AssetState.RETURNED, by=by, **ended)
    files.close_case(case, closed_on=TODAY, by=Act(head, clock.now()))
    with pytest.raises(refusals.CaseIsClosed):
        arrange()


def test_the_officer_records_it_from_the_list(pages, officer, case, asset):
    visitor = pages.as_user(officer)
    assert f"/cases/{case.id}/appraisal?asset={asset.id}" in visitor.get("/review/acts").markup
    answer = visitor.post_form(
        f"/cases/{case.id}/appraisal?asset={asset.id}",
        {
            "assets": [str(asset.id)],
            "way": "contract",
            "paper_no": "8/HĐ-TĐG",
            "paper_on": "23/11/2026",
            "arranged_on": "23/11/2026",
        },
    )
    assert answer.status == 303
    assert day_of(asset).status is DeadlineStatus.MET


def test_what_was_seized_before_days_were_kept_gets_one_at_night(case, make_asset, officer, by):
    old, offered, sold = (make_asset(seized_on=date(2026, 10, 1)) for _number in range(3))
    lot = lots.create_lot(case, assets=[offered], title="Xe tải", by=by)
    valued(lots.create_lot(case, assets=[sold], title="Xe tải", by=by), officer)
    for asset in (old, offered, sold):
        db.session.delete(day_of(asset))
    db.session.commit()
    assert rule_appraisals(TODAY) == 2
    assert (day_of(old).due_on, day_of(offered).lot_id) == (date(2026, 10, 8), lot.id)
    assert day_of(sold) is None
    assert rule_appraisals(TODAY) == 0
