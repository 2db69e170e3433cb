"""QR symbols on screens."""

from collections.abc import Iterator, Sequence

import qrcode
import qrcode.constants
from markupsafe import Markup, escape

Matrix = Sequence[Sequence[bool]]


def black_runs(matrix: Matrix) -> Iterator[tuple[int, int, int]]:
    """Yield (column, row, width) of each unbroken run of black modules in a row."""
    for row, modules in enumerate(matrix):
        start = None
        for column, black in enumerate((*modules, False)):
            if black and start is None:
                start = column
            elif not black and start is not None:
                yield start, row, column - start
                start = None


def drawn(matrix: Matrix, name: str) -> Markup:
    """Draw a symbol: one path, no inline style.

    Args:
        name: what a reader who sees no pictures is told.
    """
    side = len(matrix)
    runs = black_runs(matrix)
    path = "".join(f"M{column} {row}h{width}v1h-{width}z" for column, row, width in runs)
    # Every part is made here or escaped.
    return Markup(
        f'<svg class="kb-qr" viewBox="0 0 {side} {side}" role="img"'
        f' aria-label="{escape(name)}" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{path}" fill="#000"/></svg>'
    )


def text_svg(text: str, name: str) -> Markup:
    """Draw the symbol of a text of any length, for a camera in front of the screen."""
    symbol = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M)
    symbol.add_data(text)
    symbol.make()
    return drawn(symbol.get_matrix(), name)
