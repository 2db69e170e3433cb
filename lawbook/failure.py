"""The seven legal ways an auction fails (đấu giá không thành), as the Auction Law letters them.

Each names its event: two are known when registration closes, the others at the session.
"""

import enum
from datetime import date

from lawbook.citation import Citation
from lawbook.loading import cite
from lawbook.provisions import provision


class Trigger(enum.Enum):
    """The event by which an auction has failed."""

    REGISTRATION_CLOSED = enum.auto()  # "đã hết thời hạn đăng ký": known before the session
    SESSION = enum.auto()  # "tại cuộc đấu giá …", or what the winner does after it


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
    def trigger(self) -> Trigger:
        """The event that point of Điều 52 khoản 1 names."""
        return _TRIGGERS.get(self, Trigger.SESSION)

    def happens_on(
        self, *, registration_closes: date | None, session_on: date | None
    ) -> date | None:
        """Return the day on which an auction fails by this code; None where nobody knows it.

        The clocks of a failure run from the day its notice is received, which is this day at the
        earliest: the last day of registration for codes a and g, the session for every other.

        Args:
            registration_closes: last day of registration; the session stands in where it is not
                known.
        """
        if self.trigger is Trigger.REGISTRATION_CLOSED and registration_closes is not None:
            return registration_closes
        return session_on

    def basis(self, on: date) -> Citation | None:
        """Cite the point of Điều 52 in the edition of the session's day; None before any."""
        found = provision("A.52", on)
        if found is None:
            return None
        return cite(found.law, f"{found.basis.article} điểm {self.value}")


_TRIGGERS = {
    FailureCode.NO_REGISTRANT: Trigger.REGISTRATION_CLOSED,
    FailureCode.SINGLE_REGISTRANT: Trigger.REGISTRATION_CLOSED,
}
