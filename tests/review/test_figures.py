"""The figures of the head are of one moment, and an act refreshes what it touched."""

from datetime import date

import pytest
from sqlalchemy import select

from auctions import queries
from auctions.operations.completing import complete_round
from cases.models import HoldReason
from cases.operations import holds
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from review.models import Flag, StalledAsset
from review.queries import agenda
from review.queries.figures import _asking, figures
from review.queries.holders import held_by_whom
from review.queries.stalled import Narrowing
from sales.operations import delivery
from tests.fixtures.auctions import publish
from tests.fixtures.papers import typed
from tests.fixtures.plans import whole_tables
from tests.fixtures.review import TODAY, asset_of

WRITTEN = (agenda._counting, agenda._open, _asking)


def hand_over(sale, officer, now):
    return delivery.hand_over(
        sale,
        delivered_on=TODAY,
        handover=typed("01/BBG", TODAY),
        received_by="Nguyễn Văn Mua",
        by=Act(officer, now),
    )


def parts_and_wholes(office_id):
    found = figures([office_id], credit=False, today=TODAY)
    return (found.undelivered, found.paid), (found.failed, found.on_offer)


def test_what_stalls_is_counted_among_what_may_stall(kept_back, unsold, refresh):
    refresh()
    assert parts_and_wholes(kept_back.office_id) == ((1, 1), (1, 1))


def test_a_part_is_never_larger_than_its_whole(kept_back, officer, now, refresh):
    """The row of the stalled list is older than the hand-over: it is made again at night."""
    refresh()
    hand_over(kept_back, officer, now)
    db.session.flush()
    assert db.session.scalars(select(StalledAsset.undelivered)).all() == [True]
    found = figures([kept_back.office_id], credit=False, today=TODAY)
    assert (found.undelivered, found.paid, found.undelivered_money) == (0, 0, 0)


@pytest.fixture
def unpriced(make_lot, officer, travel_to):
    """A lot of which a notice tells that the third round failed, at a price nobody knows."""
    lot, at = make_lot(), travel_to(TODAY)
    told = {"number": 3, "earlier_failures": 2, "earlier_reductions": 2, "failed": True}
    publish(lot, officer, at, date(2026, 11, 12), starting_price=None, deposit=None, **told)
    return lot


def row_of(lot):
    query = select(StalledAsset).where(StalledAsset.asset_id == asset_of(lot.id).id)
    return db.session.scalars(query).one()


def test_money_that_nobody_knows_is_not_counted_and_named(
    unsold, unpriced, pages, make_user, refresh
):
    refresh()
    row = row_of(unpriced)
    assert (row.money, row.cut_basis_points, row.weight) == (None, None, 0)
    found = figures([unsold.office_id], credit=False, today=TODAY)
    assert (found.failed, found.failed_money) == (2, unsold.current_price)
    assert found.failed_unpriced == 1
    (held,) = held_by_whom(Narrowing([unsold.office_id], credit=False), TODAY).rows
    assert (held.money, held.unpriced) == (unsold.current_price, 1)
    visitor = pages.as_user(make_user(roles=["head"]))
    for address in ("/review/stalled?cases=all", "/review/holders?cases=all"):
        assert "chưa tính 1 lô chưa rõ giá" in visitor.get(address).text
    assert "chưa rõ mức đã giảm" in visitor.get("/review/stalled?cases=all").text
    asset_id = asset_of(unpriced.id).id
    assert "chưa rõ" in visitor.get(f"/review/directives/assets/{asset_id}/new").text


def test_a_price_that_is_completed_is_counted(unpriced, officer, now, refresh):
    (round_,) = queries.rounds_of(unpriced)
    by = Act(officer, clock.now())
    complete_round(round_, document="CV 1", starting_price=700_000_000, by=by)
    refresh()
    assert row_of(unpriced).money == 700_000_000
    assert figures([unpriced.office_id], credit=False, today=TODAY).failed_unpriced == 0


def test_assets_of_a_kind_nobody_knows_are_counted(kept_back, make_asset, pages, make_user):
    make_asset(immovable=None)
    found = figures([kept_back.office_id], credit=False, today=TODAY)
    assert (found.unknown_kind, found.open_assets) == (1, 2)
    for role, address in (("head", "/review/stalled?credit="), ("head", "/"), ("auditor", "/")):
        page = pages.as_user(make_user(roles=[role])).get(address)
        assert "chưa rõ động sản hay bất động sản" in page.text, (role, address)


def test_a_hand_over_takes_its_asset_off_the_list_in_its_own_transaction(
    kept_back, officer, now, refresh
):
    refresh()
    db.session.commit()
    with transaction():
        hand_over(kept_back, officer, now)
    assert db.session.scalars(select(StalledAsset)).all() == []
    assert db.session.scalars(select(Flag.code).where(Flag.is_open)).all() == []


def test_an_act_about_an_asset_puts_its_row_right(unsold, case, officer, now, refresh):
    refresh()
    db.session.commit()
    with transaction():
        holds.place_hold(
            case,
            asset=asset_of(unsold.id),
            reason=HoldReason.LAWSUIT,
            ground="Đ.46",
            placed_on=TODAY,
            review_on=TODAY.replace(month=12),
            by=Act(officer, now),
        )
    assert db.session.scalars(select(StalledAsset.on_hold)).all() == [True]


@pytest.mark.sqlite_only
def test_what_an_act_refreshes_is_found_by_keys(noting_plans, kept_back, officer, now, refresh):
    refresh()
    db.session.commit()
    with noting_plans() as plans, transaction():
        hand_over(kept_back, officer, now)
    grown = ("asset", "case_file", "flag", "lot", "lot_asset", "obstacle", "hold", "round", "sale")
    assert whole_tables(plans, *(f"{name} " for name in grown), "stalled_asset", "deadline") == []


@pytest.mark.usefixtures("case")
def test_an_act_about_nothing_that_stalls_writes_no_flag(make_asset):
    db.session.commit()
    with transaction():
        make_asset()
    assert db.session.scalars(select(Flag)).all() == []


def test_figures_stop_counting_and_say_that_there_is_more(kept_back, unsold, make_asset, refresh):
    refresh()
    make_asset()
    found = figures([kept_back.office_id], credit=False, today=TODAY, most=1)
    assert (found.open_assets, found.open_assets.more) == (1, True)
    assert (found.paid, found.paid.more) == (1, False)
    assert (found.money_of, found.undelivered.more) == (1, True)
    whole = figures([kept_back.office_id], credit=False, today=TODAY)
    assert (whole.money_of, whole.open_assets.more, whole.open_assets > 1) == (None, False, True)


def test_figures_of_credit_cases_stop_where_their_cases_do(kept_back, make_asset, case, refresh):
    refresh()
    case.is_credit = True
    make_asset()
    db.session.flush()
    found = figures([kept_back.office_id], credit=True, today=TODAY, most=1)
    assert (found.open_assets, found.open_assets.more) == (1, True)


def test_the_statements_above_the_lists_are_written_once_a_day(app):
    whose = agenda.Whose({1, 2})
    for asked in (agenda.counts, agenda.agenda):
        asked(whose, today=TODAY)
    figures({1, 2}, credit=True, today=TODAY)
    written = [each.cache_info().misses for each in WRITTEN]
    agenda.counts(agenda.Whose({2, 1}), TODAY)
    agenda.agenda(agenda.Whose({2, 1}), today=TODAY)
    figures([2, 1], credit=True, today=TODAY)
    assert [each.cache_info().misses for each in WRITTEN] == written
