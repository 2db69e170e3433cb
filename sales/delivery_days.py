"""The last day to hand over what was paid for, as far as the day of the payment is known. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from cases.kinds import cautious
from foundation.partdays import KnownDay
from lawbook import periods
from lawbook.errors import LawbookError

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DeliveryDue:
    """The last day of the hand-over, from the earliest to the latest it may be.

    Args:
        paid: the day it counts from.
        first: None where nothing is known of how early it was.
        last: the same day as ``first`` where the day of the payment is known.
        basis: the provision in full, of the edition of the last day.
        confirmed: read in the text of the law, and counted from a whole day.
    """

    paid: KnownDay
    first: date | None
    last: date
    basis: str
    confirmed: bool

    @property
    def exact(self) -> date | None:
        """The last day, if that of the payment is known."""
        return self.last if self.paid.exact is not None else None

    def is_late(self, today: date) -> bool | None:
        """Whether the last day has passed without a hand-over; None: perhaps."""
        if self.last < today:
            return True
        return None if self.first is None or self.first < today else False

    def late_since(self, today: date) -> date:
        """Return the day from which the asset counts as not delivered in time.

        Where that is only perhaps so, it is no day on which the price may not yet have been paid;
        where nothing was told of the payment, the day on which it was told.
        """
        if self.paid.part is not None and self.last < today:
            return self.last + DAY
        return max(self.paid.latest, self.first + DAY if self.first else self.paid.latest)


def delivery_due(paid: KnownDay, immovable: bool | None) -> DeliveryDue:
    """Return the last day to hand over what was paid for on a day that may be known in part.

    A payment older than any edition is counted by the oldest: long ago, so never confirmed.

    Law: D7; 152/2026/NĐ-CP, Điều 67 khoản 1 điểm c.
    """
    last, basis, confirmed = _counted(paid.latest, immovable)
    first = _counted(paid.earliest, immovable)[0] if paid.earliest is not None else None
    return DeliveryDue(paid, first, last, basis, confirmed and paid.exact is not None)


def _counted(paid_on: date, immovable: bool | None) -> tuple[date, str, bool]:
    kind = cautious(immovable)
    try:
        ruling = periods.deadline("D7", paid_on, kind=kind)
    except LawbookError:
        oldest = periods.parameter("D7").editions[0]
        return paid_on + timedelta(days=oldest.span(kind).length), str(oldest.basis), False
    return ruling.value, str(ruling.basis), ruling.confirmed
