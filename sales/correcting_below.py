"""What sales ask of corrections of cases and assets below them, and how they follow."""

from sqlalchemy import select

from auctions.models import LotAsset
from cases.models import Asset, CaseFile
from corrections.facts import Values, listen, refuse
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import KnownDay
from sales import refusals
from sales.finding import index_sale
from sales.models import Sale, SaleState


def _case_follows(case: CaseFile, before: Values, _by: Act) -> None:
    if "number" in before:
        for sale in db.session.scalars(select(Sale).where(Sale.case_id == case.id)):
            index_sale(sale)


listen("case", _case_follows)


def _check_asset(asset: Asset, values: Values, by: Act) -> None:
    """Refuse to have seized what was sold before."""
    told = values.get("seized_on")
    if told is None:
        return
    seized = KnownDay.told(told, by.day)
    sales = select(Sale).join(LotAsset, LotAsset.lot_id == Sale.lot_id)
    annulled = Sale.state == SaleState.ANNULLED
    for sale in db.session.scalars(sales.where(LotAsset.asset_id == asset.id, ~annulled)):
        if sale.sold_day.is_surely_before(seized):
            raise refusals.SoldBeforeSeized(sold=sale.sold_day.latest)


refuse("asset", _check_asset)
