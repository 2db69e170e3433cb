"""Importing notices: all or nothing, twice changes nothing, one round once."""

import csv
import io
import json
from pathlib import Path

import pytest

from accounts.models import UserAccount
from auctions.models import Lot, LotStatus, Round
from cases.models import Asset, CaseFile, CaseTag
from exchange.importing import commit_notices
from exchange.importing.files import read_file
from exchange.importing.notices import read_notices
from exchange.importing.outcome import FileRefused, RowsRefused
from exchange.models import ImportBatch
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.clock import at_nine
from tests.fixtures.ledger import verify_whole

HERE = Path(__file__).parent
FILES = [  # invented rows, and the real ones where they lie beside the tree
    path
    for path in (HERE / "data/notices_messy.csv", HERE.parents[2] / "shared/data/notices.csv")
    if path.exists()
]
GOOD = {
    "notice_id": "DGTS-900001",
    "owner_category": "thads",
    "enforcement_office": "Phòng THADS khu vực 2 – Lâm Đồng",
    "asset_kind": "vehicle",
    "asset_description": "Xe ô tô tải nhãn hiệu THACO 8 tấn, đã qua sử dụng",
    "item_count": "1",
    "item_count_raw": "01",
    "starting_price_vnd": "350000000",
    "starting_price_raw": "350.000.000 đồng",
    "price_precision": "exact",
    "deposit_vnd": "",
    "deposit_percent": "10",
    "deposit_raw": "10%",
    "dossier_sale_from": "2026-11-02 07:30",
    "dossier_sale_to": "2026-11-30 17:00",
    "auction_datetime": "2026-12-03 09:00",
    "auction_org": "Công ty đấu giá hợp danh Thử Nghiệm",
    "notice_date": "2026-11-02",
}


def _sheet(*rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=[*GOOD, "creditor_type", "sub_lots"], restval="")
    writer.writeheader()
    writer.writerows(GOOD | row for row in rows)
    return text.getvalue().encode()


@pytest.fixture
def run(office, officer):
    def run(content, *, skip_refused=False, name="thong-bao.csv"):
        return commit_notices.import_notices(
            read_file(content, name, read_notices),
            office=office,
            officer=db.session.get_one(UserAccount, officer.id),
            skip_refused=skip_refused,
            by=Act(officer, clock.now()),
        )

    return run


def _count(model):
    return db.session.scalar(db.select(db.func.count()).select_from(model))


def test_a_notice_becomes_a_case_an_asset_a_lot_and_an_announced_round(run):
    outcome = run(_sheet({"creditor_type": "bank"}))
    assert (len(outcome.new), len(outcome.unchanged), len(outcome.refused)) == (1, 0, 0)
    lot, round_ = db.session.scalar(db.select(Lot)), db.session.scalar(db.select(Round))
    assert (lot.status, lot.current_price) == (LotStatus.ANNOUNCED, 350_000_000)
    assert (round_.starting_price, round_.deposit) == (350_000_000, 35_000_000)
    assert round_.session_at == at_nine(clock.local_day(round_.session_at))
    case = db.session.scalar(db.select(CaseFile))
    assert (case.number, case.origin) == ("TB DGTS-900001", "notice:DGTS-900001")
    assert _count(CaseTag) == 1
    assert verify_whole().intact


def test_the_same_file_again_changes_nothing(run):
    content = _sheet({}, {"notice_id": "DGTS-900002", "asset_description": "Xe khách 29 chỗ"})
    run(content)
    entries = verify_whole().entries
    outcome = run(content)
    assert (len(outcome.new), len(outcome.unchanged)) == (0, 2)
    assert (_count(Lot), _count(ImportBatch), verify_whole().entries) == (2, 1, entries)


def test_two_publications_of_a_round_are_one_round(run):
    run(_sheet({}, {"notice_id": "DGTS-900003", "notice_date": "2026-11-05"}))
    assert (_count(Round), _count(Lot)) == (1, 1)


def test_one_refused_row_keeps_the_whole_file_out(run):
    with pytest.raises(RowsRefused):
        run(
            _sheet(
                {},
                {
                    "notice_id": "DGTS-900004",
                    "starting_price_raw": "hơn 3 tỷ",
                    "starting_price_vnd": "",
                },
            )
        )
    assert (_count(Lot), _count(CaseFile), _count(ImportBatch)) == (0, 0, 0)


def test_refused_rows_stay_out_when_the_person_says_so(run):
    outcome = run(
        _sheet({}, {"notice_id": "DGTS-900004", "auction_datetime": "sắp tới"}), skip_refused=True
    )
    assert (len(outcome.new), list(outcome.refused)) == (1, [3])
    assert _count(Lot) == 1


def test_a_notice_that_changed_since_is_refused_not_overwritten(run):
    run(_sheet({}))
    with pytest.raises(RowsRefused):
        run(_sheet({"starting_price_vnd": "300000000", "starting_price_raw": "300.000.000"}))
    assert db.session.scalar(db.select(Lot)).current_price == 350_000_000


def test_a_file_that_is_no_spreadsheet_is_refused(run):
    with pytest.raises(FileRefused):
        run(b"\x89PNG", name="anh.png")


def test_a_notice_of_several_assets_makes_one_lot_of_them(run):
    parts = [
        {"name": "Nhà xưởng số 1", "start_price": 200000000, "deposit": 20000000},
        {"name": "Máy ép số 2", "start_price": 150000000, "deposit": 15000000},
    ]
    run(_sheet({"sub_lots": json.dumps(parts, ensure_ascii=False)}))
    assert (_count(Asset), _count(Lot)) == (2, 1)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_whole_file_comes_in_and_then_changes_nothing(path, run):
    content = path.read_bytes()
    first = run(content, skip_refused=True)
    assert first.rows == len(first.new) + len(first.unchanged) + len(first.refused)
    assert len(first.new) > (0.85 * first.rows if path.name == "notices.csv" else 5)
    second = run(content, skip_refused=True)
    assert (len(second.new), len(second.unchanged)) == (0, len(first.new) + len(first.unchanged))
    assert verify_whole().intact


def test_the_command_checks_refuses_imports_and_repeats(app, office, officer, tmp_path):
    path = tmp_path / "thong-bao.csv"
    path.write_bytes(
        _sheet(
            {}, {"notice_id": "DGTS-900009", "starting_price_raw": "tùy", "starting_price_vnd": ""}
        )
    )
    db.session.commit()

    def run(*options):
        db.session.commit()  # the command is another process in life: hold nothing against it
        result = app.test_cli_runner().invoke(
            args=["exchange", "import", "notices", str(path), "--json", *options]
        )
        return result.exit_code, json.loads(result.output)

    code, check = run("--check", "--skip-refused")
    assert (code, check["rows"], check["new"], _count(Lot)) == (0, 2, 1, 0)
    assert check["refused"][0]["row"] == 3
    code, refused = run()
    assert (code, _count(Lot)) == (1, 0)
    assert refused["refused"][0]["reason"]
    code, done = run("--skip-refused")
    assert (code, done["new"], _count(Lot)) == (0, 1, 1)
    code, again = run("--skip-refused")
    assert (code, again["new"], again["unchanged"], _count(Lot)) == (0, 0, 1, 1)
