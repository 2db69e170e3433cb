"""Printers: where their labels lie, what is refused, which is chosen, and that its labels read."""

from dataclasses import replace
from decimal import Decimal

import pytest

from accounts.models import Role
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.codes import new_code
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.ledger import verify_stream
from warehouse import refusals, sheets
from warehouse.labels import GAPPED_SHEET, ROLL_62, Label, check_sheet
from warehouse.models import Place, PlaceClass, PlaceKind, PrinterKind
from warehouse.operations.places import close_place, create_place
from warehouse.operations.printers import add_printer, change_printer, retire_printer
from warehouse.printers.layout import STANDARD, Layout, layout_of, why_not_lie

SHEET = Layout(
    PrinterKind.SHEET,
    width=Decimal(99),
    height=Decimal("67.7"),
    columns=2,
    rows=4,
    left=Decimal("4.7"),
    top=Decimal("13.1"),
    gap_across=Decimal("2.5"),
    shift_across=Decimal("-1.5"),
    shift_down=Decimal("2.25"),
)
ROLL = Layout(PrinterKind.ROLL, width=Decimal(50), height=Decimal(30))
LEAST = Layout(PrinterKind.ROLL, width=Decimal(46), height=Decimal(27))


@pytest.fixture
def by(keeper):
    return Act(keeper, clock.now())


@pytest.fixture
def add(warehouse, by):
    """Add a printer to the warehouse, but for what is said otherwise."""

    def act(place=warehouse, *, name="Máy in 1", layout=SHEET, is_default=False):
        return add_printer(place, name=name, layout=layout, is_default=is_default, by=by)

    return act


def said(printer, **more):
    values = {
        "place": db.session.get_one(Place, printer.place_id),
        "name": printer.name,
        "layout": layout_of(printer),
        "is_default": False,
    }
    return values | more


def labels(count):
    return [
        Label(code=new_code(), description="Xe mô tô, sơn màu đỏ", case_number="HS 398/2026")
        for _number in range(count)
    ]


# the paper


@pytest.mark.parametrize("layout", [SHEET, ROLL, LEAST], ids=["sheet", "roll", "least"])
@pytest.mark.parametrize("dpi", [203, 300])
def test_labels_of_a_registered_printer_are_decoded(add, layout, dpi):
    printer = add(layout=layout)
    db.session.expire_all()
    assert layout_of(printer) == layout
    geometry = layout_of(printer).geometry
    printed = labels(geometry.cells + 1)
    done = sheets.sheet(printed, geometry=geometry)
    assert done.pages == 2
    assert check_sheet(done.content, [label.code for label in printed], dpi=dpi) == []


@pytest.mark.parametrize("across", [-2, 2])
@pytest.mark.parametrize("down", [-2, 2])
def test_the_least_label_moved_as_far_as_it_may_be_is_decoded(across, down):
    layout = replace(LEAST, shift_across=Decimal(across), shift_down=Decimal(down))
    assert why_not_lie(layout) is None
    printed = labels(1)
    sheets.sheet(printed, geometry=layout.geometry)  # raises where a code does not read


def test_a_label_lies_where_the_printer_is_said_to_hit_it():
    plain, moved = (
        replace(SHEET, shift_across=Decimal(shift), shift_down=Decimal(shift)).geometry.box(7)
        for shift in (0, 1)
    )
    millimetre = 72 / 25.4
    assert moved.left - plain.left == pytest.approx(millimetre)
    assert plain.bottom - moved.bottom == pytest.approx(millimetre)


def test_a_printer_begins_with_the_paper_labels_were_printed_on_before():
    begins = [STANDARD[kind].geometry for kind in (PrinterKind.SHEET, PrinterKind.ROLL)]
    assert begins == [GAPPED_SHEET, ROLL_62]


def test_a_sheet_has_no_label_behind_its_last():
    with pytest.raises(refusals.CellNotOnSheet):
        sheets.sheet(labels(1), geometry=SHEET.geometry, start_cell=8)


