"""The lots of one asset: a fragment on the asset's page, a page of its own without scripts."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from auctions import queries
from auctions.models import Lot, LotAsset, LotStatus
from auctions.next_act import IN_SALE
from auctions.sale_hooks import sale_hooks
from cases import queries as cases
from cases.models import Asset
from foundation.database import db
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.pages import one_or_404, page

SOLD = IN_SALE | {LotStatus.COMPLETED}
bp = Blueprint("assets", __name__, url_prefix="/assets")


@bp.get("/<int:asset_id>")
@permission_required(Permission.READ_AUCTIONS)
def show(asset_id: int) -> ResponseReturnValue:
    asset: Asset = one_or_404(cases.asset_by_id(asset_id, offices()))
    standing = select(LotAsset.lot_id).where(LotAsset.asset_id == asset.id)
    query = queries.lots(offices()).where(Lot.id.in_(standing)).order_by(Lot.id)
    lots = db.session.scalars(query).unique().all()
    sold = {lot.id: _price_sold(lot) for lot in lots}
    fragment = request.headers.get("HX-Request") == "true"
    template = "auctions/assets/_lots.html" if fragment else "auctions/assets/show.html"
    return page(template, asset=asset, lots=lots, sold=sold)


def _price_sold(lot: Lot) -> int | None:
    """Return what a lot was sold or taken for; None while it is on offer."""
    sale = sale_hooks().panel(lot) if lot.status in SOLD else None
    return sale.sale.price if sale is not None else None
