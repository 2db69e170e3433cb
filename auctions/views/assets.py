"""The lots of one asset: a fragment on the asset's page, a page of its own without scripts."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from auctions import queries
from auctions.models import Lot, LotAsset
from cases import queries as cases
from cases.models import Asset
from foundation.database import db
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.pages import one_or_404, page

bp = Blueprint("assets", __name__, url_prefix="/assets")


@bp.get("/<int:asset_id>")
@permission_required(Permission.READ_AUCTIONS)
def show(asset_id: int) -> ResponseReturnValue:
    asset: Asset = one_or_404(cases.asset_by_id(asset_id, offices()))
    standing = select(LotAsset.lot_id).where(LotAsset.asset_id == asset.id)
    query = queries.lots(offices()).where(Lot.id.in_(standing)).order_by(Lot.id)
    lots = db.session.scalars(query).unique().all()
    fragment = request.headers.get("HX-Request") == "true"
    template = "auctions/assets/_lots.html" if fragment else "auctions/assets/show.html"
    return page(template, asset=asset, lots=lots)
