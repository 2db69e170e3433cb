"""QR symbols of labels: the matrix, and its drawing on screens."""

import re
from functools import lru_cache

import qrcode
import qrcode.constants
from markupsafe import Markup

from foundation.codes import shown
from web.qr import Matrix, drawn

QUIET_ZONE = 4  # modules of white on each side; readers need it
SIDE = 25 + 2 * QUIET_ZONE  # modules of a version 2 symbol with its quiet zone

LONGEST_AT_H = 20  # characters of the alphanumeric mode in version 2
LONGEST_AT_Q = 29
_ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+\-./:]+")

# Any mask reads; trying all eight is nine tenths of the work, so bulk jobs take this one.
BULK_MASK = 2


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


@lru_cache(maxsize=4096)
def label_svg(code: str, *, payload: str | None = None) -> Markup:
    """Draw a code's symbol for a screen: one path, no inline style. The same code is drawn once.

    Args:
        payload: what the symbol holds if not the bare code.
    """
    return drawn(qr_matrix(payload or code), f"QR {shown(code)}")
