"""Pages of a backlog: the template, a filled file looked at row by row, its import."""

import io
import zipfile
from collections.abc import Callable

import pytest

from accounts.models import Role
from cases.models import Asset
from exchange.models import ImportBatch, ImportRow, RowState
from exchange.stepping import Stepper
from foundation.actor import Actor
from foundation.database import db
from tests.exchange.books import Tab, xlsx
from tests.exchange.notices import sent
from tests.fixtures.pages import Pages

NEW = "/exchange/backlog/new"
HEADS = ["STT", "Số vụ việc", "Tên tài sản", "Ngày kê biên", "Giá lần 1", "Kết quả lần 1"]
GOOD = Tab(
    [
        HEADS,
        ["1", "1/2020", "Nhà xưởng", "3/2019", "2 tỷ", "không thành"],
        ["2", "2/2020", "Thửa đất 5", "hôm nọ", "2 tỷ", "không thành"],
        ["3", "", "Xe máy", "", "", ""],
    ]
)


@pytest.fixture
def importer(make_user: Callable[..., Actor]) -> Actor:
    return make_user(roles=[Role.OFFICER], username="nhap.tondong")


def count(model: type) -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0


def test_the_template_is_taken_home_by_whoever_imports(pages: Pages, importer: Actor) -> None:
    answer = pages.as_user(importer).get("/exchange/backlog/template")
    with zipfile.ZipFile(io.BytesIO(answer.response.data)) as book:
        assert "xl/worksheets/sheet11.xml" in book.namelist()


def test_a_file_is_looked_at_then_comes_in_as_its_person_says(
    pages: Pages, importer: Actor, make_user: Callable[..., Actor]
) -> None:
    visitor = pages.as_user(importer)
    location = sent(visitor, NEW, xlsx(GOOD)).location
    looked = visitor.get(location)
    assert "Nhà xưởng" in looked.main
    assert "hôm nọ" in looked.main
    batch = db.session.scalars(db.select(ImportBatch)).one()
    assert (batch.rows, batch.new, batch.incomplete, batch.refused) == (3, 1, 1, 1)
    refused = visitor.get(f"{location}?state=refused")
    assert "Xe máy" not in refused.main  # a row that is not read shows why, not what
    assert "Nhà xưởng" not in refused.main
    other = make_user(roles=[Role.OFFICER], username="nguoi.khac")
    assert pages.as_user(other).get(location, status=404).status == 404
    assert count(Asset) == 0

    said = visitor.post_form(location, {"skip_refused": "y"}, action=location)
    assert said.status == 303
    Stepper().run()
    db.session.commit()
    done = visitor.get(location)
    assert "Danh sách tồn đọng" in done.main
    assert count(Asset) == 2
    states = db.session.scalars(db.select(ImportRow.state).order_by(ImportRow.row)).all()
    assert states == [RowState.IMPORTED, RowState.IMPORTED, RowState.REFUSED]


def test_a_file_that_is_none_is_answered_with_a_sentence(pages: Pages, importer: Actor) -> None:
    visitor = pages.as_user(importer)
    for content in (b"%PDF-1.7 ...", b"<html><table></table>", b"PK\x03\x04 broken", b"   "):
        sent(visitor, NEW, content, name="tệp.xlsx", status=422)
    assert count(ImportBatch) == 0
