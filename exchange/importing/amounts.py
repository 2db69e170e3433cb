"""Money as the field writes it, into whole đồng or a reason."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from exchange.importing.numerals import DIGITS, Numeral, read_numeral
from exchange.importing.partnames import split_parts
from exchange.importing.perunit import behind_the_amount, own_amount, per_unit
from exchange.importing.problems import Code, Unread
from exchange.importing.words import read_said, read_words, says_numbers, without_words
from exchange.importing.writing import CELL, grouped, lowered, shortened
from foundation.short_amounts import UNITS, read_short

MOST_DONG = 10**17
_MILLION = 10**6
_SPACED = r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])"  # 1 250 000
_PART = re.compile(
    rf"(?P<number>{_SPACED}|{DIGITS})\s*"
    r"(?:(?P<scale>tỷ|tỉ|triệu|trieu|nghìn|ngàn|nghin|ngan|tr(?=đ|\W|[0-9]|$)|t[yi](?=\W|$)"
    r"|k(?=\W|$)))?"
    r"(?P<half>\s+rưỡi)?\s*"
)
_CURRENCY = re.compile(
    r"\s*(?:việt nam\s*)?(?:đồng(?:\s+việt nam)?|đ|vnđ|vnd|dong|d|₫)\s*(?:chẵn)?$"
)
_LABEL = re.compile(
    r"^(?:(?:ghi |viết )?bằng số|giá khởi điểm|giá|tiền đặt trước|tiền bán hồ sơ"
    r"|tiền hồ sơ|số tiền|tổng số|tổng cộng"
    r"|tổng|là|bằng|vnđ|vnd)\b[\s:]*"
)
_ABOUT = re.compile(
    r"^(?:hơn|gần|khoảng|chừng|trên|dưới|độ|tầm|xấp xỉ|ước tính|ước|tối thiểu|ít nhất|không dưới"
    r"|tạm tính|dự kiến|từ|~|≈|>=?|<=?|≥|≤)\s*"
)
_TAX = re.compile(r"thuế|vat|gtgt|phí")
_TAXED = re.compile(
    r"[,;.]?\s*(?:giá\s+)?(?:(?:này|trên)\s+)?(?:đã|chưa|không)\s+(?:bao\s+)?(?:gồm|có|tính)"
    r"\s+(?:các\s+)?(?:loại\s+)?(?:thuế|vat|gtgt|phí|lệ phí|tiền thuế)[^0-9;]*"
    r"(?:[0-9]{1,2}\s*%[^0-9;]*)?$"
)
_ROUNDED = re.compile(r"làm tròn|tạm tính|dự kiến|\bước\b|trở lên|trở xuống|\.\.\.|…")
_RANGE = re.compile(r"^từ\b.*\b(?:đến|tới)\b|[0-9a-zà-ỹđ₫]\s*[-–—]\s*[0-9]|\b(?:đến|tới)\s+[0-9]")
_FOREIGN = re.compile(
    r"[$€£¥]|\b(?:usd|us|eur|đô la|đô|euro|nhân dân tệ|kíp|lượng|cây vàng|chỉ vàng|vàng sjc)\b"
    r"|[0-9]\s*(?:chỉ|cây)\b"
)
_PER_DOSSIER = re.compile(r"\s*/\s*(?:01\s*|1\s*|một\s*)?(?:bộ\s*)?hồ sơ(?:\s*tham gia.*)?$")
_SCIENTIFIC = re.compile(r"[0-9]\s*e\s*[+-]?\s*[0-9]")
#: That the price was cut, by how much and from what: none of it is the price.
_CUT = re.compile(
    r"[,;]?\s*(?:(?:đã|được|sau khi|sau)\s+)*(?:giảm|trừ|hạ)(?:\s+giá)?"
    r"(?:\s+lần\s+\w+)?\s*(?:đi\s+)?"
    r"[0-9]+(?:[.,][0-9]+)?\s*%(?:\s*(?:so với|của)\s+(?:giá|lần|mức|[0-9])[^;()]*?(?=\s+còn\b|$))?"
    r"(?:\s*,?\s*còn(?:\s+lại)?(?:\s+là)?)?"
)
#: "(gồm 02 thửa liền kề)", "(12.000 đồng/cổ phần)": what the price is for, and no second amount.
_OF_WHAT = re.compile(
    r"\s*(?:(?:đã |chưa )?(?:bao )?gồm|kể cả|tính cả|cho|của|đối với|áp dụng|diện tích|tương ứng"
    r"|trên (?:tổng )?diện tích|theo|[0-9.,]+\s*(?:đồng|đ|vnđ|vnd)\s*/)"
)
_SUM_OF_WHAT = re.compile(
    r"\b(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|vnđ|vnd)\b(?!\s*/)|[0-9]\s*(?:đ|₫|tr)(?![^\W_])(?!\s*/)"
    r"|[0-9]{1,3}(?:[.,][0-9]{3}){2}|[0-9]{6}"
    r"|[0-9][.,][0-9]{3}(?![0-9.,]*\s*(?:m[2²3³]|ha|kg|tấn|lít|đồng\s*/|đ\s*/|vnđ\s*/|vnd\s*/))"
)
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_EQUALS = re.compile(r"(?<![<>])=")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written.

    ``approximate``: the source says about. ``doubtful``: its one separator has two readings.
    ``other`` is the second reading where the first is the usual one.
    ``short``: written in tỷ or triệu, so the last digits may have been rounded away.
    """

    dong: int
    approximate: bool = False
    doubtful: bool = False
    short: bool = False
    other: int | None = field(default=None, compare=False)  # "1.275 triệu" with a decimal dot
    of_one: str = field(default="", compare=False)  # the unit it is for, where one is all there is
    words: str = field(default="", compare=False)  # an amount in words that nobody could compare


