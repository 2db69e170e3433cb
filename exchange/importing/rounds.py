"""Which round a notice is of, and how many reductions came before it, in the words of a row."""

import re
from collections.abc import Mapping
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
#: "(lần 7)", "- lần 7": in a name it is the round; behind "thông báo" it may be the publication's.
_IN_NAME = re.compile(
    rf"(?:\(\s*(?:(?:bán\s+)?đấu giá\s+)?(?:lại\s+)?lần\s*(?:thứ\s*)?({_NUMBER})\s*\)"
    rf"|\s[-–]\s*lần\s*(?:thứ\s*)?({_NUMBER})\s*(?=$|[-–.;,]\s*))"
)
_OF_A_NOTICE = re.compile(r"\b(?:thông báo|đăng|niêm yết|công khai|báo)\b[^.;\n]*$")
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
    if number is not None and reductions is not None and reductions >= max(number, 1):
        row.warn(ROUND, Code.REDUCTIONS_BEYOND_ROUND, reductions=reductions, round=number)
        return None, None
    return number or None, reductions


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
    return {
        *map(_value, _IN_TEXT.findall(line)),
        *(
            _value(found[1] or found[2])
            for found in _IN_NAME.finditer(line)
            if not _OF_A_NOTICE.search(line, 0, found.start())
        ),
    }


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
