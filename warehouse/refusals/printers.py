"""Every no about printers and where labels lie on their paper."""

from foundation import races
from foundation.i18n import N_
from foundation.refusals import Refusal


class PrinterNameNeeded(Refusal):
    text = N_("Give the printer a name with a letter or a digit.")
    field = "name"


class PrinterNameTaken(Refusal):
    """Whoever chooses a printer knows it by its name."""

    text = N_("The office has a printer of that name already, in use or from before.")
    field = "name"


class PrinterOutsideWarehouse(Refusal):
    text = N_("%(place)s is no warehouse of our own: choose the one the printer stands in.")
    field = "place"


class PrinterRetired(Refusal):
    text = N_("The printer %(name)s is no longer used.")


class PrinterUnchanged(Refusal):
    text = N_("All of it is so already. Change something, or go back.")
    field = "name"


class LabelTooSmall(Refusal):
    """The symbol has a least size under which printers blur it; the text needs its column."""

    text = N_(
        "A label of that size has no room for a symbol that reads and its text: at least "
        "%(width)s × %(height)s mm."
    )
    field = "width"


class LabelsOverlap(Refusal):
    text = N_("There is at least one column and one row, and no margin or gap is less than 0.")
    field = "columns"


class LabelsOffPaper(Refusal):
    text = N_("The labels reach to %(width)s × %(height)s mm; the paper has at most 210 × 297 mm.")
    field = ("columns", "width")


class ShiftTooLarge(Refusal):
    text = N_("What is printed is moved by at most %(most)s mm.")
    field = "shift_across"


class ShiftedOffPaper(Refusal):
    text = N_("Moved so, labels leave the paper by more than %(most)s mm.")
    field = "shift_across"


class CellNotOnSheet(Refusal):
    text = N_("The sheet has %(most)s labels: enter a number from 1 to %(most)s.")
    field = "start_cell"


races.declare("uq_printer_office_id_name_key", answer=PrinterNameTaken)
