"""Which printer is the default of its warehouse, and which a page of labels chooses first."""

from datetime import timedelta

import pytest

from accounts.models import Role
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from warehouse.models import Place, PlaceKind, PrinterKind
from warehouse.operations.places import create_place
from warehouse.operations.printers import add_printer, change_printer, retire_printer
from warehouse.printers.layout import STANDARD, layout_of
from warehouse.queries.printers import defaults_among, printers_for

SHEET, ROLL = STANDARD[PrinterKind.SHEET], STANDARD[PrinterKind.ROLL]


@pytest.fixture
def by(keeper):
    return Act(keeper, clock.now())


@pytest.fixture
def add(warehouse, by):
    """Add a printer to the warehouse, but for what is said otherwise."""

    def act(place=warehouse, *, name="Máy in 1", is_default=False):
        return add_printer(place, name=name, layout=SHEET, is_default=is_default, by=by)

    return act


def make_default(printer, by, *, is_default=True):
    change_printer(
        printer,
        place=db.session.get_one(Place, printer.place_id),
        name=printer.name,
        layout=layout_of(printer),
        is_default=is_default,
        by=by,
    )


def default(*printers):
    """Return the name of the default among printers of one warehouse; "" for none."""
    found = defaults_among([each.id for each in printers])
    assert len(found) <= 1
    return next((each.name for each in printers if each.id in found), "")


def test_the_default_is_the_one_made_so_last(add, keeper, office):
    first, second = add(), add(name="Máy in 2")
    sight = [office.id]
    assert default(first, second) == ""
    assert [each.id for each in printers_for([], sight, own=office.id)] == [first.id, second.id]
    for minute, printer in enumerate((second, first, second)):  # who lost it takes it back
        by = Act(keeper, clock.now() + timedelta(minutes=minute))
        make_default(printer, by)
        assert default(first, second) == printer.name
    chosen = [each.id for each in printers_for([], sight, own=office.id)]
    assert chosen == [second.id, first.id]
    retire_printer(second, by=Act(keeper, clock.now()))
    assert default(first, second) == first.name
    assert [each.id for each in printers_for([], sight, own=office.id)] == [first.id]
    make_default(first, Act(keeper, clock.now()), is_default=False)
    assert default(first, second) == ""


def test_the_printer_where_the_thing_lies_comes_first(add, by, office, item, shelf, make_place):
    there = add()
    other = create_place(
        office_id=office.id,
        parent=None,
        name="Kho 3",
        short_name="K3",
        kind=PlaceKind.WAREHOUSE,
        by=by,
    )
    elsewhere = add(other, name="Máy in 3", is_default=True)
    sight = [office.id]
    for code in (item.code, shelf.code):
        assert printers_for([code], sight, own=office.id)[0].id == there.id
    assert printers_for([other.code], sight, own=office.id)[0].id == elsewhere.id
    assert printers_for([item.code], [office.id + 1], own=office.id) == []


def test_the_persons_office_comes_before_other_offices(add, office, unit, make_user):
    """The thing lies where no printer stands; a default elsewhere is not nearer than home."""
    by_unit = Act(make_user(roles=[Role.KEEPER], office=unit), clock.now())
    home = add()
    store = create_place(
        office_id=unit.id,
        parent=None,
        name="Kho khu vực",
        short_name="KV",
        kind=PlaceKind.WAREHOUSE,
        by=by_unit,
    )
    far = add_printer(store, name="Máy xa", layout=ROLL, is_default=True, by=by_unit)
    sight = [office.id, unit.id]
    for own, chosen in ((office.id, [home.id, far.id]), (unit.id, [far.id, home.id])):
        assert [each.id for each in printers_for([], sight, own=own)] == chosen
