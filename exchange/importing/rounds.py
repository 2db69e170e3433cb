"""Which round a notice is of, and how many reductions came before it, in the words of a row."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from exchange.importing.headwords import spelled_out
from exchange.importing.problems import Code
from exchange.importing.publications import publication_number
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import lowered, shortened
from foundation.folding import fold

ROUND, REDUCTIONS = "auction_round", "price_reductions_count"
DESCRIPTION = "asset_description"
_WORDS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("nhất", "đầu", "đầu tiên", "một", "i"), 1),
    **dict.fromkeys(("hai", "nhì", "ii"), 2),
    **dict.fromkeys(("ba", "iii"), 3),
    **dict.fromkeys(("tư", "bốn", "iv"), 4),
    **dict.fromkeys(("năm", "v"), 5),
    **dict.fromkeys(("sáu", "vi"), 6),
    **dict.fromkeys(("bảy", "bẩy", "vii"), 7),
    **dict.fromkeys(("tám", "viii"), 8),
    **dict.fromkeys(("chín", "ix"), 9),
    **dict.fromkeys(("mười", "x"), 10),
}
_NUMBER = r"(?:[0-9]{1,2}|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")(?![^\W_])"
_CELL = re.compile(
    r"(?:(?:bán\s+)?đấu giá\s+)?(?:lại\s+)?(?:(?:lần|đợt|kỳ|phiên)\s*)?"
    rf"(?:thứ\s*)?({_NUMBER})\s*[.,;]?"
)
_IN_TEXT = re.compile(
    r"(?:(?:bán|tổ chức|đưa ra)\s+)*(?:đấu giá|bán)\s+(?:tài sản\s+)?(?:lại\s+)?"
    r"lần\s*(?:thứ\s*)?"
    rf"({_NUMBER})(?!\s*(?:lần|không thành|bất thành|nhưng|thì))"
)
#: "(lần 7)", "- lần 7": the round only behind what is put up for auction; papers and measures have
#: numbers too, and so has a publication.
_IN_NAME = re.compile(
    rf"(?:\(\s*(?:(?:bán\s+)?đấu giá\s+)?(?:lại\s+)?lần\s*(?:thứ\s*)?({_NUMBER})\s*\)"
    rf"|\s[-–]\s*lần\s*(?:thứ\s*)?({_NUMBER})\s*(?=$|[-–.;,]\s*))"
)
_OFFERED = re.compile(r"(?<!tài sản )(?<!tài sản bán )(?<!hồ sơ )\b(?:bán|đấu giá|đưa ra)\b")
_CLAUSE_ENDS = re.compile(r"[.;:\n]")
_NEAR: Final = 200  # letters in which what is said of a round stands
_HAS_A_NUMBER = re.compile(
    r"\b(?:thông báo|tb|tbđg|đăng|niêm yết|công khai|báo|tin|biên bản|bb|giao|nhận|đo|đạc|đo đạc"
    r"|kiểm|kiểm kê|sửa|sửa chữa|đại tu|thẩm định|định giá|chứng thư|quyết định|qđ|công văn|văn bản"
    r"|hợp đồng|phụ lục|bản án|cấp|cấp lại|đổi|bổ sung|điều chỉnh|đính chính|gia hạn|thế chấp"
    r"|chuyển nhượng|sang tên|kê biên|giảm|hạ|giảm giá|trích lục|phiếu|hóa đơn|vận đơn|đợt|thay)\b"
)
#: What a text tells of an auction that was held: "đã đấu giá lần 1 ngày 3/11 không thành".
_HELD_BEFORE = re.compile(
    r"\b(?:đã|qua|sau(?: khi)?|kết quả|trước đây|do|phiên|cuộc)(?: tổ chức)?\s*$"
)
_FAILED_THERE = re.compile(
    r"^[^.;()\n]*?\b(?:không thành|bất thành|không bán được|không có (?:người|ai|khách)|không ai)\b"
)
_NOW = re.compile(r"\b(?:nay|tiếp tục|tiếp|do|vì|sau khi|sau|vì vậy)\b")
_ONE_OF_SEVERAL = re.compile(
    rf"^\s*(?:,|và|đến|tới|&|/|-|–)\s*(?:lần\s*)?(?:thứ\s*)?{_NUMBER}\s*(?!/)"
)
_CUTS = re.compile(
    rf"(?:giảm(?: giá)?\s+lần\s*(?:thứ\s*)?(?P<which>{_NUMBER})"
    rf"|giảm(?: giá)?\s+(?P<many>{_NUMBER})\s+lần|(?P<times>{_NUMBER})\s+lần giảm(?: giá)?)"
)
_ASIDE = re.compile(r"\(([^()]*)\)")
#: An auction in the head of a column, folded: "Ngày bán lần 2", "Lần thứ nhất".
_HEAD_ASIDE = re.compile(r"\([^()]*\)")
_HEAD_WORDS: Final[Mapping[str, int]] = {fold(word): number for word, number in _WORDS.items()}
_HEAD = re.compile(
    r"\b(?:(?:ban |dau gia |to chuc )*(?:lan|dot)) (?:thu )?"
    rf"([0-9]{{1,2}}|{'|'.join(sorted(_HEAD_WORDS, key=len, reverse=True))})\b"
)


def read_round(row: RowReader, description: str) -> tuple[int | None, int | None]:
    """Return the round and the reductions before it; what the row does not say is None.

    The publication's number is not the round; what two places say differently is neither.
    """
    reductions = _reductions(row)
    written = row.text(ROUND)
    publication = publication_number(written)
    if publication is not None:
        row.warn(ROUND, Code.ROUND_IS_A_PUBLICATION, number=publication)
        return None, reductions
    number = round_of(written)
    if written and number is None:
        row.warn(ROUND, Code.NUMBER_UNREADABLE, written=shortened(written))
    told = rounds_told(description)
    if number is not None and number == publication_number(description) and number not in told:
        row.warn(ROUND, Code.ROUND_IS_A_PUBLICATION, number=number)
        return None, reductions
    if number is not None and told - {number}:
        row.warn(ROUND, Code.NUMBER_UNREADABLE, written=shortened(f"{written}; {description}"))
        return None, reductions
    if number is None and not written and len(told) == 1:
        (number,) = told
    doubtful = doubtful_round(description)
    if number is None and not written and doubtful:
        number = _cut_before(doubtful, reductions)
        if number is None:
            row.lack(ROUND, Code.ROUND_DOUBTFUL, written=shortened(doubtful))
    if number is None and len(told) > 1:
        said = ", ".join(str(each) for each in sorted(told))
        row.lack(ROUND, Code.ROUND_DOUBTFUL, written=shortened(said))
    if number is not None and reductions is not None and reductions >= max(number, 1):
        row.warn(ROUND, Code.REDUCTIONS_BEYOND_ROUND, reductions=reductions, round=number)
        return None, None
    return number or None, reductions


def _cut_before(written: str, reductions: int | None) -> int | None:
    """Return the number of a doubtful "(lần N)" where the price was cut once for each before it."""
    number = round_of(written.strip("() "))
    return number if number is not None and reductions == number - 1 > 0 else None


def round_of(text: str) -> int | None:
    """Return the round of a cell: "Lần 2 (giảm 7%)", "2 (hai)", "II", "Lần thứ nhất"."""
    line = lowered(text)
    match = _CELL.fullmatch(_ASIDE.sub(" ", line).strip())
    if match is None:
        return None
    number = _value(match[1])
    asides = [_CELL.fullmatch(aside.strip()) for aside in _ASIDE.findall(line)]
    said = {_value(aside[1]) for aside in asides if aside is not None}
    return number if said <= {number} else None


def rounds_told(text: str) -> set[int]:
    """Return the rounds that a description says it is offered in."""
    line = lowered(text)
    offered = {
        _value(found[1])
        for found in _IN_TEXT.finditer(line)
        if not _is_past(line, found.start(), found.end())
    }
    return offered | {number for number, _written in _in_names(line) if number}


def doubtful_round(text: str) -> str:
    """Return what a description says "lần N" of, where that may be its round and may be not."""
    return next((written for number, written in _in_names(lowered(text)) if not number), "")


@lru_cache(maxsize=100)
def _in_names(line: str) -> Sequence[tuple[int, str]]:
    """Return each "(lần N)" of a text with its number; 0 where something else may be counted."""
    found = []
    for match in _IN_NAME.finditer(line):
        if _is_past(line, match.start(), match.end()):
            continue
        said = "đấu giá" in match[0] or "bán" in match[0]
        sure = said or _is_offered(_clause_before(line, match.start()))
        found.append((_value(match[1] or match[2]) if sure else 0, match[0].strip(" -–.,;")))
    return found


def _is_offered(clause: str) -> bool:
    """Tell whether a clause puts something up for auction, and names nothing else with a number."""
    offered = _OFFERED.search(clause)
    return offered is not None and not _HAS_A_NUMBER.search(clause)


def _is_past(line: str, start: int, end: int) -> bool:
    """Tell whether what stands from ``start`` to ``end`` names an auction that was held."""
    behind = line[end : end + _NEAR]
    if _ONE_OF_SEVERAL.match(behind) or _HELD_BEFORE.search(line[max(0, start - _NEAR) : start]):
        return True
    failed = _FAILED_THERE.match(behind)
    return failed is not None and not _NOW.search(failed[0])


def _clause_before(line: str, at: int) -> str:
    return _CLAUSE_ENDS.split(line[max(0, at - _NEAR) : at])[-1]


def reductions_told(text: str) -> int | None:
    """Return how often the price was cut: "đã giảm giá lần thứ 3", "giảm 2 lần"."""
    told = {_value(m["which"] or m["many"] or m["times"]) for m in _CUTS.finditer(lowered(text))}
    return told.pop() if len(told) == 1 else None


def round_in_head(text: str, table: Mapping[str, re.Pattern[str]]) -> str | None:
    """Return the column of a head that names an auction: "price#2" for "Giá khởi điểm lần 2".

    A head that only names the auction ("Lần 2") is "round#2": its cells say all of it.

    Args:
        table: what else may stand in such a head, by column.
    """
    words = spelled_out(_HEAD_ASIDE.sub(" ", text))
    match = _HEAD.search(words)
    if match is None:
        return None
    number = _HEAD_WORDS.get(match[1]) or int(match[1])
    rest = " ".join(f"{words[: match.start()]} {words[match.end() :]}".split())
    column = "round" if not rest else next((c for c, w in table.items() if w.fullmatch(rest)), None)
    return f"{column}#{number}" if column is not None and number else None


def _reductions(row: RowReader) -> int | None:
    if row.text(REDUCTIONS):
        return row.whole(REDUCTIONS)
    return reductions_told(" ; ".join((row.text("notes"), row.text(DESCRIPTION))))


def round_named(number: str) -> int:
    """Return the round that a number in digits or words names."""
    return _value(number)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _WORDS[number]
