"""QR symbols of labels: the matrix, and its drawing on screens."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import qrcode
import qrcode.constants
from markupsafe import Markup, escape

from foundation.codes import shown

QUIET_ZONE = 4  # modules of white on each side; readers need it
SIDE = 25 + 2 * QUIET_ZONE  # modules of a version 2 symbol with its quiet zone

LONGEST_AT_H = 20  # characters of the alphanumeric mode in version 2
LONGEST_AT_Q = 29
_ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+\-./:]+")

# Any mask reads; trying all eight is nine tenths of the work, so bulk jobs take this one.
BULK_MASK = 2

Matrix = Sequence[Sequence[bool]]


def qr_matrix(payload: str, *, mask: int | None = None) -> Matrix:
    """Lay out a version 2 symbol, quiet zone included; True is black.

    A bare code gets level H, which survives a third of the symbol being lost; a
    link of up to 29 characters (``HTTPS://KHO.VN/C7K4M2GH9``) gets level Q. More
    would need a larger version, whose modules a 203 dpi printer blurs.

    Args:
        mask: the mask pattern, 0 to 7; None tries all and takes the most even.

    Raises:
        ValueError: the payload is empty, too long, or not upper-case alphanumeric.
    """
    if not _ALPHANUMERIC.fullmatch(payload) or len(payload) > LONGEST_AT_Q:
        raise ValueError(f"not a label payload: {payload!r}")
    short = len(payload) <= LONGEST_AT_H
    constants = qrcode.constants
    symbol = qrcode.QRCode(
        version=2,
        error_correction=constants.ERROR_CORRECT_H if short else constants.ERROR_CORRECT_Q,
        border=QUIET_ZONE,
        mask_pattern=mask,
    )
    symbol.add_data(payload, optimize=0)
    symbol.make(fit=False)
    matrix: Matrix = symbol.get_matrix()
    return matrix


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


@lru_cache(maxsize=4096)
def label_svg(code: str, *, payload: str | None = None) -> Markup:
    """Draw a code's symbol for a screen: one path, no inline style. The same code is drawn once.

    Args:
        payload: what the symbol holds if not the bare code.
    """
    runs = black_runs(qr_matrix(payload or code))
    path = "".join(f"M{column} {row}h{width}v1h-{width}z" for column, row, width in runs)
    # Every part is made here or escaped.
    return Markup(
        f'<svg class="kb-qr" viewBox="0 0 {SIDE} {SIDE}" role="img"'
        f' aria-label="QR {escape(shown(code))}" shape-rendering="crispEdges">'
        f'<rect width="{SIDE}" height="{SIDE}" fill="#fff"/><path d="{path}" fill="#000"/></svg>'
    )
