"""An old asset with its past is recorded in one act, judged and never refused for the law."""

from dataclasses import replace
from datetime import date

from auctions.models import LotStatus, Round, RoundState
from audit.models import LedgerEntry
from backlog.judging import Judged, findings_of
from backlog.shapes import OldEnd, OldHolder, OldPaid, OldRound, OldSale
from cases.models import (
    AssetState,
    Certainty,
    Deadline,
    Holder,
    Keeper,
    Obstacle,
    Party,
    PartyRole,
    Step,
)
from foundation.database import db
from foundation.partdays import PartDay
from foundation.transaction import transaction
from review.models import StalledAsset
from sales.models import SaleState


def rows(model, **by):
    return db.session.query(model).filter_by(**by).order_by(model.id).all()


def test_the_whole_past_of_an_asset_is_recorded_in_one_act(workshop, record_old):
    with transaction():
        done = record_old(workshop)
    case, asset, lot, sale = done.case, done.asset, done.lot, done.sale
    assert (case.number, case.is_credit, case.officer_id) == ("318/2022", True, case.officer_id)
    assert {(p.role, p.name) for p in rows(Party, case_id=case.id)} == {
        (PartyRole.DEBTOR, "Công ty TNHH S.P."),
        (PartyRole.CREDITOR, "NH TMCP N.L."),
    }
    assert (asset.seized_on, asset.seized_in, asset.appraised) == (None, "2022-11", 18_500_000_000)
    assert (asset.origin, asset.certainty, asset.keeper) == (
        "theo hồ sơ cũ, tập 2",
        Certainty.PAPERS,
        Keeper.DEBTOR,
    )
    assert asset.state is AssetState.SOLD
    rounds = rows(Round, lot_id=lot.id)
    assert [round_.state for round_ in rounds] == [RoundState.FAILED] * 4 + [RoundState.SOLD]
    assert [round_.session_on for round_ in rounds] == [
        date(2023, 3, 14),
        None,
        None,
        date(2024, 2, 22),
        date(2025, 3, 20),
    ]
    assert rounds[1].session_in == "2023-06"
    assert (lot.status, lot.failed_rounds, lot.reductions) == (LotStatus.PAID, 4, 4)
    assert (lot.first_price, lot.current_price) == (18_500_000_000, 11_688_300_000)
    assert (sale.state, sale.price, sale.paid_on, sale.origin) == (
        SaleState.PAID,
        11_720_000_000,
        date(2025, 4, 18),
        "theo hồ sơ cũ, tập 2",
    )


def test_it_stands_on_the_stalled_list_at_once_with_the_right_figures(workshop, record_old):
    with transaction():
        done = record_old(workshop)
    [row] = rows(StalledAsset, asset_id=done.asset.id)
    assert (row.undelivered, row.failed_rounds, row.money) == (True, 4, 11_720_000_000)
    assert (row.paid_on, row.cut_basis_points) == (date(2025, 4, 18), 3682)
    assert (row.held_by, row.holder_name) == (Holder.COMMITTEE, "UBND xã Phú Mỹ")
    assert row.obstacle_since_on == date(2025, 8, 12)
    assert row.at_least is True  # seized in a month
    assert row.total_days == (date(2026, 11, 23) - date(2022, 11, 30)).days
    assert row.bank == "NH TMCP N.L."


def test_the_ledger_says_what_was_told_and_what_was_against_the_law(workshop, record_old):
    done = record_old(workshop)
    [entry] = rows_of_kind(done.asset, "asset.recorded_from_old_file")
    assert entry.payload["source"] == "theo hồ sơ cũ, tập 2"
    assert entry.payload["against_law"] == ["cut:4"]
    cut = next(each for each in done.findings if each.what is Judged.CUT and each.round == 4)
    assert (cut.lawful, cut.cut) == (False, 1334)
    unjudged = [each.round for each in done.findings if each.what is Judged.SESSION]
    assert unjudged == [2, 3]


def rows_of_kind(asset, kind):
    db.session.flush()
    return [
        entry
        for entry in db.session.query(LedgerEntry).filter_by(stream=asset.stream)
        if entry.kind == kind
    ]


def test_a_second_asset_of_the_case_adds_no_party_twice(workshop, record_old):
    first = record_old(workshop)
    second = record_old(
        workshop,
        asset=replace(workshop.asset, description="Dây chuyền ép"),
        case_number="HS 0318-2022",
    )
    assert second.case.id == first.case.id
    assert len(rows(Party, case_id=first.case.id)) == 2


def test_an_asset_that_failed_three_times_is_stalled_since_the_third_failure(workshop, record_old):
    with transaction():
        done = record_old(workshop, rounds=workshop.rounds[:4], sale=None, obstacle=None)
    assert (done.lot.status, done.lot.failed_rounds) == (LotStatus.UNSOLD, 4)
    [row] = rows(StalledAsset, asset_id=done.asset.id)
    assert (row.repeat_fail, row.undelivered, row.money) == (True, False, 12_987_000_000)


def test_a_bare_count_of_failures_is_counted(workshop, record_old):
    with transaction():
        done = record_old(
            workshop, rounds=(), sale=None, obstacle=None, failures_before=7, reductions_before=6
        )
    assert (done.lot.failed_rounds, done.lot.reductions) == (7, 6)
    assert [row.number for row in rows(Round, lot_id=done.lot.id)] == [7]
    assert len(rows(StalledAsset, asset_id=done.asset.id)) == 1


