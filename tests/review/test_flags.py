"""Flags: open on the day their rule is true, close on the day it is not, and stay written down."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from auctions import lifecycle
from auctions.models import Lot, LotStatus
from auctions.operations import lots, results
from audit.ledger import history
from backlog.operations import Recorded
from backlog.shapes import OldEnd, OldMatter
from cases.models import Asset, HoldReason, Step
from cases.operations import deadlines, holds
from foundation import clock
from foundation.actor import SYSTEM, Actor
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from lawbook import periods
from review.models import FlagCode, Severity
from review.operations.flags import RefreshCount, flaggable_assets
from review.rules import RULES, rule
from sales.entries import LOT_DELIVERED
from sales.models import Sale, SaleState
from tests.fixtures.auctions import MakeLot, cut, publish
from tests.fixtures.clock import TravelTo
from tests.fixtures.papers import typed
from tests.fixtures.queries import counted
from tests.fixtures.review import TODAY, Refresh, asset_of, flags_of

Sell = Callable[..., Sale]


def open_codes(asset: Asset) -> set[FlagCode]:
    return {flag.code for flag in flags_of(asset) if flag.closed_on is None}


def kinds(asset: Asset) -> list[str]:
    return [entry.kind for entry in db.session.scalars(history(asset.stream))]


def test_every_flag_is_a_declared_rule_with_its_law() -> None:
    assert {each.code for each in RULES} == set(FlagCode)
    assert all(each.basis.article and each.title and each.acts for each in RULES)
    assert rule(FlagCode.REPEAT_FAIL).severity is Severity.DANGER


def test_a_lot_that_failed_after_two_cuts_is_flagged_since_that_failure(
    unsold: Lot, refresh: Refresh
) -> None:
    count = refresh()

    asset = asset_of(unsold.id)
    flag = next(f for f in flags_of(asset) if f.code is FlagCode.REPEAT_FAIL)
    assert (flag.since_on, flag.opened_on, flag.closed_on) == (date(2026, 11, 12), TODAY, None)
    assert flag.facts == {"failed_rounds": 3, "reductions": 2, "round": 3}
    assert flag.confirmed
    assert "Điều 83 khoản 3" in flag.basis
    assert count.opened == len(flags_of(asset))
    assert kinds(asset)[0] == "flag.opened"


def test_the_cuts_of_one_lot_do_not_count_for_another(
    unsold: Lot, make_lot: MakeLot, officer: Actor, travel_to: TravelTo, refresh: Refresh
) -> None:
    other, session_on = make_lot(created_on=date(2026, 7, 1)), date(2026, 11, 3)
    told = {"number": 3, "earlier_failures": 2, "earlier_reductions": 0, "failed": True}
    round_ = publish(other, officer, travel_to(session_on), session_on, **told)
    results.notify_parties(
        round_, on=session_on, document=typed("3/TB", session_on), by=Act(officer, clock.now())
    )
    cut(other, officer, travel_to(session_on + timedelta(days=7)))
    travel_to(TODAY)
    refresh()

    flags = flags_of(asset_of(unsold.id))
    flag = next(each for each in flags if each.code is FlagCode.REPEAT_FAIL)
    assert (flag.since_on, flag.facts["round"]) == (date(2026, 11, 12), 3)
    assert FlagCode.REPEAT_FAIL not in open_codes(asset_of(other.id))


def test_a_cut_told_by_prices_stays_told_though_another_lot_has_a_recorded_one(
    unsold: Lot, workshop: OldMatter, record_old: Callable[..., Recorded], refresh: Refresh
) -> None:
    first, second, third = workshop.rounds[:3]
    stopped = replace(third, ended=OldEnd.STOPPED)
    matter = replace(workshop, rounds=(first, second, stopped), sale=None, obstacle=None)
    with transaction():
        done = record_old(matter)

    refresh()

    assert FlagCode.REPEAT_FAIL in open_codes(asset_of(unsold.id))
    assert FlagCode.REPEAT_FAIL not in open_codes(done.asset)


def test_two_failures_are_not_yet_many(
    make_lot: MakeLot, fail_rounds: Callable[..., Lot], refresh: Refresh
) -> None:
    lot = fail_rounds(make_lot(created_on=date(2026, 7, 1)), date(2026, 8, 20), date(2026, 11, 19))

    refresh()

    assert FlagCode.REPEAT_FAIL not in open_codes(asset_of(lot.id))


def test_refreshing_twice_changes_nothing(unsold: Lot, kept_back: Sale, refresh: Refresh) -> None:
    first = refresh()
    entries = kinds(asset_of(unsold.id))

    assert first.opened >= 3
    assert refresh() == RefreshCount(0, 0)
    assert kinds(asset_of(unsold.id)) == entries


def test_a_flag_closes_when_the_lot_leaves_the_market(
    unsold: Lot, refresh: Refresh, officer: Actor
) -> None:
    refresh()
    lots.withdraw_lot(
        unsold,
        ground="Giá đã giảm bằng chi phí thi hành án",
        paper=typed("9/QĐ"),
        withdrawn_on=TODAY,
        by=Act(officer, clock.now()),
    )

    count = refresh(TODAY + timedelta(days=1))

    asset = asset_of(unsold.id)
    assert count.closed == len(flags_of(asset))
    assert {flag.closed_on for flag in flags_of(asset)} == {TODAY + timedelta(days=1)}
    assert kinds(asset)[0] == "flag.closed"


def test_an_asset_paid_for_and_kept_beyond_sixty_days_is_flagged(
    kept_back: Sale, refresh: Refresh
) -> None:
    refresh(date(2026, 11, 16))
    asset = asset_of(kept_back.lot_id)
    assert FlagCode.SOLD_NOT_DELIVERED not in open_codes(asset)  # the last day is the 16th (Sunday)

    refresh(date(2026, 11, 17))

    flag = next(f for f in flags_of(asset) if f.code is FlagCode.SOLD_NOT_DELIVERED)
    assert flag.since_on == date(2026, 11, 17)
    assert flag.facts == {
        "paid_on": "2026-09-15",
        "due_on": "2026-11-16",
        "buyer_interest_from": "2026-11-17",
        "price": 1_000_000_000,
        "to_creditor": False,
    }
    assert "Điều 67" in flag.basis


def test_a_sale_older_than_any_edition_is_flagged_by_the_oldest_and_not_confirmed(
    kept_back: Sale, refresh: Refresh
) -> None:
    deliver = deadlines.of(kept_back).find(Step.DELIVER)
    db.session.delete(deliver)
    kept_back.paid_on = date(2012, 6, 15)

    refresh()

    flag = next(
        f for f in flags_of(asset_of(kept_back.lot_id)) if f.code is FlagCode.SOLD_NOT_DELIVERED
    )
    assert (flag.since_on, flag.confirmed) == (date(2012, 7, 16), False)


def test_a_hold_does_not_hide_a_flag(
    kept_back: Sale, refresh: Refresh, officer: Actor, case: object
) -> None:
    holds.place_hold(
        case,  # type: ignore[arg-type]
        reason=HoldReason.LAWSUIT,
        ground="Điều 46 khoản 1",
        placed_on=date(2026, 10, 1),
        review_on=date(2026, 12, 14),
        by=Act(officer, clock.now()),
    )
    refresh()
    assert FlagCode.SOLD_NOT_DELIVERED in open_codes(asset_of(kept_back.lot_id))


def test_delivery_closes_the_flag(kept_back: Sale, refresh: Refresh) -> None:
    refresh()
    kept_back.state = SaleState.DELIVERED
    refresh()
    assert FlagCode.SOLD_NOT_DELIVERED not in open_codes(asset_of(kept_back.lot_id))


def test_money_not_on_term_deposit_after_ten_days_is_flagged(
    kept_back: Sale, refresh: Refresh
) -> None:
    refresh(date(2026, 9, 26))
    flags = flags_of(asset_of(kept_back.lot_id))
    assert [(f.code, f.since_on) for f in flags] == [(FlagCode.BANK_DEPOSIT_DUE, date(2026, 9, 26))]


def test_a_winner_who_has_not_paid_is_flagged_after_thirty_days(
    make_lot: MakeLot, sell: Sell, refresh: Refresh
) -> None:
    sale = sell(make_lot(created_on=date(2026, 7, 1)), date(2026, 10, 8))
    asset = asset_of(sale.lot_id)
    refresh(date(2026, 11, 9))  # the 30th day is a Saturday: Monday 9th is the last
    assert not open_codes(asset)

    refresh(date(2026, 11, 10))
    assert open_codes(asset) == {FlagCode.UNPAID_WINNER}


def test_a_cut_not_decided_in_time_is_flagged(unsold: Lot, refresh: Refresh) -> None:
    asset = asset_of(unsold.id)
    refresh(date(2026, 12, 1))  # the creditor may take it first: his days, then those of the cut
    assert open_codes(asset) == {FlagCode.REPEAT_FAIL}

    refresh(date(2026, 12, 2))
    assert open_codes(asset) == {FlagCode.REPEAT_FAIL, FlagCode.REDUCTION_OVERDUE}


def test_money_not_paid_out_is_flagged(kept_back: Sale, refresh: Refresh) -> None:
    lot = db.session.get_one(Lot, kept_back.lot_id)
    kept_back.state, kept_back.delivered_on = SaleState.DELIVERED, date(2026, 11, 2)
    lifecycle.advance(
        lot,
        LOT_DELIVERED,
        status=LotStatus.DELIVERED,
        on=date(2026, 11, 2),
        by=Act(SYSTEM, clock.now()),
        payload={"sale": kept_back.code, "minutes": "BB 1"},
    )
    deadlines.of(kept_back).schedule(
        Step.PAY_OUT,
        periods.deadline("D17", date(2026, 11, 2)),
        trigger_on=date(2026, 11, 2),
        by=Act(SYSTEM, clock.now()),
    )
    refresh()
    assert open_codes(asset_of(lot.id)) == {FlagCode.PAYOUT_OVERDUE}


def test_replaying_an_old_day_undoes_nothing(unsold: Lot, refresh: Refresh) -> None:
    refresh(date(2026, 12, 2))
    assert refresh(date(2026, 7, 2)) == RefreshCount(0, 0)
    assert open_codes(asset_of(unsold.id)) == {FlagCode.REPEAT_FAIL, FlagCode.REDUCTION_OVERDUE}


def test_only_the_assets_asked_about_are_looked_at(
    unsold: Lot, kept_back: Sale, refresh: Refresh
) -> None:
    refresh(asset_ids=[asset_of(unsold.id).id])
    assert open_codes(asset_of(unsold.id))
    assert not open_codes(asset_of(kept_back.lot_id))


@pytest.mark.parametrize("many", [1, 6])
def test_the_number_of_questions_does_not_grow_with_the_assets(
    many: int, make_lot: MakeLot, fail_rounds: Callable[..., Lot], refresh: Refresh
) -> None:
    for _ in range(many):
        fail_rounds(make_lot(created_on=date(2026, 7, 1)), date(2026, 8, 20), date(2026, 10, 1))
    db.session.commit()
    assert len(flaggable_assets()) == many
    with counted() as statements:
        refresh()
    reads = [s for s in statements if s.startswith("SELECT") and "ledger_entry" not in s]
    assert len(reads) <= 12
