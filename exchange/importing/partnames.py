"""Taking a cell apart that gives several amounts: which words stand for which part.

"Quyền sử dụng đất: 1,5 tỷ; nhà: 500 triệu", "2 tỷ (trong đó: đất 1,5 tỷ, nhà 500 triệu)". What is
written is only split here; what an amount is worth, and whether parts make a total, others say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exchange.importing.writing import CELL
from foundation.folding import fold

MOST_PARTS = 20
LONGEST = 2 * CELL  # letters; the work of taking apart grows with the square of them
_LETTER = r"[^\W\d_]"
_BETWEEN = re.compile(
    rf"\s*[;\n]\s*|\s*\+\s*|,\s+(?:và\s+)?(?={_LETTER}|-\s)|\s+(?:và|cùng)\s+(?={_LETTER})"
    rf"|(?<=đồng)\.\s+(?={_LETTER})|(?<=đ)\.\s+(?={_LETTER})|\.\s+(?=[-–•*])|\s+[-–•*]\s*(?={_LETTER})"
    # a space before "TS2:" or "lô 2:" ends the one before
    r"|\s+(?=(?:ts|tài sản|lô|phần|mục)\s*(?:số\s*)?[0-9]{1,2}\s*[:=])"
)
_BULLET = re.compile(r"^(?:[-–•*·+]\s*|[a-zđ0-9]{1,2}[.)]\s+)")
#: "2,02 tỷ đồng, trong đó: …", "Tổng 2,02 tỷ gồm …", "2,02 tỷ (đất 1,5 tỷ; nhà 520 triệu)".
_SAYS = r"(?:trong đó|bao gồm|gồm có|gồm|cụ thể|chi tiết|bằng tổng của)"
_WHOLE = re.compile(
    r"^(?P<total>[^;()]*?[0-9][^;()]*?)\s*[,.;:]?\s*"
    rf"(?:\(\s*{_SAYS}?\s*[:,]?\s*(?P<aside>\S.*?)\s*\)\s*\.?|\(?{_SAYS}\s*[:,]?\s*(?P<rest>\S.*?)\)?)$"
)
_TOTAL_NAME = re.compile(r"(?:tổng(?: cộng| số| giá| giá trị| giá khởi điểm)*|cộng)(?:\s+là)?")
_PRICE_NAME = re.compile(r"^(?:(?:là|giá(?:\s+khởi điểm)?)\s*:?\s*)+")
_AMOUNT = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3}){2}|[0-9]{6}")
_BY_SIGN = re.compile(r"^(?P<name>.*[^\W\d_].*|(?:ts|lô)\s*[0-9]+)\s*[:=]\s*(?P<amount>[^:=]+)$")
_NUMBERED = r"(?:ts|tài sản|lô|phần|mục)\s*(?:số\s*)?[0-9]{1,2}"
_BY_NUMBER = re.compile(rf"^(?P<name>{_NUMBERED})\s*[-–]?\s+(?P<amount>[0-9].*)$")
_BEFORE = re.compile(
    rf"^(?P<name>{_LETTER}[^0-9:=()]*?)\s*[-–]?\s+(?:là\s+|trị giá\s+|giá\s+)?"
    r"(?P<amount>[0-9][^()]*)$"
)
_BEHIND = re.compile(r"^(?P<amount>[0-9][^()]*?)\s*\((?P<name>[^()0-9]*[^\W\d_][^()0-9]*)\)$")
_WORTH = re.compile(r"^(?:(?:trị\s+)?giá(?:\s+trị)?(?:\s+khởi điểm)?(?:\s+(?:của|phần))?)\s+(?=\S)")
#: Amounts that belong to a price and are no part of it, or are the price at another time.
_NO_PART = re.compile(
    r"khởi điểm|đặt trước|\bcọc\b|bước giá|hồ sơ|\bphí\b|thuế|vat|gtgt|\blần\b|\bđợt\b|trước đây"
    r"|\bgiảm\b|\bcòn\b|\bhạ\b|^(?:từ|đến|tới|khoảng|hơn|gần|trên|dưới|bằng|là|giá|mức|số tiền|số"
    r"|tương đương|làm tròn|nay|cũ|mới|đồng|vnđ|vnd|và|với)\b|bằng chữ|bằng số|viết|ngày|giờ"
)
#: Land and what stands on it: one thing, whatever its parts are worth.
_LAND = re.compile(r"\bdat\b|\bqsd|quyen su dung|\bthua\b")
_ON_LAND = re.compile(
    r"\b(?:dat|qsd\w*|quyen su dung|thua|nha|ctxd|cong trinh|vat kien truc|cay|hoa mau|vuon|rung"
    r"|san|hang rao|tuong rao|cong|gieng|mai che|mai hien|chuong trai|kho|xuong|ao|be|bep"
    r"|ts ?gl\w*|tai san (?:gan lien|tren dat|khac gan lien)|khuon vien|loi di)\b"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part as it is written; ``amount`` holds no digit where nobody says how much."""

    name: str
    amount: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a cell, and the total it gives in words of its own; empty without one."""

    named: Sequence[Part]
    total: str = ""

    @property
    def is_one_thing(self) -> bool:
        """Whether all parts are land and what stands on it, each named once."""
        names = [re.sub("[0-9]+", "", fold(part.name)).strip() for part in self.named]
        return (
            len(set(names)) == len(names)
            and all(_ON_LAND.search(name) for name in names)
            and any(_LAND.search(name) for name in names)
        )


def split_parts(line: str) -> Parts | None:
    """Return the named parts of a lowered cell; None unless there are two or more and no other."""
    if len(line) > LONGEST:
        return None
    line = line.strip(" .;")
    if "+" in line and line.count("=") == 1:  # "đất 1,5 tỷ + nhà 500 triệu = 2 tỷ"
        sides = sorted(line.split("="), key=lambda side: "+" in side)
        added = _listed(sides[1])
        total = _PRICE_NAME.sub("", _TOTAL_NAME.sub("", sides[0], count=1).strip(" :,."))
        return Parts(added.named, total) if added and "+" not in sides[0] else None
    whole = _WHOLE.match(line)
    inside = _listed(whole["aside"] or whole["rest"]) if whole else None
    if whole is not None and inside is not None and not inside.total:
        total = _TOTAL_NAME.sub("", whole["total"], count=1).strip(" :,.=")
        return Parts(inside.named, _PRICE_NAME.sub("", total))
    return _listed(line)


def one_named(line: str) -> Part | None:
    """Return the one amount of a lowered cell, behind the name of land: "Nhà, đất: 2 tỷ"."""
    part = _part(line.strip(" .;")) if len(line) <= LONGEST else None
    named = part is not None and not re.search("[0-9]", part.name)
    return part if part and named and _ON_LAND.search(fold(part.name)) else None


def _listed(line: str) -> Parts | None:
    pieces = [_BULLET.sub("", each.strip(" ,.")) for each in _BETWEEN.split(line) if each]
    pieces = [each for each in pieces if each.strip(" ,.-–")]
    if not 2 <= len(pieces) <= MOST_PARTS:
        return None
    named: list[Part] = []
    total = ""
    for piece in pieces:
        part = _part(piece)
        if part is None:
            return None
        if _TOTAL_NAME.fullmatch(part.name):
            if total:
                return None
            total = part.amount
        else:
            named.append(part)
    return Parts(named, total) if len(named) > 1 else None


def _part(piece: str) -> Part | None:
    """Read "nhà ở: 500 triệu", "nhà ở 500 triệu", "500 triệu (nhà ở)"."""
    found = next(
        filter(None, (each.match(piece) for each in (_BY_NUMBER, _BY_SIGN, _BEHIND, _BEFORE))), None
    )
    if found is None:
        return None
    name = _WORTH.sub("", found["name"].strip(" ,.-–:"))
    if _TOTAL_NAME.fullmatch(name):
        return Part(name, found["amount"].strip(" ,."))
    if not name or _NO_PART.search(name) or _AMOUNT.search(name):
        return None
    return Part(name, found["amount"].strip(" ,."))
