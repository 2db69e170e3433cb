"""Printers on their pages, and on the pages that print labels."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from accounts.models import Role
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.html import fields
from warehouse.models import LabelPrint, Printer, PrinterKind
from warehouse.operations.printers import add_printer, retire_printer
from warehouse.printers.layout import Layout

SHEET = Layout(
    PrinterKind.SHEET, Decimal(99), Decimal("67.7"), columns=2, rows=4, top=Decimal("13.1")
)
ROLL = Layout(PrinterKind.ROLL, Decimal(50), Decimal(30))
FORM = {
    "name": "Máy in nhãn kho 2",
    "width": "50,5",
    "height": "30",
    "shift_across": "-0,5",
    "shift_down": "0",
}


@pytest.fixture
def add(warehouse, keeper):
    """Add a printer to the warehouse."""

    def act(*, name="Máy in 1", layout=SHEET, is_default=False):
        by = Act(keeper, clock.now())
        return add_printer(warehouse, name=name, layout=layout, is_default=is_default, by=by)

    return act


def test_a_printer_is_added_changed_tried_and_retired_on_its_pages(pages, admin, warehouse):
    visitor = pages.as_user(admin)
    address = "/warehouse/printers/new/label_roll"
    for wrong in (
        {"width": "40"},
        {"width": "rộng"},
        {"height": "30,555"},
        {"shift_across": "6"},
        {"shift_down": "-2,5"},
        {"place": "999"},
        {"name": " "},
    ):
        visitor.post_form(address, FORM | wrong, 422)
    for wrong, said in (
        ({"shift_across": "6"}, "nhiều nhất 5 mm"),
        ({"width": "900"}, "900 × 30 mm"),
        ({"width": "-1"}, "từ 0 trở lên"),
    ):
        assert said in visitor.post_form(address, FORM | wrong, 422).main
    assert db.session.scalar(select(func.count()).select_from(Printer)) == 0
    visitor.post_form(address, FORM)
    printer = db.session.scalars(select(Printer)).one()
    assert (printer.width, printer.shift_across) == (Decimal("50.5"), Decimal("-0.5"))
    page = f"/warehouse/printers/{printer.id}"
    assert "50,5 × 30 mm" in visitor.get(page).main
    assert printer.name in visitor.get("/warehouse/printers").main
    tried = visitor.post_form(page, {}, 200, action=f"{page}/test")
    assert tried.content.startswith(b"%PDF")
    edit = visitor.get(f"{page}/edit").form(having=("shift_across",))
    assert fields(edit)["shift_across"] == "-0,5"
    visitor.post_form(f"{page}/edit", {"shift_across": "0.25"})
    visitor.post_form(page, {}, action=f"{page}/retire")
    assert "Đã dịch sang phải (mm): -0,5 → 0,25" in visitor.get(page).main
    db.session.expire_all()
    assert printer.shift_across == Decimal("0.25")
    assert printer.retired_at is not None
    assert f'action="{page}/test"' not in visitor.get(page).markup
    visitor.get("/warehouse/printers/new/plotter", 404)
    visitor.get("/warehouse/printers/999", 404)


def test_a_printer_of_sheets_is_added_with_what_its_page_begins_with(pages, keeper, warehouse):
    visitor = pages.as_user(keeper)
    visitor.post_form("/warehouse/printers/new/a4_sheet", {"name": "Máy in A4"})
    printer = db.session.scalars(select(Printer)).one()
    assert (printer.columns, printer.rows, printer.left) == (3, 8, Decimal("7.25"))


def test_one_printer_of_a_warehouse_is_told_to_be_its_default(pages, keeper, add, travel_to, now):
    first = add(is_default=True)
    travel_to(now + timedelta(minutes=1))
    add(name="Máy in 2", is_default=True)
    travel_to(now + timedelta(minutes=2))
    visitor = pages.as_user(keeper)
    assert visitor.get("/warehouse/printers").main.count("máy in mặc định") == 1
    edit = visitor.get(f"/warehouse/printers/{first.id}/edit").form(having=("is_default",))
    assert "is_default" not in fields(edit), "another one took it over"
    visitor.post_form(f"/warehouse/printers/{first.id}/edit", {"is_default": "y"})
    edit = visitor.get(f"/warehouse/printers/{first.id}/edit").form(having=("is_default",))
    assert "is_default" in fields(edit)


def test_a_printer_no_longer_used_prints_no_test_page(pages, keeper, add):
    printer = add()
    visitor = pages.as_user(keeper)
    page = f"/warehouse/printers/{printer.id}"
    form = visitor.get(page).form(action=f"{page}/test")
    retire_printer(printer, by=Act(keeper, clock.now()))
    db.session.commit()
    answer = visitor.post(f"{page}/test", fields(form), 422)
    assert "đã thôi dùng" in answer.main


def test_labels_are_printed_on_the_chosen_printer(pages, keeper, add, item):
    sheet, roll = add(is_default=True), add(name="Máy cuộn", layout=ROLL)
    db.session.commit()
    visitor = pages.as_user(keeper)
    page = f"/warehouse/labels/{item.code}"
    form = visitor.get(page).form(having=("printer",))
    assert fields(form)["printer"] == str(sheet.id)
    small = visitor.post_form(page, {"printer": str(roll.id)}, 200).content
    assert b"/MediaBox [ 0 0 141.7323 85.03937 ]" in small
    again = {"codes": item.code, "printer": str(sheet.id), "reason": "rách"}
    visitor.post_form("/warehouse/labels", again | {"start_cell": "9"}, 422)
    large = visitor.post_form("/warehouse/labels", again | {"start_cell": "8"}, 200).content
    assert b"595.2756" in large
    visitor.post_form("/warehouse/labels", again | {"printer": "999"}, 422)
    assert db.session.scalar(select(func.count()).select_from(LabelPrint)) == 2


def test_without_a_printer_labels_are_printed_as_before(pages, keeper, item):
    visitor = pages.as_user(keeper)
    assert "3 × 8" in visitor.get("/warehouse/labels").main
    page = visitor.get(f"/warehouse/labels/{item.code}")
    assert 'name="printer"' not in page.markup
    assert 'name="start_cell"' not in page.markup
    visitor.post_form("/warehouse/labels", {"codes": item.code, "start_cell": "25"}, 422)


def test_printers_of_other_offices_are_not_there(pages, add, make_user, unit, officer):
    printer = add()
    db.session.commit()
    page = f"/warehouse/printers/{printer.id}"
    of_unit = pages.as_user(make_user(roles=[Role.KEEPER], office=unit))
    for address in (page, f"{page}/edit"):
        of_unit.get(address, 404)
    assert printer.name not in of_unit.get("/warehouse/printers").main
    for address in ("/warehouse/printers", page, f"{page}/edit"):
        pages.as_user(officer).get(address, 403)
