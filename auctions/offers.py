"""What decides which acts a lot allows now, read once for one lot or for many."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from auctions.buying_first import right as buying_first
from auctions.buying_first.right import FirstBuyers
from auctions.creditor import CreditorRight, right_after
from auctions.floors import Floor, floors_of
from auctions.models import (
    CreditorAnswer,
    Lot,
    LotAsset,
    LotStatus,
    Round,
    ServiceContract,
)
from cases.models import CaseFile, Deadline, Hold, Step
from cases.over import Over, over_cases
from foundation import clock
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock


@dataclass(frozen=True, slots=True)
class Offer:
    """A lot with everything its next acts depend on."""

    lot: Lot
    round: Round | None  # the one an act is about: the newest, unless another is named
    latest: Round | None
    contract: ServiceContract | None  # the newest
    answer: CreditorAnswer | None  # after the newest round
    deadlines: Sequence[Deadline]  # open ones
    over: Over  # the case, or an asset of the lot
    first_buyers: FirstBuyers | None  # the right of co-owners, before the first sale
    floor: Floor  # today; read for who asks about a cut, that is for an unsold lot

    @property
    def holds(self) -> Sequence[Hold]:
        """The holds over the case or an asset of the lot, the lifted ones too."""
        return self.over.holds

    @property
    def is_about_newest(self) -> bool:
        """Whether the round an act is about is the newest of the lot."""
        return (
            self.round is not None and self.latest is not None and (self.round.id == self.latest.id)
        )

    @property
    def right(self) -> CreditorRight | None:
        """The creditor's right to take the asset after the newest round, if it is open."""
        return right_after(self.lot, self.latest, self.holds)

    @property
    def appraisal(self) -> Deadline | None:
        """The first open day by which an asset of the lot is to be appraised, held or not."""
        open_days = (row for row in self.deadlines if row.is_open)
        return next((row for row in open_days if row.step is Step.APPRAISE), None)

    def due(self, *steps: Step) -> Deadline | None:
        """Return the earliest open deadline of these steps that no hold stops."""
        found = [row for row in self.deadlines if row.is_running and row.step in steps]
        return min(found, key=lambda row: (row.due_on, row.id), default=None)


def read(lot: Lot, round_: Round | None = None) -> Offer:
    """Read what decides the acts of one lot.

    Args:
        round_: the round an act is about; the newest if missing.
    """
    offer = read_many([lot])[lot.id]
    return offer if round_ is None else about(offer, round_)


def about(offer: Offer, round_: Round) -> Offer:
    """Return the same offer for an act about one of its rounds."""
    return replace(offer, round=round_)


def read_many(lots: Collection[Lot]) -> dict[int, Offer]:
    """Read what decides the acts of lots, in eight queries however many they are."""
    ids = [lot.id for lot in lots]
    rounds = {row.lot_id: row for row in db.session.scalars(_newest_rounds(ids))}
    contracts = {row.lot_id: row for row in db.session.scalars(_newest_contracts(ids))}
    answers = {
        row.round_id: row
        for row in db.session.scalars(
            select(CreditorAnswer).where(
                CreditorAnswer.round_id.in_([row.id for row in rounds.values()]),
                CreditorAnswer.stands,
            )
        )
    }
    deadlines, over, rights = _deadlines(ids), over_lots(lots), buying_first.read_many(lots)
    floors = floors_of([lot for lot in lots if lot.status is LotStatus.UNSOLD], clock.today())
    return {
        lot.id: Offer(
            lot=lot,
            round=rounds.get(lot.id),
            latest=(latest := rounds.get(lot.id)),
            contract=contracts.get(lot.id),
            answer=answers.get(latest.id) if latest is not None else None,
            deadlines=deadlines.get(lot.id, []),
            over=over[lot.id],
            first_buyers=rights.get(lot.id),
            floor=floors.get(lot.id, Floor()),
        )
        for lot in lots
    }


def _newest_rounds(lot_ids: Collection[int]) -> Select[Round]:
    """Select the newest round of each lot: a lot of twenty would bring nineteen nobody asks for."""
    each = aliased(Round)
    newest = select(func.max(each.number)).where(each.lot_id == Round.lot_id, each.stands)
    return select(Round).where(
        Round.lot_id.in_(lot_ids), Round.stands, Round.number == newest.scalar_subquery()
    )


def _newest_contracts(lot_ids: Collection[int]) -> Select[ServiceContract]:
    """Select the newest service contract of each lot that stands."""
    newest = (
        select(func.max(ServiceContract.id))
        .where(ServiceContract.lot_id.in_(lot_ids), ServiceContract.stands)
        .group_by(ServiceContract.lot_id)
    )
    return select(ServiceContract).where(ServiceContract.id.in_(newest))


def locked(lot: Lot, by: Act) -> Offer:
    """Lock a lot and its case for this act, the case first, and read what decides it.

    Raises:
        ChangedMeanwhile: the lot changed since the person saw it.
    """
    lock(db.session.get_one(CaseFile, lot.case_id))
    lock_as_seen(lot, by)
    return read(lot)


def locked_round(round_: Round, by: Act) -> Offer:
    """Lock a round, its lot and its case for this act, and read what decides it.

    Raises:
        ChangedMeanwhile: the round changed since the person saw it.
    """
    lot = db.session.get_one(Lot, round_.lot_id)
    lock(db.session.get_one(CaseFile, lot.case_id))
    lock(lot)
    lock_as_seen(round_, by)
    return read(lot, round_)


def _deadlines(lot_ids: Collection[int]) -> dict[int, list[Deadline]]:
    found: dict[int, list[Deadline]] = {}
    for row in db.session.scalars(
        select(Deadline)
        .where(Deadline.lot_id.in_(lot_ids), Deadline.is_open)
        .order_by(Deadline.due_on, Deadline.id)
    ):
        found.setdefault(row.lot_id or 0, []).append(row)
    return found


def over_lots(lots: Collection[Lot]) -> dict[int, Over]:
    """Return what lies over each lot: over its case as a whole, or over an asset that is in it."""
    over = over_cases({lot.case_id for lot in lots})
    assets: dict[int, set[int]] = {}
    if over.holds:
        for place in db.session.scalars(
            select(LotAsset).where(
                LotAsset.lot_id.in_([lot.id for lot in lots]), LotAsset.left_on.is_(None)
            )
        ):
            assets.setdefault(place.lot_id, set()).add(place.asset_id)
    return {lot.id: over.of(lot.case_id, assets.get(lot.id, ())) for lot in lots}
