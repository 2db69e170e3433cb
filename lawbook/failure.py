"""The seven legal ways an auction fails (đấu giá không thành), as the Auction Law letters them."""

import enum
from datetime import date

from lawbook.citation import Citation
from lawbook.loading import cite
from lawbook.provisions import provision


class FailureCode(enum.StrEnum):
    """Letter of 01/2016/QH14, Điều 52 khoản 1."""

    NO_REGISTRANT = "a"
    NO_BID = "b"
    UNDER_HIDDEN_PRICE = "c"
    MINUTES_REFUSED = "d"
    BID_WITHDRAWN = "đ"
    RESULT_REFUSED = "e"
    SINGLE_REGISTRANT = "g"

    def basis(self, on: date) -> Citation | None:
        """Cite the point of Điều 52 in the edition of the session's day; None before any."""
        found = provision("A.52", on)
        if found is None:
            return None
        return cite(found.law, f"{found.basis.article} điểm {self.value}")
