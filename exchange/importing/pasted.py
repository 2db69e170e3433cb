"""A whole notice pasted into one cell: what its text says under a name of its own is read.

Only what no column says is taken from the text, only where one name stands once, and each value is
told with the words it comes from. The text itself stays the description.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from exchange.importing.perunit import per_unit
from exchange.importing.rounds import round_named, rounds_told
from exchange.importing.steps import is_of_a_step, place_alone
from exchange.importing.writing import as_written, first_clause, lowered, tidy

LEAST_LETTERS: Final = 80  # a shorter text is a description
FEWEST: Final = 2  # names; one alone may be said of anything
#: "20% giá khởi điểm" measures a deposit, "so với giá khởi điểm" a step.
_NOT_OF_IT: Final = r"(?<!%)(?<!% )(?<!% của )(?<!phần trăm )(?<!phần trăm của )(?<!so với )"
_LABELS: Final[Sequence[tuple[str, str]]] = (
    # an earlier price is a name too, of no column
    (
        "",
        r"(?:mức )?giá khởi điểm (?:của )?(?:(?:lần|phiên) )?(?:liền )?(?:trước|đầu|ban đầu|cũ)\b",
    ),
    (
        "starting_price_raw",
        (
            rf"{_NOT_OF_IT}(?:mức )?giá khởi điểm(?: (?:đấu giá|của tài sản|tài sản|bán))*"
            r"(?: của [^:;.()]{1,60}(?=:))?|\bgkđ\b"
        ),
    ),
    ("deposit_raw", (r"(?:khoản |số )?tiền (?:đặt trước|đặt cọc|cọc)|đặt (?:trước|cọc)|\btđt\b")),
    ("bid_step_vnd", r"bước giá"),
    (
        "dossier_fee_vnd",
        (
            r"(?:giá|tiền|phí|chi phí) (?:mua |bán )?(?:bộ )?hồ sơ(?: mời)?(?: tham gia)?"
            r"(?: đấu giá)?"
        ),
    ),
    # where and when one sees, asks or pays
    ("", r"(?:thời gian(?:,| và) )?(?:địa điểm|nơi) (?:xem|bán|mua|nộp|đăng ký|nhận|tiếp nhận)"),
    (
        "auction_datetime",
        (
            r"thời gian(?:,| và) địa điểm (?:(?:tổ chức|mở|tiến hành) )?"
            r"(?:(?:cuộc|phiên|buổi) )?đấu giá"
            r"|thời gian (?:(?:tổ chức|mở|tiến hành|diễn ra) )?(?:(?:cuộc|phiên|buổi) )?đấu giá"
            r"|thời gian(?=\s*:\s*(?:lúc |vào |hồi )?[0-9])"
            r"|thời gian mở phiên|(?:tổ chức|mở) (?:(?:cuộc|phiên|buổi) )?(?:đấu giá )?(?:vào )?lúc"
            r"|đấu giá (?:vào )?(?:lúc|hồi)(?= [0-9])|mở (?:cuộc|phiên|buổi) đấu giá(?=\s*:)"
            r"|(?:ngày|giờ)(?:, ?| và | )(?:giờ|ngày) (?:(?:tổ chức|mở) )?"
            r"(?:(?:cuộc|phiên) )?đấu giá"
            r"|(?:cuộc|phiên|buổi) đấu giá (?:(?:sẽ|được) )*(?:tổ chức|diễn ra|tiến hành|mở)"
            r"(?= (?:tại|ở|vào|lúc|hồi|từ)\b)"
            r"|đấu giá(?: trực tuyến)?(?=\s*:?\s*từ [0-9])"
            r"|đấu giá(?=\s*:\s*(?:lúc |vào |hồi )*[0-9])"
            r"|(?:cuộc|phiên|buổi) đấu giá [^.;:()\n]{0,160}?(?=(?:vào )?(?:lúc|hồi) [0-9])"
            r"|công bố giá(?=\s*:)"
        ),
    ),
    (
        "auction_place",
        (
            r"địa điểm(?: tổ chức)?(?: (?:cuộc|phiên|buổi))?(?: đấu giá)?|đấu giá tại"
            r"|nơi (?:(?:tổ chức|mở) )?(?:(?:cuộc|phiên|buổi) )?đấu giá(?=\s*:)"
        ),
    ),
    ("enforcement_office", r"(?:người|cơ quan|đơn vị) có tài sản(?: đấu giá)?"),
    ("auction_org", r"(?:tổ chức|đơn vị)(?: hành nghề)? đấu giá(?: tài sản)?(?=\s*:)"),
    ("result", r"(?:đấu giá )?(?:không thành|bất thành)(?=,? (?:do|vì)\b)"),
    ("form", r"hình thức(?: đấu giá)?"),
    ("method", r"phương thức(?: đấu giá)?"),
    # what ends a value and is none of these
    (
        "",
        (
            r"tài sản(?: bán)? đấu giá(?=\s*:)|thời gian (?:xem|bán|mua|nộp|đăng ký|nhận)"
            r"|hình thức nộp"
            r"|điều kiện|mọi chi tiết|liên hệ|người tham gia|khách hàng|ghi chú|nơi nhận"
        ),
    ),
)
_NAMES = re.compile(
    "|".join(f"(?P<n{at}>{pattern})" for at, (_column, pattern) in enumerate(_LABELS)),
    re.IGNORECASE,
)
_COLUMNS = tuple(column for column, _pattern in _LABELS)
_SAID = re.compile(r"^\s*(?:\([^()]*\)\s*)?(?:là|:|-|–)?\s*:?\s*", re.IGNORECASE)
_OPENING: Final = 160  # letters in which a notice says what it is about
#: A notice of a result says so at once; "căn cứ kết quả đấu giá lần 1" tells of a round before.
_OF_A_RESULT = re.compile(
    r"^(?:[^.;:]{0,80}?\bthông báo )?(?:về (?:việc )?|v/v )?"
    r"(?:kết quả (?:(?:của|tổ chức|việc|bán|cuộc|phiên|buổi) )*(?:đấu giá|:)|kết quả\s*:"
    r"|(?:(?:việc|cuộc|phiên|bán) )*đấu giá (?:tài sản )?không thành)",
    re.IGNORECASE,
)
_OFFERED_NOW = re.compile(
    r"\b(?:tiếp tục|nay|sẽ) (?:[^.;]{0,40} )?(?:bán|đấu giá|thông báo)|đấu giá lại|bán lại"
    r"|thông báo (?:việc )?(?:bán )?đấu giá (?:tài sản )?lần"
)
_IF = re.compile(r"\b(?:nếu|trường hợp|khi|sẽ|mà)\b", re.IGNORECASE)
_FAILED_THERE = re.compile(
    r"\b(?:không thành|bất thành|không bán được|không có (?:người|ai|khách)|không ai)\b",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(
    r"\b(?:lần|phiên|kỳ|đợt)(?: đấu giá)? (?:trước|cũ|đầu)\b|\btrước (?:đây|đó)\b", re.IGNORECASE
)
_ROUND = re.compile(
    r"(?<!giảm )(?<!giá )(?<!thông báo )(?<!khai )(?<!đăng )\b(?:đấu giá )?lần\s*(?:thứ\s*)?"
    r"(?P<number>[0-9]{1,2}|nhất|hai|ba|tư|năm)\b",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[.;\n](?=\s|$)")
_NEAR: Final = 300  # letters of a clause that are looked at
#: Names that other steps of an auction use too: they are the session's only right behind it.
_SHARED_NAMES = re.compile(r"^(?:địa điểm|thời gian)$", re.IGNORECASE)
_MONEY = {"starting_price_raw", "deposit_raw", "bid_step_vnd", "dossier_fee_vnd"}
#: The number of the next point: "… đồng. 4. Tiền đặt trước".
_NEXT_POINT = re.compile(
    r"(?<=[.;)\n])\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2})?[.)/:]|[a-zđ][.)]|[ivx]{1,4}[.)]|[-–+*•])\s*$",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(r"\b(?:tỷ|tỉ|triệu|nghìn|ngàn|phần trăm)\b", re.IGNORECASE)
_NEEDS_DIGIT = _MONEY | {"auction_datetime"}


def read_pasted(values: Mapping[str, str], thing: str) -> dict[str, str]:
    """Return what the text of a row says for columns that say nothing themselves."""
    text = as_written(values.get(thing, ""))
    if len(text) < LEAST_LETTERS:
        return {}
    found = list(_NAMES.finditer(text))
    told, of_a_result = rounds_told(text), _is_of_a_result(text)
    said: dict[str, list[str]] = {}
    for before, match, following in zip([None, *found], found, [*found[1:], None], strict=False):
        column = _column(match)
        end = following.start() if following else len(text)
        start = match.start() if column == "result" else match.end()
        value = _value(text[start:end], column)
        if column in _MONEY and value and (per := per_unit(lowered(match[0]))) is not None:
            value = f"{value}/{per.unit}"  # "Giá khởi điểm của 01 xe: …"
        if column == "result" and not (of_a_result and _tells_a_result(text, match)):
            continue
        if not of_a_result and _is_of_another(text, match, told):
            continue
        if _SHARED_NAMES.match(match[0]) and _follows_another_step(text, before, match):
            continue
        if column and value:
            said.setdefault(column, []).append(value)
    if len(said) < FEWEST or not said.keys() & _NEEDS_DIGIT:
        return {}
    taken = {column: each[0] for column, each in said.items() if len(set(each)) == 1}
    return {column: text for column, text in taken.items() if not _is_told(values, column)}


def _column(match: re.Match[str]) -> str:
    return _COLUMNS[int((match.lastgroup or "n0")[1:])]


def _clause(text: str, start: int, end: int) -> str:
    """Return the clause in which a part of a text stands, without the part itself."""
    before = _CLAUSE_ENDS.split(text[max(0, start - _NEAR) : start])[-1]
    return f"{before} {_CLAUSE_ENDS.split(text[end : end + _NEAR])[0]}"


def _is_of_a_result(text: str) -> bool:
    """Tell whether a text is the notice of a result, and offers nothing itself."""
    return bool(_OF_A_RESULT.search(tidy(text[:_OPENING]))) and not _OFFERED_NOW.search(
        lowered(text)
    )


def _tells_a_result(text: str, match: re.Match[str]) -> bool:
    """Tell whether a text says what became of its own auction, and not of one before it.

    What is said aside, of a round by its number, or of what will be if it fails, is not said of it.
    """
    clause = _clause(text, match.start(), match.end())
    before = text[max(0, match.start() - _NEAR) : match.start()]
    aside = before.rfind("(") > before.rfind(")")
    other = _BEFORE_IT.search(clause) or _ROUND.search(clause)
    if_so = _IF.search(_CLAUSE_ENDS.split(before)[-1])
    return not aside and not other and not if_so


def _is_of_another(text: str, match: re.Match[str], told: set[int]) -> bool:
    """Tell whether a name stands where a text speaks of an auction before the one it offers."""
    start = match.start()
    clause = _clause(text, start, start)
    before = _CLAUSE_ENDS.split(text[max(0, start - _NEAR) : start])[-1]
    named = {
        round_named(lowered(each["number"])) for each in _ROUND.finditer(f"{before} {match[0]}")
    }
    past = _column(match) in {"auction_datetime", "auction_place"} and _FAILED_THERE.search(clause)
    return bool(named and told and not named & told) or bool(_BEFORE_IT.search(before) or past)


def _follows_another_step(text: str, before: re.Match[str] | None, match: re.Match[str]) -> bool:
    """Tell whether "Địa điểm:" stands behind what is said of selling dossiers or of viewing."""
    if before is not None and _column(before) == "auction_datetime":
        return False
    if before is not None and not _column(before):
        return True
    start = before.end() if before is not None else max(0, match.start() - _NEAR)
    sentences = _CLAUSE_ENDS.split(text[start : match.start()])
    behind = sentences[1:] if before is not None else sentences  # the first is what has a name
    return any(is_of_a_step(each) for each in behind if each.strip())


def _value(text: str, column: str) -> str:
    """Return the first clause behind a name, as far as it may be a value of its column."""
    rest = _SAID.sub("", _NEXT_POINT.sub("", text), count=1)
    clause = place_alone(rest) if column == "auction_place" else first_clause(rest)
    value = tidy(clause).strip(" ,;:.-–")
    if value.count("(") > value.count(")"):  # a name inside what is said aside
        value = value[: value.rindex("(")].rstrip(" ,;:.-–")
    if value.count(")") > value.count("("):  # the end of what the whole of it stands in
        value = value[: value.rindex(")")].rstrip(" ,;:.-–")
    in_words = column in _MONEY and _IN_WORDS.search(value)
    if column in _NEEDS_DIGIT and not in_words and not re.search("[0-9]", value):
        return ""
    return value if len(value) <= (120 if column in _NEEDS_DIGIT else 200) else ""


def _is_told(values: Mapping[str, str], column: str) -> bool:
    others = (column, column.replace("_raw", "_vnd"), column.replace("_raw", "_percent"))
    return any(values.get(each, "").strip() for each in others)
