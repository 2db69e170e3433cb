"""Numbers of case files, as they are compared: no database, no Flask."""

import re
import unicodedata
from typing import Final

from foundation.folding import fold, identifier

LONGEST: Final = 60  # letters and digits of a key, which is what the column holds
#: What stands before a number and is none of it: "HS 12", "Số: 12", "Vụ việc số 12".
_BEFORE: Final = re.compile(
    r"^(?:(?:hs|ho so)(?: so)?(?![a-z])[ .:]*(?=\w)"
    r"|(?:so|no|thu ly|vu viec|viec|ho so)(?![a-z])[ .:]*"
    r"(?=(?:so|thu ly|vu viec|ho so)?[ .:]*[0-9]))"
)
#: The same before a digit, all of them together: "QĐ số 12", "Hồ sơ thi hành án số: 12".
_WORDS: Final = re.compile(
    r"(?:(?:hs|ho so|so|no|thu ly|vu viec|viec|vu|tl|qd|quyet dinh|thi hanh an|tha|dan su)"
    r"(?![a-z])[ .:]*)*"
)
_ZEROS: Final = re.compile(r"(?<!\d)0+(?=\d)")
#: "101/2020/TL-THA" and, with the year behind, "101/TL-THA/2020", "101/TL-THA năm 2020".
_YEAR: Final = r"(?P<year>(?:19|20)[0-9]{2})"
_NUMBER: Final = r"(?P<number>[0-9]{1,6}[a-z]?)"
_SERIES: Final = r"(?P<series>[a-z](?:[a-z ./-]*?[a-z])?)"
_DATED: Final = (
    re.compile(rf"{_NUMBER}[ ./-]+{_YEAR}[ ./-]+{_SERIES}"),
    re.compile(rf"{_NUMBER}[ ./-]+{_SERIES}(?:[ ./-]+(?:nam )?|[ ]*\(){_YEAR}\)?"),
)
#: What keys that were written before had before them, of what :data:`_BEFORE` takes away now.
_FORMER: Final = (
    *("", "so", "no", "thulyso", "sothuly", "vuviecso", "sovuviec", "viecso"),
    *("qd", "qdso", "quyetdinhso"),
)


def written_number(number: str) -> str:
    """Return a number without the words that stand before it: "HS 901/2017" is "901/2017".

    Pages and labels write "HS" before it themselves. A number without a digit is kept as it is.
    """
    text = unicodedata.normalize("NFC", number).strip()
    first = next((at for at, letter in enumerate(text) if letter.isdigit()), 0)
    return text[first:] if _WORDS.fullmatch(fold(text[:first]).lstrip()) else text


def number_key(number: str) -> str:
    """Return what a case number is compared by, however it is written.

    "HS 0642 / 2021", "642-2021" and "Số: 642/2021" are one number, so are "101/TL-THA/2020" and
    "101/2020/tl - tha". "HS" (hồ sơ) is what labels print; zeros before a number say nothing.
    """
    return _bodies(number)[0]


def number_keys(number: str) -> tuple[str, ...]:
    """Return every key that a row of this number may have: its own, and those of earlier versions.

    The key is a recorded column: a row that stands keeps the key it was written with.
    """
    return tuple(
        dict.fromkeys(
            f"{before}{body}"[:LONGEST] for body in _bodies(number) for before in _FORMER if body
        )
    )


def _bodies(number: str) -> tuple[str, ...]:
    """Return a number without what stands before it: its year in the middle, then at the end."""
    bare = fold(written_number(number))
    while (rest := _BEFORE.sub("", bare)) != bare:
        bare = rest
    bare = _ZEROS.sub("", bare)
    dated = next((found for one in _DATED if (found := one.fullmatch(bare))), None)
    if dated is None:
        return (identifier(bare)[:LONGEST],)
    first, series, year = (identifier(dated[part]) for part in ("number", "series", "year"))
    return (
        f"{first}{year}{series}"[:LONGEST],
        f"{first}{series}{year}"[:LONGEST],
        f"{first}{series}nam{year}"[:LONGEST],
    )
