"""When and where a session is, said in one sentence.

"8h30 ngày 15/12/2026 tại Hội trường Công ty", "tại nhà văn hóa xã vào lúc 9 giờ ngày 05/01/2027".
A sentence in which the two cannot be told apart is read as a moment alone.
"""

import re
from dataclasses import dataclass
from typing import Final

from exchange.importing.days import Moment, read_moment
from exchange.importing.problems import Unread
from exchange.importing.spans import read_span
from exchange.importing.writing import CELL, first_clause, lowered, tidy

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
_AFTER: Final = re.compile(
    rf"^(?P<when>.*[0-9][^,;:]*?)[\s,;:.]*(?:\s[-–]\s*)?\b(?P<mark>{_OPENS})(?P<place>\S.*)$",
    re.IGNORECASE,
)
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
_ONLINE: Final = re.compile(r"trực tuyến|online")
_INDIRECT: Final = re.compile(r"gián tiếp")


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
            opened then.
    """
    line = tidy(text)
    if len(line) > 2 * CELL:
        return Occasion(read_moment(text))
    for pattern in (_BEFORE, _AFTER, _BEFORE_A_BREAK, _AFTER_A_BREAK):
        match = pattern.match(line)
        if match is None:
            continue
        when, place = _when(match["when"], form), _place(match["place"])
        if isinstance(when, Moment) and place:
            return Occasion(when, place)
    return Occasion(_when(line, form))


def _when(text: str, form: str) -> Moment | Unread:
    """Return the moment of a text; of two ends of one day the first, where the session runs so."""
    bare = _PAGE.sub("", text)
    span = read_span(bare) if not _INDIRECT.search(lowered(form)) else None
    runs = span is not None and (span.said or bool(_ONLINE.search(lowered(form))))
    if span is not None and runs and span.start.day == span.end.day and span.start.at:
        return span.start
    return read_moment(bare)


def _place(text: str) -> str:
    """Return where, without what follows; a text with another day in it names no place."""
    place = first_clause(text).strip(" .,;:-–")
    if re.search(r"[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{4}", place):
        return ""
    return place if re.search(r"[^\W\d_]{2}", place) else ""
