"""When and where a session is, said in one sentence.

"8h30 ngày 15/12/2026 tại Hội trường Công ty", "tại nhà văn hóa xã vào lúc 9 giờ ngày 05/01/2027".
A sentence in which the two cannot be told apart is read as a moment alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from exchange.importing.days import Moment, read_moment
from exchange.importing.problems import Code, Unread
from exchange.importing.spans import read_span
from exchange.importing.steps import of_the_session, place_alone, speaks_of_papers
from exchange.importing.writing import CELL, lowered, shortened, tidy

_OPENS: Final = (
    r"(?:(?:được|sẽ|và|đấu giá|tổ chức|diễn ra|tiến hành)\s+)*"
    r"(?:(?:tại )?(?:địa điểm|nơi)(?: tổ chức| đấu giá)*\s*:?\s*(?:tại\s*:?\s+)?|tại\s*:?\s+|ở\s+)"
)
#: What a place is called where no "tại" stands before it.
_CALLED: Final = (
    r"(?:hội trường|trụ sở|phòng họp|phòng đấu giá|nhà văn hóa|nhà văn hoá|nhà thi đấu|ubnd|ủy ban"
    r"|uỷ ban|trung tâm|công ty|văn phòng|chi nhánh|hội sở|khách sạn|kho|sân|tầng|số [0-9]+)\b"
)
_ASKS: Final = r"(?:vào\s+)?(?:(?:lúc|hồi|ngày|từ|thời gian\s*:?)\s+)+"
#: Each "tại" may begin the place; the first behind a moment does.
_MARKS: Final = re.compile(rf"[\s,;:.]*(?:\s[-–]\s*)?\b{_OPENS}(?=\S)", re.IGNORECASE)
_AFTER_A_BREAK: Final = re.compile(
    rf"^(?P<when>.*[0-9][^,;:]*?)\s*(?:[,;:\n]|\s[-–])\s*(?P<place>{_CALLED}.*)$", re.IGNORECASE
)
_BEFORE: Final = re.compile(
    rf"^{_OPENS}(?P<place>\S.*?)[\s,;–-]+(?P<when>{_ASKS}[0-9].*)$", re.IGNORECASE
)
_BEFORE_A_BREAK: Final = re.compile(
    rf"^(?P<place>{_CALLED}.*?)\s*[,;:–-]\s*(?P<when>(?:{_ASKS})?[0-9].*)$", re.IGNORECASE
)
#: A page on which bids are given: no place where anybody goes.
_PAGE: Final = re.compile(
    r"[\s,;]+(?:trên|qua|bằng)\s+(?:trang|cổng|website|hệ thống|ứng dụng|sàn)\b.*$", re.IGNORECASE
)
_ONLINE: Final = re.compile(
    r"trực tuyến|online|\b(?:trên|qua) (?:trang|cổng|website|mạng|hệ thống)\b"
)
_DIRECT: Final = re.compile(r"trực tiếp|lời nói|trực tuyến|online")
_INDIRECT: Final = re.compile(r"gián tiếp")
_EITHER: Final = re.compile(r"\b(?:hoặc|hay là|và (?:tại|ở))\b", re.IGNORECASE)
_BEGINS: Final = re.compile(r"^(?:bắt đầu|khai mạc)\b")


@dataclass(frozen=True, slots=True)
class Occasion:
    """The moment of a session, or why it is not known, and the place; empty if none is said."""

    when: Moment | Unread
    place: str = ""


def read_occasion(text: str, form: str = "") -> Occasion:
    """Return what a sentence says of a session.

    Args:
        form: how bids are given, in the words of the row. Online bidding runs from one moment to
            another, and the first is the session's; papers handed in over such a time are not
            opened then. Where nobody says how, the hour is not known.
    """
    line = tidy(of_the_session(text))
    if not line:
        return Occasion(Unread(Code.DAY_UNREADABLE, {"written": shortened(text)}))
    if len(line) > 2 * CELL:
        return Occasion(read_moment(text))
    for said_when, said_where in _splits(line):
        when, place = _when(said_when, form), _place(said_where)
        if isinstance(when, Moment) and (place or _EITHER.search(said_where)):
            return Occasion(when, place)
    return Occasion(_when(line, form))


def _splits(line: str) -> Iterator[tuple[str, str]]:
    """Give the ways in which a sentence may say when and where."""
    if match := _BEFORE.match(line):
        yield match["when"], match["place"]
    marks = (mark for mark in _MARKS.finditer(line) if re.search("[0-9]", line[: mark.start()]))
    for mark in islice(marks, 3):
        yield line[: mark.start()], line[mark.end() :]
    for pattern in (_BEFORE_A_BREAK, _AFTER_A_BREAK):
        if match := pattern.match(line):
            yield match["when"], match["place"]


def _when(text: str, form: str) -> Moment | Unread:
    """Return the moment of a text; of two ends of one day the first, where the session runs so."""
    bare = _PAGE.sub("", text)
    span, how = read_span(bare), lowered(form)
    online = bool(_ONLINE.search(how) or _ONLINE.search(lowered(text)))
    known = online or bool(_DIRECT.search(how) or _BEGINS.match(lowered(bare)))
    papers = _INDIRECT.search(how) or speaks_of_papers(text)
    runs = span is not None and known and not papers and (span.said or online)
    if span is not None and runs and span.start.day == span.end.day and span.start.at:
        return span.start
    return read_moment(bare)


def _place(text: str) -> str:
    """Return where, without what follows; a text with another day in it names no place."""
    place = place_alone(text)
    if re.search(r"[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{4}", place):
        return ""
    if _EITHER.search(place):
        return ""
    return place if re.search(r"[^\W\d_]{2}", place) else ""