def read_amount(text: str) -> Amount | Unread:
    """Return the one amount in đồng that ``text`` writes, or why there is none."""
    written = {"written": shortened(text)}
    if len(text) > CELL:
        return Unread(Code.AMOUNT_UNREADABLE, written)
    line = lowered(text)
    if "[sic]" in line:
        return Unread(Code.AMOUNT_MARKED, written)
    if _FOREIGN.search(line):
        return Unread(Code.AMOUNT_NOT_DONG, written)
    if (short := read_short(line)) is not None and short.tailed and short.dong <= MOST_DONG:
        return Amount(short.dong, doubtful=short.other is not None, short=True, other=short.other)
    line = _PER_DOSSIER.sub("", line)
    rounded = bool(_ROUNDED.search(line))
    if _EQUALS.search(line):
        return _total_of_sum(line, written)
    said_aside, bare = _PARENTHESES.findall(line), _PARENTHESES.sub(" ", line)
    asides = [aside for aside in said_aside if not _CUT.search(aside)]
    line = _CUT.sub(" ", bare)
    line = _TAXED.sub("", line).lstrip(" :").rstrip(" .,;:/-–")
    line, in_words = without_words(line)
    asides += in_words
    if "%" in line or "phần trăm" in line:
        return Unread(Code.AMOUNT_PERCENT, written)
    if _SCIENTIFIC.search(line):
        return Unread(Code.AMOUNT_SCIENTIFIC, written)
    if per_unit(bare, behind_the_amount(bare)):
        return Unread(Code.AMOUNT_PER_UNIT, written)
    if _RANGE.search(line):
        return Unread(Code.AMOUNT_RANGE, written)
    line = _LABEL.sub("", _LABEL.sub("", line))
    about = bool(_ABOUT.match(line))
    line = re.sub(r"\s*(?:trở lên|trở xuống|\.\.\.|…)$", "", _ABOUT.sub("", line))
    amount = _in_digits(line) or _in_words(line)
    if amount is None:
        several = re.search(r"\S\s*[;+&]\s*[0-9]", line)
        return Unread(Code.AMOUNT_SEVERAL if several else Code.AMOUNT_UNREADABLE, written)
    if isinstance(amount, Code):
        return Unread(amount, written)
    if any(_is_for_one(aside, amount.dong) for aside in said_aside):
        return Unread(Code.AMOUNT_PER_UNIT, written)
    if unread := _asides_disagree(asides, amount.dong, written):
        return unread
    unsure = [aside for aside in asides if says_numbers(aside) and not _compared(aside)]
    words = shortened(unsure[0]) if unsure else ""
    if any(amount.dong in read_said(aside) for aside in asides):  # the words say which reading
        amount = replace(amount, doubtful=False, other=None)
    return replace(amount, approximate=about or rounded, words=words)


def read_sum(text: str) -> int | None:
    """Return what "A + B" adds up to, or the parts of one thing; None where a total is written.

    Prices of several things are not added up: only a person knows that they are sold together.
    """
    line = lowered(text[: CELL + 1])
    if "=" in line or len(line) > CELL:
        return None
    parts = split_parts(line) if "+" not in line else None
    if parts is not None and not parts.is_one_thing:
        return None
    amounts = _summands(line)
    return None if amounts is None else sum(amounts)


def exact_dong(text: str) -> int | None:
    """Return the đồng of a text that is one exact amount; None for anything else."""
    amount = read_amount(text)
    if isinstance(amount, Unread) or amount.approximate or amount.doubtful or not amount.dong:
        return None
    return amount.dong


def _summands(text: str) -> list[int] | None:
    """Return the exact amounts of "A + B", or of named parts; None when the text is no such."""
    pieces = text.split("+")
    if len(pieces) < 2:
        parts = split_parts(text)
        pieces = [part.amount for part in parts.named] if parts and not parts.total else []
    if len(pieces) < 2:
        return None
    exact = [dong for piece in pieces if (dong := exact_dong(piece)) is not None]
    return exact if len(exact) == len(pieces) else None


