"""The unit that the head of a column names: "Khối lượng (kg)", "Số phong bì"."""

import re

from exchange.importing.units import DONG, unit_at
from exchange.importing.writing import lowered

_MONEY_HEAD = re.compile(r"số tiền\b")
_HEAD_UNIT = re.compile(
    r"\(\s*([^()0-9]{1,12}|m[23])\s*\)"
    r"|(?<!biên)(?<!văn)(?<!mỗi)(?<!từng)[\s,:/-]\s*(?!lượng\b)([^\W\d_]{1,6}|m[23])\s*$"
)
_HEAD_PIECES = re.compile(r"số\s+(?!lượng\b)([^\W\d_]+)")
_HEAD_OF_TWO_WORDS = re.compile(r"số\s+(cá thể|phong bì)\b")


def unit_above(head: str) -> str:
    """Return the unit that the head of a column names; sums of money are in đồng."""
    head = lowered(head)
    if _MONEY_HEAD.match(head) and "(" not in head:
        return DONG.name
    aside = _HEAD_OF_TWO_WORDS.match(head) or _HEAD_UNIT.search(head) or _HEAD_PIECES.match(head)
    name = next(filter(None, aside.groups()), "") if aside else ""
    unit = unit_at(name) if name else None
    return name if unit is not None and unit[1] == len(name) else ""
