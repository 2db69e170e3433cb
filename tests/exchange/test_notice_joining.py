"""Notices that offer an asset again: told, joined when a person says so, each with its own row."""

from dataclasses import replace
from datetime import date

import pytest

from auctions.models import Lot, LotStatus, Round, RoundState
from auctions.operations.results import record_failure, record_sold
from auctions.refusals import LaterRoundFollowed
from cases.models import CaseFile
from exchange.importing.problems import Code
from exchange.models import ImportedRow, ImportRow, RowState
from exchange.operations.batches import answer_joining
from exchange.refusals import ImportHasBegun, NothingToJoin
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import transaction
from lawbook.failure import FailureCode
from papers.operations import NOTHING
from tests.exchange.notices import sheet
from tests.fixtures.imports import rows_in, stepped
from tests.fixtures.ledger import verify_whole
from tests.fixtures.papers import typed


def only(model):
    return db.session.scalars(db.select(model)).one()


def again(**changes):
    return {
        "notice_id": "DGTS-900002",
        "auction_datetime": "2026-12-24 09:00",
        "starting_price_vnd": "315000000",
        "starting_price_raw": "315.000.000 đồng",
        **changes,
    }


def test_an_asset_offered_again_is_told_and_stands_alone_unless_joined(import_notices):
    batch = import_notices(sheet(past(), again()))
    row = db.session.scalars(db.select(ImportRow).where(ImportRow.row == 3)).one()
    assert (row.offered_in_row, row.joins) == (2, None)
    assert Code.SAME_ASSET_AS in {problem["code"] for problem in row.problems}
    assert (batch.imported, count(Lot)) == (2, 2)


def test_a_joined_notice_is_one_more_round_and_keeps_its_own_row(stage_file, start):
    batch = stage_file(sheet(past(), again()))
    start(batch, join_rest=True)
    stepped(batch)
    rounds = db.session.scalars(db.select(Round).order_by(Round.number)).all()
    assert [(one.number, one.state) for one in rounds] == [
        (1, RoundState.UNKNOWN),
        (2, RoundState.ANNOUNCED),
    ]
    assert (count(Lot), count(CaseFile), count(ImportedRow)) == (1, 1, 2)
    assert rounds[1].cause is None
    assert only(Lot).current_price == 315_000_000
    assert verify_whole().intact


def test_a_notice_is_joined_to_what_stands(import_notices, stage_file, start):
    import_notices(sheet({**past(), "result": "Không thành"}))
    batch = stage_file(sheet(again()))
    start(batch, join_rest=True)
    stepped(batch)
    assert (count(Lot), count(Round), only(Lot).failed_rounds) == (1, 2, 1)


def test_a_notice_with_a_price_joins_the_asset_that_had_none(import_notices, stage_file, start):
    import_notices(sheet(no_price()))
    batch = stage_file(sheet(again()))
    start(batch, join_rest=True)
    stepped(batch)
    assert (count(Lot), only(Round).number) == (1, 1)


def test_a_session_still_to_come_cannot_be_followed(stage_file, start):
    batch = stage_file(sheet({}, again()))
    start(batch, join_rest=True)
    stepped(batch)
    assert (rows_in(batch, RowState.FAILED), count(Round)) == ([3], 1)


IN_OTHER_WORDS = "Bán lại xe THACO cũ, tải trọng 8.000 kg, BKS 47C 11234"
PLATE = {"asset_description": "Xe ô tô tải THACO 8 tấn, biển kiểm soát 47C-112.34"}


def test_an_asset_in_other_words_is_known_by_its_identifier(stage_file, start):
    batch = stage_file(sheet({**past(), **PLATE}, again(asset_description=IN_OTHER_WORDS)))
    start(batch, join_rest=True)
    stepped(batch)
    assert (count(Lot), count(Round)) == (1, 2)
    assert verify_whole().intact


def test_an_asset_in_other_words_is_known_to_be_that_of_a_lot(import_notices, stage_file, start):
    import_notices(sheet({**past(), **PLATE}))
    batch = stage_file(sheet(again(asset_description=IN_OTHER_WORDS)))
    row = db.session.scalars(db.select(ImportRow).where(ImportRow.batch_id == batch.id)).one()
    assert (row.offered_as_lot_id, row.joins) == (only(Lot).id, None)
    start(batch, join_rest=True)
    stepped(batch)
    assert (count(Lot), count(Round)) == (1, 2)


