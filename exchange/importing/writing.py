"""Text as people type it: one form of each letter, plain spaces, amounts written back."""

import re
import unicodedata
from functools import lru_cache

SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
CELL = 300  # the longest cell that may still be one amount, one day, or one quantity
NOT_A_WORD = re.compile(r"[\W_]+")
#: Where a clause may end: a semicolon, a line, a stop before a capital.
_END = re.compile(r"[;\n]|\.\s+(?=\w)|\.$")
_SHORT_WORD = re.compile(r"\b[^\W\d_]{1,2}$")  # "TP. Hồ Chí Minh", "P. Bến Nghé"


@lru_cache(maxsize=1000)  # one cell is looked at many times
def tidy(text: str) -> str:
    """Return ``text`` composed (NFC), trimmed, with single plain spaces; nothing else changes.

    Capitals, typing errors and residue of old fonts stay: they are how the source wrote it.
    """
    return SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def as_written(text: str) -> str:
    """Return ``text`` composed (NFC) and trimmed; typing errors and line ends stay.

    Letters that nobody sees are dropped, and several spaces are one: they are no writing.
    """
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in seen.splitlines()).strip()


@lru_cache(maxsize=1000)
def lowered(text: str) -> str:
    return tidy(text).lower()


def squeezed(text: str) -> str:
    """Return ``text`` for comparing two writings: lower case, no punctuation, no spaces."""
    return NOT_A_WORD.sub("", unicodedata.normalize("NFKC", text).lower())


def grouped(number: int) -> str:
    """Return a whole number the Vietnamese way: 1.078.072."""
    return f"{number:,}".replace(",", ".")


def shortened(text: str, length: int = 60) -> str:
    """Return ``text`` cut for showing inside a sentence."""
    text = tidy(text)
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def first_clause(text: str) -> str:
    """Return a text up to where its first clause ends."""
    for stop in _END.finditer(text):
        if stop[0].startswith(".") and stop.end() < len(text):
            short = _SHORT_WORD.search(text, 0, stop.start())
            if not text[stop.end()].isupper() or (short and short[0][0].isupper()):
                continue
        return text[: stop.start()]
    return text
