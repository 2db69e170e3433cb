"""Percentages as the field writes them, and what they are of an amount."""

import re
from decimal import ROUND_HALF_UP, Decimal

from exchange.importing.problems import Code, Unread
from exchange.importing.words import read_words
from exchange.importing.writing import CELL, lowered, shortened

#: "10%", "bằng 10% giá khởi điểm", "mười phần trăm GKĐ".
PERCENT = (
    r"(?:(?:bằng|là|tương đương|tương ứng(?: với)?|mức|tỷ lệ|=)\s*:?\s*)*"
    r"([0-9]+(?:[.,][0-9]+)?(?=\s*(?:%|phần trăm))|[^\W\d_]+(?: [^\W\d_]+){0,4}?(?= phần trăm))"
    r"\s*(?:%|phần trăm)(?:\s*(?:/|so với|trên|của|tính theo)?\s*(?:(?:tổng\s+)?(?:mức\s+)?giá\b"
    r"[^0-9%()]*|g\.?kđ\b|gia khoi diem\b))?"
)
_PERCENT = re.compile(rf"{PERCENT}\s*\.?")
#: "mười phần trăm (10%)": said twice, in digits and in words.
_RESTATED_PERCENT = re.compile(r"([^()]{1,80})\(\s*([^()]{1,80})\)\s*\.?")
_BARE_PERCENT = re.compile(r"[0-9]{1,2}(?:[.,][0-9]{1,4})?")


def read_percent(text: str) -> Decimal | Unread:
    """Return the percentage written: 10 for "10%", "10 %", "10" and the spreadsheet's 0,1."""
    line = lowered(text[: CELL + 1])
    if restated := _RESTATED_PERCENT.fullmatch(line):
        one, other = read_percent(restated[1]), read_percent(restated[2])
        if isinstance(one, Decimal) and isinstance(other, Decimal) and one == other:
            return one
    if line.count("%") > 1:
        return Unread(Code.PERCENT_SEVERAL, {"written": shortened(text)})
    if match := _PERCENT.fullmatch(line):
        number = match[1].replace(",", ".")
        value = read_words(number) if number[0].isalpha() else Decimal(number)
        if value is not None:
            return Decimal(value)
    if _BARE_PERCENT.fullmatch(line):
        value = Decimal(line.replace(",", "."))
        return value * 100 if 0 < value < 1 else value
    return Unread(Code.PERCENT_UNREADABLE, {"written": shortened(text)})


def share(amount: int, percent: Decimal) -> int:
    """Return a percentage of an amount, rounded to the nearest đồng."""
    return int((Decimal(amount) * percent / 100).to_integral_value(ROUND_HALF_UP))