@pytest.mark.parametrize(
    ("layout", "refusal"),
    [
        (replace(ROLL, width=Decimal("45.9")), refusals.LabelTooSmall),
        (replace(ROLL, height=Decimal("26.9")), refusals.LabelTooSmall),
        (replace(SHEET, columns=0), refusals.LabelsOverlap),
        (replace(SHEET, rows=0), refusals.LabelsOverlap),
        (replace(SHEET, gap_across=Decimal(-1)), refusals.LabelsOverlap),
        (replace(SHEET, columns=3), refusals.LabelsOffPaper),
        (replace(SHEET, rows=5), refusals.LabelsOffPaper),
        (replace(SHEET, left=Decimal(-1)), refusals.LabelsOverlap),
        (replace(SHEET, top=Decimal(-1)), refusals.LabelsOverlap),
        (replace(ROLL, width=Decimal(211)), refusals.LabelsOffPaper),
        (replace(SHEET, left=Decimal(6), shift_across=Decimal("5.1")), refusals.ShiftTooLarge),
        (replace(SHEET, shift_down=Decimal("-5.1")), refusals.ShiftTooLarge),
        (replace(ROLL, shift_across=Decimal("-2.1")), refusals.ShiftedOffPaper),
        (replace(ROLL, shift_down=Decimal("2.1")), refusals.ShiftedOffPaper),
    ],
)
def test_labels_that_do_not_lie_on_their_paper_are_refused(add, by, layout, refusal):
    with pytest.raises(refusal):
        add(layout=layout)
    printer = add()
    with pytest.raises(refusal):
        change_printer(printer, **said(printer, layout=layout), by=by)
    assert layout_of(printer) == SHEET


# the register


def test_a_printer_and_its_change_are_told_in_the_ledger(add, by, warehouse):
    printer = add(is_default=True)
    moved = replace(SHEET, shift_across=Decimal("0.5"))
    for layout in (moved, replace(moved, cut_lines=True)):
        change_printer(printer, **said(printer, layout=layout), by=by)
    retire_printer(printer, by=by)
    db.session.commit()
    told = list(db.session.scalars(ledger.history(printer.stream)))
    assert [entry.kind for entry in told] == [
        "printer.retired",
        "printer.changed",
        "printer.changed",
        "printer.added",
    ]
    assert told[1].payload == {"cut_lines": [False, True]}
    assert told[2].payload == {"shift_across": ["-1.5", "0.5"], "default": [True, False]}
    assert (told[3].payload["place"], told[3].payload["columns"]) == (warehouse.full_name, 2)
    assert verify_stream(printer.stream).intact


def test_a_printer_stands_in_a_warehouse_in_use(add, by, shelf, warehouse):
    with pytest.raises(refusals.PrinterOutsideWarehouse):
        add(shelf)
    printer = add()
    with pytest.raises(refusals.PrinterOutsideWarehouse):
        change_printer(printer, **said(printer, place=shelf), by=by)
    close_place(warehouse, by=by)
    with pytest.raises(refusals.PlaceClosed):
        add(name="Máy in 2")
    with pytest.raises(refusals.PlaceClosed):
        change_printer(printer, **said(printer), by=by)


def test_a_printer_stands_in_no_store_of_others(add, by, office):
    elsewhere = create_place(
        office_id=office.id,
        parent=None,
        name="Kho Công an tỉnh",
        short_name="CA",
        kind=PlaceKind.WAREHOUSE,
        place_class=PlaceClass.ELSEWHERE,
        by=by,
    )
    with pytest.raises(refusals.PrinterOutsideWarehouse):
        add(elsewhere)


def test_a_name_is_of_one_printer_of_the_office(add, by):
    printer, other = add(), add(name="Máy in 2")
    for name, refusal in (
        (" máy in  1", refusals.PrinterNameTaken),
        (" - ", refusals.PrinterNameNeeded),
    ):
        with pytest.raises(refusal):
            add(name=name)
        with pytest.raises(refusal):
            change_printer(other, **said(other, name=name), by=by)
    renamed = change_printer(printer, **said(printer, name="MÁY in 1"), by=by)
    assert renamed.name == "MÁY in 1"


def test_a_change_that_changes_nothing_is_refused(add, by):
    printer = add(is_default=True)
    with pytest.raises(refusals.PrinterUnchanged):
        change_printer(printer, **said(printer, is_default=True), by=by)


def test_what_changed_meanwhile_or_is_no_longer_used_stays_as_it_is(add, by, keeper):
    printer = add()
    before = Act(keeper, clock.now(), seen=printer.version)
    change_printer(printer, **said(printer, layout=replace(SHEET, cut_lines=True)), by=by)
    with pytest.raises(ChangedMeanwhile):
        change_printer(printer, **said(printer), by=before)
    with pytest.raises(ChangedMeanwhile):
        retire_printer(printer, by=before)
    retire_printer(printer, by=by)
    with pytest.raises(refusals.PrinterRetired):
        retire_printer(printer, by=by)
    with pytest.raises(refusals.PrinterRetired):
        change_printer(printer, **said(printer), by=by)


def test_a_printer_stays_in_its_office(add, by, unit, make_user):
    printer = add()
    store = create_place(
        office_id=unit.id,
        parent=None,
        name="Kho khu vực",
        short_name="KV",
        kind=PlaceKind.WAREHOUSE,
        by=Act(make_user(roles=[Role.KEEPER], office=unit), clock.now()),
    )
    with pytest.raises(refusals.PlaceOfAnotherOffice):
        change_printer(printer, **said(printer, place=store), by=by)
