"""The items of one asset: a fragment on the asset's page, a page of its own without scripts."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from cases import queries as cases
from cases.models import Asset
from foundation.database import db
from foundation.permissions import Permission
from warehouse import queries
from warehouse.models import EvidenceItem
from web.access import offices, permission_required
from web.pages import one_or_404, page

bp = Blueprint("assets", __name__, url_prefix="/assets")


@bp.get("/<int:asset_id>")
@permission_required(Permission.READ_WAREHOUSE)
def show(asset_id: int) -> ResponseReturnValue:
    asset: Asset = one_or_404(cases.asset_by_id(asset_id, offices()))
    query = queries.items(offices()).where(EvidenceItem.asset_id == asset.id)
    items = db.session.scalars(query.order_by(EvidenceItem.id)).unique().all()
    fragment = request.headers.get("HX-Request") == "true"
    template = "warehouse/assets/_items.html" if fragment else "warehouse/assets/show.html"
    return page(template, asset=asset, items=items)
