"""A list as a file: the rows one reads, once in the ledger; texts stay texts."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from audit.models import LedgerEntry
from exchange.workbook import workbook
from foundation.database import db
from web.lists import declared

ADDRESS = "/exchange/lists/items"


def cells(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def taken():
    return db.session.scalars(select(LedgerEntry).where(LedgerEntry.kind == "list.taken")).all()


def test_a_list_is_taken_out_as_it_is_narrowed_and_recorded_once(pages, keeper, item, make_item):
    make_item(description="=HYPERLINK(1)")
    visitor = pages.as_user(keeper)
    page = visitor.get(f"{ADDRESS}?q=hyperlink")
    form = page.form(action=ADDRESS)
    first = visitor.send(page, form, status=200)
    rows = cells(first.content)
    assert [row[0] for row in rows] == ["Vật chứng, tài sản", "=HYPERLINK(1)"]
    assert first.response.headers["Content-Disposition"].endswith('.xlsx"')
    visitor.send(page, form, status=200)
    (entry,) = taken()
    assert entry.payload == {"list": "Vật chứng, tài sản", "filters": "q=hyperlink", "rows": 1}
    assert entry.actor_id == keeper.id


def test_all_rows_come_beyond_one_page(pages, keeper, make_item):
    for number in range(42):
        make_item(description=f"Thùng {number}")
    visitor = pages.as_user(keeper)
    page = visitor.get(ADDRESS)
    assert "42 vật" in page.main
    assert len(cells(visitor.send(page, page.form(action=ADDRESS), status=200).content)) == 43


def test_only_what_one_may_read_is_taken_out(pages, keeper):
    pages.as_user(keeper).get("/exchange/lists/people", 403)
    pages.as_user(keeper).get("/exchange/lists/nothing", 404)
    assert taken() == []


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("key", ["cases", "lots", "sales", "orders", "stalled", "acts", "ledger"])
def test_every_list_can_be_taken_out(pages, make_user, unsold, item, key):
    everything = make_user(roles=["head", "auditor", "officer"])
    visitor = pages.as_user(everything)
    assert key in declared()
    address = f"/exchange/lists/{key}"
    page = visitor.get(address)
    assert cells(visitor.send(page, page.form(action=address), status=200).content)[0]


def test_a_workbook_holds_numbers_days_and_any_text():
    content = workbook(["a", "b"], [[1_500_000, None], ["\x00<&>\ud800", 10**16]])
    assert cells(content) == [["a", "b"], [1_500_000, ""], ["<&>", "10000000000000000"]]


def test_its_formats_are_whole_for_stricter_readers_too():
    """Some refuse a fill without a pattern, and a border without its sides."""
    with zipfile.ZipFile(io.BytesIO(workbook(["A"], [["x"]]))) as parts:
        styles = ElementTree.fromstring(parts.read("xl/styles.xml"))
    for name, inside in (("fills", 1), ("borders", 4)):
        (group,) = (each for each in styles if each.tag.endswith(f"}}{name}"))
        assert [each for each in group if len(each) < inside] == [], name
