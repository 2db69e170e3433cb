"""Rows of a spreadsheet put into the lines of an intake order."""

import pytest
from sqlalchemy import select

from foundation.database import db
from tests.fixtures.html import fields
from tests.fixtures.warehouse import lines_of
from warehouse.forms.order_lines import MOST, blank, one_of, put_in
from warehouse.models import ItemKind, Order

READERS = {"kind": one_of({"vehicle": "Phương tiện", "timber": "Gỗ", "precious": "Vàng, đá quý"})}


def put(text, lines=None, **place):
    return put_in(lines or [blank()], text, READERS, **place)


def test_rows_with_their_head_fill_lines_by_the_names_of_their_columns():
    head = "STT\tSố lượng\tTên vật chứng\tĐVT\tLoại"
    text = f"{head}\r\n1\t2\tXe máy\tchiếc\tPhương tiện\r\n2\t1,5\tGỗ xẻ\tm3\tgỗ\r\n"
    done = put(text)
    kept = [
        (line["description"], line["kind"], line["quantity"], line["unit"]) for line in done.lines
    ]
    assert kept == [("Xe máy", "vehicle", "2", "chiếc"), ("Gỗ xẻ", "timber", "1,5", "m3")]
    assert not done.unread


def test_rows_without_a_head_begin_with_the_field_pasted_into():
    lines = [blank() | {"description": "Xe máy"}, blank() | {"description": "Gỗ"}]
    done = put("2\tchiếc\n1,5\tm3\n3\tkg", lines, at=0, name="quantity")
    assert [(line["description"], line["quantity"], line["unit"]) for line in done.lines] == [
        ("Xe máy", "2", "chiếc"),
        ("Gỗ", "1,5", "m3"),
        ("", "3", "kg"),
    ]


def test_a_first_column_that_only_counts_is_left_out():
    done = put("1\tXe máy\tPhương tiện\n2\tGỗ xẻ\tGỗ")
    assert [line["description"] for line in done.lines] == ["Xe máy", "Gỗ xẻ"]


def test_nothing_typed_is_written_over():
    lines = [blank() | {"description": "một"}, blank() | {"description": "hai"}]
    done = put("ba\tGỗ\nbốn\tGỗ", lines, at=0, name="description")
    assert [line["description"] for line in done.lines] == ["một", "ba", "bốn", "hai"]
    assert {at for at, _name in done.filled} == {1, 2}


def test_a_cell_of_several_lines_in_quotation_marks_is_one_cell():
    done = put('"Xe máy\nBKS 29H1"\tPhương tiện\nTivi 32" Sony\tGỗ\n"Rồng" bạc\tGỗ')
    assert [line["description"] for line in done.lines] == [
        "Xe máy\nBKS 29H1",
        'Tivi 32" Sony',
        '"Rồng" bạc',
    ]


def test_a_quantity_with_its_unit_is_parted_where_no_unit_is_written():
    (line,) = put("Xe máy\t\t2 chiếc").lines
    assert (line["quantity"], line["unit"]) == ("2", "chiếc")
    (line,) = put("Xe máy\t\t2 chiếc\tcái").lines
    assert (line["quantity"], line["unit"]) == ("2 chiếc", "cái")
    (line,) = put("Xe máy\t\t1.2.3 chiếc").lines
    assert line["quantity"] == "1.2.3 chiếc"


def test_what_no_field_takes_is_kept_apart():
    done = put("Mô tả\tLoại\tGhi chú\nXe\txe thồ\tmất khóa")
    assert [(each.line, each.name, each.text) for each in done.unread] == [
        (0, "kind", "xe thồ"),
        (0, "", "Ghi chú: mất khóa"),
    ]


def test_rows_without_room_are_given_back_as_they_were():
    text = "Mô tả\tLoại\n" + "\n".join(f"vật {n}\tGỗ" for n in range(MOST + 2))
    done = put(text)
    assert len(done.lines) == MOST
    assert done.left == f"Mô tả\tLoại\nvật {MOST}\tGỗ\nvật {MOST + 1}\tGỗ"


@pytest.fixture
def as_officer(pages, officer, head, keeper):
    return pages.as_user(officer)


PAPERS = {"document_no": "12/BB-THG", "document_on": "03/06/2026", "reason": "Tiếp nhận"}


def test_pasted_rows_are_proposed_after_what_cannot_be_read_is_mended(as_officer, case):
    address = f"/warehouse/orders/new?case_id={case.id}"
    rows = "Xe máy Wave\tPhương tiện\tba\tchiếc\nGỗ xẻ\txe thồ\t1,5\tm3"
    page = as_officer.post_form(address, PAPERS | {"pasted": rows, "paste": "1", "add": None}, 200)
    form = page.form(having=("lines-1-description",))
    typed = fields(form)
    assert (typed["lines-0-quantity"], typed["lines-1-quantity"]) == ("ba", "1,5")
    assert "xe thồ" in page.text
    assert db.session.scalar(select(Order)) is None

    kind = ItemKind.TIMBER.value
    mended = {"lines-0-quantity": "3", "lines-1-kind": kind, "paste": None, "add": None}
    as_officer.follow(as_officer.send(page, form, mended | {"remove": None}))
    order = db.session.scalar(select(Order))
    assert [line.described_quantity for line in lines_of(order)] == [3, pytest.approx(1.5)]


def test_rows_that_stand_beside_the_lines_are_not_lost_in_silence(as_officer, case):
    address = f"/warehouse/orders/new?case_id={case.id}"
    page = as_officer.post_form(
        address, PAPERS | {"pasted": "Xe\tGỗ", "add": None, "paste": None}, 422
    )
    assert "Xe\tGỗ" in page.response.text, "the text keeps its tabs"
    assert db.session.scalar(select(Order)) is None


def test_a_line_taken_out_leaves_the_others_as_they_were_typed(as_officer, case):
    address = f"/warehouse/orders/new?case_id={case.id}"
    page = as_officer.post_form(address, {"lines-0-quantity": "ba rưỡi", "add": "1"}, 200)
    form = page.form(having=("lines-1-description",))
    page = as_officer.send(page, form, {"remove": "1", "add": None, "paste": None}, 200)
    assert fields(page.form(having=("lines-0-quantity",)))["lines-0-quantity"] == "ba rưỡi"
