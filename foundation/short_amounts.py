"""Amounts written short, as people say them: "1tr2", "1 tỷ 2", "2 tỷ rưỡi", "1 tỷ 250 triệu".

A number behind the last unit goes on where the unit stops: one digit is tenths of it, three digits
are thousandths. Two digits may be either ("3 tỷ 15"): then there are two readings.
"""

import re
from decimal import Decimal
from typing import Final, NamedTuple

UNITS: Final = {
    **dict.fromkeys(("tỷ", "tỉ", "ty", "ti"), 10**9),
    **dict.fromkeys(("triệu", "trieu", "tr"), 10**6),
    **dict.fromkeys(("nghìn", "ngàn", "nghin", "ngan", "k"), 10**3),
}
_UNIT: Final = "|".join(sorted(UNITS, key=len, reverse=True))
_PART: Final = re.compile(rf"([1-9][0-9]{{0,5}})(?:([.,])([0-9]{{1,3}}))? ?({_UNIT})(?![^\W\d_])")
_TAIL: Final = re.compile(r"[0-9]{1,3}")
_CURRENCY: Final = re.compile(r"[ .]*(?:đồng|dong|vnđ|vnd|đ|₫)\Z")


class Short(NamedTuple):
    """An amount written short.

    Args:
        other: its second reading, where it has two.
        tailed: a bare number, or "rưỡi", stood behind the last unit.
    """

    dong: int
    other: int | None = None
    tailed: bool = False


def read_short(line: str) -> Short | None:
    """Return the amount of a lowered line; None where it is not written short.

    >>> read_short("1tr2"), read_short("3 tỷ 15").other
    (Short(dong=1200000, other=None, tailed=True), 3150000000)
    """
    rest = re.sub(r"(?<=tr)đ\Z", "", _CURRENCY.sub("", line.strip()))
    total, smaller, last, other = Decimal(0), Decimal(0), 0, None
    while part := _PART.match(rest):
        whole, sign, fraction, unit = part.groups()
        scale = UNITS[unit]
        if last and (scale >= last or fraction or int(whole) >= 1000):
            return None
        if sign == "." and fraction and len(fraction) == 3:  # it may group as well
            smaller = Decimal(int(whole + fraction)) * scale
        value = Decimal(f"{whole}.{fraction or 0}")
        total, last, rest = total + value * scale, scale, rest[part.end() :].strip()
        if fraction and rest:
            return None
    if not last:
        return None
    if smaller:
        other = int(smaller)
    tailed = bool(rest)
    if rest == "rưỡi":
        total += last // 2
    elif _TAIL.fullmatch(rest) and last > 1000 and rest.strip("0"):
        total += Decimal(f"0.{rest}") * last
        if len(rest) == 2 or rest[0] == "0":  # "3 tỷ 15": 15 triệu, or tenths and hundredths
            near = int(total - Decimal(f"0.{rest}") * last) + int(rest) * last // 1000
            total, other = Decimal(near), int(total)
    elif rest:
        return None
    return None if total % 1 else Short(int(total), other if other != total else None, tailed)
