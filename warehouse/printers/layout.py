"""Where labels lie on the paper of a printer, in exact millimetres, and why they cannot."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reportlab.lib.units import mm

from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.label_faces import EDGE, LEAST_HEIGHT, LEAST_WIDTH
from warehouse.label_layouts import A4_PAPER, SheetGeometry, roll
from warehouse.models import Printer, PrinterKind

ZERO: Final = Decimal(0)
OF_BOTH: Final = ("width", "height", "shift_across", "shift_down")
OF_SHEETS: Final = (  # a roll has one label, as large as its paper
    *("columns", "rows", "left", "top", "gap_across", "gap_down", "cut_lines"),
)
MOST_SHIFT: Final = Decimal(5)  # millimetres; a printer further off its mark is mended
_RIM: Final = Decimal(round(EDGE / mm))  # white at the rim of a label, which may leave the paper
_PAPER: Final = tuple(Decimal(round(length)) for length in A4_PAPER)
_LEAST: Final = tuple(Decimal(round(length / mm)) for length in (LEAST_WIDTH, LEAST_HEIGHT))


@dataclass(frozen=True, slots=True)
class Layout:
    """What an office says of the paper of a printer; lengths in millimetres.

    A roll has one label, whose size is its paper's.
    """

    kind: PrinterKind
    width: Decimal  # of a label
    height: Decimal
    columns: int = 1
    rows: int = 1
    left: Decimal = ZERO
    top: Decimal = ZERO
    gap_across: Decimal = ZERO
    gap_down: Decimal = ZERO
    shift_across: Decimal = ZERO
    shift_down: Decimal = ZERO
    cut_lines: bool = False

    @property
    def geometry(self) -> SheetGeometry:
        """The same as it is drawn."""
        across, down = float(self.shift_across), float(self.shift_down)
        if self.kind is PrinterKind.ROLL:
            size = (float(self.width), float(self.height))
            return roll(*size, shift_across=across, shift_down=down)
        return SheetGeometry(
            columns=self.columns,
            rows=self.rows,
            width=float(self.width),
            height=float(self.height),
            left=float(self.left),
            top=float(self.top),
            gutter_across=float(self.gap_across),
            gutter_down=float(self.gap_down),
            cut_lines=self.cut_lines,
            shift_across=across,
            shift_down=down,
        )

    @property
    def told(self) -> dict[str, Decimal | int | bool]:
        """The same for the ledger; of a roll its size and by how much it is moved."""
        names = (*OF_BOTH, *OF_SHEETS) if self.kind is PrinterKind.SHEET else OF_BOTH
        return {name: getattr(self, name) for name in names}


STANDARD: Final = {  # what is taken until an office says otherwise: GAPPED_SHEET and ROLL_62
    PrinterKind.SHEET: Layout(
        PrinterKind.SHEET,
        width=Decimal("63.5"),
        height=Decimal("33.9"),
        columns=3,
        rows=8,
        left=Decimal("7.25"),
        top=Decimal("12.9"),
        gap_across=Decimal("2.5"),
        cut_lines=True,
    ),
    PrinterKind.ROLL: Layout(PrinterKind.ROLL, width=Decimal(62), height=Decimal(29)),
}


def layout_of(printer: Printer) -> Layout:
    """Return where the labels of a printer lie."""
    return Layout(
        kind=printer.kind,
        width=printer.width,
        height=printer.height,
        columns=printer.columns,
        rows=printer.rows,
        left=printer.left,
        top=printer.top,
        gap_across=printer.gap_across,
        gap_down=printer.gap_down,
        shift_across=printer.shift_across,
        shift_down=printer.shift_down,
        cut_lines=printer.cut_lines,
    )


def why_not_lie(layout: Layout) -> Refusal | None:
    """Return why labels cannot lie so on the paper; None where they can.

    What is moved by the calibration may leave the paper by no more than the white rim of a label.
    """
    least = _LEAST
    if layout.width < least[0] or layout.height < least[1]:
        return refusals.LabelTooSmall(width=int(least[0]), height=int(least[1]))
    spaces = (layout.left, layout.top, layout.gap_across, layout.gap_down)
    if layout.columns < 1 or layout.rows < 1 or min(spaces) < 0:
        return refusals.LabelsOverlap()
    across = layout.columns * (layout.width + layout.gap_across) - layout.gap_across
    down = layout.rows * (layout.height + layout.gap_down) - layout.gap_down
    paper = _PAPER if layout.kind is PrinterKind.SHEET else (layout.width, layout.height)
    right, bottom = layout.left + across, layout.top + down
    if right > _PAPER[0] or bottom > _PAPER[1]:
        return refusals.LabelsOffPaper(width=right, height=bottom)
    shifts = (layout.shift_across, layout.shift_down)
    if max(map(abs, shifts)) > MOST_SHIFT:
        return refusals.ShiftTooLarge(most=int(MOST_SHIFT))
    begins = (layout.left + shifts[0], layout.top + shifts[1])
    ends = (right + shifts[0] - paper[0], bottom + shifts[1] - paper[1])
    if min(begins) < -_RIM or max(ends) > _RIM:
        return refusals.ShiftedOffPaper(most=int(_RIM))
    return None
