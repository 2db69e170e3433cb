"""What a notice says became of its round, and of the rounds before it."""

import re
from dataclasses import dataclass

from exchange.importing.drafts import Told
from exchange.importing.problems import Code
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import lowered, shortened
from lawbook.failure import FailureCode

RESULT, SESSION = "result", "auction_datetime"
_FAILURE = r"(?:không thành|không bán được|bất thành|failed)"
_SEVERAL = re.compile(rf"(?<![0-9])([0-9]{{1,2}})\s*(?:lần|rounds?)\b[^;]*{_FAILURE}")
_THROUGH = re.compile(
    rf"(?:lần|rounds?)\s*(?:thứ\s*)?[0-9]{{1,2}}\s*(?:-|–|đến|tới|to)\s*(?:lần\s*)?([0-9]{{1,2}})"
    rf"\b[^;]*{_FAILURE}"
)
_NOT_YET = re.compile(r"\bchưa\b|đang\b|dự kiến|not yet")
_FAILED = re.compile(rf"{_FAILURE}|không có (?:người|ai|khách)|không ai\b")
_NOBODY = re.compile(
    r"không (?:có )?(?:người|ai|khách)[^.;]*(?:đăng ký|nộp hồ sơ|mua hồ sơ|tham gia đấu giá)"
)
_NO_BID = re.compile(r"không (?:có )?(?:người|ai|khách)[^.;]*trả giá")
_SOLD = re.compile(
    r"^(?:đấu giá )?thành(?: công)?$|đấu giá thành\b|đã bán|bán được|bán thành|trúng đấu giá"
    r"|\bsold\b"
)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the round, if the row says it, and how many failed before it."""

    told: Told | None = None
    code: FailureCode | None = None
    earlier_failures: int | None = None


def read_result(row: RowReader, auction_round: int | None) -> Result:
    """Return what the result says; a text that says neither failed nor sold is kept and told."""
    text = row.text(RESULT)
    if not text and _FAILED.search(lowered(row.text(SESSION))):
        text = row.text(SESSION)  # "đã đấu giá, không thành" where the day should be
    if not text:
        return Result()
    line = lowered(text)
    if counted := _failures(line):
        return _of_several(row, counted, auction_round, text)
    if _NOT_YET.search(line):
        return Result()
    if _FAILED.search(line):
        return Result(Told.FAILED, _code(line))
    if _SOLD.search(line) and "không" not in line and "not" not in line.split():
        row.lack(RESULT, Code.SOLD_TO_NOBODY)
        return Result(Told.SOLD)
    row.warn(RESULT, Code.RESULT_UNREADABLE, written=shortened(text))
    return Result()


def _failures(line: str) -> int | None:
    """Return how many rounds failed, where the text counts them."""
    match = _THROUGH.search(line) or _SEVERAL.search(line)
    return int(match[1]) if match else None


def _of_several(row: RowReader, failures: int, auction_round: int | None, text: str) -> Result:
    """Tell rounds that failed before this one from this one itself."""
    if auction_round is None or failures == auction_round - 1:
        return Result(earlier_failures=failures)
    if failures == auction_round:
        return Result(Told.FAILED, earlier_failures=failures - 1)
    row.warn(RESULT, Code.RESULT_UNREADABLE, written=shortened(text))
    return Result()


def _code(line: str) -> FailureCode | None:
    """Return the letter of the law that the text gives in so many words."""
    if _NO_BID.search(line):
        return FailureCode.NO_BID
    return FailureCode.NO_REGISTRANT if _NOBODY.search(line) else None
