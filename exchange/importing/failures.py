"""Why an auction failed, in the words of a row, and the letter of the law that says the same."""

import re
from typing import Final

from lawbook.failure import FailureCode

WHO: Final = r"không (?:có )?(?:người|ai|khách(?: hàng)?)(?: nào)?"
_NUMBER: Final = r"(?:[0-9]{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều)"
_PEOPLE: Final = r"(?:người|khách(?: hàng)?|cá nhân|tổ chức|đơn vị)"
#: None of them did, and not so many: "không nộp phiếu đúng hạn 01 người".
_BID: Final = (
    r"(?:trả giá|bỏ giá|nộp phiếu)(?!\s+(?:tiếp|thêm|cao|lần|đủ))"
    rf"(?![^.;]{{0,80}}\b{_NUMBER}\s+{_PEOPLE}\b)"
)
_ALL: Final = r"(?:tất cả|toàn bộ|cả (?:(?P=came)|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))"
#: "Có 02 khách hàng đăng ký nhưng không ai trả giá": of all who came none did.
NONE_OF_THEM: Final = (
    rf"có (?:(?:chỉ|duy nhất) )*(?:(?P<alone>(?:0?1|một)\b)|(?P<came>{_NUMBER}))"
    rf"(?: \([^()]{{1,20}}\))? {_PEOPLE}\b[^.;0-9]*?"
    # a comma alone joins two facts: of all who came none did only where that is said
    r"(?:(?:\bnhưng|\bmà|\bsong)\s+"
    rf"|,\s+(?(alone)|(?={_ALL}|đều|không (?:có )?(?:ai|người nào|khách hàng nào))))"
    rf"(?:(?:{_ALL}(?: {_PEOPLE})?|những người này|người này|khách hàng này|các khách hàng)"
    r"\s+)?(?:(?:đều|cũng|lại)\s+)*không (?:có )?(?:(?:người|ai|khách hàng)(?: nào)? )?"
    rf"(?:(?:tham gia|thực hiện)(?: việc)? )?{_BID}"
)
#: Nobody came, in so many words; "không ai vắng mặt" says nothing of it.
NOBODY: Final = (
    rf"{WHO}(?:\s*(?:$|[.,;)])|(?: (?:tham gia|tham dự|đến|vào|có nhu cầu|quan tâm|muốn|hỏi))*\s*"
    r"(?:đăng ký|nộp|mua|trả giá|bỏ giá|đấu giá|tham gia|tham dự|quan tâm|dự|đặt (?:cọc|trước)|hỏi"
    r"|đủ điều kiện|trả))"
)
_WINNER: Final = r"người trúng[^.;]*"
MINUTES_REFUSED: Final = rf"{_WINNER}(?:từ chối|không)(?: chịu)? ký (?:tên )?(?:vào )?biên bản"
RESULT_REFUSED: Final = rf"{_WINNER}từ chối (?:nhận )?kết quả(?: trúng)?(?: đấu giá)?"
_WITHDRAWN: Final = (
    rf"rút lại giá[^;]*{WHO}[^.;]*trả giá tiếp|rút lại giá[^;]*không (?:có )?ai trả giá"
)
#: On to what nobody did; "…, 03 người trả giá" is of others.
_ON: Final = rf"(?:(?!,\s*(?:có )?{_NUMBER}\s)[^.;]){{0,200}}"
_BY_LAW: Final = (
    (FailureCode.BID_WITHDRAWN, re.compile(_WITHDRAWN)),
    (FailureCode.MINUTES_REFUSED, re.compile(MINUTES_REFUSED)),
    (FailureCode.RESULT_REFUSED, re.compile(RESULT_REFUSED)),
    (FailureCode.NO_BID, re.compile(NONE_OF_THEM)),
    # nobody to register is said before nobody to bid
    (
        FailureCode.NO_REGISTRANT,
        re.compile(rf"{WHO}(?: (?:tham gia|đến))*\s*(?:đăng ký|nộp hồ sơ|mua hồ sơ)"),
    ),
    (FailureCode.NO_BID, re.compile(rf"{WHO}{_ON}trả giá")),
    (
        FailureCode.NO_REGISTRANT,
        re.compile(rf"{WHO}{_ON}(?:đăng ký|nộp hồ sơ|mua hồ sơ|tham gia đấu giá)"),
    ),
)


def failed_by(line: str) -> FailureCode | None:
    """Return the letter that a lowered text gives in so many words.

    Basis: 01/2016/QH14, Điều 52 khoản 1.
    """
    return next((code for code, words in _BY_LAW if words.search(line)), None)
