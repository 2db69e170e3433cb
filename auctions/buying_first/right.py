"""Whether co-owners of a lot were told of their right to buy first, and until when it runs."""

import enum
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from auctions.models import Lot, LotStatus
from cases.models import Deadline, EndReason, Party, PartyRole, Step
from foundation.database import db

BEFORE_FIRST_SALE = frozenset({LotStatus.VALUED, LotStatus.READY, LotStatus.PLANNED})


class BuyingChoice(enum.StrEnum):
    """What became of the right."""

    DECLINED = "declined"  # nobody buys, all said so in writing
    BOUGHT = "bought"  # one of them bought and paid


@dataclass(frozen=True, slots=True)
class FirstBuyers:
    """The right over one lot that was in no failed auction and has a co-owner in its case.

    Args:
        day: of the right and of its payment, the newest one; None: nobody was told since the
            newest valuation.
    """

    day: Deadline | None

    @property
    def are_told(self) -> bool:
        return self.day is not None

    @property
    def is_open(self) -> bool:
        """Whether what they do is still to be recorded."""
        return self.day is not None and self.day.is_open

    @property
    def has_bought(self) -> bool:
        return self.day is not None and self.day.met_on is not None

    @property
    def until(self) -> date | None:
        """Until when nothing is sold to others; None where nobody waits for them any more."""
        return self.day.due_on if self.day is not None and self.is_open else None


def read_many(lots: Collection[Lot]) -> dict[int, FirstBuyers]:
    """Return the right over lots, by their id; only of those with a co-owner, before a failure.

    After the announcement it stands only where they were told: nobody is told any more, but one of
    them may still buy in its time.

    A party is one of the case: which thing it owns is not known, so all its lots are taken.
    """
    until_sold = (*BEFORE_FIRST_SALE, LotStatus.ANNOUNCED)
    before = [lot for lot in lots if lot.status in until_sold and not lot.failed_rounds]
    if not before:
        return {}
    cases = set(
        db.session.scalars(
            select(Party.case_id).where(
                Party.case_id.in_({lot.case_id for lot in before}),
                Party.stands,
                Party.role == PartyRole.CO_OWNER,
            )
        )
    )
    owned = [lot.id for lot in before if lot.case_id in cases]
    if not owned:
        return {}
    days = {
        row.subject_id: row
        for row in db.session.scalars(
            select(Deadline)
            .where(
                Deadline.subject_kind == "lot",
                Deadline.subject_id.in_(owned),
                Deadline.step == Step.FIRST_BUYERS_BUY,
            )
            .order_by(Deadline.id)
        )
        if row.waive_reason != EndReason.REVALUED
    }
    told = {lot.id for lot in before if lot.status in BEFORE_FIRST_SALE or lot.id in days}
    return {lot_id: FirstBuyers(days.get(lot_id)) for lot_id in owned if lot_id in told}
