"""Where labels lie on the paper of a printer: A4 sheets, and rolls of one label after another."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm

from warehouse.label_faces import Box

A4_PAPER: Final = (210.0, 297.0)  # width and height in millimetres


@dataclass(frozen=True, slots=True)
class SheetGeometry:
    """Where the labels lie on a sheet, or on the one label of a roll, in millimetres."""

    columns: int = 3
    rows: int = 8
    width: float = 63.5
    height: float = 33.9
    left: float = 7.25  # margin
    top: float = 12.9
    gutter_across: float = 2.5
    gutter_down: float = 0.0
    cut_lines: bool = True  # dashed outlines, for plain paper; off for die-cut sheets
    shift_across: float = 0.0  # to the right, of a printer that prints off its mark
    shift_down: float = 0.0
    paper: tuple[float, float] = A4_PAPER

    @property
    def cells(self) -> int:
        """Labels on a full sheet."""
        return self.columns * self.rows

    def box(self, cell: int) -> Box:
        """Find a cell, counted from 0 along the rows, on the page."""
        row, column = divmod(cell, self.columns)
        left = self.left + self.shift_across + column * (self.width + self.gutter_across)
        top = self.top + self.shift_down + row * (self.height + self.gutter_down)
        bottom = self.paper[1] - top - self.height
        return Box(left * mm, bottom * mm, self.width * mm, self.height * mm)


def roll(
    width: float, height: float, *, shift_across: float = 0.0, shift_down: float = 0.0
) -> SheetGeometry:
    """Return the geometry of a roll: every label is a page of its own."""
    return SheetGeometry(
        columns=1,
        rows=1,
        width=width,
        height=height,
        left=0.0,
        top=0.0,
        gutter_across=0.0,
        cut_lines=False,
        shift_across=shift_across,
        shift_down=shift_down,
        paper=(width, height),
    )


GAPPED_SHEET: Final = SheetGeometry()  # 63.5 × 33.9 mm
ROLL_62: Final = roll(62.0, 29.0)
