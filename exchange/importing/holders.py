"""Persons named in two ways: proposed as the same, never made one.

"Nguyễn Văn Hòa", "NGUYỄN VĂN HOÀ", "ông Nguyễn Văn Hòa", "NGUYEN VAN HOA" and "Ng. V. Hòa" may be
one person. Names that differ in a letter or a mark are two.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.writing import as_written, shortened, tidy
from foundation.folding import fold

_BETWEEN = re.compile(r"[;|\n]|,\s+(?![0-9(])|\s+(?:và|cùng)\s+", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:(?:hộ|vợ chồng|vợ|chồng|ông bà|ông|bà|anh|chị|cháu|em|đối tượng|bị can|bị cáo|người|của)"
    r"\s+)+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:\(.*|,.*|\s[-–]\s.*|\b(?:sn|sinh năm|sinh ngày|cccd|cmnd|số)\b.*)$", re.I
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|[0-9]{9,12}")
_NAME = re.compile(r"[^\W\d_]+\.?(?:\s+[^\W\d_]+\.?){1,5}")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(slots=True)
class Names:
    """Every way of writing a name that was met so far, and where it was first."""

    _met: dict[str, list[tuple[str, int]]] = field(default_factory=dict)

    def told(self, row: int, column: str, cell: str) -> list[Problem]:
        """Return what to say of the names of a cell."""
        return [
            Problem(
                row,
                column,
                Code.HOLDER_ALIKE,
                {"written": shortened(one), "other": shortened(other), "row": first},
                Severity.WARNING,
            )
            for one, other, first in self._alike(cell, row)
        ]

    def _alike(self, cell: str, row: int) -> Iterator[tuple[str, str, int]]:
        """Yield the names of a cell that may be one written otherwise before: both, and its row."""
        for written in persons_in(cell):
            others = self._met.setdefault(_key(written), [])
            if any(written == other for other, _row in others):
                continue
            same = next((each for each in others if _may_be_one(written, each[0])), None)
            others.append((written, row))
            if same is not None:
                yield written, *same


def persons_in(cell: str) -> list[str]:
    """Return the names of persons in a cell, titles left on."""
    found = [tidy(each) for each in _BETWEEN.split(as_written(cell))]
    return [
        each for each in found if _NAME.fullmatch(" ".join(_words(each))) and not _is_company(each)
    ]


def _is_company(name: str) -> bool:
    words = f" {fold(name)} "
    return bool(
        re.search(r" (?:cong ty|cty|ngan hang|ubnd|uy ban|chi cuc|hop tac xa|htx|so) ", words)
    )


def _bare(name: str) -> str:
    return _BEHIND.sub("", _TITLE.sub("", tidy(name))).strip(" .,")


def _words(name: str) -> list[str]:
    """Return the words of a name; "N.V. Hòa" has three."""
    return _bare(name).replace(".", ". ").split()


def _key(name: str) -> str:
    """Return what all ways of writing one name share: its initials and its last word."""
    words = [fold(word) for word in _words(name)]
    last = re.sub("y$", "i", words[-1])
    return "".join(word[0] for word in words[:-1]) + last


def _may_be_one(one: str, other: str) -> bool:
    years = [set(_YEAR.findall(name)) for name in (one, other)]
    if all(years) and not years[0] & years[1]:
        return False
    words = [_words(name) for name in (one, other)]
    if len(words[0]) != len(words[1]):
        return False
    return all(_same(a, b) for a, b in zip(*words, strict=True))


def _same(one: str, other: str) -> bool:
    """Tell whether two words may be one: wherever the tone stands, y for i, no marks, cut short."""
    a, b = _spoken(one.strip(".")), _spoken(other.strip("."))
    if a == b:
        return True
    if "." in one or "." in other:
        short, long = sorted((fold(one.strip(".")), fold(other.strip("."))), key=len)
        return long.startswith(short)
    return (one.isascii() or other.isascii()) and fold(_i(one)) == fold(_i(other))


def _spoken(word: str) -> tuple[str, str]:
    """Return the letters of a syllable and its tone, which may stand over either vowel."""
    apart = unicodedata.normalize("NFD", word.lower())
    tone = "".join(letter for letter in apart if letter in _TONES)
    return _i("".join(letter for letter in apart if letter not in _TONES)), tone


def _i(word: str) -> str:
    return re.sub("y$", "i", word.lower()) if len(word) > 1 else word.lower()
