"""Cells of a backlog: days known in part, whole amounts, yes and no; the rest is asked for."""

import re
from typing import Final

from exchange.importing.days import Moment, read_moment
from exchange.importing.numberdays import paper_with_day
from exchange.importing.problems import Code, Unread
from exchange.importing.rowreader import LEAST_DONG, RowReader
from exchange.importing.writing import lowered, shortened
from foundation.days import UnreadDay
from foundation.folding import fold
from foundation.partdays import PartDay, read_part_day
from foundation.unknown import says_unknown

_ABOUT: Final = re.compile(r"^(?:đầu|giữa|cuối|trong|ngày|vào)\s+")
_UNSURE: Final = re.compile(r"\b(?:khoảng|khoang|chừng|tầm|ước|gần|trước|truoc|sau)\b")
_QUARTER: Final = re.compile(r"quý\s*[0-9ivx]+\s*(?:[/.,-]|năm)\s*([0-9]{4})")
_YES: Final = frozenset({"co", "x", "yes", "dung", "roi", "v", "true", "1", "da"})
_NO: Final = frozenset({"khong", "chua", "no", "sai", "false", "0", "-"})


def part_day(row: RowReader, column: str) -> str:
    """Return the day, month or year of a cell as it is kept; empty where nobody knows it."""
    text = row.text(column)
    if not text or says_unknown(text):
        return ""
    read = read_part(text)
    if isinstance(read, Unread):
        row.lack(column, read.code, **read.details)
        return ""
    if isinstance(read, Moment):
        row.tell_serial(column, read)
        return read.day.isoformat()
    return read.iso


def read_part(text: str) -> Moment | PartDay | Unread:
    """Return the day of a text, or its month or year, or why there is none.

    "Tháng 3 năm 2019", "cuối năm 2018", "quý II/2020": of a quarter the year is known. "Khoảng
    2019" (about), "trước 5/2019" (before) name no day, no month and no year.
    """
    if _UNSURE.search(lowered(text)) and any(map(str.isdigit, text)):
        return Unread(Code.OLD_DAY_ABOUT, {"written": shortened(text)})
    text = paper.day if (paper := paper_with_day(text)) is not None else text
    moment = read_moment(text)
    if isinstance(moment, Moment) or moment.code not in (Code.DAY_INCOMPLETE, Code.DAY_UNREADABLE):
        return moment
    line = _ABOUT.sub("", _ABOUT.sub("", lowered(text)))
    line = quarter[1] if (quarter := _QUARTER.fullmatch(line)) else line
    line = re.sub(r"\s*năm\s*(?=[0-9]{4}$)", "/", line).removeprefix("/")
    try:
        return read_part_day(line)
    except UnreadDay:
        return moment


def whole_dong(row: RowReader, column: str) -> int | None:
    """Return the đồng of a cell; an amount that is not certain stays unknown and is asked for."""
    text = row.text(column)
    if not text or says_unknown(text) or text in {"-", "0"}:
        return None
    amount = row.amount(column)
    if isinstance(amount, Unread):
        row.lack(column, amount.code, **amount.details)
    elif amount.approximate or amount.doubtful:
        code = Code.AMOUNT_APPROXIMATE if amount.approximate else Code.AMOUNT_TWO_READINGS
        row.lack(column, code, written=shortened(text))
    elif amount.dong < LEAST_DONG:
        row.lack(column, Code.AMOUNT_TOO_SMALL, written=shortened(text))
    else:
        row.tell_words(column, amount)
        return amount.dong
    return None


def yes_or_no(row: RowReader, column: str) -> bool | None:
    """Return what a cell of yes and no says; anything else stays unknown and is asked for."""
    text = fold(row.text(column)).strip(" .")
    if not text or says_unknown(text):
        return None
    if text in _YES or text == "bat dong san":
        return True
    if text in _NO or text == "dong san":
        return False
    row.lack(column, Code.OLD_WORD_UNREAD, written=shortened(row.text(column)))
    return None
