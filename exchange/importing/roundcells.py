"""One auction in one cell: "10/5/2019 không thành", "15/3/2022; 5,2 tỷ; không thành".

Every word of the cell is accounted for: what is neither the day nor the price nor the result is
asked about. A day behind other words ("giao ngày 5/6/2020") is not that of the auction.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from exchange.importing.days import Moment
from exchange.importing.drafts import Told as NoticeTold
from exchange.importing.oldcells import everyday, read_part, tell_short_year
from exchange.importing.olddrafts import Ended, OldRoundDraft
from exchange.importing.problems import Code, Unread
from exchange.importing.results import Result, read_result
from exchange.importing.rowreader import LEAST_DONG, RowReader
from exchange.importing.writing import lowered, shortened
from foundation.unknown import says_unknown

ENDS: Final = {
    NoticeTold.FAILED: Ended.FAILED,
    NoticeTold.SOLD: Ended.SOLD,
    NoticeTold.STOPPED: Ended.STOPPED,
}
NONE: Final = frozenset({"", "-", "x", "không", "chưa bán", "chưa"})
_PIECES = re.compile(r"\s*[;\n|]\s*|,\s+(?=[^\W\d_]|[0-9])")
_DAY = re.compile(
    r"(?<![0-9/.-])(?:[0-9]{1,2}\s*(?P<mark>[/.-])\s*[0-9]{1,2}\s*(?P=mark)\s*(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"|(?:ngày\s*)?[0-9]{1,2}\s*tháng\s*[0-9]{1,2}\s*(?:năm|[/.-])\s*[0-9]{4}"
    r"|(?:tháng\s*)?[0-9]{1,2}\s*[/.-]\s*[0-9]{4}|tháng\s*[0-9]{1,2}\s*năm\s*[0-9]{4}"
    r"|năm\s*[0-9]{4})(?![0-9/]|[.,-][0-9])",
    re.IGNORECASE,
)
#: A price is written with its unit, or in groups of three: "4 tỷ 6", "200tr", "162.000.000đ".
_UNIT = r"(?:tỷ|tỉ|ty|triệu|trđ|tr|nghìn|ngàn|đồng|vnđ|vnd|đ)"
_PRICE = re.compile(
    rf"(?<![\w.,/])(?:[0-9][0-9.,]*\s*{_UNIT}(?:\s*[0-9]+(?:[.,][0-9]+)*)?(?:\s*{_UNIT})*(?!\w)"
    r"|[0-9]{1,3}(?:[.,][0-9]{3}){2,}(?![\w.,/]))",
    re.IGNORECASE,
)
_OF_A_DAY = re.compile(
    r"(?:\b(?:ngày|phiên|cuộc|đấu giá|bán|mở|tổ chức|lúc|vào|hồi|sáng|chiều"
    r"|lần (?:thứ )?[0-9]{1,2})"
    r"|\b[0-9]{1,2}\s*(?:giờ|h|g|:)\s*(?:[0-9]{2})?(?:\s*phút)?(?!\w)|[\W_])*",
    re.IGNORECASE,
)
_OF_A_PRICE = re.compile(
    r"(?:\b(?:giá|mức|khởi điểm|gkđ|kđ|bán|đưa ra|là|với|lần (?:thứ )?[0-9]{1,2})\b|[\W_])*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A day, a price or words of a cell."""

    kind: str
    text: str


def result_of(row: RowReader, text: str, number: int | None = None) -> Result:
    """Return what a text says became of an auction, of the number that it has, if any."""
    return read_result(RowReader({"result": everyday(text)}, row.number), number)


def of_a_cell(
    row: RowReader, column: str, text: str, number: int | None
) -> tuple[OldRoundDraft | None, int | None, int | None]:
    """Read one auction in one cell; return it and the price of its sale."""
    if text.lower() in NONE or says_unknown(text):
        return None, None, None
    one, sold, unread = OldRoundDraft(number=number), None, list[str]()
    for piece in filter(None, _PIECES.split(text)):
        left = ""
        for part in _parts(row, column, piece):
            taken = _taken(row, column, one, part)
            if taken is None:
                left = f"{left} {part.text}".strip()
            else:
                one, price = taken
                sold = price if price is not None else sold
        unread += [left] if left else []
    if unread:
        row.lack(column, Code.RESULT_UNREADABLE, written=shortened("; ".join(unread)))
    return one, sold, None


def _parts(row: RowReader, column: str, piece: str) -> Iterator[_Part]:
    """Return the day, the price and the words of a piece, in their order, one after the other.

    A number that a result tells of itself ("bán được 4,6 tỷ") stays with its words.
    """
    at, before = 0, ""
    for day in _DAY.finditer(piece):
        words = piece[at : day.start()]
        if _is_of_another(row, words):
            continue
        yield from _around(row, column, words)
        yield _Part("day", day[0])
        at = day.end()
        before = day[0]
    rest = piece[at:]
    yield from _around(row, column, rest, behind=bool(before))


def _is_of_another(row: RowReader, words: str) -> bool:
    """Tell whether words before a day make it the day of something else than the auction."""
    bare = re.sub(r"\s*\b(?:ngày|vào|hồi|lúc)\W*$", "", words, flags=re.IGNORECASE)
    if _OF_A_DAY.fullmatch(bare) or _OF_A_PRICE.fullmatch(_PRICE.sub(" ", bare)):
        return False
    told = result_of(row, bare).told
    return (
        told is None
        or re.search(r"\b(?:nộp|giao|trả|ký|số|bb|biên bản)\b", lowered(bare)) is not None
    )


def _around(row: RowReader, column: str, words: str, *, behind: bool = False) -> Iterator[_Part]:
    """Return the price and the words of a text that holds no day of the auction."""
    bare = words.strip(" .,;:-–()=/")
    if not bare or _OF_A_DAY.fullmatch(bare):
        return
    price = _PRICE.search(bare)
    if not isinstance(row.amount(column, bare), Unread):
        yield _Part("price", bare)
    elif price is not None and _OF_A_PRICE.fullmatch(bare[: price.start()]):
        yield _Part("price", price[0])
        yield from _around(row, column, bare[price.end() :], behind=behind)
    elif price is not None and _OF_A_PRICE.fullmatch(bare[price.end() :]) and _failed(row, bare):
        yield _Part("words", bare[: price.start()].strip(" .,;:-–(="))
        yield _Part("price", price[0])
    else:
        yield _Part("words", bare)


def _failed(row: RowReader, words: str) -> bool:
    return result_of(row, words).told is NoticeTold.FAILED


def _taken(
    row: RowReader, column: str, one: OldRoundDraft, part: _Part
) -> tuple[OldRoundDraft, int | None] | None:
    """Return the auction with what a part says of it; None where it says nothing new of it."""
    if part.kind == "day":
        day = read_part(part.text)
        if isinstance(day, Unread) or one.session:
            return None
        tell_short_year(row, column, part.text, day)
        return replace(
            one, session=day.day.isoformat() if isinstance(day, Moment) else day.iso
        ), None
    if part.kind == "price":
        amount = row.amount(column, part.text)
        if isinstance(amount, Unread) or amount.approximate or amount.doubtful:
            return None
        if one.price is not None or amount.dong < LEAST_DONG:
            return None
        return replace(one, price=amount.dong), None
    result = result_of(row, part.text)
    if result.told is None or one.ended is not Ended.UNKNOWN:
        return None
    priced = _PRICE.search(part.text) is not None
    if priced and result.sold_price is None:  # an amount that nobody accounts for
        return None
    code = result.code.value if result.code else ""
    return replace(one, ended=ENDS[result.told], failure_code=code), result.sold_price
