"""A price "for one lot", "for one vehicle", where the row offers exactly one of it.

It is the price of the whole only where one is all that the whole text counts; a person confirms it.
"""

import re
from dataclasses import dataclass
from typing import Final

from exchange.importing.perunit import WHOLE, behind_the_amount, per_unit
from exchange.importing.writing import lowered, tidy

_IS_WHOLE: Final = re.compile(rf"(?:{WHOLE})(?![^\W\d_])")
_NUMBER: Final = (
    r"(?P<number>(?<![\w.,/-])[0-9][0-9.,]*|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b)"
)
_THING: Final = (
    r"(?P<noun>xe|ô tô|oto|mô tô|rơ ?moóc|sơ mi|đầu kéo|chiếc|cái|con|bộ|căn|nhà|ngôi|thửa|mảnh|nền"
    r"|lô|tài sản|máy|tàu|thuyền|ghe|sà lan|kho|container|dây chuyền|hệ thống|quyền|đôi|cặp|suất)"
    r"(?![^\W\d_])"
)
_ONE: Final = r"(?:0?1|một)(?![0-9.,])"
#: A number right before a thing; "tờ 3 thửa 15" counts no plots.
_COUNTED: Final = re.compile(
    rf"(?<!\bsố )(?<!\btờ )(?<!\bđồ ){_NUMBER}\s+(?:(?P<kind>chiếc|cái|con)\s+)?{_THING}"
)
#: One more thing named beside the first: "01 xe tải, 02 xe máy", "một thửa và một thửa".
_ONE_MORE: Final = re.compile(
    r"(?:[,;+]|\bvà\b|\bcùng(?: với)?\b|\bkèm(?: theo)?\b)\s*"
    r"(?:[0-9]{1,3}(?![\w.,/-])|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+[^\W\d_]"
)
_SEVERAL: Final = re.compile(
    rf"\b(?:các|những|nhiều|từng|mỗi|một số|vài) {_THING}|\b(?:loạt|dàn) {_THING}".replace(
        "?P<noun>", "?:"
    )
)
_PLATE: Final = re.compile(r"\b[0-9]{2}\s?[a-zđ]{1,2}[0-9]?\s?[-. ]\s?[0-9]{3}[.]?[0-9]{1,2}\b")
_PRICES: Final = re.compile(r"\b(?:giá khởi điểm|gkđ|giá kđ|tiền đặt trước)\b")
_ONE_LOT: Final = re.compile(
    rf"\b(?:{_ONE}|cả|nguyên|trọn|toàn bộ) lô\b(?! đất)"
    r"|(?:^|;|\bvà\s)\s*lô (?:hàng|tài sản)\b(?! số)(?! [0-9])"
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
    line = lowered(text)
    per = per_unit(line, behind_the_amount(line)) or per_unit(line)
    if per is None or not per.is_of_one or not _IS_WHOLE.match(per.unit):
        return None
    if not _is_one(per.unit.split()[0], lowered(offered), lowered(count), lowered(remark)):
        return None
    return OfOne(tidy(f"{line[: per.at]} {line[per.end :]}"), per.unit)


def _is_one(unit: str, offered: str, count: str, remark: str) -> bool:
    """Tell whether a row offers one of a unit, and says so; what it counts beside it is more."""
    cell = _COUNT_CELL.fullmatch(count)
    if _LOTS.search(offered) or _LOTS.search(remark) or (count and cell is None):
        return False
    is_lot = unit in {"lô", "tài"}
    lots = len(_ONE_LOT.findall(offered))
    if is_lot and (lots or _ONE_LOT.search(remark)):
        return lots < 2
    counted = list(_COUNTED.finditer(offered))
    if len(counted) > 1 or _names_more(offered):
        return False
    ones = [each for each in counted if re.fullmatch(_ONE, each["number"])]
    if cell is not None and (is_lot or cell["unit"] == unit):
        return len(ones) == len(counted)
    called = {"chiếc", "cái", *(each[name] for each in ones for name in ("kind", "noun"))}
    return len(ones) == 1 and (is_lot or unit in called)


def _names_more(offered: str) -> bool:
    """Tell whether a text names more than one thing, before it comes to its prices."""
    things = _PRICES.split(offered, maxsplit=1)[0]
    plates = {re.sub(r"\W", "", plate) for plate in _PLATE.findall(things)}
    return bool(_ONE_MORE.search(things) or _SEVERAL.search(things)) or len(plates) > 1
