"""Printers of an office: added to a warehouse, changed, no longer used."""

from typing import Any

from sqlalchemy import select

from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.folding import caseless, identifier, tidy
from foundation.refusals import check
from warehouse import allowed, allowed_printers, refusals
from warehouse.models import Place, PlaceClass, PlaceKind, Printer
from warehouse.printers import entries
from warehouse.printers.layout import Layout, layout_of, why_not_lie
from warehouse.queries.printers import defaults_among


def add_printer(place: Place, *, name: str, layout: Layout, is_default: bool, by: Act) -> Printer:
    """Add a printer that stands in a warehouse.

    Args:
        is_default: the pages that print labels choose it for the things of the warehouse.

    Raises:
        PrinterOutsideWarehouse: the place is no warehouse of our own.
        PlaceClosed: the warehouse is no longer used.
        PrinterNameNeeded: the name has no letter or digit.
        PrinterNameTaken: the office has a printer of that name.
        LabelTooSmall, LabelsOverlap, LabelsOffPaper, ShiftTooLarge, ShiftedOffPaper: see
            ``why_not_lie``.
    """
    name = _checked(place, name, layout)
    if (taken := _called(place.office_id, name, None)) is not None:
        raise refusals.PrinterNameTaken(see=[f"printer:{taken}"])
    printer = Printer(office_id=place.office_id, place_id=place.id, name=name)
    _lay(printer, layout)
    printer.default_since = by.at if is_default else None
    db.session.add(printer)
    db.session.flush()
    ledger.append(
        printer.stream,
        entries.PRINTER_ADDED,
        office_id=printer.office_id,
        by=by,
        payload={**_told(name, place, layout, is_default), "kind": layout.kind},
    )
    return printer


def change_printer(
    printer: Printer, *, place: Place, name: str, layout: Layout, is_default: bool, by: Act
) -> Printer:
    """Say anew what a printer is called, where it stands and where its labels lie.

    What it prints on stays: another paper is another printer.

    Raises:
        ChangedMeanwhile: it was changed since it was seen.
        PrinterRetired: it is no longer used.
        PlaceOfAnotherOffice: the warehouse is another office's.
        PrinterUnchanged: all of it is so already.
        PrinterOutsideWarehouse, PlaceClosed, PrinterNameNeeded, PrinterNameTaken, LabelTooSmall,
            LabelsOverlap, LabelsOffPaper, ShiftTooLarge, ShiftedOffPaper: see ``add_printer``.
    """
    lock_as_seen(printer, by)
    check(allowed_printers.why_not_use(printer))
    if place.office_id != printer.office_id:
        raise refusals.PlaceOfAnotherOffice(place=place.short_name)
    name = _checked(place, name, layout)
    if (taken := _called(printer.office_id, name, printer)) is not None:
        raise refusals.PrinterNameTaken(see=[f"printer:{taken}"])
    stood = db.session.get_one(Place, printer.place_id)
    was_default = printer.id in defaults_among([printer.id])
    before = _told(printer.name, stood, layout_of(printer), was_default)
    after = _told(name, place, layout, is_default)
    changed = {key: [before[key], after[key]] for key in before if before[key] != after[key]}
    if not changed:
        raise refusals.PrinterUnchanged
    printer.name, printer.place_id = name, place.id
    _lay(printer, layout)
    if not is_default:
        printer.default_since = None
    elif not (was_default and place.id == stood.id):
        printer.default_since = by.at
    db.session.flush()
    ledger.append(
        printer.stream,
        entries.PRINTER_CHANGED,
        office_id=printer.office_id,
        by=by,
        payload=changed,
    )
    return printer


def retire_printer(printer: Printer, *, by: Act) -> Printer:
    """Say that a printer is no longer used; what it printed stays as it is.

    Raises:
        ChangedMeanwhile: it was changed since it was seen.
        PrinterRetired: it is no longer used already.
    """
    lock_as_seen(printer, by)
    check(allowed_printers.why_not_use(printer))
    printer.retired_at, printer.default_since = by.at, None
    db.session.flush()
    ledger.append(
        printer.stream,
        entries.PRINTER_RETIRED,
        office_id=printer.office_id,
        by=by,
        payload={"name": printer.name},
    )
    return printer


def _checked(place: Place, name: str, layout: Layout) -> str:
    """Check what is the same of a printer that is added and of one that is changed."""
    lock(place)
    if place.kind is not PlaceKind.WAREHOUSE or place.place_class is PlaceClass.ELSEWHERE:
        raise refusals.PrinterOutsideWarehouse(place=place.short_name)
    check(allowed.why_not_use(place))
    name = tidy(name)
    if not identifier(name):
        raise refusals.PrinterNameNeeded
    check(why_not_lie(layout))
    return name


def _told(name: str, place: Place, layout: Layout, is_default: bool) -> dict[str, Any]:
    """Return what the ledger says of a printer."""
    return {"name": name, "place": place.full_name, **layout.told, "default": is_default}


def _called(office_id: int, name: str, but: Printer | None) -> int | None:
    """Return the id of a printer of the office that is called so."""
    other = select(Printer.id).where(
        Printer.office_id == office_id, Printer.name_key == caseless(name)
    )
    if but is not None:
        other = other.where(Printer.id != but.id)
    return db.session.scalar(other.limit(1))


def _lay(printer: Printer, layout: Layout) -> None:
    """Write where the labels lie."""
    printer.kind, printer.cut_lines = layout.kind, layout.cut_lines
    printer.width, printer.height = layout.width, layout.height
    printer.columns, printer.rows = layout.columns, layout.rows
    printer.left, printer.top = layout.left, layout.top
    printer.gap_across, printer.gap_down = layout.gap_across, layout.gap_down
    printer.shift_across, printer.shift_down = layout.shift_across, layout.shift_down