def test_the_asset_of_another_plate_is_another(import_notices, stage_file):
    import_notices(sheet({**past(), **PLATE}))
    other = IN_OTHER_WORDS.replace("11234", "11235")
    batch = stage_file(sheet(again(asset_description=other)))
    row = db.session.scalars(db.select(ImportRow).where(ImportRow.batch_id == batch.id)).one()
    assert not row.is_offered_again


def test_of_a_file_with_the_newest_first_the_rounds_follow_by_their_days(stage_file, start):
    third = again(
        notice_id="DGTS-900003",
        auction_datetime="2026-12-29 09:00",
        starting_price_vnd="300000000",
        starting_price_raw="300.000.000 đồng",
    )
    second = again(auction_datetime="2026-10-05 09:00", notice_date="2026-09-05", **SOLD_BEFORE)
    batch = stage_file(sheet(third, second, past()))
    rows = db.session.scalars(db.select(ImportRow).order_by(ImportRow.row)).all()
    assert [row.offered_in_row for row in rows] == [3, 4, None]
    start(batch, join_rest=True)
    stepped(batch)
    rounds = db.session.scalars(db.select(Round).order_by(Round.number)).all()
    assert [round_.session_on.month for round_ in rounds] == [9, 10, 12]
    assert (count(Lot), count(ImportedRow)) == (1, 3)
    assert verify_whole().intact


def test_the_publications_of_one_round_are_answered_together(stage_file, start, officer):
    second = again(notice_id="DGTS-900003", notice_date="2026-11-06")
    batch = stage_file(sheet(again(), second, past()))
    with transaction():
        answer_joining(batch, 2, joins=True, by=Act(officer, clock.now()))
    start(batch)
    stepped(batch)
    assert (count(Lot), count(Round), count(ImportedRow)) == (1, 2, 3)


def test_an_answer_to_one_row_counts_before_all_others(stage_file, start, officer):
    batch = stage_file(sheet(past(), again()))
    with transaction():
        answer_joining(batch, 3, joins=False, by=Act(officer, clock.now()))
    start(batch, join_rest=True)
    stepped(batch)
    assert count(Lot) == 2


def test_answers_that_are_refused(stage_file, start, officer):
    by = Act(officer, clock.now())
    batch = stage_file(sheet(past(), again()))
    with pytest.raises(ChangedMeanwhile), transaction():
        answer_joining(batch, 3, joins=True, by=replace(by, seen=batch.version + 1))
    with pytest.raises(NothingToJoin), transaction():
        answer_joining(batch, 2, joins=True, by=by)
    start(batch)
    with pytest.raises(ImportHasBegun), transaction():
        answer_joining(batch, 3, joins=True, by=by)


def test_a_round_before_the_newest_can_only_have_failed(stage_file, start, officer):
    batch = stage_file(sheet(past(), again()))
    start(batch, join_rest=True)
    stepped(batch)
    first = db.session.scalars(db.select(Round).where(Round.number == 1)).one()
    by = Act(officer, clock.now())
    given = {
        "registrants": 2,
        "minutes": typed("1/BB", date(2026, 9, 3)),
        "result_received_on": date(2026, 9, 4),
    }
    sold = {"price": 350_000_000, "buyer": "Bà B", "buyer_identity": None, "contract": NOTHING}
    with pytest.raises(LaterRoundFollowed):
        record_sold(first, **sold, **given, by=by)
    record_failure(first, code=FailureCode.NO_BID, **given, by=by)
    lot = only(Lot)
    assert (first.state, lot.status) == (RoundState.FAILED, LotStatus.ANNOUNCED)
    assert lot.failed_rounds == 1


def test_the_command_joins_only_when_told(run_command, office, officer, tmp_path):
    path = tmp_path / "thong-bao.csv"
    path.write_bytes(sheet(past(), again()))
    answer = run_command("exchange", "import", "notices", str(path), "--json", "--join").json
    assert (answer["new"], answer["imported"], count(Lot)) == (2, 2, 1)
    assert [row["row"] for row in answer["warnings"]] != []


SOLD_BEFORE = {"dossier_sale_from": "2026-09-05 07:30", "dossier_sale_to": "2026-09-30 17:00"}


def count(model):
    return db.session.scalar(db.select(db.func.count()).select_from(model))


def no_price():
    return {"starting_price_vnd": "", "starting_price_raw": "hơn 3 tỷ", "deposit_raw": ""}


def past():
    """Return a session of long ago, published before it."""
    return {
        "auction_datetime": "2026-09-03 09:00",
        "notice_date": "2026-08-03",
        "dossier_sale_from": "2026-08-03 07:30",
        "dossier_sale_to": "2026-08-30 17:00",
    }
