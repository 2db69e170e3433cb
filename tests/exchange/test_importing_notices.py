"""Importing notices: all or nothing, twice changes nothing, one round once."""

import json
from pathlib import Path

import pytest

from auctions.models import Lot, LotStatus, Round
from cases.models import Asset, CaseFile, CaseTag
from exchange.importing.problems import Code
from exchange.models import BatchState, ImportBatch, ImportedRow, ImportRow, RowState
from exchange.refusals import NothingToImport, RowsRefused
from foundation import clock
from foundation.database import db
from tests.exchange.notices import sheet
from tests.fixtures.clock import at_nine
from tests.fixtures.imports import rows_in
from tests.fixtures.ledger import verify_whole

HERE = Path(__file__).parent
FILES = [  # invented rows, and the real ones where they lie beside the tree
    path
    for path in (HERE / "data/notices_messy.csv", HERE.parents[2] / "shared/data/notices.csv")
    if path.exists()
]


def _count(model):
    return db.session.scalar(db.select(db.func.count()).select_from(model))


def test_a_notice_becomes_a_case_an_asset_a_lot_and_an_announced_round(import_notices):
    batch = import_notices(sheet({"creditor_type": "bank"}))
    assert (batch.state, batch.new, batch.imported) == (BatchState.DONE, 1, 1)
    assert (batch.unchanged, batch.left_out, batch.failed) == (0, 0, 0)
    lot, round_ = db.session.scalar(db.select(Lot)), db.session.scalar(db.select(Round))
    assert (lot.status, lot.current_price) == (LotStatus.ANNOUNCED, 350_000_000)
    assert (round_.starting_price, round_.deposit) == (350_000_000, 35_000_000)
    assert round_.session_at == at_nine(clock.local_day(round_.session_at))
    case = db.session.scalar(db.select(CaseFile))
    assert (case.number, case.origin) == ("TB DGTS-900001", "notice:DGTS-900001")
    assert _count(CaseTag) == 1
    assert verify_whole().intact


def test_nothing_of_a_file_is_in_force_before_somebody_says_yes(stage_file):
    batch = stage_file(sheet({}))
    assert (batch.state, batch.new) == (BatchState.READ, 1)
    assert (_count(Lot), _count(CaseFile)) == (0, 0)


def test_the_same_file_again_changes_nothing(import_notices, stage_file, start):
    content = sheet({}, {"notice_id": "DGTS-900002", "asset_description": "Xe khách 29 chỗ"})
    import_notices(content)
    again = stage_file(content)
    assert (again.new, again.unchanged) == (0, 2)
    with pytest.raises(NothingToImport):
        start(again)
    assert _count(Lot) == 2


def test_two_publications_of_a_round_are_one_round(import_notices):
    batch = import_notices(sheet({}, {"notice_id": "DGTS-900003", "notice_date": "2026-11-05"}))
    assert (batch.imported, _count(Round), _count(Lot)) == (2, 1, 1)


def test_one_refused_row_keeps_the_whole_file_out(stage_file, start):
    unreadable = {"notice_id": "DGTS-900004", "starting_price_raw": "351.000.000 đồng"}
    with pytest.raises(RowsRefused):
        start(stage_file(sheet({}, unreadable)))
    assert (_count(Lot), _count(CaseFile), _count(ImportedRow)) == (0, 0, 0)


def test_refused_rows_stay_out_when_the_person_says_so(import_notices):
    soon = {"notice_id": "DGTS-900004", "asset_description": "Thông báo tạm dừng đấu giá"}
    batch = import_notices(sheet({}, soon), skip_refused=True)
    assert (batch.imported, rows_in(batch, RowState.REFUSED)) == (1, [3])
    assert _count(Lot) == 1


def test_a_notice_that_changed_since_is_refused_not_overwritten(import_notices, stage_file):
    import_notices(sheet({}))
    changed = {"starting_price_vnd": "300000000", "starting_price_raw": "300.000.000"}
    assert stage_file(sheet(changed)).refused == 1
    assert db.session.scalar(db.select(Lot)).current_price == 350_000_000


@pytest.mark.parametrize(
    "wrong",
    [
        {"notice_id": "9" * 60},
        {"auction_datetime": "2026-12-03 09:00", "result": "Không thành"},
    ],
    ids=["a number too long", "a result before the session"],
)
def test_what_would_be_refused_later_is_refused_before_anything_comes_in(stage_file, wrong):
    batch = stage_file(sheet({}, {"notice_id": "DGTS-900005", **wrong}))
    assert (batch.new, rows_in(batch, RowState.REFUSED)) == (1, [3])


def test_a_number_that_a_case_has_already_is_refused_before_anything_comes_in(
    stage_file, make_case
):
    make_case(number="TB DGTS-900001")
    other = {"notice_id": "DGTS 900002", "asset_description": "Xe khách 29 chỗ"}
    third = {"notice_id": "DGTS-900002", "asset_description": "Xe khách 45 chỗ"}
    batch = stage_file(sheet({}, other, third))
    assert rows_in(batch, RowState.REFUSED) == [2, 4]


def test_long_texts_come_in_cut_to_what_a_round_holds(import_notices):
    long = {"auction_org": "Công ty " * 60, "auction_place": "Số 1 phố " * 80}
    assert import_notices(sheet(long)).imported == 1


def test_a_file_that_is_no_spreadsheet_leaves_nothing(stage_file):
    unread = stage_file(b"\x89PNG", name="anh.png")
    assert [problem.code for problem in unread.problems] == [Code.FILE_KIND]
    assert _count(ImportBatch) == 0


def test_a_notice_of_several_assets_makes_one_lot_of_them(import_notices):
    parts = [
        {"name": "Nhà xưởng số 1", "start_price": 200000000, "deposit": 20000000},
        {"name": "Máy ép số 2", "start_price": 150000000, "deposit": 15000000},
    ]
    import_notices(sheet({"sub_lots": json.dumps(parts, ensure_ascii=False)}))
    assert (_count(Asset), _count(Lot)) == (2, 1)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_whole_file_comes_in_and_then_changes_nothing(path, import_notices, stage_file):
    content = path.read_bytes()
    first = import_notices(content, skip_refused=True)
    assert first.rows == first.imported + first.unchanged + first.refused
    assert first.imported > (0.85 * first.rows if path.name == "notices.csv" else 5)
    second = stage_file(content)
    assert (second.new, second.unchanged) == (0, first.imported + first.unchanged)
    assert verify_whole().intact


def test_the_command_checks_refuses_imports_and_repeats(run_command, office, officer, tmp_path):
    path = tmp_path / "thong-bao.csv"
    path.write_bytes(
        sheet({}, {"notice_id": "DGTS-900009", "asset_description": "Đính chính thông báo đấu giá"})
    )

    def run(*options):
        answer = run_command("exchange", "import", "notices", str(path), "--json", *options)
        return answer.exit_code, answer.json

    code, check = run("--check", "--skip-refused")
    assert (code, check["rows"], check["new"], _count(Lot)) == (0, 2, 1, 0)
    assert check["refused"][0]["row"] == 3
    code, refused = run()
    assert (code, _count(Lot)) == (1, 0)
    assert refused["refused"][0]["reason"]
    code, done = run("--skip-refused")
    assert (code, done["imported"], _count(Lot)) == (0, 1, 1)
    code, again = run("--skip-refused")
    assert (code, again["new"], again["unchanged"], _count(Lot)) == (0, 0, 1, 1)
    assert (_count(ImportBatch), _count(ImportRow)) == (1, 2), "what was only read is forgotten"
