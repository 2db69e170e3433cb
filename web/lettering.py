"""How wide a text is in a drawing: advance widths of the face pages are set in.

A drawing is laid out by the server, which has no browser to measure with. Of the weights the widest
is counted, so a lighter text is a little narrower than said. ``tests/web/test_lettering.py``
compares the table with the font files.
"""

import unicodedata
from typing import Final

# thousandths of the size, Be Vietnam Pro; the digits are those of Inter in columns
ADVANCES: Final[dict[int, str]] = {
    208: "'",
    230: " \u00a0’",
    260: "`",
    277: "l",
    292: "Iij·‘",
    332: "!,.:;",
    367: '"',
    401: "f",
    420: "r“",
    440: "t|”‹›",
    462: "(){}²³",
    489: "J[]~°",
    528: "*/\\sz",
    581: "<>u•",
    611: "-?^ehknvxy",
    640: "+EFLc×₫",
    674: "$0123456789PSTZabdgopq±−",
    707: "BKRY§«»đ–",
    744: "=DHNUV_",
    788: "&ACGXĐ",
    833: "#OQ…",
    895: "%Mmw—",
    1039: "@W",
}
OF: Final = {letter: advance for advance, letters in ADVANCES.items() for letter in letters}
MARKED: Final = 26  # a letter with a mark is at most so much wider
UNKNOWN: Final = 1039  # a letter of another script, as wide as the widest


def text_width(text: str, size: float = 11) -> float:
    """Return how wide a text is at most, in the units of ``size``."""
    total = 0
    for letter in unicodedata.normalize("NFC", str(text)):
        apart = unicodedata.normalize("NFD", letter)
        marked = MARKED if len(apart) > 1 else 0
        total += OF.get(letter) or OF.get(apart[0], UNKNOWN) + marked
    return round(total * size / 1000, 1)
