"""One notice number may stand for several assets; a notice is known by number and asset."""

from auctions.models import Lot
from cases.models import CaseFile
from exchange.importing.notices import read_notices
from exchange.importing.problems import Code
from exchange.models import ImportedRow, ImportRow, RowState
from foundation.database import db
from tests.exchange.books import Cell, Tab, xlsx
from tests.exchange.notices import sheet
from tests.fixtures.ledger import verify_whole

LAND = {"asset_kind": "land", "asset_location": "xã Mẫu", "starting_price_raw": "900.000.000 đồng"}
PARCELS = [
    {
        "notice_id": "TB-55",
        **LAND,
        "asset_description": f"Quyền sử dụng đất thửa đất số {at}, tờ bản đồ số 4",
        "starting_price_vnd": "900000000",
    }
    for at in (31, 32, 33)
]


def count(model):
    return db.session.scalar(db.select(db.func.count()).select_from(model))


def states():
    rows = db.session.scalars(db.select(ImportRow).order_by(ImportRow.batch_id, ImportRow.row))
    return [row.state for row in rows]


def test_assets_under_one_number_all_come_in_and_once_only(import_notices, stage_file):
    batch = import_notices(sheet(*PARCELS))
    assert (batch.imported, count(Lot), count(CaseFile)) == (3, 3, 3)
    stage_file(sheet(*reversed(PARCELS)))
    assert count(ImportedRow) == 3
    assert states()[3:] == [RowState.UNCHANGED] * 3
    assert verify_whole().intact


def test_one_more_asset_under_a_number_that_came_in_before_is_another_one(import_notices):
    import_notices(sheet(PARCELS[0]))
    assert import_notices(sheet(PARCELS[1])).imported == 1
    assert import_notices(sheet(*PARCELS)).imported == 1
    assert count(Lot) == 3


def test_a_row_that_was_changed_is_no_other_asset(import_notices, stage_file):
    import_notices(sheet(PARCELS[0]))
    worded = PARCELS[0]["asset_description"] + ", đã có giấy chứng nhận"
    batch = stage_file(sheet({**PARCELS[0], "asset_description": worded}))
    row = db.session.scalars(db.select(ImportRow).where(ImportRow.batch_id == batch.id)).one()
    assert (row.state, row.problems[0]["code"]) == (RowState.REFUSED, Code.IMPORTED_DIFFERENTLY)


def test_one_asset_under_a_number_with_two_prices_is_refused():
    dearer = {**PARCELS[0], "starting_price_raw": "990.000.000 đồng", "starting_price_vnd": ""}
    cheaper = {**PARCELS[0], "starting_price_vnd": ""}
    read = read_notices(sheet(dearer, cheaper), "a.csv")
    assert [each.code for each in read.problems if each.refuses] == [Code.ID_TWICE] * 2


def test_a_merged_notice_number_is_the_number_of_each_row_beside_it():
    rows: list[list[Cell]] = [
        ["Số thông báo", "Tài sản", "Giá khởi điểm"],
        ["77/TB", "Quyền sử dụng đất thửa 5, tờ bản đồ 2", "900.000.000"],
        [None, "Quyền sử dụng đất thửa 6, tờ bản đồ 2", "910.000.000"],
    ]
    read = read_notices(xlsx(Tab(rows, merges=[(1, 0, 2, 0)])), "a.xlsx")
    assert [draft.notice_id for draft in read.drafts] == ["77/TB", "77/TB"]
