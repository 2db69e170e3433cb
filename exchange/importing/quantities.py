"""How many: one quantity with its unit, as a cell or the start of a description writes it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from exchange.importing.numerals import DIGITS, Numeral, read_numeral
from exchange.importing.problems import Code
from exchange.importing.units import CURRENCIES, DONG, Unit, unit_at
from exchange.importing.words import leading_words, read_words
from exchange.importing.writing import CELL, lowered, shortened

_ABOUT_WORDS = (
    r"(?:hơn|gần|khoảng|chừng|trên dưới|trên|dưới|độ|tầm|cỡ|xấp xỉ|ước chừng|ước tính|ước|ít nhất"
    r"|tối thiểu|không dưới|không quá|~|≈|>|<)"
)
_ABOUT = re.compile(rf"(?:{_ABOUT_WORDS}\s*)+(?=\S)")
_ABOUT_BEFORE = re.compile(rf"(?<!\w){_ABOUT_WORDS}\s*$")
_SPACED = r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])"  # 1 250 000
_NUMBER = re.compile(rf"(?:[0-9]{{0,3}}\s?[½¼¾]|{_SPACED}|{DIGITS})(?![/\-–][0-9]|\s?%)")
_MULTIPLIERS = {
    "tá": 12,
    "chục": 10,
    "trăm": 100,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tr": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_MULTIPLIER = re.compile(rf"\s*({'|'.join(_MULTIPLIERS)})(?!\w)")
_MORE = re.compile(r"\s+([0-9]{1,3})\s*(triệu|nghìn|ngàn|trăm)(?!\w)")  # 1 tỷ 250 triệu
_HALF = re.compile(r"\s+rưỡi(?!\w)")
_HALF_OF_ONE = re.compile(r"(?:(?P<half>nửa|một nửa|1/2)\s+)(?=\w)")
_ONE_AND_A_HALF = re.compile(r"(?P<unit>[^\W\d_]+)\s+rưỡi(?!\w)")
_ABOUT_BEHIND = re.compile(r"\s*(?:trở lên|trở xuống|đổ lại|đổ lên|có lẻ|lẻ|có dư|dư|hơn)(?!\w)")
_SPREAD = re.compile(r"\s*(?:x|×|\*)\s*[0-9]|.*(?:\bvà\b|\bcùng\b|[+;])\s*(?P<more>\S.*)")
_MADE_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?")
_NOTES = re.compile(  # banknotes: "2 tờ 500.000đ"
    r"(?P<count>[0-9]{1,6})\s*(?:\([^()0-9]*\)\s*)?tờ(?:\s+(?:tiền|loại|mệnh giá|có mệnh giá))*"
    r"\s*:?\s*(?P<value>[0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{3,6})\s*(?:đồng|đ|vnđ|vnd|₫)?(?![\w.,]*[0-9])"
)
_MONEY = 10**6  # whoever writes so many without a unit counts money
_UNFINISHED = re.compile(r"\s*[0-9]")  # 1 tỷ 2: nobody writes what the second number counts
_END_OF_AMOUNT = re.compile(r"\s*(?:$|[.,;:()])")
_GROUPS = re.compile(r"[0-9.,\s]+[^\W\d_]*[0-9]?")
_LIST_WORDS = re.compile(r"\b(?:và|gồm|bao gồm|cùng|trong đó|có)\b")
_COMPOUND = re.compile(r"\s*[0-9]+\s*\w*")  # 3 tấn 5 tạ
_ASIDE = re.compile(r"\s*\(([^()]*)\)")
_VAGUE = re.compile(
    r"(?:rất nhiều|nhiều|một số|1 số|một vài|vài|một ít|một phần|một lượng|các|những|toàn bộ|cả"
    r"|số lượng lớn"
    r"|không rõ(?: số lượng)?|chưa (?:rõ|xác định|kiểm đếm)(?: số lượng)?"
    r"|không xác định(?: số lượng)?)(?!\w)\s*"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What was written: a value unless ``problem`` says why not; the unit may be unwritten.

    ``unit`` is None when the thing itself is counted ("3 súng hơi"). ``doubtful``: its separator
    has two readings and the usual one was taken.
    """

    value: Decimal | None
    unit: Unit | None = None
    approximate: bool = False
    doubtful: bool = False
    problem: Code | None = None
    details: Mapping[str, str | int] = field(default_factory=dict)
    ends: int = 0  # where in the text it ends
    starts: int = 0  # … and where it begins, of one inside a description

    @property
    def written(self) -> str:
        """The value for a sentence: 2075 gam."""
        value = "?" if self.value is None else plain(self.value)
        return f"{value} {self.unit.name}" if self.unit else value


