"""A price "for one lot", "for one vehicle", where the row offers exactly one of it."""

import re
from dataclasses import dataclass
from typing import Final

from exchange.importing.writing import lowered, tidy

#: What is sold as a whole; of what is measured (m², kg, cổ phần) one is never all that is offered.
_WHOLE: Final = r"lô(?: hàng| tài sản)?|tài sản|chiếc|cái|con|xe|bộ|căn(?: hộ| nhà)?|thửa|máy|tàu"
_PER: Final = re.compile(
    rf"^(?P<amount>.*?[0-9].*?)\s*/\s*(?:01\s*|1\s*|một\s*)?(?P<unit>{_WHOLE})\s*[.;]?"
    r"(?P<aside>\s*\(.*\))?\s*$",
    re.IGNORECASE,
)
_ONE: Final = r"(?:0?1|một)(?![0-9.,])"
_LED: Final = (
    r"(?:^|\btài sản[^:.;]{0,30}:\s*|\b(?:bán|đấu giá)\s+)(?:(?:toàn bộ|tài sản(?: là)?)\s+)*"
)
_COUNTED: Final = re.compile(
    rf"{_LED}(?P<number>[0-9][0-9.,]*|một|hai|ba|bốn|năm)\s+(?!phần\b|số\b|trong\b)"
    r"(?P<noun>[^\W\d_]+)"
)
_ONE_LOT: Final = re.compile(
    rf"\b(?:{_ONE}|cả|nguyên|trọn|toàn bộ|theo) lô\b(?! đất)"
    r"|^lô (?:hàng|tài sản)\b(?! số)(?! [0-9])"
)
_LOTS: Final = re.compile(
    r"\b(?:lô|tài sản|mục|phần)\s*(?:số\s*)?(?:[0-9]{1,2}|[ivx]{1,4})\s*[:.)-]"
    r"|\b(?:0?[2-9]|[1-9][0-9]+|hai|ba|bốn|năm|các|nhiều|từng|mỗi) (?:lô|tài sản)\b"
)
_COUNT_CELL: Final = re.compile(rf"{_ONE}\s*(?P<unit>[^\W\d_]*)")


@dataclass(frozen=True, slots=True)
class OfOne:
    """A price without the unit it is for, which is all that is offered."""

    amount: str
    unit: str


def price_of_one(text: str, *, offered: str, count: str, remark: str) -> OfOne | None:
    """Return the amount of "45.000.000 đồng/lô" where one lot is offered; None for anything else.

    Args:
        offered: what the row offers, in its words.
        count: how many, as its own cell says.
        remark: what is said beside it ("bán cả lô").
    """
    per = _PER.match(tidy(text))
    if per is None:
        return None
    unit = lowered(per["unit"])
    if not _is_one(unit.split()[0], lowered(offered), lowered(count), lowered(remark)):
        return None
    return OfOne(per["amount"] + (per["aside"] or ""), unit)


def _is_one(unit: str, offered: str, count: str, remark: str) -> bool:
    """Tell whether a row offers one of a unit, and says so."""
    if _LOTS.search(offered) or _LOTS.search(remark):
        return False
    whole = unit in {"lô", "tài"}
    counted = [(each["number"], each["noun"]) for each in _COUNTED.finditer(offered)]
    cell = _COUNT_CELL.fullmatch(count)
    if count and cell is None:
        return False
    if whole and (_ONE_LOT.search(offered) or _ONE_LOT.search(remark)):
        return True
    ones = [noun for number, noun in counted if re.fullmatch(_ONE, number)]
    if cell is not None and (whole or cell["unit"] == unit):
        return not counted or len(ones) == len(counted)
    return bool(ones) and len(ones) == len(counted) and (whole or ones == [unit])
