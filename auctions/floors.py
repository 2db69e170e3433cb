"""At which price a sale brings the creditor nothing: the costs of the case and the prior debts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from auctions import law
from auctions.models import Lot, LotAsset
from cases.models import Asset, CaseFile, Party, PartyRole
from cases.money.costs import costs_until
from foundation.database import db
from lawbook.citation import Citation


@dataclass(frozen=True, slots=True)
class Floor:
    """What a price must exceed, in đồng."""

    costs: int = 0  # of the case
    debts: int = 0  # the assets secure for someone who is no creditor of the case

    @property
    def amount(self) -> int:
        return law.price_floor(self.costs, self.debts)

    def basis(self, on: date) -> Citation | None:
        """Cite the ground for stopping here, by the day of the decision."""
        return law.floor_basis(on, mortgaged_elsewhere=bool(self.debts))


def floor_of(lot: Lot, on: date) -> Floor:
    """Return the floor of one lot by what was known on a day."""
    return floors_of([lot], on)[lot.id]


def floors_of(lots: Collection[Lot], on: date) -> dict[int, Floor]:
    """Return the floor of each lot by what was known on a day, in one query for all of them."""
    if not lots:
        return {}
    debts = (
        select(func.coalesce(func.sum(Asset.secured_debt), 0))
        .join(LotAsset, LotAsset.asset_id == Asset.id)
        .join(Party, Party.id == Asset.mortgaged_to_id)
        .where(
            LotAsset.lot_id == Lot.id,
            LotAsset.left_on.is_(None),
            Party.role != PartyRole.CREDITOR,
        )
        .correlate(Lot)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(Lot.id, costs_until(on), debts)
        .join(CaseFile, CaseFile.id == Lot.case_id)
        .where(Lot.id.in_([lot.id for lot in lots]))
    )
    return {lot_id: Floor(int(costs), int(owed)) for lot_id, costs, owed in rows}
