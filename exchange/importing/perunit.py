"""That an amount is for one unit, in whichever words: "đồng/m2", "(cho 01 thửa)", "mỗi kg".

Such an amount is not what the whole costs. How many are offered, :mod:`exchange.importing.oneunits`
finds out; here it is only told that an amount is for one, and of what.
"""

import re
from dataclasses import dataclass
from typing import Final

from exchange.importing.words import VOCABULARY

#: What is sold as a whole; of what is measured one is never all that is offered.
WHOLE: Final = r"lô(?: hàng| tài sản)?|tài sản|chiếc|cái|con|xe|bộ|căn(?: hộ| nhà)?|thửa|máy|tàu"
_MEASURED: Final = (
    r"m2|m²|m3|m³|m|mét(?: vuông| khối)?|khối|ha|héc ta|hecta|sào|kg|kilogam|ki[- ]?lô(?:gam)?|cân"
    r"|gam|g|tạ|tấn|lít|đơn vị|sản phẩm|cổ phần|cổ phiếu|trái phiếu|tháng|quý|năm|ngày"
)
_PIECES: Final = (
    r"bao|hộp|cây|viên|tấm|thùng|chai|cuốn|quyển|tờ|mét|kiện|can|lon|gói|thanh|đôi|cặp|suất|phòng"
    r"|tầng|gian|nền|mảnh|ngôi|ki ?ốt|container|đầu (?:xe|con|máy)"
)
_UNIT: Final = rf"(?:{_MEASURED}|{_PIECES}|{WHOLE})(?![^\W\d_])"
#: What a fee, a deposit or a step is for: no part of what is sold.
_OF_A_BIDDER: Final = (
    r"(?:bộ )?hồ sơ|lần|bước|vòng|lượt|phiên|cuộc|khách|người|cá nhân|tổ chức|đợt|phần|số|trong"
    r"|đồng|đ|vnđ|vnd|dong"
)
_CURRENCY: Final = r"(?:đồng|đ|vnđ|vnd|₫|dong)"
_SCALE: Final = r"(?:tỷ|tỉ|triệu|nghìn|ngàn|tr)"
_NOT_A_NUMBER: Final = rf"(?!(?:{'|'.join(sorted(VOCABULARY, key=len, reverse=True))})(?![^\W\d_]))"
_ONE: Final = (
    rf"(?:(?:0?1|10|100)(?![0-9.,/])|một(?: nghìn| ngàn| trăm| chục)?|mười)\s*{_NOT_A_NUMBER}"
)
_SECOND: Final = r"hộ|nhà|hàng|sản|phẩm|vuông|khối|phần|phiếu|vị"
_NAME: Final = (
    rf"(?!(?:{_OF_A_BIDDER})(?![^\W\d_]))"
    rf"(?P<unit>{{}}[^\W\d_][^\W_]*(?: (?:{_SECOND}))?)"
)
_LED: Final = (
    r"(?:cho|đối với|trên|theo|tính|bình quân|trung bình|áp dụng|/"
    r"|^(?:mức )?giá(?: khởi điểm)?(?: của)?|^của|^)"
    r"(?:\s*(?:diện tích|khối lượng|số lượng|đơn vị tính|giá|mức|là|cho|trên|theo|bằng"
    r"|đối với)\b)*\s*"
)


def _named(before: str, words: str, name: str = "") -> re.Pattern[str]:
    return re.compile(rf"{before}(?P<words>{words}{_NAME.format(name)})")


_WORDINGS: Final = (
    # đồng/m2, triệu đồng / 01 xe
    _named(rf"(?:{_CURRENCY}|{_SCALE}|[0-9])\s*", rf"/\s*(?:{_ONE})?", rf"(?={_UNIT})"),
    _named("", rf"^\s*{_CURRENCY}?\s*/\s*(?:{_ONE})?", r"(?!c\b)"),
    # mỗi chiếc, cho từng thửa
    _named("", r"(?<!\w)(?:cho\s+)?(?:mỗi|từng)\s+(?:một\s+)?"),
    # cho 01 m2, đối với một thửa, trên diện tích 1 m2
    _named("", rf"(?<!\w){_LED}{_ONE}"),
    # tính theo kg, trên m2
    _named("", r"(?<!\w)(?:theo|trên|tính bằng)\s+(?:đơn vị\s+)?", rf"(?={_UNIT})"),
    # triệu đồng một mét vuông
    _named(rf"{_CURRENCY}\s+", rf"(?:trên\s+|cho\s+)?{_ONE}"),
    re.compile(r"(?P<words>(?<!\w)đơn giá(?P<unit>)(?!\w))"),
)
_SEVERAL: Final = re.compile(r"\b0*10+\s*[^\W\d_]|\b(?:nghìn|ngàn|trăm|chục|mười)\b")
_AMOUNT: Final = re.compile(
    rf"(?P<digits>[0-9]{{1,3}}(?:[., ][0-9]{{3}})+|[0-9]{{4,}}|[0-9][0-9.,]*(?=\s*{_SCALE}))"
)
_SLASH: Final = re.compile(r"\s*/")
_OWN_AMOUNT: Final = re.compile(
    rf"[0-9]{{1,3}}(?:[.,][0-9]{{3}})+(?=\s*(?:{_CURRENCY}|/))|[0-9][0-9.,]*\s*{_SCALE}(?!\w)"
)


@dataclass(frozen=True, slots=True)
class PerUnit:
    """The words that say it, from ``at`` to ``end``, and the unit; empty where they name none."""

    unit: str
    is_of_one: bool  # and not of ten or of a hundred
    at: int
    end: int


def per_unit(text: str, start: int = 0) -> PerUnit | None:
    """Return for one of what an amount is, if a lowered text says it from ``start`` on."""
    found = [match for each in _WORDINGS if (match := each.search(text, start))]
    match = min(found, key=lambda each: (each.start("words"), -each.end()), default=None)
    if match is None:
        return None
    one = not _SEVERAL.search(match["words"])
    return PerUnit(match["unit"], one, match.start("words"), match.end("words"))


def own_amount(aside: str) -> str:
    """Return the amount that an aside gives itself: "(14.900 đồng/cổ phần)" explains another."""
    match = _OWN_AMOUNT.search(aside)
    return match[0] if match else ""


def behind_the_amount(line: str) -> int:
    """Return where the last digit of the first amount is; 0 where none is in digits."""
    match = _AMOUNT.search(line)
    return match.end("digits") - 1 if match else 0


def unit_in_head(head: str) -> str:
    """Return the unit that the amounts below a lowered head are for: "Giá khởi điểm/m2".

    "Giá khởi điểm từng tài sản" is that of the asset of each line.
    """
    per = per_unit(_SLASH.sub(" đồng/", head))
    return per.unit if per is not None and per.unit != "tài sản" else ""
