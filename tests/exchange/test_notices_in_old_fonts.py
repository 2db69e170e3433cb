"""Notices typed for TCVN3 or VNI: converted, shown beside the file's text, in when confirmed."""

import json

import pytest

from auctions.models import Lot, Round
from cases.models import Asset
from exchange.importing.notices import read_notices
from exchange.importing.oldfonts import OldFont
from exchange.importing.problems import Code
from exchange.models import ImportBatch, ImportRow, RowState
from exchange.refusals import RowsRefused
from exchange.stepping import Stepper
from foundation.database import db
from tests.exchange.books import Cell, Tab, separated, xlsx
from tests.exchange.messy import in_old_font
from tests.exchange.notices import sent

HEAD: list[Cell] = ["STT", "Tên tài sản đấu giá", "Giá khởi điểm", "Thời gian đấu giá", "Ghi chú"]
ROWS: tuple[list[Cell], ...] = (
    [1, "Xe ô tô tải nhãn hiệu Hyundai, đã qua sử dụng", 350000000, "09:00 03/12/2026", None],
    [2, "Quyền sử dụng đất thửa số 5 tờ bản đồ 12", None, "09:00 04/12/2026", "Chưa có giá"],
    [3, "Máy xúc bánh lốp Komatsu", 410000000, None, "Không có người đăng ký"],
)
FONTS = list(OldFont)


def content(font: OldFont, *, book: bool = False) -> bytes:
    rows = [
        [in_old_font(cell, font) if isinstance(cell, str) else cell for cell in row]
        for row in (HEAD, *ROWS)
    ]
    return xlsx(Tab(rows)) if book else separated(rows)


def rows_by_place() -> dict[int, ImportRow]:
    return {row.row: row for row in db.session.scalars(db.select(ImportRow))}


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("book", [False, True])
def test_they_are_read_and_asked_about(font: OldFont, book: bool) -> None:
    sheet = read_notices(content(font, book=book), f"tb.{'xlsx' if book else 'csv'}")
    assert [draft.description for draft in sheet.drafts] == [row[1] for row in ROWS]
    for draft in sheet.drafts:
        asked = [each for each in draft.warnings if each.code is Code.OLD_FONT]
        assert asked
        assert all(each.refuses for each in asked)


@pytest.mark.parametrize("font", FONTS)
def test_they_stay_out_until_a_person_confirms(font, stage_file, start):
    batch = stage_file(content(font))
    assert (batch.old_font, batch.comes_in, batch.refused) == (font.value, 0, 3)
    assert batch.may_come_in == 3
    with pytest.raises(RowsRefused):
        start(batch)
    start(batch, font_is_right=True)
    Stepper().run()
    outcomes = {place: row.outcome for place, row in rows_by_place().items()}
    assert set(outcomes.values()) <= {RowState.NEW, RowState.INCOMPLETE, RowState.ASSETS_ONLY}
    assert {row.state for row in rows_by_place().values()} == {RowState.IMPORTED}
    described = set(db.session.scalars(db.select(Asset.description)))
    assert described == {str(row[1]) for row in ROWS}
    assert len(db.session.scalars(db.select(Lot)).all()) == 3


def test_a_row_refused_for_another_reason_stays_refused(stage_file, start):
    rows = [HEAD, *ROWS[:1], [4, None, 100, None, "đã đấu giá nhiều lần"]]
    old = [[in_old_font(c, OldFont.TCVN3) if isinstance(c, str) else c for c in r] for r in rows]
    batch = stage_file(separated(old))
    start(batch, font_is_right=True, skip_refused=True)
    Stepper().run()
    states = [row.state for row in rows_by_place().values()]
    assert sorted(states) == sorted([RowState.IMPORTED, RowState.REFUSED])


@pytest.mark.parametrize("font", FONTS)
def test_a_person_confirms_on_the_page(font, pages, officer):
    visitor = pages.as_user(officer)
    address = sent(visitor, "/exchange/notices/new", content(font), name="tb.csv").location
    page = visitor.get(address).main
    assert "Máy xúc bánh lốp Komatsu" in page
    assert in_old_font("Máy xúc bánh lốp Komatsu", font) in page
    visitor.post_form(address, {}, 422, action=address)
    assert not db.session.scalars(db.select(Round)).all()
    visitor.post_form(address, {"font_is_right": "y"}, action=address)
    Stepper().run()
    assert db.session.scalars(db.select(ImportBatch.imported)).one() == 3


def test_a_command_says_that_the_font_is_right(app, officer, tmp_path):
    db.session.commit()
    path = tmp_path / "tb.csv"
    path.write_bytes(content(OldFont.VNI))
    ask = ["exchange", "import", "notices", str(path), "--check", "--json"]
    said = app.test_cli_runner().invoke(args=ask)
    assert (said.exit_code, len(json.loads(said.output)["refused"])) == (1, 3)
    said = app.test_cli_runner().invoke(args=[*ask, "--convert-font"])
    assert (said.exit_code, json.loads(said.output)["refused"]) == (0, [])
