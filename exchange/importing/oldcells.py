"""Cells of a backlog: days known in part, whole amounts, yes and no; the rest is asked for."""

import re
from typing import Final

from exchange.importing.days import YEARS, Moment, read_moment
from exchange.importing.numberdays import paper_with_day
from exchange.importing.problems import Code, Unread
from exchange.importing.rowreader import LEAST_DONG, RowReader
from exchange.importing.words import read_words
from exchange.importing.writing import lowered, shortened
from foundation.days import UnreadDay
from foundation.folding import fold
from foundation.partdays import PartDay, read_part_day
from foundation.unknown import says_unknown

_ABOUT: Final = re.compile(r"^(?:đầu|giữa|cuối|trong|ngày|vào)\s+")
_UNSURE: Final = re.compile(r"\b(?:khoảng|khoang|chừng|tầm|ước|gần|trước|truoc|sau)\b")
_QUARTER: Final = re.compile(r"quý\s*[0-9ivx]+\s*(?:[/.,-]|năm|\s)\s*([0-9]{4})")
_PAPER_ASIDE: Final = re.compile(
    r"(?<=[0-9])\s*\(\s*(?:theo\s+)?(?:bb|biên bản|qđ|quyết định|cv|công văn|tb|thông báo|số)"
    r"(?!\w)[^()]*\)\s*$",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(
    r"(?<![0-9/.-])(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{2})"
    r"(?![0-9/.-])"
)
#: A number behind a word of size whose own size is left out: "1tr2", "3 tỷ 250".
_SHORT_TAIL: Final = re.compile(
    r"(?:tỷ|tỉ|ty|triệu|trieu|tr|trđ)\s*[0-9]{1,3}\s*(?:đ|đồng|vnđ|vnd|₫)?[.]?$"
)
#: What a bare number of an old list is at least where it is đồng; "1.250" is one of millions.
LEAST_BARE: Final = 100_000
_UNIT: Final = re.compile(
    r"(?<![^\W\d_])(?:đồng|đ|vnđ|vnd|dong|d|nghìn|ngàn|triệu|tr|tỷ|tỉ)(?![^\W\d_])|₫"
)
LAST_SHORT: Final = 29  # "15/3/29" is no day of 1929
_NOT: Final = re.compile(
    r"(?<!\w)(?:ko|k|kg|kh|khg|hok)(?:\.)?(?=\s+(?:thành|có|bán|ai|người|khách|đạt|được)(?!\w))",
    re.IGNORECASE,
)
_COUNT_BEHIND: Final = re.compile(
    r"^(?:đã )?(?:(?:bán|đấu giá)(?: đấu giá)? )?(?:không thành|bất thành|giảm(?: giá)?|hạ giá)"
    r"\s+(?=\S+ lần\b)"
)
_COUNTED: Final = re.compile(r"\s*([0-9]{1,3})\s*(?:lần|người|khách)?\s*(?:\(|$|[;,.])")
_COUNT_OF_NONE: Final = re.compile(
    r"(?:chưa (?:tổ chức )?(?:bán|đấu giá|giảm|hạ)(?: đấu giá)?(?: giá)?(?: lần nào)?"
    r"|không có(?: (?:ai|người|khách)(?: nào)?)?(?: đăng ký)?|không ai"
    r"|không có lần nào|không lần nào)\.?"
)
_YES: Final = frozenset({"c", "co", "x", "yes", "dung", "roi", "v", "true", "1", "da"})
_NO: Final = frozenset({"k", "ko", "khong", "chua", "no", "sai", "false", "0", "-"})


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
        tell_short_year(row, column, text, read)
        return read.day.isoformat()
    return read.iso


def read_part(text: str) -> Moment | PartDay | Unread:
    """Return the day of a text, or its month or year, or why there is none.

    "Tháng 3 năm 2019", "cuối năm 2018": the month, the year. "Khoảng 2019" (about), "trước 5/2019"
    (before), "quý II/2020" (a quarter) name no day, no month, and no year that says all of it.
    "15/3/19" is in 2019; a paper in parentheses behind a day is no part of it.
    """
    if _UNSURE.search(lowered(text)) and any(map(str.isdigit, text)):
        return Unread(Code.OLD_DAY_ABOUT, {"written": shortened(text)})
    text = with_whole_year(_PAPER_ASIDE.sub("", text))
    text = paper.day if (paper := paper_with_day(text)) is not None else text
    moment = read_moment(text)
    if isinstance(moment, Moment) or moment.code not in (Code.DAY_INCOMPLETE, Code.DAY_UNREADABLE):
        return moment
    line = _ABOUT.sub("", _ABOUT.sub("", lowered(text)))
    if _QUARTER.fullmatch(line):
        return Unread(Code.OLD_DAY_ABOUT, {"written": shortened(text)})
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
    elif amount.dong < (LEAST_DONG if _says_dong(row, column) else LEAST_BARE):
        row.lack(column, Code.AMOUNT_TOO_SMALL, written=shortened(text))
    else:
        row.tell_words(column, amount)
        if _SHORT_TAIL.search(lowered(text)):
            row.warn(column, Code.PRICE_SHORT_FORM, written=shortened(text))
        return amount.dong
    return None


def _says_dong(row: RowReader, column: str) -> bool:
    """Tell whether the unit of an amount is written: in its cell, its column or its sheet."""
    return row.unit(column) != 1 or bool(_UNIT.search(lowered(row.text(column))))


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


def count_of(row: RowReader, column: str) -> int | None:
    """Return a whole number: "5", "05 lần", "ba", "không thành 4 lần", "chưa bán" (none yet).

    Anything else stays unknown and is asked for.
    """
    text = row.text(column)
    if not text or says_unknown(text):
        return None
    line = everyday(lowered(text))
    counted = _COUNT_BEHIND.sub("", line)
    if number := _COUNTED.match(counted):
        return int(number[1])
    if counted in {"-", "0"} or _COUNT_OF_NONE.fullmatch(line):
        return 0
    spelled = read_words(re.sub(r"\s*(?:lần|người|khách)$", "", counted))
    if spelled is not None:
        return spelled
    row.lack(column, Code.NUMBER_UNREADABLE, written=shortened(text))
    return None


def everyday(text: str) -> str:
    """Return a text with "không" where people type "ko", "k", "kg" for it: "ko thành"."""
    return _NOT.sub("không", text)


def with_whole_year(text: str) -> str:
    """Return a day with four digits of its year: "15/3/19" is one of 2019; others stay."""
    return _SHORT.sub(_whole_year, text)


def _whole_year(day: re.Match[str]) -> str:
    year = int(day["year"])
    century = 2000 if year <= LAST_SHORT else 1900 if year >= YEARS[0] % 100 else 0
    return f"{day['day']}{day['mark']}{day['month']}{day['mark']}{century + year:02}"


def tell_short_year(row: RowReader, column: str, text: str, day: Moment | PartDay) -> None:
    """Say how a day was read whose year is written in two digits."""
    if isinstance(day, Moment) and with_whole_year(text) != text:
        details = {"value": f"{day.day:%d/%m/%Y}"}
        row.warn(column, Code.DAY_SHORT_YEAR_READ, written=shortened(text), **details)
