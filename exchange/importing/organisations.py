"""Who holds a session and where: a cell may point at something else instead of naming it."""

import re

from exchange.importing.days import is_only_a_day
from exchange.importing.dittos import names_nothing
from exchange.importing.occasions import Occasion
from exchange.importing.problems import Code
from exchange.importing.rowreader import RowReader
from exchange.importing.writing import lowered, shortened

ORGANISATION, PLACE_OF_SESSION = "auction_org", "auction_place"
_NAMED = re.compile(
    r"\b(?:công ty|cty|ct|trung tâm|tt|văn phòng|chi nhánh|doanh nghiệp|dntn|hợp danh|tnhh"
    r"|đghd|dvđg|đgts|hội đồng|sở)\b"
)
_PAPER = re.compile(
    r"[0-9]+[a-zđ]?\s*/\s*(?:[0-9]{4}\s*/\s*)?[a-zđ]{2}|\b(?:quyết định|công văn|hợp đồng|giấy mời"
    r"|thông báo|tờ trình|biên bản)\b"
)
_ELSEWHERE = re.compile(
    r"^(?:xem|theo|kèm theo|liên hệ)\b"
    r"|\b(?:chi tiết|đính kèm|file|tệp|phụ lục|như trên|nêu trên|bên trên"
    r"|chưa (?:có|rõ|chọn|lựa chọn|ký|xác định)|đang (?:chọn|lựa chọn|chờ)|không (?:có|rõ)"
    r"|cập nhật|bổ sung sau)\b"
)
_LETTER = re.compile(r"[^\W\d_]{2}")


def read_organisation(row: RowReader) -> str:
    """Return who holds the session, if the cell names anybody; a person is asked otherwise."""
    written = row.written(ORGANISATION)
    line = lowered(written)
    if not written:  # a file without the column says it of no row
        tell = row.lack if row.has(ORGANISATION) else row.warn
        tell(ORGANISATION, Code.ORGANISATION_MISSING)
        return ""
    if _points(line) or is_only_a_day(written) or (_PAPER.search(line) and not _NAMED.search(line)):
        row.lack(ORGANISATION, Code.ORGANISATION_IS_A_DECISION, written=shortened(written))
        return ""
    return written


def read_place(row: RowReader, told: Occasion) -> str:
    """Return where the session is held, if its cell or the sentence of the session names it.

    Args:
        told: what the cell of the session says.
    """
    written = row.written(PLACE_OF_SESSION) or told.place
    if written and (_points(lowered(written)) or is_only_a_day(written)):
        row.warn(PLACE_OF_SESSION, Code.PLACE_NOT_NAMED, written=shortened(written))
        return ""
    return written


def _points(line: str) -> bool:
    """Tell whether a text names nothing: "nt", "Xem file đính kèm", a number."""
    if names_nothing(line) or not _LETTER.search(line):
        return True
    return bool(_ELSEWHERE.search(line)) and not _NAMED.search(line)
