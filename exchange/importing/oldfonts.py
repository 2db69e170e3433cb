"""Text typed for old fonts: TCVN3 (.VnTime) and VNI, as the letters a Unicode font shows for it.

In such a file "Điện thoại" stands as "§iÖn tho¹i" or "Ñieän thoaïi". Nothing in the file says so:
it is known by how many words are Vietnamese only after they are converted. Text with letters that
no old font has is Unicode, and is never converted.
"""

import enum
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TCVN3_CODES = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢§£¤¥¦"
_TCVN3_LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ"
_TCVN3 = dict(zip(_TCVN3_CODES, _TCVN3_LETTERS, strict=True))

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_VNI_TONES = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_HATS = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_VNI_BREVES = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_ALONE = {"ö": "ư", "ô": "ơ", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    for base, letter in (*zip("aeouy", "aeouy", strict=True), ("ô", "ơ"), ("ö", "ư")):
        table |= {base + code: letter + tone for code, tone in _VNI_TONES.items()}
    for base, letter in zip("aeo", "âêô", strict=True):
        table |= {base + code: letter + tone for code, tone in _VNI_HATS.items()}
    table |= {"a" + code: "ă" + tone for code, tone in _VNI_BREVES.items()}
    table = {code: unicodedata.normalize("NFC", letter) for code, letter in table.items()}
    upper = {code.upper(): letter.upper() for code, letter in table.items()}
    capital = {code[0].upper() + code[1:]: letter.upper() for code, letter in table.items()}
    return {**capital, **upper, **table}


_VNI = _vni()
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_WORD = re.compile(r"[A-Za-z\u00a1-\u00af\u00b1-\u00b3\u00b5-\u00ff]+")
_RESIDUE = re.compile(r"(?<![\w-])[^\W\d_]+[1-9]{1,2}[^\W\d_A-Z]+(?![\w-])")
_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]"
_NUCLEI = (
    "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy"
    "|ưa|ưi|ươ|ưu|yê|iêu|oai|oao|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|yêu"
)
_SYLLABLE = re.compile(rf"(?:{_ONSETS})?(?:{_NUCLEI})(?:ch|ng|nh|[cmnpt])?")
_TONES = {_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT}
_FOREIGN = frozenset("äëïöüåæøûî")  # letters of other alphabets than ours
_LATIN = 0xFF  # no letter beyond it stands in text of an old font
_LEAST = 2  # words that only the conversion explains, before a file is taken to be in an old font


class OldFont(enum.StrEnum):
    """The encodings that state papers were typed in before Unicode."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


@dataclass(frozen=True, slots=True)
class Converted:
    """A text as a Unicode font shows it, beside what stands in the file."""

    font: OldFont
    text: str
    original: str

    def joined(self, other: "Converted") -> "Converted":
        """Return both texts, one after the other."""
        return Converted(
            self.font, f"{self.text}; {other.text}", f"{self.original}; {other.original}"
        )


def converted(text: str, font: OldFont) -> str:
    """Return ``text`` of an old font in Unicode."""
    if font is OldFont.TCVN3:
        return "".join(_TCVN3.get(letter, letter) for letter in text)
    return _VNI_CODE.sub(lambda code: _VNI[code[0]], text)


def letters_of(font: OldFont) -> Mapping[str, str]:
    """Return how an old font spells each letter of ours."""
    table = _TCVN3 if font is OldFont.TCVN3 else _VNI
    return {letter: code for code, letter in table.items()}


def font_of(texts: Iterable[str]) -> OldFont | None:
    """Return the old font that texts of one file were typed in, by most of their words."""
    candidates = [text for text in texts if _may_be_old(text)]
    counts: Mapping[OldFont, int] = {
        font: sum(_gain(text, font) for text in candidates) for font in OldFont
    }
    best = max(counts, key=lambda font: counts[font])
    sure = counts[best] == 1 and any(_is_plain_sign(text, best) for text in candidates)
    return best if counts[best] >= _LEAST or sure else None


def _is_plain_sign(text: str, font: OldFont) -> bool:
    """Tell whether one word alone is enough: no word of any language is written like it."""
    return any(
        _gain(word, font) > 0
        and (
            not word.isalpha()
            or (word[0].islower() and not word.islower())
            or "ñ" in word.lower()
            or sum(letter in _FOREIGN for letter in word.lower()) > 1
        )
        for word in _WORD.findall(text)
    )


def is_in(text: str, font: OldFont, *, beside_unicode: bool) -> bool:
    """Tell whether a text of a file in an old font is in that font itself.

    Args:
        beside_unicode: whether another cell of its row is certainly Unicode. A word that reads
            either way ("cái") is then left as it is.
    """
    if not _may_be_old(text) or converted(text, font) == text:
        return False
    gain = _gain(text, font)
    return gain > 0 or (gain == 0 and not beside_unicode)


def is_unicode(text: str) -> bool:
    """Tell whether a text has letters that no old font shows."""
    return any(ord(letter) > _LATIN and letter.isalpha() for letter in text)


def _may_be_old(text: str) -> bool:
    return not text.isascii() and all(ord(letter) <= _LATIN for letter in text)


def syllables_in(text: str, font: OldFont | None = None) -> int:
    """Count the words beyond ASCII that are Vietnamese, as they stand or out of an old font."""
    words = _WORD.findall(text) if font else re.findall(r"[^\W\d_]+", text)
    return sum(
        _is_syllable(converted(word, font) if font else word)
        for word in words
        if not word.isascii()
    )


def residue_in(text: str) -> str | None:
    """Return a word in which a key of the VNI keyboard stayed a digit: "nươ1c", "to5ch"."""
    for word in _RESIDUE.findall(unicodedata.normalize("NFC", text)):
        if len(word) > 3 and _is_syllable(re.sub("[0-9]", "", word)):  # no model is such a word
            return str(word)
    return None


def _gain(text: str, font: OldFont) -> int:
    """Count the words that are Vietnamese once converted, less those that are so as they stand."""
    gain = 0
    for word in _WORD.findall(text):
        if word.isascii() or len(word) == 1:
            continue
        before, after = _is_syllable(word), _is_syllable(converted(word, font))
        gain += after - before
    return gain


@lru_cache(maxsize=50_000)
def _is_syllable(word: str) -> bool:
    """Tell whether a word could be a Vietnamese syllable: its letters, its one tone, its case."""
    if not (word.islower() or word.isupper() or word[1:].islower()) or "ñ" in word.lower():
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    if sum(letter in _TONES for letter in apart) > 1:
        return False
    toneless = "".join(letter for letter in apart if letter not in _TONES)
    return bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)))


def columns_in(rows: Sequence[Sequence[str]]) -> OldFont | None:
    """Return the old font of the cells of a sheet."""
    return font_of(cell for row in rows for cell in row)
