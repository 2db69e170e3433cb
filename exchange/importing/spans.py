"""Two ends in one text: "từ 9h00 đến 10h00 ngày 16/12/2026", "28/11 - 03/12/2026"."""

import re
from dataclasses import dataclass, replace
from datetime import time
from typing import Final

from exchange.importing.days import Moment, is_only_a_day, read_moment
from exchange.importing.problems import Unread
from exchange.importing.writing import CELL, tidy

_LEAD: Final = re.compile(
    r"^(?:(?:thời gian|bắt đầu|mở|kể từ|từ)\s*:?\s*)*(?:lúc\s+|vào\s+|hồi\s+)*", re.IGNORECASE
)
#: Where the first end may stop; a dash is also the separator of a day, so each is tried.
_MARK: Final = re.compile(
    r"\s*[,;.]?\s*(?:(?P<said>\bđến(?: hết)?\b|\btới\b|\b(?:và )?kết thúc\b\s*:?)|[-–—])\s*",
    re.IGNORECASE,
)
#: "01", "28/11", "8h00 ngày 28/11": a day that takes what it lacks from the other end.
_SHORT_DAY: Final = re.compile(
    r"(?P<hour>.*?)\s*(?:ngày\s*)?(?P<day>[0-9]{1,2})(?:\s*[/.-]\s*(?P<month>[0-9]{1,2}))?",
    re.IGNORECASE,
)

#: What says nothing of the ends: "trong giờ hành chính", "(trừ thứ 7, CN)".
_BESIDE: Final = re.compile(
    r"\(\s*(?:trừ|kể cả|trong|giờ hành chính)\b[^()]*\)"
    r"|^\s*(?:trong\s+)?giờ hành chính(?: các ngày làm việc)?\s*[,:;]?\s*",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(
    r"(?:(?:chậm nhất|hạn cuối|hạn chót)(?: là)?\s*:?|(?:đến|tới)(?: hết)?|(?P<before>trước))\s+",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(r"(?:bắt đầu\s+)?(?:kể\s+)?từ\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """Two moments, the second not before the first.

    ``said``: the text says from and to; a dash may also stand between two moments of their own.
    """

    start: Moment
    end: Moment
    said: bool


def read_span(text: str) -> Span | None:
    """Return the two ends that a text gives, in its only reading; None where it gives none."""
    line = tidy(text)
    if len(line) > CELL:
        return None
    led = _LEAD.match(line)
    at = led.end() if led else 0
    found = []
    for mark in _MARK.finditer(line, at):
        said = mark["said"] is not None
        ends = _ends(line[at : mark.start()], line[mark.end() :], said=said)
        if ends is not None:
            found.append(Span(*ends, said=said))
    return found[0] if len({(each.start, each.end) for each in found}) == 1 else None


def read_ends(text: str) -> tuple[Moment | None, Moment | None]:
    """Return when something runs, as far as a text gives its ends; None for what it does not give.

    A day alone is both. "Trước ngày 22/7" does not say whether that day still counts, so without
    an hour it gives nothing.
    """
    line = _BESIDE.sub(" ", tidy(text[: CELL + 1])).strip(" ,;.")
    if (span := read_span(line)) is not None:
        return span.start, span.end
    if (until := _UNTIL.match(line)) is not None:
        end = _alone(line[until.end() :])
        return None, end if end and (end.at or not until["before"]) else None
    if (since := _SINCE.match(line)) is not None and (start := _alone(line[since.end() :])):
        return start, None
    day = _alone(line)
    return (day, day) if day is not None and day.at is None else (None, None)


def _alone(text: str) -> Moment | None:
    """Return the moment of a text that holds nothing else."""
    moment = read_moment(text) if is_only_a_day(text) else None
    return moment if isinstance(moment, Moment) else None


def _ends(first: str, last: str, *, said: bool) -> tuple[Moment, Moment] | None:
    """Return both ends; one that lacks its day or its month takes them from the other.

    A number alone before a dash is no day: of "01-20/11/2026" nobody says what the first is.
    """
    start: Moment | Unread | None = read_moment(first)
    end: Moment | Unread | None = read_moment(last)
    if isinstance(end, Moment) and not isinstance(start, Moment):
        start = _at_hour(first, end) or _on_day(first, end, bare=said)
    elif isinstance(start, Moment) and not isinstance(end, Moment):
        end = _at_hour(last, start)
    if not isinstance(start, Moment) or not isinstance(end, Moment):
        return None
    return (start, end) if start.opens <= end.closes else None


def _at_hour(text: str, other: Moment) -> Moment | None:
    """Return an hour alone as a moment of the other end's day."""
    moment = read_moment(f"{text} ngày {other.day:%d/%m/%Y}") if text else None
    return moment if isinstance(moment, Moment) and moment.at not in (None, time(0, 0)) else None


def _on_day(text: str, other: Moment, *, bare: bool) -> Moment | None:
    """Return a day without its year, or without its month too, as one of the other end's."""
    short = _SHORT_DAY.fullmatch(text.strip())
    if short is None or not (short["month"] or bare):
        return None
    month = short["month"] or other.day.month
    moment = read_moment(f"{short['hour']} ngày {short['day']}/{month}/{other.day.year}")
    return replace(moment, from_serial=False) if isinstance(moment, Moment) else None
