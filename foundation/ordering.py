"""Order as people expect it: the Vietnamese alphabet, tones after letters, numbers by size.

A database orders texts by the numbers of their characters: "Ô 10" before "Ô 2", "Vũ" before "Đặng".
So what is listed by name stores a sort key beside the name, and lists order by it. Keys are plain
ASCII for Vietnamese text and are compared byte by byte on both engines.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Annotated, Final

from sqlalchemy import String
from sqlalchemy.orm import mapped_column

LONGEST: Final = 400

ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER: Final = {letter: chr(ord("A") + place) for place, letter in enumerate(ALPHABET)}
_SHAPES: Final = frozenset("\u0306\u0302\u031b")  # breve, circumflex, horn make other letters
_TONES: Final = {  # ngang has no mark and comes first, then huyền, hỏi, ngã, sắc, nặng
    "\u0300": '"',
    "\u0309": "#",
    "\u0303": "$",
    "\u0301": "%",
    "\u0323": "&",
}
_BETWEEN_WORDS, _BETWEEN_PARTS = "!", " "  # both before every tone, digit and letter
_PIECES: Final = re.compile(r"\d+|[^\W\d_]+")

SortKey = Annotated[
    str,
    mapped_column(
        String(LONGEST).with_variant(String(LONGEST, collation="C"), "postgresql"),
    ),
]


def sort_key(*parts: str) -> str:
    """Return what a name is ordered by.

    Args:
        parts: one name; or the names from the root of a tree down, so that what stands under a
            name follows it before the next name does.

    >>> sorted(["Ô 10", "Ô Z", "Ô 2", "Ô Đ"], key=sort_key)
    ['Ô 2', 'Ô 10', 'Ô Đ', 'Ô Z']
    """
    return _BETWEEN_PARTS.join(map(_key, parts))[:LONGEST]


def _key(name: str) -> str:
    composed = unicodedata.normalize("NFKC", name).lower()
    return _BETWEEN_WORDS.join(map(_piece, _PIECES.findall(composed)))


@lru_cache(maxsize=10_000)  # lists of choices have the same words on every page
def _piece(piece: str) -> str:
    """Return the key of one number (its length first) or of one word (its tone last)."""
    if piece[0].isdecimal():
        digits = str(int(piece[:99]))
        return f"{len(digits):02d}{digits}"
    letters, tones = "", ""
    for letter in piece:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        shaped = unicodedata.normalize("NFC", base + "".join(_SHAPES.intersection(marks)))
        letters += _LETTER.get(shaped) or _LETTER.get(base, base)
        tones += "".join(_TONES.get(mark, "") for mark in marks)
    return letters + tones
