"""What a notice says of itself: which publication it is, or that it stops or corrects another."""

import re

from exchange.importing.problems import Code
from exchange.importing.writing import lowered

_READ = 5_000  # letters of a notice in which it may say what it is
_ORDINALS = {"nhất": 1, "một": 1, "hai": 2, "ba": 3, "i": 1, "ii": 2, "iii": 3}
_PUBLICATION = re.compile(
    r"[\[(]?\s*(?:(?:đăng|niêm yết|công khai)(?: thông báo| báo| tin| công khai)*"
    r"|thông báo(?: công khai)?)"
    r"\s+lần\s*(?:thứ\s*)?(?P<number>[0-9]{1,2}|nhất|một|hai|ba|iii|ii|i)\b\s*[\])]?",
    re.IGNORECASE,
)
_OFFERED_AGAIN = re.compile(
    r"[\[(]?\s*(?:(?:bán\s+)?đấu giá|giảm giá|bán)\s+(?:lại\s+)?lần\s*(?:thứ\s*)?"
    r"(?:[0-9]{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)\b\s*[\])]?",
    re.IGNORECASE,
)
_BARE_ASIDE = re.compile(
    r"\(\s*lần\s*(?:thứ\s*)?(?:[0-9]{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)\s*\)",
    re.IGNORECASE,
)
_AGAIN_ASIDE = re.compile(rf"\([^()]*{_OFFERED_AGAIN.pattern}[^()]*\)", re.IGNORECASE)
_ABOUT = r"(?:(?:số\s+\S+\s+)?(?:ngày\s+\S+\s+)?(?:v/v|về việc|về)?\s*:?\s*)"
#: "V/v thay đổi thời gian đấu giá": how a paper begins that only says what it is about.
_SUBJECT = r"(?:v/v|về việc)\s*:?\s*(?:thông báo\s+)?"
_STOP = r"(?:tạm dừng|tạm ngừng|tạm hoãn|dừng|ngừng|hoãn|đình chỉ|hủy|huỷ|thu hồi|chấm dứt)"
_STOPS = re.compile(
    rf"^(?:{_SUBJECT})?{_STOP}\b|thông báo\s+{_ABOUT}{_STOP}\b"
    r"|\b(?:dừng|ngừng|hoãn|đình chỉ|hủy|huỷ|hủy bỏ|huỷ bỏ)\s+(?:việc\s+|tổ chức\s+|cuộc\s+"
    r"|phiên\s+|bán\s+)*đấu giá"
)
_CORRECT = r"(?:đính chính|điều chỉnh|sửa đổi|thay đổi|gia hạn|lùi|dời)"
_CORRECTS = re.compile(
    rf"^(?:{_SUBJECT})?{_CORRECT}\b|thông báo\s+{_ABOUT}{_CORRECT}\b"
    r"|đính chính\s+(?:nội dung\s+)?thông báo"
)


def publication_number(text: str) -> int | None:
    """Return N of "Thông báo công khai lần N", "(Đăng lần N)"; it is not the round."""
    match = _PUBLICATION.search(text)
    if not match:
        return None
    number = match["number"].lower()
    return _ORDINALS.get(number) or int(number)


def without_publication(text: str) -> str:
    return _PUBLICATION.sub(" ", text)


def without_round(text: str) -> str:
    """Return the description of an asset without what says in which round it is offered."""
    return _OFFERED_AGAIN.sub(" ", _AGAIN_ASIDE.sub(" ", _BARE_ASIDE.sub(" ", text)))


def not_an_auction(text: str) -> Code | None:
    """Tell whether the text stops or corrects another notice instead of offering an asset."""
    line = lowered(text[:_READ])
    if _STOPS.search(line):
        return Code.NOTICE_STOPS
    return Code.NOTICE_CORRECTS if _CORRECTS.search(line) else None
