"""A number and its day in one cell: "Số: 201/TL-THA ngày 3/3/2020"; several numbers in one cell.

Every column that holds the number of a case or of a paper is read here.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from cases.numbers import number_key, written_number
from exchange.importing.days import Moment, is_only_a_day, read_moment
from exchange.importing.problems import Code, Unread
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import CELL, shortened, tidy

#: "3/4/2019", "03.04.19", "2019-04-03", "03 tháng 4 năm 2019"; "12/2019" is a number.
_DAY: Final = (
    r"(?:[0-9]{1,2}\s*(?P<mark>[/.-])\s*[0-9]{1,2}\s*(?P=mark)\s*(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"|[0-9]{1,2}\s*tháng\s*[0-9]{1,2}\s*(?:năm|[/.-])\s*[0-9]{4})"
    r"(?![0-9A-Za-zĐđ]|\s*/\s*[0-9A-Za-zĐđ]|-[0-9A-Za-zĐđ])"
)
#: The words before a day, and what stands between a number and its day.
_WORD: Final = r"(?:(?:ký|ban hành|lập|đề|ra|thụ lý|tuyên)\s+)?ng(?:ày|\.)\s*:?\s*"
_A_DAY: Final = re.compile(_DAY, re.IGNORECASE)
_BEHIND: Final = re.compile(
    rf"(?P<number>.*?[0-9A-Za-zĐđ).])(?:\s*[-–,;(]*\s*{_WORD}(?P<said>[^()]*[0-9][^()]*?)"
    rf"|(?:\s*[,;(]\s*|\s+[-–]?\s*)(?P<day>{_DAY}))\s*[).,;]*",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    rf"(?:{_WORD})?(?P<day>{_DAY})\s*[-–,;:]*\s*"
    r"(?P<number>(?:số|no)(?!\w).*|[0-9]+[a-zđ]?\s*/.*[a-zđ].*)",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(
    r"\s*[;\n|+&]\s*|,\s+|(?<=[^\W\d_]),|\s+và\s+"
    r"|(?<=[^\W\d_])\s+[-–]\s+(?=(?:số\s*:?\s*)?[0-9]+\s*/)",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:năm\s*)?(?:19|20)[0-9]{2}", re.IGNORECASE)
_NAMED: Final = (
    r"(?:(?:số|no|hs|hồ sơ|vụ việc|việc|thụ lý|tl|qđ|quyết định|thi hành án|tha)[ .:]+)*"
)
#: A paper by its number: "7/BB", "BB kê biên số 7", "Biên bản số 7".
_PAPER: Final = re.compile(
    r"^(?:theo )?(?:bb|biên bản|qđ|quyết định|cv|công văn|tb|thông báo)(?!\w)"
    r"|[0-9][a-zđ]?\s*/\s*[a-zđ]",
    re.IGNORECASE,
)
#: One number in full or without its letters: "77/TL-THA", "Hồ sơ số 12/2019", the "77" of
#: "77, 78/TL-THA".
_ONE: Final = re.compile(rf"{_NAMED}[0-9]+[a-zđ]?(?:\s*[/-]\s*[0-9a-zđ./ -]+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a cell of a number says.

    Args:
        day: the words of the day; empty where the cell tells none.
        on: the day, where it is certain.
        unread: why it is not.
    """

    number: str
    day: str = ""
    on: date | None = None
    unread: Unread | None = None


def number_and_day(cell: str) -> Numbered:
    """Return the number of a cell and the day beside it; a cell without a day is kept whole."""
    text = tidy(cell)
    if len(text) > CELL or is_only_a_day(text):
        return Numbered(text)
    match = _BEFORE.fullmatch(text) or _BEHIND.fullmatch(text)
    if match is None or not any(map(str.isdigit, match["number"])):
        return Numbered(text)
    parts = match.groupdict()
    day = (parts.get("said") or parts["day"]).strip(" .,;")
    days = list(_A_DAY.finditer(day))
    day = days[0][0] if len(days) == 1 else day  # "… của Chi cục quận 1"
    moment = read_moment(day)
    number = written_number(match["number"].strip(" -–,;:("))
    if isinstance(moment, Unread):
        return Numbered(number, day, unread=moment)
    return Numbered(number, day, moment.day)


def numbers_in(cell: str) -> list[Numbered]:
    """Return the numbers of a cell that names several, each with its day; none if it names one."""
    if len(cell) > CELL:
        return []
    found = [number_and_day(each) for each in _BETWEEN.split(cell.strip()) if each.strip()]
    found = [each for each in found if not _is_a_time(each.number)]
    if not all(_ONE.fullmatch(each.number) for each in found):
        return []
    return found if len({number_key(each.number) for each in found}) > 1 else []


def _is_a_time(text: str) -> bool:
    return is_only_a_day(text) or _YEAR.fullmatch(text) is not None


def paper_with_day(cell: str) -> Numbered | None:
    """Return the paper of a cell that should be a day: "07/BB ngày 12/5/2020"."""
    read = number_and_day(cell)
    return read if read.day and _PAPER.search(read.number) else None


def read_number(row: RowReader, column: str, day: str) -> Numbered:
    """Return the number of a row with its day, and say how the cell was read.

    Args:
        day: the column of the day; where it is empty, a day that is not certain is asked for.
    """
    read = number_and_day(row.text(column))
    if read.unread is not None and not row.text(day):
        row.lack(day, read.unread.code, **read.unread.details)
    elif read.on is not None:
        details = {"number": shortened(read.number), "day": f"{read.on:%d/%m/%Y}"}
        row.warn(column, Code.NUMBER_WITH_DAY, written=shortened(row.text(column)), **details)
    return read


def day_beside(row: RowReader, column: str, own: Moment | None, on: date | None) -> date | None:
    """Return the day of a column of its own, or else the one beside the number.

    Where the two say different days it is unknown, and asked for.
    """
    if own is None or on is None or own.day == on:
        return own.day if own is not None else on
    details = {"day": f"{own.day:%d/%m/%Y}", "other": f"{on:%d/%m/%Y}"}
    row.lack(column, Code.NUMBER_DAY_DISAGREES, **details)
    return None
