"""Wishes: which act an ordinary lot shall have reached, and how long ago."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

# calendar days after the result, each act of a sale
PAID_AFTER: Final = 12
DELIVERED_AFTER: Final = 37
COMPLETED_AFTER: Final = 46
DEFAULTED_AFTER: Final = 40
_AFTER_RESULT: Final = {
    "sold": 0,
    "paid": PAID_AFTER,
    "delivered": DELIVERED_AFTER,
    "completed": COMPLETED_AFTER,
    "defaulted": DEFAULTED_AFTER,
}
_ROUND_ACTS: Final = {"taking": "answered", "withdrawn": "cut", "stopped": "posted"}


@dataclass(frozen=True, slots=True)
class LotPlan:
    """The act a lot shall have reached last, so many days ago, and what goes with it."""

    act: str  # "created" … "cut" of the last round, or an act of its sale
    ago: int  # calendar days; the act falls on the working day at or before
    rounds: int = 1
    movable: bool | None = None  # None: either
    credit: bool = True
    stored: bool = False  # it lies in the warehouse
    order: bool = False  # a release order to the buyer is approved
    late: bool = False  # no term deposit
    obstacle: str = ""  # reason code
    blocked: int = 0  # attempts to deliver in vain
    held: bool = False  # a lawsuit holds it
    closed: bool = False  # the case is closed
    again: bool = False  # offered again after the default

    @property
    def is_won(self) -> bool:
        """Whether the last round found a winner."""
        return self.act in _AFTER_RESULT

    def anchor(self, today: date) -> tuple[str, date]:
        """Return the act of the last round to place, and the day to place it on."""
        day = today - timedelta(days=self.ago)
        if self.is_won:
            return "resulted", day - timedelta(days=_AFTER_RESULT[self.act])
        if self.act == "stopped":
            day -= timedelta(days=4)
        return _ROUND_ACTS.get(self.act, self.act), day
