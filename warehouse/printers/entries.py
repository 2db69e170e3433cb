"""What the ledger says of the printers of an office."""

from decimal import Decimal
from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    Key,
    Kind,
    by_another,
    declare,
)
from foundation.i18n import N_
from warehouse.models import PrinterKind

_NAME: Final = Key(N_("Name"), str)
_PLACE: Final = Key(N_("Stands in"), str)
_LAYOUT: Final = {  # as ``Layout.told`` has it; of a roll the size and what moves it
    "columns": Key(N_("Columns of labels"), int).or_absent(),
    "rows": Key(N_("Rows of labels"), int).or_absent(),
    "width": Key(N_("Width of a label (mm)"), Decimal),
    "height": Key(N_("Height of a label (mm)"), Decimal),
    "left": Key(N_("Margin at the left (mm)"), Decimal).or_absent(),
    "top": Key(N_("Margin at the top (mm)"), Decimal).or_absent(),
    "gap_across": Key(N_("Gap between columns (mm)"), Decimal).or_absent(),
    "gap_down": Key(N_("Gap between rows (mm)"), Decimal).or_absent(),
    "cut_lines": Key(N_("Lines to cut along"), bool).or_absent(),
    "shift_across": Key(N_("Moved to the right (mm)"), Decimal),
    "shift_down": Key(N_("Moved down (mm)"), Decimal),
}
_DEFAULT: Final = Key(N_("Default of its warehouse"), bool)

PRINTER_ADDED: Final = declare(
    Kind(
        "printer.added",
        N_("Added the printer"),
        keys={
            "name": _NAME,
            "place": _PLACE,
            "kind": Key(N_("Prints on"), PrinterKind),
            **_LAYOUT,
            "default": _DEFAULT,
        },
        correctable=by_another(N_("Change the printer, or say that it is no longer used")),
    )
)
PRINTER_CHANGED: Final = declare(
    Kind(
        "printer.changed",
        N_("Changed the printer"),
        keys={
            name: key.changed().or_absent()  # what stays the same is not told
            for name, key in {
                "name": _NAME,
                "place": _PLACE,
                **_LAYOUT,
                "default": _DEFAULT,
            }.items()
        },
        correctable=BY_NEW_ENTRY,
    )
)
PRINTER_RETIRED: Final = declare(
    Kind(
        "printer.retired",
        N_("The printer is no longer used"),
        keys={"name": _NAME},
        correctable=by_another(N_("Add the printer again under another name")),
    )
)
