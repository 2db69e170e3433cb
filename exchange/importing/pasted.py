"""A whole notice pasted into one cell: what its text says under a name of its own is read.

Only what no column says is taken from the text, only where one name stands once, and each value is
told with the words it comes from. The text itself stays the description.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from exchange.importing.writing import as_written, first_clause, tidy

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
_OF_A_RESULT = re.compile(r"\bkết quả\b|đấu giá không thành", re.IGNORECASE)
_IF = re.compile(r"\b(?:nếu|trường hợp|khi|sẽ)\b", re.IGNORECASE)
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
    said: dict[str, list[str]] = {}
    for match, following in zip(found, [*found[1:], None], strict=False):
        column = _COLUMNS[int((match.lastgroup or "n0")[1:])]
        end = following.start() if following else len(text)
        start = match.start() if column == "result" else match.end()
        value = _value(text[start:end], column)
        if column == "result" and not _tells_a_result(text, match.start()):
            continue
        if column and value:
            said.setdefault(column, []).append(value)
    if len(said) < FEWEST or not said.keys() & _NEEDS_DIGIT:
        return {}
    taken = {column: each[0] for column, each in said.items() if len(set(each)) == 1}
    return {column: text for column, text in taken.items() if not _is_told(values, column)}


def _tells_a_result(text: str, at: int) -> bool:
    """Tell whether a text says what became of an auction, and not what will if it fails."""
    clause = re.split(r"[.;\n]", text[:at])[-1]
    return bool(_OF_A_RESULT.search(text[:_OPENING])) and not _IF.search(clause)


def _value(text: str, column: str) -> str:
    """Return the first clause behind a name, as far as it may be a value of its column."""
    rest = _SAID.sub("", _NEXT_POINT.sub("", text), count=1)
    value = tidy(first_clause(rest)).strip(" ,;:.-–")
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