def plain(value: Decimal) -> str:
    """Return a quantity without trailing zeros, with a decimal comma: 5,03."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def quantity_at(text: str, position: int = 0) -> Quantity | None:
    """Return the quantity that starts at ``position`` of a lowered text, or None.

    A number that runs on into letters or into a longer code (a plate, a decision) is none.
    """
    about = _ABOUT.match(text, position)
    start = about.end() if about else position
    found = _in_digits(text, start) or _in_words(text, start) or _with_half(text, start)
    found = found or _vague(text, position)
    if found is None or found.problem:
        return found
    found = _and_a_half(text, found)
    behind = _ABOUT_BEHIND.match(text, found.ends) if found.unit else None
    if not about and not behind:
        return found
    ends = behind.end() if behind else found.ends
    return Quantity(found.value, found.unit, True, found.doubtful, ends=ends)


def _with_half(text: str, start: int) -> Quantity | None:
    """Read "nửa thùng" and "tấn rưỡi", where the number itself is not written."""
    half = _HALF_OF_ONE.match(text, start)
    if half and (unit := unit_at(text, half.end())):
        return Quantity(Decimal("0.5"), unit[0], ends=unit[1])
    more = _ONE_AND_A_HALF.match(text, start)
    unit = unit_at(more["unit"]) if more else None
    if more is None or unit is None or unit[0].counts or unit[1] < len(more["unit"]):
        return None
    return Quantity(Decimal("1.5"), unit[0], ends=more.end())


def _and_a_half(text: str, found: Quantity) -> Quantity:
    """Add what stands behind the unit: "1 tấn rưỡi" is one and a half of them."""
    half = _HALF.match(text, found.ends) if found.unit else None
    if half is None or found.value is None:
        return found
    if found.value % 1:
        written = text[: half.end()].strip()
        return _unread(Code.QUANTITY_UNREADABLE, found.unit, half.end(), written=written)
    return replace(found, value=found.value + Decimal("0.5"), ends=half.end())


def read_quantity(cell: str) -> Quantity | None:
    """Return the quantity of a cell that holds nothing else; None when the cell is blank."""
    text = lowered(cell)
    if not text:
        return None
    if len(text) > CELL:
        return _unread(Code.QUANTITY_UNREADABLE, None, len(text), written=shortened(cell))
    if _MADE_A_DAY.fullmatch(text):
        return _unread(Code.QUANTITY_IS_A_DAY, None, len(text), written=text)
    if (notes := sum_of_notes(text)) is not None:
        return Quantity(notes, DONG, ends=len(text))
    found = quantity_at(text)
    if found is not None and found.value is None:
        return found
    if found is not None and _only_remarks(text[found.ends :]):
        return found
    value = read_words(text)
    if value is not None:
        return Quantity(Decimal(value), ends=len(text))
    code = Code.QUANTITY_MALFORMED if _GROUPS.fullmatch(text) else Code.QUANTITY_UNREADABLE
    return _unread(code, None, len(text), written=shortened(cell))


def sum_of_notes(text: str) -> Decimal | None:
    """Return what banknotes make: "2 tờ 500.000đ và 3 tờ 200.000đ"; None if more is said."""
    rest = _LIST_WORDS.sub(" ", _NOTES.sub(" ", text))
    notes = list(_NOTES.finditer(text))
    if not notes or rest.strip(" .,;:+()-"):
        return None
    return sum(
        (Decimal(one["count"]) * Decimal(re.sub("[.,]", "", one["value"])) for one in notes),
        Decimal(0),
    )


def _only_remarks(rest: str) -> bool:
    """Tell whether nothing follows but parentheses, stops, or the name of the thing.

    A second number is none of these, be it in words: "5 thùng và một bao", "3 cái nửa".
    """
    bare = _ASIDE.sub("", rest)
    if re.search(r"[0-9½¼¾]|\b(?:rưỡi|nửa)\b", bare) or read_words(bare) is not None:
        return False
    spread = _SPREAD.match(bare)
    return not (spread and spread["more"] and _in_words(spread["more"], 0))


def _in_digits(text: str, start: int) -> Quantity | None:
    match = _NUMBER.match(text, start)
    if not match:
        return None
    times = _MULTIPLIER.match(text, match.end())
    end = times.end() if times else match.end()
    added, end = _added(text, end, _MULTIPLIERS[times[1]]) if times else (0, end)
    in_words, end = _words_aside(text, end)
    unit, end = _unit_after(text, end)
    if unit is None and end == match.end() and re.match(r"\w", text[end : end + 1]):
        return None
    if in_words is None:
        in_words, end = _words_aside(text, end)
    if unit is not None and not unit.counts and (rest := _COMPOUND.match(text, end)):
        written = text[match.start() : rest.end()]
        return _unread(Code.QUANTITY_UNREADABLE, unit, rest.end(), written=written)
    numeral = read_numeral(match[0].replace(" ", "."))
    if numeral is None or re.match(" ?[0-9]", text[match.end() : match.end() + 2]):
        return _unread(Code.QUANTITY_MALFORMED, unit, end, written=match[0])
    value, doubtful = _valued(numeral, match[0], unit)
    if times:
        value = numeral.value * _MULTIPLIERS[times[1]] + added
        doubtful = numeral.other is not None
        if unit is None and _UNFINISHED.match(text, end):
            return _unread(
                Code.QUANTITY_MALFORMED, None, end, written=text[match.start() : end + 3]
            )
        if unit is None and value >= _MONEY and _END_OF_AMOUNT.match(text, end):
            unit = DONG
    if unit is None and value % 1 and not re.search("[½¼¾]", match[0]):
        return _unread(Code.QUANTITY_MALFORMED, None, end, written=match[0])
    if in_words is not None and in_words != value:
        digits, words = plain(value), str(in_words)
        return _unread(Code.QUANTITY_WORDS_DISAGREE, unit, end, digits=digits, words=words)
    return Quantity(value, unit, doubtful=doubtful, ends=end)


def _added(text: str, end: int, size: int) -> tuple[int, int]:
    """Read the smaller parts of an amount: "1 tỷ 250 triệu", "2 triệu rưỡi"."""
    if half := _HALF.match(text, end):
        return size // 2, half.end()
    total = 0
    while (more := _MORE.match(text, end)) and _MULTIPLIERS[more[2]] < size:
        size = _MULTIPLIERS[more[2]]
        total += int(more[1]) * size
        end = more.end()
    return total, end


def is_about(text: str, position: int) -> bool:
    """Tell whether what stands at ``position`` is only about so much: "hơn 900 gam"."""
    return bool(_ABOUT_BEFORE.search(text[max(0, position - 20) : position]))


def _unread(problem: Code, unit: Unit | None, ends: int, **details: str) -> Quantity:
    return Quantity(None, unit, problem=problem, details=details, ends=ends)


def _words_aside(text: str, end: int) -> tuple[int | None, int]:
    """Read the number in words that stands in parentheses at ``end``, if one does."""
    aside = _ASIDE.match(text, end)
    value = read_words(aside[1]) if aside else None
    return (value, aside.end()) if aside and value is not None else (None, end)


def _valued(numeral: Numeral, written: str, unit: Unit | None) -> tuple[Decimal, bool]:
    """Choose between two readings: whole things come in thousands, measures may be either."""
    counts = unit is None or unit.counts
    if numeral.other is None:
        return numeral.value, counts and bool(numeral.value % 1) and written[-1] not in "½¼¾"
    if unit is not None and unit.name in CURRENCIES:
        return max(numeral.value, numeral.other), False
    if "," in written:
        return (numeral.other, True) if counts else (numeral.value, False)
    return numeral.value, not counts


def _in_words(text: str, start: int) -> Quantity | None:
    """Read "một ghe", "hai mươi lăm (25) bao": words need a unit or digits behind them."""
    if _VAGUE.match(text, start):
        return None
    found = leading_words(text[start:])
    if found is None:
        return None
    value, rest = found
    end = len(text) - len(rest)
    if not value:
        return None  # "không máy" is a thing without
    aside = _ASIDE.match(text, end)
    digits = read_numeral(aside[1]) if aside else None
    if aside and digits:
        end = aside.end()
    unit, end = _unit_after(text, end)
    if unit is None and digits is None:
        return None
    if digits is not None and digits.value != value:
        in_digits, words = plain(digits.value), str(value)
        return _unread(Code.QUANTITY_WORDS_DISAGREE, unit, end, digits=in_digits, words=words)
    return Quantity(Decimal(value), unit, ends=end)


def _vague(text: str, start: int) -> Quantity | None:
    match = _VAGUE.match(text, start)
    if not match:
        return None
    unit, end = _unit_after(text, match.end())
    return _unread(Code.QUANTITY_VAGUE, unit, end, written=match[0].strip())


def _unit_after(text: str, end: int) -> tuple[Unit | None, int]:
    gap = end
    while gap < len(text) and text[gap] == " ":
        gap += 1
    found = unit_at(text, gap)
    return found if found else (None, end)
