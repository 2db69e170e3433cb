"""The list of printers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import Select

from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from warehouse.models import Printer, PrinterKind
from warehouse.printers.layout import layout_of
from warehouse.queries import printers as queries
from web import lists
from web.access import offices
from web.buttons import Button
from web.formatting import label, quantity
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells


@dataclass(frozen=True, slots=True)
class Row:
    """A printer, and whether it is the default of its warehouse."""

    printer: Printer
    is_default: bool


def pair_words(one: Decimal, other: Decimal, sign: str = "×") -> str:
    """Return two lengths in the reader's language: "63,5 × 33,9 mm"."""
    return f"{quantity(one)} {sign} {quantity(other)} mm"


def layout_words(printer: Printer) -> str:
    """Return in words on what a printer prints: kind, labels of a sheet, size of a label."""
    layout = layout_of(printer)
    size = pair_words(layout.width, layout.height)
    grid = [f"{layout.columns} × {layout.rows}"] if printer.kind is PrinterKind.SHEET else []
    return " · ".join([label(printer.kind), *grid, size])


def printer_words(printer: Printer) -> str:
    """Return how a printer is called where one is chosen: its name, where it stands, its paper."""
    return f"{printer.name} · {printer.place.full_name} · {layout_words(printer)}"


def _select(asked: Asked) -> Select[Printer]:
    query = queries.printers(offices())
    if asked.one("state") == "retired":
        return query.where(Printer.retired_at.is_not(None))
    return query.where(Printer.retired_at.is_(None)) if asked.one("state") else query


def _within(_asked: Asked) -> Within:
    return (Printer.office_id, offices())


def _addresses() -> Any:
    prefix = url_for("warehouse.printers.index")
    return lambda row: f"{prefix}/{row.printer.id}"


def _rows(printers: Sequence[Printer], _asked: Asked) -> list[Row]:
    """Find which of a page are the default of their warehouse."""
    defaults = queries.defaults_among([printer.id for printer in printers])
    return [Row(printer, printer.id in defaults) for printer in printers]


def _state(row: Row) -> Markup | str:
    if row.printer.retired_at is not None:
        return cells.status(gettext("no longer used"), "hold")
    return gettext("default printer") if row.is_default else ""


def _begin() -> Button:
    return Button(gettext("Print labels"), url_for("warehouse.labels.index"))


PRINTERS: Final = lists.declare(
    lists.List(
        key="printers",
        endpoint="warehouse.printers.index",
        permission=Permission.PRINT_LABELS,
        title=N_("Printers"),
        name=N_("Printer"),
        counted=N_("printers"),
        select=_select,
        within=_within,
        row_key=Printer.id,
        prepare=_rows,
        subject=lambda row: row.printer,
        what=lambda row: row.printer.name,
        under=lambda row: row.printer.place.full_name,
        addresses=_addresses,
        orders=(Order(key="added", words=N_("Added first"), by=(Printer.id,)),),
        columns=(
            Column(
                key="layout",
                words=N_("Labels of it"),
                tell=lambda row: layout_words(row.printer),
                phone=Phone.LINE,
            ),
            Column(key="state", words=N_("State"), tell=_state, phone=Phone.RIGHT),
        ),
        filters=(
            Filter(
                key="state",
                words=N_("State"),
                options=lambda: [
                    Option("used", gettext("in use")),
                    Option("retired", gettext("no longer used")),
                ],
                many=False,
            ),
        ),
        empty=N_("No printer is registered: labels are printed on A4 sheets, 3 × 8."),
        begin=_begin,
        none=N_("No printer fits the filters."),
    )
)