def adds_up(parts: Sequence[int], total: int) -> bool:
    """Whether parts make a total, but for the digits that "178,36 tỷ" rounds away."""
    return abs(sum(parts) - total) * 10_000 <= total


def _total_of_sum(line: str, written: dict[str, str]) -> Amount | Unread:
    """Read "A + B = C" and "C = A + B": the total, when the parts make it."""
    sides = line.split("=")
    sums = [side for side in sides if "+" in side]
    totals = [side for side in sides if "+" not in side]
    if len(sides) != 2 or len(sums) != 1:
        return Unread(Code.AMOUNT_UNREADABLE, written)
    parts, total = _summands(sums[0]), read_amount(totals[0])
    if parts is None or isinstance(total, Unread):
        return Unread(Code.AMOUNT_UNREADABLE, written)
    if not adds_up(parts, total.dong):
        details = {"parts": grouped(sum(parts)), "total": grouped(total.dong)}
        return Unread(Code.AMOUNT_PARTS_DISAGREE, details)
    return total


def _in_digits(line: str) -> Amount | Code | None:
    """Read numbers with their scales, in falling order: "1 tỷ 250 triệu"."""
    currency = _CURRENCY.search(line)
    rest = line[: currency.start()] if currency else line
    total, last_scale, at, doubtful, first = Decimal(0), MOST_DONG, 0, False, True
    other: int | None = None
    while at < len(rest):
        match = _PART.match(rest, at)
        if not match:
            return None
        scale = UNITS.get(match["scale"] or "", 1)
        numeral = read_numeral(match["number"].replace(" ", "."))
        if numeral is None or scale >= last_scale:
            return None
        if match["half"] and (scale == 1 or numeral.value % 1):
            return None
        if not first and (scale == 1 or numeral.value >= 1000 or numeral.value % 1):
            return None
        value, unsure = _valued(numeral, match["number"], scale, marked=bool(currency))
        if unsure and scale == _MILLION:
            other = second_reading(numeral)
        total += value * scale + (scale // 2 if match["half"] else 0)
        doubtful, last_scale, at, first = doubtful or unsure, scale, match.end(), False
    if first:
        return None
    if total % 1:
        return Code.AMOUNT_FRACTION
    if total > MOST_DONG:
        return None
    second = other if last_scale == _MILLION else None
    return Amount(int(total), doubtful=doubtful, short=last_scale > 1, other=second)


def second_reading(millions: Numeral) -> int | None:
    """Return the đồng of "1.275" millions with a decimal dot; None where neither is the usual one.

    Nobody writes 350 tỷ as "350.000 triệu": there the dot stands for nothing anybody could tell.
    """
    other = None if millions.other is None else millions.other * _MILLION
    return int(other) if other is not None and other < 100 * _MILLION and not other % 1 else None


def _valued(numeral: Numeral, written: str, scale: int, *, marked: bool) -> tuple[Decimal, bool]:
    """Return the value for this scale, and whether the separator leaves a doubt.

    Đồng have no decimals in use, so 400,000 is 400 thousand; before tỷ and triệu a comma is
    decimal (24,256 tỷ) and a dot group (9.706 tỷ) may be either.
    """
    if numeral.other is None:
        return numeral.value, False
    if scale == 1:
        return (numeral.other, not marked) if "," in written else (numeral.value, False)
    return numeral.value, "." in written


def _in_words(line: str) -> Amount | None:
    value = read_words(line)
    return None if value is None or value > MOST_DONG else Amount(value)


def _is_for_one(aside: str, dong: int) -> bool:
    """Tell whether an aside says that an amount is for one unit, and not what one unit costs."""
    if per_unit(aside) is None:
        return False
    own = own_amount(aside)
    return not own or exact_dong(own) == dong


def _compared(text: str) -> bool:
    return bool(read_said(text)) or _summands(text) is not None


def _asides_disagree(asides: list[str], dong: int, written: dict[str, str]) -> Unread | None:
    """Compare what stands in parentheses: the amount in words, or in digits behind words."""
    for aside in asides:
        parts = _summands(aside)
        if parts is not None:
            if not adds_up(parts, dong):
                details = {"parts": grouped(sum(parts)), "total": grouped(dong)}
                return Unread(Code.AMOUNT_PARTS_DISAGREE, details)
            continue
        if per_unit(aside) is not None and own_amount(
            aside
        ):  # what one unit costs, beside the whole
            continue
        if _OF_WHAT.match(aside) and not _SUM_OF_WHAT.search(aside):
            continue
        values = read_said(aside)
        if not values and re.search("[0-9]", aside) and not _TAX.search(aside):
            again = exact_dong(aside)
            if again is None:
                return Unread(Code.AMOUNT_UNREADABLE, written)
            values = {again}
        if values and dong not in values:
            details = {"digits": grouped(dong), "words": grouped(min(values))}
            return Unread(Code.AMOUNT_WORDS_DISAGREE, details)
    return None
