"""A person leaves single rows of a file out: they stay out, are named, and stand in the ledger."""

from collections.abc import Callable

import pytest

from accounts.models import Role
from audit.models import LedgerEntry
from cases.models import Asset, CaseFile
from exchange.models import ImportBatch, ImportRow, RowState
from exchange.stepping import Stepper
from foundation.actor import Actor
from foundation.database import db
from tests.exchange.books import Tab, xlsx
from tests.exchange.notices import different, sent
from tests.fixtures.pages import Pages

NEW = "/exchange/backlog/new"
HEADS = ["STT", "Số vụ việc", "Tên tài sản", "Lần thứ", "Ngày bán", "Giá khởi điểm"]
FILE = Tab(
    [
        HEADS,
        ["1", "1/2020", "Nhà xưởng", None, None, None],
        ["", "1/2020", "Nhà xưởng", "1", "3/2/2020", "2 tỷ"],
        ["2", "2/2020", "Thửa đất 5", None, None, None],
        ["3", "", "Xe máy", None, None, None],
    ]
)


@pytest.fixture
def importer(make_user: Callable[..., Actor]) -> Actor:
    return make_user(roles=[Role.OFFICER], username="nhap.tondong")


def states() -> list[RowState]:
    return list(db.session.scalars(db.select(ImportRow.state).order_by(ImportRow.row)))


def test_a_ticked_row_stays_out_with_the_other_rows_of_its_asset(
    pages: Pages, importer: Actor
) -> None:
    visitor = pages.as_user(importer)
    location = sent(visitor, NEW, xlsx(FILE)).location
    looked = visitor.get(location)
    assert looked.markup.count('name="left"') == len(FILE.rows) - 1

    shown = ["2", "3", "4", "5"]
    kept = {"shown": shown, "left": ["3", "5"], "save": "y"}
    visitor.post_form(location, kept, action=location)
    assert states() == [RowState.LEFT_OUT, RowState.LEFT_OUT, RowState.NEW, RowState.LEFT_OUT]
    batch = db.session.scalars(db.select(ImportBatch)).one()
    assert (batch.rows, batch.new, batch.refused, batch.skipped) == (1, 1, 0, 3)
    again = visitor.get(location)
    assert again.markup.count(" checked>") == 3

    visitor.post_form(location, {"shown": shown, "left": ["5"], "save": "y"}, action=location)
    assert states() == [RowState.NEW, RowState.NEW, RowState.NEW, RowState.LEFT_OUT]

    visitor.post_form(location, {"shown": shown, "left": ["4", "5"]}, action=location)
    Stepper().run()
    db.session.commit()
    assert db.session.scalars(db.select(Asset.description)).all() == ["Nhà xưởng"]
    assert db.session.scalars(db.select(CaseFile.number)).all() == ["1/2020"]
    left = db.session.scalars(
        db.select(LedgerEntry).where(LedgerEntry.kind == "import.left_out")
    ).one()
    assert left.payload["rows"] == [4, 5]
    assert "Thửa đất 5" in visitor.get(f"{location}?state=left_out").main


def test_what_is_no_row_of_the_file_is_passed_over(pages: Pages, importer: Actor) -> None:
    visitor = pages.as_user(importer)
    location = sent(visitor, NEW, xlsx(FILE)).location
    kept = {"shown": ["2", "x", "99"], "left": ["99", "٣", "4", "-1"], "save": "y"}
    visitor.post_form(location, kept, action=location)
    assert RowState.LEFT_OUT not in states()


def test_a_notice_is_left_out_by_its_tick(pages: Pages, importer: Actor) -> None:
    visitor = pages.as_user(importer)
    location = sent(visitor, "/exchange/notices/new", different(2)).location
    page = visitor.get(location)
    assert page.markup.count('form="start" name="left"') == 2
    hidden = {
        each.get("name"): each.get("value")
        for each in page.form(action=location).walk()
        if each.get("type") == "hidden"
    }
    told = {"shown": ["2", "3"], "left": ["3"], "save": "y"}
    visitor.raw("POST", location, data=hidden | told)
    assert states() == [RowState.NEW, RowState.LEFT_OUT]
