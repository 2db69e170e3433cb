"""The seven legal ways an auction fails (đấu giá không thành), as the Auction Law letters them."""

import enum
from datetime import date

from lawbook.citation import Citation
from lawbook.loading import cite

AMENDED_FROM = date(2025, 1, 1)  # 37/2024/QH15; its wording of Điều 52 is not read


class FailureCode(enum.StrEnum):
    """Letter of 01/2016/QH14, Điều 52 khoản 1."""

    NO_REGISTRANT = "a"
    NO_BID = "b"
    UNDER_HIDDEN_PRICE = "c"
    MINUTES_REFUSED = "d"
    BID_WITHDRAWN = "đ"
    RESULT_REFUSED = "e"
    SINGLE_REGISTRANT = "g"

    @property
    def meaning(self) -> str:
        """Give the case in Vietnamese, as minutes and notices write it."""
        return _MEANINGS[self]

    def basis(self, on: date) -> Citation:
        """Cite the point of Điều 52 in the edition of the session's day."""
        law = "DG16" if on < AMENDED_FROM else "DG24"
        return cite(law, f"Điều 52 khoản 1 điểm {self.value}")

    def confirmed(self, on: date) -> bool:
        """Say whether the wording in force on the session's day was read."""
        return on < AMENDED_FROM


_MEANINGS = {
    FailureCode.NO_REGISTRANT: "Hết thời hạn đăng ký mà không có người đăng ký tham gia",
    FailureCode.NO_BID: "Tại phiên đấu giá không có người trả giá hoặc chấp nhận giá",
    FailureCode.UNDER_HIDDEN_PRICE: (
        "Giá trả cao nhất vẫn thấp hơn giá khởi điểm không công khai, theo phương thức trả giá lên"
    ),
    FailureCode.MINUTES_REFUSED: "Người trúng đấu giá từ chối ký biên bản đấu giá",
    FailureCode.BID_WITHDRAWN: "Người trả giá rút lại giá đã trả mà không có người trả giá tiếp",
    FailureCode.RESULT_REFUSED: "Từ chối kết quả trúng đấu giá và không còn người mua kế tiếp",
    FailureCode.SINGLE_REGISTRANT: (
        "Chỉ có một người đăng ký, với tài sản quy định tại Điều 59 Luật Đấu giá tài sản"
    ),
}
