"""The stalled list: one row an asset, with money, ages, who holds it and what comes next."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from auctions.models import Lot
from auctions.queries import lots
from cases.models import (
    CaseFile,
    Holder,
    HoldReason,
    Party,
    PartyKind,
    PartyRole,
    Tag,
)
from cases.operations import holds, obstacles
from cases.operations.files import add_party
from cases.queries import case_list
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from review.models import StalledAsset
from review.queries.figures import figures
from sales.models import Sale, SaleState
from tests.fixtures.auctions import MakeLot
from tests.fixtures.cases import MakeAsset, MakeCase
from tests.fixtures.papers import typed
from tests.fixtures.review import TODAY, Refresh, asset_of


def row_of(lot_id: int) -> StalledAsset:
    return db.session.scalars(
        select(StalledAsset).where(StalledAsset.asset_id == asset_of(lot_id).id)
    ).one()


def test_a_repeatedly_failed_asset_has_a_row(unsold: Lot, bank: Party, refresh: Refresh) -> None:
    refresh()

    row = row_of(unsold.id)
    assert (row.repeat_fail, row.undelivered, row.failed_rounds) == (True, False, 3)
    assert (row.is_credit, row.bank) == (True, bank.name)
    assert (row.money, row.cut_basis_points) == (unsold.current_price, 1900)
    assert row.stalled_since_on == date(2026, 11, 12)
    assert row.total_days == row.active_days == (TODAY - date(2026, 3, 2)).days
    assert row.weight == row.money // 1_000_000 * row.active_days
    assert (row.held_by, row.obstacle_id) == (Holder.OFFICER, None)
    assert (row.next_act, row.next_due_on) == (None, date(2026, 11, 16)), "to notify the parties"


def test_an_undelivered_asset_says_since_when_it_is_paid_and_whose_the_interest_is(
    kept_back: Sale, refresh: Refresh
) -> None:
    refresh()

    row = row_of(kept_back.lot_id)
    assert (row.repeat_fail, row.undelivered) == (False, True)
    assert (row.money, row.paid_on) == (kept_back.price, date(2026, 9, 15))
    assert row.buyer_interest_from == date(2026, 11, 17)


def test_the_obstacle_says_who_holds_it_and_what_comes_next(
    unsold: Lot, officer: Actor, refresh: Refresh
) -> None:
    obstacles.report_obstacle(
        asset_of(unsold.id),
        reason_code="F17",
        held_by=Holder.BANK,
        holder_name="NH TMCP Phương Đông",
        since_on=date(2026, 11, 12),
        next_act="Trả lời nhận tài sản",
        due_on=date(2026, 11, 27),
        by=Act(officer, clock.now()),
    )
    refresh()

    row = row_of(unsold.id)
    assert (row.obstacle_code, row.held_by) == ("F17_CREDITOR_REFUSE", Holder.BANK)
    assert (row.holder_name, row.held_since_on) == ("NH TMCP Phương Đông", date(2026, 11, 12))
    assert (row.next_act, row.next_due_on) == ("Trả lời nhận tài sản", date(2026, 11, 27))


def test_days_on_hold_stop_the_active_age_only(
    unsold: Lot, case: CaseFile, officer: Actor, refresh: Refresh
) -> None:
    for asset, placed_on in ((None, date(2026, 10, 4)), (asset_of(unsold.id), date(2026, 10, 14))):
        holds.place_hold(
            case,
            asset=asset,
            reason=HoldReason.COMPLAINT,
            ground="Điều 46",
            placed_on=placed_on,
            paper=typed("12/QĐ", placed_on),
            review_on=date(2026, 12, 14),
            by=Act(officer, clock.now()),
        )
    refresh()

    row = row_of(unsold.id)
    assert row.on_hold
    assert row.total_days - row.active_days == (TODAY - date(2026, 10, 4)).days


def test_a_hold_written_down_late_without_a_decision_takes_no_days_away(
    unsold: Lot, case: CaseFile, officer: Actor, refresh: Refresh
) -> None:
    holds.place_hold(
        case,
        reason=HoldReason.CREDITOR_ASKED,
        ground="Đơn",
        placed_on=date(2026, 7, 1),
        review_on=date(2026, 12, 14),
        by=Act(officer, clock.now()),
    )
    refresh()
    row = row_of(unsold.id)
    assert row.on_hold
    assert row.active_days == row.total_days


def test_the_age_of_an_obstacle_is_its_own_whoever_holds_it(
    unsold: Lot, officer: Actor, refresh: Refresh
) -> None:
    first = obstacles.report_obstacle(
        asset_of(unsold.id),
        reason_code="U01",
        held_by=Holder.POLICE,
        next_act="Kế hoạch bảo vệ",
        since_on=date(2026, 4, 15),
        by=Act(officer, clock.now()),
    )
    obstacles.pass_on(
        first,
        held_by=Holder.COMMITTEE,
        next_act="Họp Ban chỉ đạo",
        since_on=date(2026, 11, 20),
        by=Act(officer, clock.now()),
    )
    refresh()
    row = row_of(unsold.id)
    assert (row.obstacle_since_on, row.held_since_on) == (date(2026, 4, 15), date(2026, 11, 20))
    assert row.last_event is not None


def test_an_asset_that_is_no_longer_stuck_leaves_the_list(
    kept_back: Sale, refresh: Refresh
) -> None:
    refresh()
    kept_back.state = SaleState.DELIVERED
    refresh()
    assert db.session.scalars(select(StalledAsset)).all() == []


def test_a_case_without_tag_and_bank_is_no_credit_case(
    make_case: MakeCase,
    make_asset: MakeAsset,
    make_lot: MakeLot,
    fail_rounds: Callable[..., Lot],
    refresh: Refresh,
) -> None:
    plain = make_case(tags=[])
    lot = make_lot(assets=[make_asset(case=plain)], created_on=date(2026, 7, 1))
    fail_rounds(lot, date(2026, 8, 20), date(2026, 10, 1), date(2026, 11, 12))
    refresh()
    row = row_of(lot.id)
    assert (row.is_credit, row.bank) == (False, None)


def test_a_bank_among_the_creditors_makes_a_credit_case_everywhere(
    make_case: MakeCase,
    make_asset: MakeAsset,
    make_lot: MakeLot,
    fail_rounds: Callable[..., Lot],
    officer: Actor,
    refresh: Refresh,
) -> None:
    untagged = make_case(tags=[])
    add_party(
        untagged,
        role=PartyRole.CREDITOR,
        kind=PartyKind.ORGANISATION,
        name="Ngân hàng TMCP Thử Nghiệm",
        is_bank=True,
        by=Act(officer, clock.now()),
    )
    lot = make_lot(assets=[make_asset(case=untagged)], created_on=date(2026, 7, 1))
    fail_rounds(lot, date(2026, 8, 20), date(2026, 10, 1), date(2026, 11, 12))
    refresh()
    offices = [untagged.office_id]
    assert row_of(lot.id).is_credit
    assert figures(offices, credit=True, today=TODAY).open_assets == 1
    assert db.session.scalars(lots(offices, credit=True)).unique().all() == [lot]
    assert untagged in db.session.scalars(case_list(offices, tag=Tag.CREDIT)).all()
