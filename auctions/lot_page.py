"""Everything the page of a lot shows, read in a bounded number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from auctions import offers, queries
from auctions.buying_first import right as buying_first
from auctions.floors import floor_of
from auctions.models import (
    CreditorAnswer,
    Lot,
    LotStatus,
    Reduction,
    Round,
    ServiceContract,
    Valuation,
)
from auctions.offers import Offer
from auctions.valued import holds_too_long
from audit.entries import codes
from audit.models import LedgerEntry
from cases.entries import DEADLINES
from cases.models import Deadline, DeadlineStatus, Hold, Party
from cases.queries import first_in_force
from foundation import clock
from foundation.database import db
from lawbook import repricing
from lawbook.errors import LawbookError

TIMELINE = 25
RUNGS = 6  # columns the ladder shows without scrolling
RUNGS_AHEAD = 3
ENDED_WELL = frozenset({DeadlineStatus.MET, DeadlineStatus.WAIVED})
ENDED_LATE = frozenset({DeadlineStatus.MET_LATE, DeadlineStatus.MISSED})
CUTTING = frozenset(
    {
        LotStatus.VALUED,
        LotStatus.READY,
        LotStatus.PLANNED,
        LotStatus.ANNOUNCED,
        LotStatus.UNSOLD,
    }
)


@dataclass(frozen=True, slots=True)
class LotPage:
    """One lot with all its parts."""

    lot: Lot
    parties: Sequence[Party]
    valuations: Sequence[Valuation]
    contract: ServiceContract | None
    rounds: Sequence[Round]
    reductions: Mapping[int, Reduction]  # id of the failed round to the cut after it
    answers: Mapping[int, CreditorAnswer]  # id of the failed round to the creditor's answer
    deadlines: Sequence[Deadline]
    entries: Sequence[LedgerEntry]
    offer: Offer

    @property
    def too_long(self) -> frozenset[int]:
        """The ids of the certificates that hold longer than they are said to be able to."""
        return frozenset(one.id for one in self.valuations if holds_too_long(one))

    @property
    def costs(self) -> int:
        """The costs of the case today."""
        return self.offer.floor.costs

    @property
    def floor(self) -> int:
        """What a price must exceed today."""
        return self.offer.floor.amount

    @property
    def _own_days(self) -> list[Deadline]:
        """The deadlines of the offer; those of a sale stand among its milestones."""
        return [row for row in self.deadlines if row.subject_kind != "sale"]

    @property
    def running_days(self) -> list[Deadline]:
        """Deadlines still to be met, the earliest first."""
        return [row for row in self._own_days if row.is_open]

    @property
    def late_days(self) -> list[Deadline]:
        """Deadlines met late or missed: they stay so for ever."""
        return [row for row in self._own_days if row.status in ENDED_LATE]

    @property
    def kept_days(self) -> list[Deadline]:
        """Deadlines met in time, or no longer needed."""
        return [row for row in self._own_days if row.status in ENDED_WELL]

    @property
    def hold(self) -> Hold | None:
        """The hold in force over the lot; the first of several."""
        return first_in_force(self.offer.holds)


def read(lot: Lot) -> LotPage:
    """Read the page of a lot that was looked up with its case and assets."""
    rounds, deadlines = queries.rounds_of(lot), _deadlines(lot)
    latest = rounds[-1] if rounds else None
    answers = {answer.round_id: answer for answer in queries.answers_of(lot)}
    offer = Offer(
        lot=lot,
        round=latest,
        latest=latest,
        contract=queries.contract_in_force(lot),
        answer=answers.get(latest.id) if latest is not None else None,
        deadlines=deadlines,
        over=offers.over_lots([lot])[lot.id],
        first_buyers=buying_first.read_many([lot]).get(lot.id),
        floor=floor_of(lot, clock.today()),
    )
    return LotPage(
        lot=lot,
        parties=_parties(lot),
        valuations=queries.valuations_of(lot)[::-1],
        contract=offer.contract,
        rounds=rounds,
        reductions={cut.round_id: cut for cut in queries.reductions_of(lot)},
        answers=answers,
        deadlines=deadlines,
        entries=_entries(lot, rounds, deadlines),
        offer=offer,
    )


def prices_ahead(lot: Lot, floor: int, behind: int) -> list[int]:
    """Return the prices further largest cuts would reach, as far as selling makes sense.

    Args:
        behind: rungs already drawn.
    """
    if lot.current_price is None or lot.status not in CUTTING:
        return []
    prices: list[int] = []
    price: int = lot.current_price
    for _ in range(max(1, min(RUNGS_AHEAD, RUNGS - behind))):
        try:
            price = repricing.lowest_next_price(price).value
        except LawbookError:
            break
        if price <= floor:
            break
        prices.append(price)
    return prices


def _deadlines(lot: Lot) -> Sequence[Deadline]:
    return db.session.scalars(
        select(Deadline).where(Deadline.lot_id == lot.id).order_by(Deadline.due_on, Deadline.id)
    ).all()


def _parties(lot: Lot) -> Sequence[Party]:
    return db.session.scalars(
        select(Party).where(Party.case_id == lot.case_id, Party.stands).order_by(Party.id)
    ).all()


def _entries(
    lot: Lot, rounds: Sequence[Round], deadlines: Sequence[Deadline]
) -> Sequence[LedgerEntry]:
    """Return the newest entries of the lot, its rounds, contracts and sales together."""
    streams = {lot.stream, *(round_.stream for round_ in rounds)}
    streams |= {f"{row.subject_kind}:{row.subject_id}" for row in deadlines}
    return db.session.scalars(
        select(LedgerEntry)
        .where(LedgerEntry.stream.in_(streams), LedgerEntry.kind.not_in(codes(DEADLINES)))
        .order_by(LedgerEntry.at.desc(), LedgerEntry.id.desc())
        .limit(TIMELINE)
    ).all()
