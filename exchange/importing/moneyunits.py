"""Units of money that stand above a table, in a header or in a note: "Đơn vị tính: 1.000 đồng"."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from exchange.importing.amounts import Amount, read_amount, second_reading
from exchange.importing.numerals import read_numeral
from exchange.importing.problems import Code, Unread
from exchange.importing.writing import shortened
from foundation.folding import fold

UNCERTAIN: Final = 0  # two units are noted, or one that is no đồng
UNIT: Final = "%s:unit"  # key of the unit of a column beside its value
PER: Final = "%s:per"  # key of what the amounts of a column are for one of
SHARE: Final = "%s:share"  # key that says that numbers of a column are a percentage
_MILLION: Final = 10**6
MOST: Final = 10**12  # đồng; more in a table of thousands is one whose note nobody kept to

_SCALES = {
    **dict.fromkeys(("nghin", "ngan", "ng", "n", "k"), 10**3),
    **dict.fromkeys(("trieu", "tr"), 10**6),
    **dict.fromkeys(("ty", "ti"), 10**9),
}
_UNIT = (
    r"(?:(?P<number>1(?:[., ]?000){0,3})(?![0-9])\s*)?"
    r"(?:(?P<scale>nghin|ngan|ng|n|k|trieu|tr|ty|ti)(?![a-z]{3}))?[. ]*"
    r"(?P<currency>viet nam dong|dong|vnd|d)?(?: viet nam)?(?![a-z])"
)
_NOTED = re.compile(
    r"(?:don vi(?: tinh| tien te| tien)*|dvt|dv tinh|(?:so tien |gia |cac gia )?tinh (?:bang|theo))"
    r"\b\s*[:=.,(-]*\s*(?:la |theo )?\s*"
)
_FOREIGN = re.compile(r"(?:1[.,]?000 )?(?:usd|us|eur|euro|do la|\$|€|kip|nhan dan te)")
_ASIDE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_TRAILING = re.compile(
    r"[\s,:;/-]+(?:(?:dvt|don vi(?: tinh)?|tinh bang)\b[\s:]*)?"
    r"(?P<unit>(?:1[., ]?000(?:[., ]?000)?|nghin|ngan|trieu|ty)[. ]*(?:dong|d|vnd))$"
)
_BARE = re.compile(r"[0-9][0-9., ]*")
_TIMES = re.compile(r"^(?:x|×|\*|lan|nhan)?\s*(?=1[., ]?000)")
_SCALED = re.compile(r"\b(?:nghin|ngan|trieu|ty|1[., ]?000)(?![a-z0-9])")
#: What a header says of the tax, or of a share, is no part of its name.
_SAID_OF_TAX = re.compile(
    r"(?:\b(?:chua|da|khong|co)\s+)?(?:bao\s+)?(?:gom\s+|tinh\s+|co\s+)?(?:thue\s+)?(?:vat|gtgt)\b"
)
_SAID_SHARE = re.compile(r"[0-9]+(?:[.,][0-9]+)?\s*%(?:\s*[-–]\s*[0-9]+(?:[.,][0-9]+)?\s*%)?")
_SHARE = re.compile(r"%|\bty le\b|\bphan tram\b")


def unit_noted(text: str) -> int | None:
    """Return the đồng of one unit, where a text says in which unit amounts are; else None."""
    folded = fold(text)
    for match in _NOTED.finditer(folded):
        rest = folded[match.end() :]
        if _FOREIGN.match(rest):
            return UNCERTAIN
        if (unit := _value(re.match(_UNIT, rest))) is not None:
            return unit
    return None


def unit_of_texts(texts: Iterable[str]) -> int:
    """Return the one unit that texts note, đồng where they note none."""
    noted = {unit for text in texts if (unit := unit_noted(text)) is not None}
    return 1 if not noted else noted.pop() if len(noted) == 1 else UNCERTAIN


#: "Vật" is a thing; without its mark it reads as the tax.
_THING = re.compile(r"\bvật\b")


def split_header(text: str) -> tuple[str, int | None]:
    """Return the text of a header without the unit that stands in or behind it, and the unit."""
    units = set()
    for match in _ASIDE.finditer(text):
        units |= _units_aside(match[1] or match[2] or "")
    bare = _SAID_SHARE.sub(" ", _ASIDE.sub(" ", text))
    taxed = _SAID_OF_TAX.sub(" ", fold(bare))
    if taxed != fold(bare) and not _THING.search(bare.lower()):
        bare = taxed
    trailing = _TRAILING.search(fold(bare))
    if trailing is not None:
        unit = _value(re.fullmatch(_UNIT, trailing["unit"]))
        units |= set() if unit is None else {unit}
        bare = fold(bare)[: trailing.start()]
    return bare, None if not units else units.pop() if len(units) == 1 else UNCERTAIN


def _units_aside(aside: str) -> set[int]:
    """Return the units in parentheses; what is scaled and not understood is uncertain."""
    noted = unit_noted(aside)
    if noted is not None:
        return {noted}
    units: set[int] = set()
    for part in re.split(r"[;/]|,(?![0-9])", fold(aside)):
        text = _SAID_OF_TAX.sub(" ", part).strip(" .")
        unit = _value(re.fullmatch(_UNIT, _TIMES.sub("", text)))
        if unit is None and (_FOREIGN.fullmatch(text) or _SCALED.search(text)):
            unit = UNCERTAIN
        units |= set() if unit is None else {unit}
    return units


def is_share(text: str) -> bool:
    """Tell whether a header says that its numbers are a percentage: "Tiền đặt trước (%)"."""
    return bool(_SHARE.search(_SAID_SHARE.sub(" ", fold(text))))


def read_in_unit(text: str, unit: int) -> Amount | Unread:
    """Return an amount of a table whose unit is noted; what has a unit of its own keeps it.

    "48.500 đồng" in a table of thousands has two readings, "1,2 tỷ" has one.
    """
    if not _BARE.fullmatch(text):
        amount = read_amount(text)
        if isinstance(amount, Amount) and not amount.short:
            return replace(amount, doubtful=True)
        return amount
    two = Unread(Code.AMOUNT_TWO_READINGS, {"written": shortened(text)})
    numeral = read_numeral(text.replace(" ", "."))
    if unit == UNCERTAIN or numeral is None:
        return two if numeral else Unread(Code.AMOUNT_UNREADABLE, {"written": shortened(text)})
    dong = numeral.value * unit
    if dong % 1:
        return Unread(Code.AMOUNT_FRACTION, {"written": shortened(text)})
    if dong > MOST:
        return two
    doubtful = numeral.other is not None and ("," in text or unit > 1000)
    millions = doubtful and "." in text and unit == _MILLION
    second = second_reading(numeral) if millions else None
    return Amount(int(dong), doubtful=doubtful, other=second)


def _value(match: re.Match[str] | None) -> int | None:
    if match is None or not (match["scale"] or match["currency"]):
        return None
    if match["scale"] in {"n", "ng", "k"} and not match["currency"]:
        return None
    number = int(re.sub("[^0-9]", "", match["number"] or "1"))
    return number * _SCALES.get(match["scale"] or "", 1)
