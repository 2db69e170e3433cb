"""What decides which acts a sale allows now, read once for one sale or for many."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from auctions import law
from auctions.models import Lot, LotAsset
from auctions.refusals import NoRule
from cases.models import OPEN_STATES, Asset, AssetCategory, CaseFile, Deadline, Hold, Step
from cases.over import Over, over_cases
from foundation.acts import Act, lock_as_seen
from foundation.database import db, hold, lock
from lawbook.counting import Caution
from sales import law as sale_law
from sales import store_items
from sales.balance import SaleBalance, balance
from sales.models import Sale, SaleMoney
from warehouse.models import EvidenceItem, Order


@dataclass(frozen=True, slots=True)
class SaleFacts:
    """A sale with everything its next acts depend on."""

    sale: Sale
    lot: Lot
    sums: SaleBalance
    deadlines: Mapping[Step, Deadline]  # its milestones, ended ones too
    assets: Sequence[Asset]  # of the lot
    stored: Sequence[EvidenceItem]  # of those still to be delivered, what lies in the store
    ordered: Mapping[int, Order]  # id of a stored item to the living order that names it
    over: Over  # the case, or an asset of the lot
    money: Sequence[SaleMoney]  # every movement

    @property
    def holds(self) -> Sequence[Hold]:
        """The holds over the case or an asset of the lot, the lifted ones too."""
        return self.over.holds

    @property
    def waiting(self) -> list[Asset]:
        """The assets that are still to be delivered."""
        return [asset for asset in self.assets if asset.state in OPEN_STATES]

    @property
    def outside(self) -> list[Asset]:
        """What waits to be handed over by minutes: it lies in no store."""
        kept = {item.asset_id for item in self.stored}
        return [asset for asset in self.waiting if asset.id not in kept]

    @property
    def unordered(self) -> list[EvidenceItem]:
        """What lies in the store and on no living order."""
        return [item for item in self.stored if item.id not in self.ordered]

    @property
    def registered(self) -> bool:
        """Whether something of the lot has a title to register: immovables and vehicles."""
        return is_registered(self.lot, self.assets)

    @property
    def pay_due_on(self) -> date:
        """The last day to pay, in favour of who has to pay it.

        Where no last day is recorded, because the day of the sale is known in part: as from the
        last day on which it may have been sold; that day itself where the law then set none.
        """
        due = self.deadlines.get(Step.PAY)
        if due is not None:
            return due.due_on
        sold_on = self.sale.sold_day.latest
        if self.sale.to_creditor:
            latest = sale_law.latest_taking_payment(sold_on)
            return latest[0].value if latest is not None else sold_on
        try:
            ruling = law.deadline("D3", sold_on, self.lot, caution=Caution.LATE)
        except NoRule:
            return sold_on
        return ruling.value if ruling is not None else sold_on

    def due(self, *steps: Step) -> Deadline | None:
        """Return the earliest open deadline of these steps that no hold stops."""
        rows = [row for step in steps if (row := self.deadlines.get(step)) is not None]
        found = [row for row in rows if row.is_running]
        return min(found, key=lambda row: (row.due_on, row.id), default=None)


def is_registered(lot: Lot, assets: Collection[Asset]) -> bool:
    """Whether something of a lot has a title to register: immovables and vehicles.

    Of what nobody knows it is taken to have one, until somebody says what it is.
    """
    return lot.immovable is not False or any(
        asset.category is AssetCategory.VEHICLE for asset in assets
    )


def read(sale: Sale, lot: Lot) -> SaleFacts:
    """Read what decides the acts of one sale."""
    return read_many([sale], {lot.id: lot})[sale.id]


def read_many(sales: Collection[Sale], lots: Mapping[int, Lot]) -> dict[int, SaleFacts]:
    """Read what decides the acts of sales, in a bounded number of queries.

    Args:
        lots: the lots of the sales, by id.
    """
    ids, lot_ids = [sale.id for sale in sales], {sale.lot_id for sale in sales}
    assets = _assets(lot_ids)
    waiting = [asset for rows in assets.values() for asset in rows if asset.state in OPEN_STATES]
    stored = store_items.items_kept(waiting) if waiting else []
    ordered = store_items.orders_on(stored) if stored else {}
    money, deadlines = _money(ids), _deadlines(ids)
    over = over_cases({sale.case_id for sale in sales})
    found = {}
    for sale in sales:
        own = {asset.id for asset in assets.get(sale.lot_id, [])}
        items = [item for item in stored if item.asset_id in own]
        found[sale.id] = SaleFacts(
            sale=sale,
            lot=lots[sale.lot_id],
            money=money.get(sale.id, []),
            sums=balance(sale, money.get(sale.id, [])),
            deadlines=deadlines.get(sale.id, {}),
            assets=assets.get(sale.lot_id, []),
            stored=items,
            ordered={item.id: ordered[item.id] for item in items if item.id in ordered},
            over=over.of(sale.case_id, own),
        )
    return found


def locked(sale: Sale, by: Act) -> SaleFacts:
    """Lock a sale, its case and its lot for this act, the case first, and read what decides it.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
    """
    hold(db.session.get_one(CaseFile, sale.case_id))
    lot = lock(db.session.get_one(Lot, sale.lot_id))
    lock_as_seen(sale, by)
    return read(sale, lot)


def _assets(lot_ids: Collection[int]) -> dict[int, list[Asset]]:
    found: dict[int, list[Asset]] = {}
    for lot_id, asset in db.session.execute(
        select(LotAsset.lot_id, Asset)
        .join(Asset, Asset.id == LotAsset.asset_id)
        .where(LotAsset.lot_id.in_(lot_ids), LotAsset.left_on.is_(None))
        .order_by(Asset.id)
    ):
        found.setdefault(lot_id, []).append(asset)
    return found


def _money(sale_ids: Collection[int]) -> dict[int, list[SaleMoney]]:
    found: dict[int, list[SaleMoney]] = {}
    for row in db.session.scalars(select(SaleMoney).where(SaleMoney.sale_id.in_(sale_ids))):
        found.setdefault(row.sale_id, []).append(row)
    return found


def _deadlines(sale_ids: Collection[int]) -> dict[int, dict[Step, Deadline]]:
    found: dict[int, dict[Step, Deadline]] = {}
    for row in db.session.scalars(
        select(Deadline).where(Deadline.subject_kind == "sale", Deadline.subject_id.in_(sale_ids))
    ):
        found.setdefault(row.subject_id, {})[row.step] = row
    return found
