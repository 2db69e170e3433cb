"""Money told by its notes: "500.000đ x 4 tờ; 200.000đ x 3 tờ" is 2.600.000 đồng, not 500.000."""

import re
from decimal import Decimal
from typing import Final

from exchange.importing.problems import Code
from exchange.importing.quantities import Quantity, read_quantity
from exchange.importing.units import DONG
from exchange.importing.writing import lowered, shortened

_GROUPED: Final = r"(?:[0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{3,})"
_DONG: Final = r"\s*(?:đồng|vnđ|vnd|đ|₫)?"
#: Behind the value how many: with "x", or with "tờ".
_NOTES: Final = re.compile(
    rf"(?<![\w.,])(?P<value>{_GROUPED}){_DONG}\s*(?:[x×*]\s*(?P<times>[0-9]{{1,6}})(?:\s*tờ)?"
    r"|(?:[:=–-]|có|\s)\s*(?P<count>[0-9]{1,6})\s*tờ)(?![\w])"
)
_TOTAL: Final = re.compile(
    rf"(?:=|(?:tổng(?: cộng| số)?|cộng|thành tiền)(?: tiền)?(?: là)?\s*:?)"
    rf"\s*(?P<total>{_GROUPED}){_DONG}(?!\w)"
)
_FILLERS: Final = re.compile(
    r"(?<!\w)(?:số|tiền|mặt|việt nam|vn|vnđ|vnd|đồng|gồm|gồm có|bao gồm|loại|mệnh giá|có|các|tờ"
    r"|polymer|polime|và|trong đó|là)(?!\w)"
)


def money_of_notes(text: str) -> Quantity | None:
    """Return the sum of notes told by value and number; None where a text tells none so.

    What is left over, or a total that is not the sum, makes it unknown.
    """
    notes = list(_NOTES.finditer(text))
    if not notes:
        return None
    sums = [_number(one["value"]) * int(one["times"] or one["count"]) for one in notes]
    rest = _NOTES.sub(" ", text)
    totals = [_number(one["total"]) for one in _TOTAL.finditer(rest)]
    rest = _FILLERS.sub(" ", _TOTAL.sub(" ", rest))
    whole = sum(sums, Decimal(0))
    if rest.strip(" .,;:+()=-–*") or any(each not in (whole, *sums) for each in totals):
        details = {"written": shortened(text)}
        return Quantity(None, DONG, problem=Code.SEVERAL_THINGS, details=details, ends=len(text))
    return Quantity(whole, DONG, ends=len(text))


def told_otherwise(cell: str, money: Quantity) -> bool:
    """Tell whether a cell beside a sum of money is another sum."""
    if money.value is None or money.unit != DONG or not any(map(str.isdigit, cell)):
        return False
    other = read_quantity(lowered(cell))
    if other is None or other.value is None or other.unit != DONG:
        return False
    return other.value != money.value


def _number(text: str) -> Decimal:
    return Decimal(re.sub("[.,]", "", text))
