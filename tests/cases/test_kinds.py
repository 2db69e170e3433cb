"""Movable or immovable: proposed, seen, corrected; what the rooms above make of it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from auctions.models import RoundState, ServiceContract
from auctions.operations import lots
from auctions.queries import assets_of as assets_in
from auctions.round_days import days_of, last_days
from audit.models import LedgerEntry
from cases import entries, refusals
from cases.models import Asset, AssetCategory, AssetState, Step
from cases.operations import assets, deadlines
from cases.operations.kinds import correct_kind
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from lawbook.assets import AssetKind
from tests.fixtures.auctions import publish


@pytest.fixture
def correct(officer):
    """Correct the kind of an asset to immovable."""

    def act(asset, kind=AssetKind.IMMOVABLE, seen=None):
        by = Act(officer, clock.now(), seen=seen)
        return correct_kind(asset, kind=kind, reason="Giấy chứng nhận số 12", by=by)

    return act


@pytest.mark.parametrize(
    ("category", "description", "immovable"),
    [
        (AssetCategory.LAND, "Thửa đất số 214", True),
        (AssetCategory.FUTURE, "Căn hộ A-1205 hình thành trong tương lai", True),
        (AssetCategory.OTHER, "Nhà xưởng trên đất thuê trả tiền hằng năm", True),
        (AssetCategory.OTHER, "Quyền sở hữu nhãn hiệu", False),
        (AssetCategory.MACHINERY, "Máy dệt đặt trong nhà xưởng", False),
        (AssetCategory.VEHICLE, "Xe ô tô tải 8 tấn", False),
    ],
)
def test_the_kind_is_proposed_from_category_and_description(
    make_asset, category, description, immovable
):
    assert make_asset(category=category, description=description).immovable is immovable


def test_what_a_person_says_goes_before_the_proposal(make_asset):
    assert make_asset(category=AssetCategory.FUTURE, immovable=False).immovable is False


def test_a_corrected_kind_is_in_the_ledger_with_its_reason(truck, correct):
    correct(truck)
    assert truck.immovable
    entry = db.session.scalars(
        select(LedgerEntry).where(LedgerEntry.kind == entries.ASSET_KIND_CORRECTED.code)
    ).one()
    assert entry.payload["immovable"] == [False, True]
    assert entry.payload["reason"] == "Giấy chứng nhận số 12"


def test_the_lot_and_its_days_ahead_follow(planned, lot, correct):
    """An auction of real estate is held within 45 days of the contract, posted 15 days before."""
    (asset,) = assets_in(lot)
    correct(asset)
    assert lot.immovable
    contract = db.session.get_one(ServiceContract, planned.contract_id)
    held = deadlines.of(contract).find(Step.HOLD_AUCTION)
    assert held.due_on == date(2026, 12, 31)
    post = deadlines.of(planned).find(Step.POST_NOTICE)
    assert post.due_on == last_days(days_of(planned), lot, None).last_posting_day.value
    assert post.due_on < date(2026, 11, 25)
    assert not all(record["lawful"] for record in planned.rulings)


def test_the_kind_stays_under_an_announced_round(announced, lot, correct):
    (asset,) = assets_in(lot)
    with pytest.raises(refusals.KindInUse):
        correct(asset)
    assert not asset.immovable


@pytest.mark.parametrize("held", [False, True], ids=["to come", "result unknown"])
def test_under_a_round_from_a_notice_it_is_corrected_and_the_days_judged_again(
    lot, officer, now, correct, held
):
    session_on = now.date() + timedelta(days=-20 if held else 20)
    published_on = min(session_on - timedelta(days=9), now.date())
    posted_on = session_on - timedelta(days=12)
    round_ = publish(lot, officer, now, session_on, published_on=published_on, posted_on=posted_on)
    assert round_.state is (RoundState.UNKNOWN if held else RoundState.ANNOUNCED)
    before = round_.rulings
    (asset,) = assets_in(lot)
    correct(asset)
    db.session.refresh(round_)
    assert lot.immovable
    assert round_.rulings != before


def test_the_kind_of_an_asset_that_ended_stays(truck, officer, correct):
    assets.end_seizure(
        truck,
        to=AssetState.RETURNED,
        document_no="05/BB",
        ended_on=clock.today(),
        by=Act(officer, clock.now()),
    )
    with pytest.raises(refusals.KindNotNow):
        correct(truck)


def test_a_kind_is_not_corrected_to_what_it_is(truck, correct):
    with pytest.raises(refusals.KindUnchanged):
        correct(truck, AssetKind.MOVABLE)


def test_an_asset_somebody_changed_is_looked_at_again(truck, correct):
    with pytest.raises(ChangedMeanwhile):
        correct(truck, seen=truck.version + 1)


def test_the_kind_is_seen_and_corrected_on_the_page(pages, officer, truck):
    visitor = pages.as_user(officer)
    page = visitor.get(f"/cases/assets/{truck.id}")
    assert "động sản" in page.text
    visitor.post_form(
        f"/cases/assets/{truck.id}/kind", {"kind": "immovable", "reason": "Hợp đồng thuê đất"}
    )
    assert "bất động sản" in visitor.get(f"/cases/assets/{truck.id}").text


def test_a_withdrawn_lot_does_not_seize_its_assets_again(lot, officer):
    lots.withdraw_lot(
        lot,
        ground="Đ.84",
        document_no="09/QĐ",
        withdrawn_on=clock.today(),
        by=Act(officer, clock.now()),
    )
    asset = db.session.scalars(select(Asset)).one()
    written = db.session.scalars(
        select(LedgerEntry.kind).where(LedgerEntry.stream == asset.stream).order_by(LedgerEntry.id)
    ).all()
    assert written[-1] == entries.ASSET_OFF_OFFER.code
