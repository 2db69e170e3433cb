"""Printable labels: A4 sheets, rolls, and the proof that every symbol reads."""

from collections.abc import Callable, Iterable, Sequence
from typing import IO

import pypdfium2
import zxingcpp
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from foundation.codes import read_code
from warehouse.label_faces import Box, Label, PlaceLabel, draw_label
from warehouse.label_layouts import GAPPED_SHEET, ROLL_62, SheetGeometry, roll
from warehouse.label_symbols import BULK_MASK, label_svg, qr_matrix

__all__ = [
    "GAPPED_SHEET",
    "ROLL_62",
    "Label",
    "PlaceLabel",
    "SheetGeometry",
    "Tell",
    "check_sheet",
    "label_svg",
    "qr_matrix",
    "roll",
    "sheet_pdf",
    "silent",
]

Tell = Callable[[int], None]  # hears how many labels are done

BULK = 1_000  # labels; beyond that symbols share one mask


def silent(_done: int) -> None:
    """Hear nothing."""


def sheet_pdf(
    labels: Sequence[Label | PlaceLabel],
    *,
    stream: IO[bytes],
    start_cell: int = 0,
    geometry: SheetGeometry = GAPPED_SHEET,
    link: str = "",
    tell: Tell = silent,
) -> int:
    """Write sheets of labels, or the labels of a roll, as PDF.

    Args:
        start_cell: the first free cell of a sheet already begun, from 0 along the rows.
        link: what goes before the code in the symbol, "HTTPS://KHO.VN/"; bare codes without.

    Returns:
        The number of pages.

    Raises:
        ValueError: no labels, no such cell, or labels too small for a symbol that reads.
    """
    if not labels or not 0 <= start_cell < geometry.cells:
        raise ValueError("nothing to print, or no such cell on the sheet")
    canvas = _canvas(stream, (geometry.paper[0] * mm, geometry.paper[1] * mm))
    mask = BULK_MASK if len(labels) > BULK else None
    for at, label in enumerate(labels, start=start_cell):
        cell = at % geometry.cells
        if cell == 0 and at > start_cell:
            canvas.showPage()
        box = geometry.box(cell)
        if geometry.cut_lines:
            _draw_cut_line(canvas, box)
        draw_label(canvas, label, qr_matrix(link + label.code, mask=mask), box)
        tell(at - start_cell + 1)
    canvas.save()
    return (start_cell + len(labels) - 1) // geometry.cells + 1


def check_sheet(
    pdf: bytes, codes: Iterable[str], *, dpi: int = 203, tell: Tell = silent
) -> list[str]:
    """Rasterise a sheet as a printer would and read it back.

    Returns:
        The codes no symbol of the sheet was decoded to, in the order given;
        a sheet goes out only when there are none.
    """
    read: set[str | None] = set()
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            image = page.render(scale=dpi / 72, grayscale=True).to_pil()
            found = zxingcpp.read_barcodes(image, formats=formats)
            read.update(read_code(symbol.text) for symbol in found)
            page.close()
            tell(len(read))
    finally:
        document.close()
    return [code for code in codes if code not in read]


def _canvas(stream: IO[bytes], size: tuple[float, float]) -> Canvas:
    """Begin a document that says nothing of who made it or when."""
    canvas = Canvas(stream, pagesize=size, invariant=1, pageCompression=1, lang="vi")
    canvas.setTitle("Kê Biên")
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Kê Biên")
    return canvas


def _draw_cut_line(canvas: Canvas, box: Box) -> None:
    canvas.saveState()
    canvas.setStrokeGray(0.73)
    canvas.setLineWidth(0.5)
    canvas.setDash(2, 2)
    canvas.roundRect(box.left, box.bottom, box.width, box.height, 2 * mm)
    canvas.restoreState()
