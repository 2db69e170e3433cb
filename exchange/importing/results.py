"""What a notice says became of its round, and of the rounds before it.

The column of results is read as a whole; notes only where they say it in so many words, clause by
clause. What is not certain stays unknown and is named. The words stand with the row in any case.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from exchange.importing.days import Moment, read_moment
from exchange.importing.drafts import Told
from exchange.importing.failures import (
    MINUTES_REFUSED,
    NOBODY,
    NONE_OF_THEM,
    RESULT_REFUSED,
    WHO,
    failed_by,
)
from exchange.importing.problems import Code
from exchange.importing.rounds import round_named
from exchange.importing.rowreader import RowReader
from exchange.importing.soldprices import PHRASES, paid
from exchange.importing.writing import grouped, lowered, shortened
from lawbook.failure import FailureCode

RESULT, SESSION, NOTES = "result", "auction_datetime", "notes"
SOLD_FOR = "sold_price_vnd"
_FAILURE = r"(?:không thành|không bán được|bất thành|failed)"
_SEVERAL = re.compile(rf"(?<![0-9])([0-9]{{1,2}})\s*(?:lần|rounds?)\b[^;]{{0,200}}{_FAILURE}")
_THROUGH = re.compile(
    rf"(?:lần|rounds?)\s*(?:thứ\s*)?[0-9]{{1,2}}\s*(?:-|–|đến|tới|to)\s*(?:lần\s*)?([0-9]{{1,2}})"
    rf"\b[^;]{{0,200}}{_FAILURE}"
)
_ROUND = r"(?:[0-9]{1,2}|nhất|hai|ba|tư|năm)"
#: "Lần 1 và 2 không thành", "Lần 3: đã bán".
_OF_ROUNDS = re.compile(
    rf"^(?:đã )?(?:đấu giá |phiên )?lần\s*(?:thứ\s*)?(?P<rounds>{_ROUND}"
    rf"(?:\s*(?:,|và|&|-)\s*(?:lần\s*)?{_ROUND})*)\b\s*[:–-]?\s*(?P<what>.+)$"
)
#: The session is still to come, or is going on: nothing became of it yet.
_NOT_YET = re.compile(
    r"\bchưa (?:tổ chức|đấu giá|đến|diễn ra|mở|có kết quả|có thông tin)|đang\b|dự kiến|\bsắp\b"
    r"|not yet"
)
_UNSURE = re.compile(r"\bchưa\b|\bhoãn\b|\bhủy\b|\bhuỷ\b|\bđình chỉ\b|\bhình như\b|\bcó thể\b|\?")
#: What comes after a sale, and leaves it a sale.
_AFTER = re.compile(
    r"\b(?:giao|nhận tài sản|nộp|thanh toán|trả (?:đủ|hết|nốt)|kiện|khiếu nại|kháng cáo|sang tên"
    r"|đăng bộ|cấp giấy|chuyển (?:tiền|quyền)|cưỡng chế|phân phối|chi trả)\b"
)
#: What undoes a sale.
_UNDONE = re.compile(
    r"(?<!kiện )(?<!cầu )(?<!nghị )(?:hủy|huỷ)(?: bỏ)? (?:kết quả|việc|hợp đồng|phiên|cuộc)"
    r"|vô hiệu|bỏ cọc|từ chối (?:mua|ký|nhận)|không (?:ký|mua)|trả lại tài sản|đấu giá lại|bán lại"
)
#: Of an auction before this one: "phiên trước không thành".
_BEFORE_IT = re.compile(
    r"\b(?:lần|phiên|kỳ|đợt)(?: đấu giá)? (?:trước|cũ)\b|\btrước (?:đây|đó)\b(?! \d)"
)
_COUNTED = re.compile(r"(?:giảm|hạ)(?: giá)?\b|\blần\s*(?:thứ\s*)?\w|[0-9]\s*lần")
_IF = re.compile(r"\b(?:nếu|trường hợp|khi|sẽ|để|sau khi|trước khi|được quyền|phải|chịu)\b")
_FAILED = re.compile(
    rf"{_FAILURE}|{NOBODY}|{NONE_OF_THEM}|{MINUTES_REFUSED}"
    rf"|{RESULT_REFUSED}"
)
_FAILED_ASIDE = re.compile(
    rf"(?:đấu giá|phiên|cuộc|bán|lần [0-9]+)[^;]{{0,200}}{_FAILURE}"
    rf"|^(?:đã )?{_FAILURE}(?!\s+(?:công|phố|phần))"
    rf"|{NONE_OF_THEM}"
    rf"|{WHO}(?: (?:tham gia|đến))*\s*(?:đăng ký|trả giá|mua hồ sơ|nộp (?:hồ sơ|tiền)"
    r"|tham gia đấu giá)"
)
_SOLD = re.compile(
    r"^(?:đấu giá )?thành(?: công)?$|đấu giá thành\b|đấu thành\b|đã bán(?! hồ sơ)|bán được"
    r"|bán thành|(?<!kết quả )trúng đấu giá(?! (?:đã |lại )?(?:từ chối|không ký))|\bsold\b"
    r"|có người trúng|bán xong"
)
_SOLD_ASIDE = re.compile(
    r"(?:đã |phiên )(?:tổ chức )?(?:bán )?đấu giá thành(?: công)?\b|^đấu giá thành(?: công)?\b"
    r"|^đã bán(?! hồ sơ)(?: được| xong| thành công)?\b|^bán đấu giá thành(?: công)?\b"
    r"|đã có người trúng|^đấu thành\b"
)
_ON_PAPER = r"(?:theo\s+)?(?:qđ|quyết định|cv|công văn|văn bản|thông báo|tb|yêu cầu|đề nghị)\b"
_STOPPED = re.compile(
    r"^(?:đã |phải )?(?:tạm )?(?:dừng|ngừng)(?: lại)?(?:\s*(?:$|;)"
    r"|\s+(?:việc |cuộc |phiên |tổ chức |bán )*đấu giá"
    rf"|\s+(?:cuộc|phiên)\b|[\s,:]+(?:do|vì|{_ON_PAPER}))"
    # called off; "hủy kết quả" undoes a sale
    r"|^(?:đã |bị |phải )?(?:hủy|huỷ)(?: bỏ)?(?= (?:việc |cuộc |phiên |tổ chức |bán )*"
    r"(?:đấu giá|cuộc|phiên)\b)(?![^;]*\bkết quả)"
)
_DAY = re.compile(
    r"(?<![0-9])[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{4}(?![0-9])"
    r"|[0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
_CLAUSES = re.compile(r"[;\n]|\.\s+(?=[^\W\d_])|,\s+(?=(?:lần|đợt)\s)")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the round, if the row says it, and how many failed before it."""

    told: Told | None = None
    code: FailureCode | None = None
    earlier_failures: int | None = None
    on: date | None = None  # day of the session, where it is told with its result
    sold_price: int | None = None
    ground: str = ""  # why it was stopped, in the words of the row
    aside: bool = False  # told among the notes


