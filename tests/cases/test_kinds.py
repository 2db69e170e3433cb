"""Movable or immovable: proposed, seen, corrected; what the rooms above make of it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from auctions import law
from auctions.gaps import Gap, gaps_of
from auctions.models import Lot, RoundState, ServiceContract
from auctions.operations import lots
from auctions.operations.completing import complete_round
from auctions.queries import assets_of as assets_in
from auctions.round_days import RoundDays, Verdict, broken, days_of, last_days, verdict
from audit.models import LedgerEntry
from cases import entries, entries_assets, refusals
from cases.models import Asset, AssetCategory, AssetState, Step
from cases.operations import assets, deadlines
from cases.operations.kinds import correct_kind
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from lawbook.assets import AssetKind
from tests.fixtures.auctions import publish
from tests.fixtures.clock import at_nine
from tests.fixtures.papers import typed


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
        (AssetCategory.OTHER, "Quyền sở hữu nhãn hiệu", None),
        (AssetCategory.MACHINERY, "Máy dệt đặt trong nhà xưởng", False),
        (AssetCategory.MACHINERY, "Dây chuyền sơn tại nhà máy số 2", False),
        (AssetCategory.EXHIBIT, "Căn hộ chung cư số 5, tầng 10", True),
        (AssetCategory.EXHIBIT, "01 xe máy biển số 63B1-123.45", False),
        (AssetCategory.GOODS, "Nhà xưởng gắn liền với đất thuê", True),
        (AssetCategory.MACHINERY, "Xưởng cơ khí gắn liền với đất", True),
        (AssetCategory.VALUABLES, "Toàn bộ công trình kho lạnh", True),
        (AssetCategory.GOODS, "Đất trồng cây lâu năm 1.200 m2", True),
        (AssetCategory.GOODS, "Đất sét 40 tấn", False),
        (AssetCategory.RECEIVABLE, "Khoản phải thu tiền bán căn hộ B-12", None),
        (AssetCategory.MACHINERY, "Máy dệt và nhà xưởng", None),
        (AssetCategory.VEHICLE, "Xe ô tô và nhà xưởng", None),
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
    posted_on = session_on - timedelta(days=11)
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
        document=typed("05/BB"),
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
    assert "Động sản" in page.text
    visitor.post_form(
        f"/cases/assets/{truck.id}/kind", {"kind": "immovable", "reason": "Hợp đồng thuê đất"}
    )
    assert "Bất động sản" in visitor.get(f"/cases/assets/{truck.id}").text


# what nobody knows


@pytest.fixture
def goods(make_asset):
    """An asset of which nobody knows whether it is movable."""
    return make_asset(category=AssetCategory.OTHER, description="3.200 trụ tiêu")


def test_of_what_nobody_knows_nothing_is_proposed(goods):
    assert goods.immovable is None
    (entry,) = db.session.scalars(
        select(LedgerEntry).where(LedgerEntry.kind == entries.ASSET_SEIZED.code)
    )
    assert entry.payload["immovable"] is None


def test_an_unknown_kind_is_said_without_a_reason(goods, officer):
    correct_kind(goods, kind=AssetKind.IMMOVABLE, by=Act(officer, clock.now()))
    assert goods.immovable is True
    entry = db.session.scalars(
        select(LedgerEntry).where(LedgerEntry.kind == entries.ASSET_KIND_SAID.code)
    ).one()
    assert entry.payload == {"immovable": True, "reason": None}


def test_a_known_kind_is_not_corrected_without_a_reason(truck, officer):
    with pytest.raises(refusals.ReasonOfKindNeeded):
        correct_kind(truck, kind=AssetKind.IMMOVABLE, by=Act(officer, clock.now()))
    assert truck.immovable is False


@pytest.mark.parametrize(
    ("kinds", "lot_kind"),
    [
        ([True, None], True),
        ([False, None], None),
        ([None], None),
        ([False, False], False),
    ],
)
def test_a_lot_is_what_its_assets_are_known_to_be(make_lot, make_asset, kinds, lot_kind):
    made = [make_asset(immovable=kind) for kind in kinds]
    assert make_lot(assets=made).immovable is lot_kind


def test_no_day_of_an_unknown_lot_is_judged_until_its_kind_is_said(
    goods, make_lot, officer, now, correct
):
    """Posted 11 days before: enough for a movable, too late for real estate."""
    lot = make_lot(assets=[goods])
    session_on = now.date() + timedelta(days=11)
    round_ = publish(lot, officer, now, session_on, posted_on=now.date())
    posting = round_.rulings[0]
    assert (posting["act"], posting["lawful"]) == ("posting", None)
    cautious = last_days(days_of(round_), Lot(immovable=True), None).last_posting_day
    assert posting["value"] == cautious.as_record()["value"]
    assert verdict(round_) is Verdict.NOT_JUDGED
    correct(goods, AssetKind.MOVABLE)
    assert lot.immovable is False
    assert round_.rulings[0]["lawful"] is True
    assert verdict(round_) is not Verdict.NOT_JUDGED


def test_after_an_event_the_earlier_day_of_both_kinds_is_the_duty(goods, make_lot):
    """An auction is held within 30 days of the contract, of real estate within 45."""
    signed_on = date(2026, 11, 2)
    lots_of = {kind: Lot(immovable=kind) for kind in (True, False)}
    unknown = make_lot(assets=[goods])
    assert law.deadline("P17", signed_on, unknown) == law.deadline("P17", signed_on, lots_of[False])
    assert law.deadline("P25", signed_on, unknown) == law.deadline("P25", signed_on, lots_of[True])
    late = RoundDays(at_nine(signed_on + timedelta(days=36)), None, None, None)
    found = {kind: broken(late, lot, signed_on) for kind, lot in lots_of.items()}
    assert broken(late, unknown, signed_on) == found[False] != found[True]


def test_what_is_too_late_for_both_kinds_is_judged_when_the_kind_is_said(
    goods, make_lot, officer, now, correct
):
    lot = make_lot(assets=[goods])
    session_on = now.date() + timedelta(days=3)
    round_ = publish(lot, officer, now, session_on, posted_on=now.date())
    assert verdict(round_) is Verdict.NOT_JUDGED
    correct(goods, AssetKind.MOVABLE)
    assert verdict(round_) is Verdict.UNLAWFUL


def test_a_round_from_a_notice_asks_for_the_kind_of_its_assets(goods, make_lot, officer, now):
    round_ = publish(make_lot(assets=[goods]), officer, now, now.date() + timedelta(days=20))
    assert Gap.KIND in gaps_of(round_, round_.lot)
    by = Act(officer, now)
    complete_round(round_, document="Công văn 12/CV", kind=AssetKind.MOVABLE, by=by)
    assert (goods.immovable, round_.lot.immovable) == (False, False)
    assert Gap.KIND not in gaps_of(round_, round_.lot)


def test_an_unknown_kind_is_shown_and_asked_for(pages, officer, goods, make_lot):
    lot = make_lot(assets=[goods])
    visitor = pages.as_user(officer)
    unknown = "Chưa rõ động sản hay bất động sản"
    for url in (
        f"/cases/assets/{goods.id}",
        f"/cases/{goods.case_id}",
        f"/auctions/lots/{lot.code}",
    ):
        assert unknown in visitor.get(url).text
    visitor.post_form(f"/cases/assets/{goods.id}/kind", {"kind": "", "reason": ""}, status=422)
    db.session.refresh(goods)
    assert goods.immovable is None, "no kind is taken for chosen"
    visitor.post_form(f"/cases/assets/{goods.id}/kind", {"kind": "movable", "reason": ""})
    assert unknown not in visitor.get(f"/auctions/lots/{lot.code}").text


def test_a_withdrawn_lot_does_not_seize_its_assets_again(lot, officer):
    lots.withdraw_lot(
        lot,
        ground="Đ.84",
        paper=typed("09/QĐ"),
        withdrawn_on=clock.today(),
        by=Act(officer, clock.now()),
    )
    asset = db.session.scalars(select(Asset)).one()
    written = db.session.scalars(
        select(LedgerEntry.kind).where(LedgerEntry.stream == asset.stream).order_by(LedgerEntry.id)
    ).all()
    assert written[-1] == entries_assets.ASSET_OFF_OFFER.code
