"""Why an auction failed, in the words of a row, and the letter of the law that says the same."""

import re
from typing import Final

from lawbook.failure import FailureCode

WHO: Final = r"không (?:có )?(?:người|ai|khách(?: hàng)?)(?: nào)?"
_BID: Final = r"(?:trả giá|bỏ giá|nộp phiếu)(?!\s+(?:tiếp|thêm|cao|lần|đủ))"
_NUMBER: Final = r"(?:[0-9]{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều)"
#: "Có 02 khách hàng đăng ký nhưng không ai trả giá": of all who came none did.
NONE_OF_THEM: Final = (
    rf"có (?:(?:chỉ|duy nhất) )*{_NUMBER}(?: \([^()]{{1,20}}\))?"
    r" (?:người|khách(?: hàng)?|cá nhân|tổ chức|đơn vị)\b[^.;0-9]*?(?:\bnhưng|\bmà|\bsong|,)\s+"
    r"(?:(?:tất cả|cả [^\W\d_]+(?: người)?|những người này|người này|khách hàng này|các khách hàng)"
    r"\s+)?(?:(?:đều|cũng|lại)\s+)*không (?:có )?(?:(?:người|ai|khách hàng)(?: nào)? )?"
    rf"(?:(?:tham gia|thực hiện)(?: việc)? )?{_BID}"
)
_WINNER: Final = r"người trúng[^.;]*"
MINUTES_REFUSED: Final = rf"{_WINNER}(?:từ chối|không)(?: chịu)? ký (?:tên )?(?:vào )?biên bản"
RESULT_REFUSED: Final = rf"{_WINNER}từ chối (?:nhận )?kết quả(?: trúng)?(?: đấu giá)?"
_WITHDRAWN: Final = (
    rf"rút lại giá[^;]*{WHO}[^.;]*trả giá tiếp|rút lại giá[^;]*không (?:có )?ai trả giá"
)
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
    (FailureCode.NO_BID, re.compile(rf"{WHO}[^.;]*trả giá")),
    (
        FailureCode.NO_REGISTRANT,
        re.compile(rf"{WHO}[^.;]*(?:đăng ký|nộp hồ sơ|mua hồ sơ|tham gia đấu giá)"),
    ),
)


def failed_by(line: str) -> FailureCode | None:
    """Return the letter that a lowered text gives in so many words.

    Basis: 01/2016/QH14, Điều 52 khoản 1.
    """
    return next((code for code, words in _BY_LAW if words.search(line)), None)