def read_result(row: RowReader, auction_round: int | None) -> Result:
    """Return what the row says of its result; what is not certain is named."""
    text = row.text(RESULT)
    if not text and _FAILED.search(lowered(row.text(SESSION))):
        text = row.text(SESSION)  # "đã đấu giá, không thành" where the day should be
    result = (
        _of_result(row, text, auction_round)
        if text
        else _of_clauses(row, NOTES, row.text(NOTES), auction_round)
    )
    return _with_price(row, result) if re.search("[1-9]", row.text(SOLD_FOR)) else result


def _with_price(row: RowReader, result: Result) -> Result:
    """Return a result with the price that a column of its own gives; a failure has none."""
    price, written = row.optional_dong(SOLD_FOR), shortened(row.text(SOLD_FOR))
    if result.told is not Told.SOLD:
        row.warn(SOLD_FOR, Code.RESULT_UNREADABLE, written=written)
        return Result(earlier_failures=result.earlier_failures)
    if price is not None and result.sold_price not in (None, price):
        said = grouped(result.sold_price or 0)
        row.warn(SOLD_FOR, Code.PRICE_DISAGREES, number=grouped(price), text=said)
        return replace(result, sold_price=None)
    return replace(result, sold_price=price or result.sold_price)


def _of_result(row: RowReader, text: str, auction_round: int | None) -> Result:
    line = lowered(text)
    if _BEFORE_IT.search(line) or any(_OF_ROUNDS.match(lowered(c)) for c in _clauses(text)):
        return _of_clauses(row, RESULT, text, auction_round)  # each is of its own round
    if counted := _failures(line):
        return _of_several(row, RESULT, counted, auction_round, text)
    clause = _sold_clause(line)
    if clause:
        return _result(row, RESULT, text, Told.SOLD, said=clause)
    if clause is None and _NOT_YET.search(line):
        if _COUNTED.search(line):  # "đã giảm giá 03 lần, đang đấu giá lần 4"
            row.warn(RESULT, Code.RESULT_UNREADABLE, written=shortened(text))
        return Result()
    told = _told(line, _FAILED, _SOLD) if clause is None else None
    if told is None:
        row.warn(RESULT, Code.RESULT_UNREADABLE, written=shortened(text))
        return Result()
    return _result(row, RESULT, text, told)