def test_a_sale_paid_on_an_unknown_day_is_undelivered_and_judged_by_no_day(workshop, record_old):
    with transaction():
        done = record_old(workshop, sale=replace(workshop.sale, paid=None))
    assert (done.sale.state, done.sale.paid_in) == (SaleState.PAID, "")
    [row] = rows(StalledAsset, asset_id=done.asset.id)
    assert (row.undelivered, row.paid_on, row.buyer_interest_from) == (True, None, None)
    due = {each.step: each for each in rows(Deadline, subject_kind="sale", subject_id=done.sale.id)}
    assert Step.DELIVER not in due
    assert (due[Step.PAY].met_on, due[Step.PAY].waive_reason) == (None, "day_unknown")


def test_a_sale_known_to_the_year_is_due_on_no_day(workshop, record_old):
    sold = replace(workshop.rounds[4], session=PartDay(2025))
    done = record_old(
        workshop,
        rounds=(*workshop.rounds[:4], sold),
        sale=replace(workshop.sale, paid=PartDay(2025, 4)),
    )
    assert (done.sale.sold_in, done.sale.paid_in, done.sale.paid_on) == (
        "2025",
        "2025-04",
        date(2025, 4, 30),
    )
    assert not rows(Deadline, subject_kind="sale", subject_id=done.sale.id)


def test_years_without_a_calendar_are_recorded(workshop, record_old):
    old = OldRound(ended=OldEnd.SOLD, number=1, session=PartDay(2009, 4, 14))
    done = record_old(
        workshop,
        asset=replace(workshop.asset, seized=PartDay(2008)),
        rounds=(old,),
        sale=replace(workshop.sale, paid=PartDay(2009, 5, 2)),
        obstacle=None,
    )
    assert (done.sale.state, done.sale.paid_on) == (SaleState.PAID, date(2009, 5, 2))


def test_a_sale_without_its_rounds_is_a_round_of_unknown_number(workshop, record_old):
    done = record_old(workshop, rounds=(), sale=OldSale(price=5, payment=OldPaid.UNKNOWN))
    [round_] = rows(Round, lot_id=done.lot.id)
    assert (round_.number_unknown, round_.state) == (True, RoundState.SOLD)
    assert (done.sale.state, done.sale.buyer) == (SaleState.UNPAID, "")


def test_what_was_delivered_has_come_to_its_end(workshop, record_old):
    sale = replace(workshop.sale, delivered=True, delivered_day=PartDay(2025, 6))
    done = record_old(workshop, sale=sale, obstacle=None)
    assert (done.asset.state, done.sale.state) == (AssetState.DELIVERED, SaleState.DELIVERED)
    assert (done.sale.delivered_in, done.lot.status) == ("2025-06", LotStatus.DELIVERED)


def test_a_part_of_the_price_is_paid(workshop, record_old):
    sale = replace(workshop.sale, payment=OldPaid.PART, paid_amount=2_000_000_000)
    done = record_old(workshop, sale=sale)
    assert (done.sale.state, done.lot.status) == (SaleState.UNPAID, LotStatus.SOLD)


def test_a_cancelled_result_is_followed_by_other_rounds(workshop, record_old):
    rounds = (
        OldRound(ended=OldEnd.STOPPED, number=1, starting_price=9),
        OldRound(ended=OldEnd.UNKNOWN, number=2, starting_price=9),
        OldRound(ended=OldEnd.FAILED, number=3, starting_price=9),
    )
    done = record_old(workshop, rounds=rounds, sale=None, obstacle=None)
    assert [row.state for row in rows(Round, lot_id=done.lot.id)] == [
        RoundState.STOPPED,
        RoundState.UNKNOWN,
        RoundState.FAILED,
    ]
    assert (done.lot.failed_rounds, done.lot.reductions) == (1, 0)


def test_who_had_it_keeps_the_order_also_on_unknown_days(workshop, record_old):
    done = record_old(workshop)
    chain = rows(Obstacle, asset_id=done.asset.id)
    assert [(row.held_by, row.since_in) for row in chain] == [
        (Holder.OFFICER, None),
        (Holder.POLICE, None),
        (Holder.COMMITTEE, ""),
    ]
    assert [row.is_open for row in chain] == [False, False, True]


def test_an_asset_without_any_auction_has_no_lot(workshop, record_old):
    done = record_old(workshop, rounds=(), sale=None, obstacle=None)
    assert (done.lot, done.sale, done.asset.state) == (None, None, AssetState.SEIZED)


def test_nothing_is_judged_over_unknown_days(workshop):
    sale = replace(workshop.sale, paid=PartDay(2025, 4))
    found = findings_of(replace(workshop, sale=sale))
    assert [each.lawful for each in found if each.what is Judged.PAYMENT] == [None]
    below = findings_of(replace(workshop, sale=replace(workshop.sale, price=7)))
    assert Judged.BELOW_START in {each.what for each in below if each.lawful is False}


def test_holders_beside_those_of_the_first_version(workshop, record_old):
    holders = (OldHolder(held_by=Holder.SUPERIOR, name="Cục Quản lý THADS"),)
    done = record_old(workshop, obstacle=replace(workshop.obstacle, holders=holders))
    assert rows(Obstacle, asset_id=done.asset.id)[0].held_by is Holder.SUPERIOR
