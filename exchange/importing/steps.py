"""Other steps of an auction than its session: what is said of them is not said of the session."""

import re
from typing import Final

from exchange.importing.writing import first_clause, lowered

_STEP: Final = (
    r"(?:bán|mua|phát hành|nhận|nộp|tiếp nhận|phát)(?: và (?:nhận|tiếp nhận|nộp))?"
    r" (?:bộ )?hồ sơ"
    r"|hồ sơ (?:bán|mua|nộp|nhận|tham gia|đăng ký)|(?:nộp|nhận|thu)(?: khoản)? tiền|đăng ký"
    r"|(?:nộp|nhận|bỏ) phiếu|nộp đơn|xem tài sản|liên hệ|đặt (?:trước|cọc)"
    r"|hạn (?:nộp|đăng ký|mua|bán)"
)
#: What goes on is no part of a place: ", khách hàng đăng ký tại …", ". Bán hồ sơ tại …".
_GOES_ON: Final = re.compile(
    r"\s*(?:[,.;:(–-]\s*(?:(?:và|để|đồng thời)\s+)?|\b(?:và|để|đồng thời)\s+)"
    r"\b(?:(?:các )?(?:khách hàng|người (?:tham gia|mua|có nhu cầu|đăng ký)|cá nhân|tổ chức có)"
    rf"|(?:thời gian|thời hạn|ngày|nơi|địa điểm) (?:{_STEP})|{_STEP}"
    r"|điện thoại|đt|sđt|hotline|theo (?:hình|phương) thức|hình thức|phương thức)(?!\w).*$",
    re.IGNORECASE | re.DOTALL,
)
_OF_A_STEP: Final = re.compile(rf"\b(?:{_STEP})\b")
_OF_THE_SESSION: Final = re.compile(
    r"đấu giá(?! viên)|công bố (?:giá|kết quả)|mở (?:phiên|phiếu|cuộc)|bóc phiếu"
)
_OF_PAPERS: Final = re.compile(r"phiếu|trả giá|gián tiếp|bỏ giá")
_CLAUSES: Final = re.compile(
    r"[;\n]|\.\s+(?=[^\W\d_])|,\s+(?=(?:công bố|mở (?:phiên|phiếu|cuộc)|bóc phiếu|đấu giá|bán|mua"
    r"|nộp|nhận|đăng ký|xem|hạn|khách)\b)",
    re.IGNORECASE,
)


def of_the_session(text: str) -> str:
    """Return what a sentence says of the session, without what it says of another step.

    "Bán hồ sơ từ 8h00 ngày 04/01/2027; đấu giá 9h30 ngày 22/01/2027" is 9h30. Where papers with
    bids are handed in is left only where nothing else is said; of other steps
    alone nothing is.
    """
    clauses = [bare for each in _CLAUSES.split(text) if (bare := each.strip(" .,;"))]
    kept = [each for each in clauses if not is_of_a_step(each)]
    if len(kept) == len(clauses):
        return text
    return "; ".join(kept or (each for each in clauses if _OF_PAPERS.search(lowered(each))))


def is_of_a_step(text: str) -> bool:
    """Tell whether a clause begins with another step: selling dossiers, registering, paying."""
    line = re.split("[0-9]", lowered(text), maxsplit=1)[0]
    found = _OF_A_STEP.search(line)
    return found is not None and not _OF_THE_SESSION.search(line, 0, found.start())


def speaks_of_papers(text: str) -> bool:
    """Tell whether a text is of papers with bids, which are handed in before they are opened."""
    return bool(_OF_PAPERS.search(lowered(text)))


def place_alone(text: str) -> str:
    """Return where, without what follows it: "hội trường UBND xã, khách hàng đăng ký tại …"."""
    return _GOES_ON.sub("", first_clause(text)).strip(" .,;:-–(")
