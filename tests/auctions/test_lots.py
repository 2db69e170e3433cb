"""Making and withdrawing lots: what becomes true, and every way it is refused."""

from datetime import date

import pytest

from auctions import allowed, entries, lifecycle, offers, queries, refusals
from auctions.models import LotStatus, RoundState
from auctions.operations import lots
from audit import ledger
from cases.models import AssetState, CaseStage, DeadlineStatus, Step
from cases.operations import deadlines
from cases.refusals import AssetOfAnotherCase, CaseIsClosed
from foundation import search
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayInTheFuture
from tests.fixtures.acting import with_act
from tests.fixtures.papers import typed


def withdraw(lot, officer, now, **overrides):
    values = {
        "ground": "Đ.84 k.2 LTHADS",
        "paper": typed("99/QĐ", date(2026, 11, 23)),
        "withdrawn_on": date(2026, 11, 23),
    }
    return lots.withdraw_lot(lot, **with_act({"actor": officer, "at": now} | values | overrides))


def test_a_lot_takes_its_assets_off_the_shelf_of_the_seized(make_lot, truck, house):
    lot = make_lot(assets=[truck, house], title="Nhà, đất và xe")

    assert (lot.status, lot.failed_rounds, lot.current_price) == (LotStatus.DRAFT, 0, None)
    assert lot.immovable, "one house makes the lot immovable"
    assert {a.state for a in queries.assets_of(lot)} == {AssetState.ON_OFFER}
    kinds = [entry.kind for entry in db.session.scalars(ledger.history(lot.stream))]
    assert kinds == ["lot.created"]
    assert [e.key for e in search.find("nha dat xe", offices=[lot.office_id])] == [lot.code]


def test_a_lot_needs_an_asset(make_lot, case, officer, now):
    with pytest.raises(refusals.NoAssets):
        lots.create_lot(case, assets=[], title="Trống", by=Act(officer, now))


def test_a_closed_case_offers_nothing(case, truck, officer, now):
    case.stage = CaseStage.CLOSED
    db.session.flush()
    with pytest.raises(CaseIsClosed):
        lots.create_lot(case, assets=[truck], title="Xe", by=Act(officer, now))


def test_assets_of_another_case_are_refused(make_case, truck, officer, now):
    with pytest.raises(AssetOfAnotherCase):
        lots.create_lot(make_case(), assets=[truck], title="Xe", by=Act(officer, now))


def test_an_asset_is_in_one_live_lot_only(lot, make_lot):
    with pytest.raises(refusals.AssetNotSeized):
        make_lot(assets=list(queries.assets_of(lot)))


def test_a_lot_is_not_made_tomorrow(make_lot):
    with pytest.raises(DayInTheFuture):
        make_lot(created_on=date(2026, 11, 24))


def test_withdrawing_stops_the_round_waives_deadlines_and_frees_the_assets(
    planned, lot, officer, now, make_lot
):
    withdraw(lot, officer, now)

    assert lot.status is LotStatus.WITHDRAWN
    assert planned.state is RoundState.STOPPED
    post = deadlines.of(planned).find(Step.POST_NOTICE)
    assert post.status is DeadlineStatus.WAIVED
    assert not queries.assets_of(lot)
    assert make_lot(title="Lại đưa ra").status is LotStatus.DRAFT


def test_an_announced_auction_is_ended_with_its_lot_on_a_ground_for_stopping_only(
    announced, lot, officer, now
):
    with pytest.raises(refusals.StopGroundNeeded):
        withdraw(lot, officer, now)
    with pytest.raises(refusals.NotAStopGround):
        withdraw(lot, officer, now, ground_code="84.1A")  # a ground for suspending
    withdraw(lot, officer, now, ground_code="65.8C")
    assert (announced.state, announced.stop_code) == (RoundState.STOPPED, "65.8C")


def test_a_withdrawn_lot_stays_withdrawn(lot, officer, now):
    withdraw(lot, officer, now)
    with pytest.raises(refusals.LotIsClosed):
        withdraw(lot, officer, now)


def test_a_sold_lot_is_not_withdrawn(lot, officer, now):
    for status in (LotStatus.ANNOUNCED, LotStatus.SOLD):
        lifecycle.advance(
            lot,
            entries.PARTIES_NOTIFIED,
            status=status,
            on=date(2026, 11, 2),
            by=Act(officer, now),
            payload={"round": 1, "document": "TB 1"},
        )
    with pytest.raises(refusals.LotIsSold):
        withdraw(lot, officer, now)


def test_a_lot_someone_else_changed_is_looked_at_again(lot, officer, now):
    with pytest.raises(ChangedMeanwhile):
        withdraw(lot, officer, now, expected=lot.version - 1)


def test_a_step_the_table_does_not_know_is_impossible(lot, officer, now):
    with pytest.raises(refusals.ImpossibleLotStep):
        lifecycle.advance(
            lot,
            entries.LOT_VALUED,
            status=LotStatus.COMPLETED,
            on=date(2026, 11, 2),
            by=Act(officer, now),
        )


def test_a_round_takes_no_step_the_table_does_not_know(failed):
    with pytest.raises(refusals.ImpossibleRoundStep):
        lifecycle.turn(failed, RoundState.ANNOUNCED)


def test_what_is_done_with_a_round_waits_for_one(lot, officer, now):
    offer, by = offers.read(lot), Act(officer, now)
    for why_not in (allowed.why_not_move, allowed.why_not_stop, allowed.why_not_notify):
        assert isinstance(why_not(offer, by), refusals.NoRoundYet)