def _of_clauses(row: RowReader, column: str, text: str, auction_round: int | None) -> Result:
    """Return what clauses say in so many words; if they say different things, they say nothing.

    Notes say it of this round where they name none.
    """
    aside = column == NOTES
    found: list[tuple[str, Told]] = []
    unsure: list[str] = []
    counted: list[int] = []
    why: FailureCode | None = None
    for clause in _clauses(text):
        line = lowered(clause)
        if _IF.search(line) or _NOT_YET.search(line):
            continue
        if failures := _failures(line):
            counted.append(failures)
        elif _BEFORE_IT.search(line):
            unsure += [clause] if _told(line, _FAILED, _SOLD) else []
        elif of_rounds := _OF_ROUNDS.match(line):
            rounds = [round_named(each) for each in re.findall(_ROUND, of_rounds["rounds"])]
            what = _told(of_rounds["what"], _FAILED, _SOLD)
            if what is Told.FAILED and auction_round is not None:
                counted.append(max(rounds))
                why = failed_by(line) if auction_round in rounds else why
            elif what is not None and rounds == [auction_round]:
                found.append((clause, what))
            elif what is not None:
                unsure.append(clause)
        elif told := _told(line, _FAILED_ASIDE, _SOLD_ASIDE):
            found.append((clause, told))
        elif _speaks_of_it(line):
            unsure.append(clause)
    if len({told for _clause, told in found}) == 1 and not unsure and not counted:
        return _result(row, column, found[0][0], found[0][1], aside=aside)
    if len({told for _clause, told in found}) == 1 and not unsure:
        failures = max(counted)
        if failures == (auction_round or 0) - 1:
            own = _result(row, column, found[0][0], found[0][1], aside=aside)
            return replace(own, earlier_failures=failures)
    if counted and not found and not unsure:
        several = _of_several(row, column, max(counted), auction_round, text)
        return replace(several, code=why if several.told is Told.FAILED else None)
    if found or unsure:
        row.warn(column, Code.RESULT_UNREADABLE, written=shortened(text))
    return Result()


def _clauses(text: str) -> Iterator[str]:
    for clause in _CLAUSES.split(text):
        if bare := clause.strip(" .,;-+*"):
            yield bare


def _sold_clause(line: str) -> str | None:
    """Return the clause that says it was sold; empty where that is left open, None without one.

    A doubt belongs to its own clause: "đấu giá thành, chưa giao được tài sản" was sold.
    """
    sold, is_open, after = "", bool(_UNDONE.search(line)), False
    for clause in (each.strip(" .,;:-+*") for each in PHRASES.split(line)):
        if _told(clause, _FAILED, _SOLD) is Told.SOLD:
            sold = sold or clause
            is_open = is_open or bool(_IF.match(clause))
            continue
        after = bool(_AFTER.search(clause)) or (after and clause.startswith("nhưng"))
        doubted = any(each.search(clause) for each in (_UNSURE, _NOT_YET, _FAILED, _STOPPED))
        is_open = is_open or (doubted and not after)
    if not sold:
        return None
    return "" if is_open else sold


def _told(line: str, failed: re.Pattern[str], sold: re.Pattern[str]) -> Told | None:
    """Return the one thing a text says; None if it says none, several, or is not sure."""
    if _STOPPED.search(line):
        return None if "?" in line or "chưa" in line.split() else Told.STOPPED
    if _UNSURE.search(line):
        return None
    if failed.search(line):
        return None if sold.search(line) and not re.search(_FAILURE, line) else Told.FAILED
    negated = {"không", "not"} & set(line.split())
    return Told.SOLD if sold.search(line) and not negated else None


def _speaks_of_it(line: str) -> bool:
    """Tell whether a clause that was not read may tell of a result."""
    about = re.search(r"đấu giá|phiên|trả giá|đăng ký|trúng|\bdừng\b|\bngừng\b|\bhoãn\b", line)
    return bool(about and (_UNSURE.search(line) or re.search(r"\b(?:dừng|ngừng)\b", line)))


def _result(
    row: RowReader, column: str, text: str, told: Told, *, said: str = "", aside: bool = False
) -> Result:
    line = lowered(text)
    day = None if told is Told.STOPPED else _day(said or line)
    session = read_moment(row.text(SESSION)) if row.text(SESSION) else None
    if day is not None and isinstance(session, Moment) and session.day != day:
        row.warn(column, Code.RESULT_UNREADABLE, written=shortened(text))
        return Result()
    if told is Told.STOPPED:
        row.warn(column, Code.STOPPED_TOLD, written=shortened(text))
        return Result(told, ground=text, aside=aside)
    if told is Told.FAILED:
        return Result(told, failed_by(line), on=day, aside=aside)
    row.lack(column, Code.SOLD_TO_NOBODY, written=shortened(text))
    return Result(told, on=day, sold_price=paid(line), aside=aside)


def _day(line: str) -> date | None:
    """Return the one day of a text; one behind a paper's number is the paper's."""
    days = {found[0] for found in _DAY.finditer(line)}
    moment = read_moment(days.pop()) if len(days) == 1 else None
    paper = re.search(rf"{_ON_PAPER}[^;]*?{_DAY.pattern}", line)
    return moment.day if isinstance(moment, Moment) and paper is None else None


def _failures(line: str) -> int | None:
    """Return how many rounds failed, where the text counts them."""
    match = _THROUGH.search(line) or _SEVERAL.search(line)
    return int(match[1]) if match else None


def _of_several(
    row: RowReader, column: str, failures: int, auction_round: int | None, text: str
) -> Result:
    """Tell rounds that failed before this one from this one itself."""
    if auction_round is None or failures == auction_round - 1:
        return Result(earlier_failures=failures)
    if failures == auction_round:
        aside = column == NOTES
        return Result(Told.FAILED, earlier_failures=failures - 1, aside=aside)
    row.warn(column, Code.RESULT_UNREADABLE, written=shortened(text))
    return Result()
