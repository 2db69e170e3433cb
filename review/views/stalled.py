"""The stalled list: figures above it, one row an asset, the heaviest first."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select

from accounts.sessions import workplace
from foundation import clock
from foundation.database import db
from foundation.permissions import Permission
from foundation.sight import in_sight
from review.models import StalledAsset
from review.queries import figures
from review.views.stalled_list import STALLED
from web.access import offices, permission_required
from web.lists import list_page

bp = Blueprint("stalled", __name__, url_prefix="/review/stalled")


@bp.get("")
@permission_required(Permission.READ_REVIEW)
def index() -> ResponseReturnValue:
    cases = "all" if request.args.get("cases") == "all" else None
    if request.args.get("part"):
        return list_page(STALLED, "review/stalled/index.html")
    return list_page(
        STALLED,
        "review/stalled/index.html",
        office=workplace(),
        figures=figures.figures(offices(), credit=cases is None, today=clock.today()),
        undelivered_url=url_for(".index", cases=cases, condition="undelivered"),
        failed_url=url_for(".index", cases=cases, condition="failed"),
        refreshed_on=db.session.scalar(
            select(func.min(StalledAsset.refreshed_on)).where(
                in_sight(StalledAsset.office_id, offices())
            )
        ),
    )
