"""The stalled list: figures above it, one row an asset, the heaviest first."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from accounts.sessions import workplace
from foundation import clock
from foundation.permissions import Permission
from review.queries import figures
from review.views.stalled_list import STALLED
from web.access import offices, permission_required
from web.lists import PAPER, list_page

bp = Blueprint("stalled", __name__, url_prefix="/review/stalled")


@bp.get("")
@permission_required(Permission.READ_REVIEW)
def index() -> ResponseReturnValue:
    cases = "all" if request.args.get("cases") == "all" else None
    if request.args.get("part", PAPER) != PAPER:
        return list_page(STALLED, "review/stalled/index.html")
    figured = figures.figures(offices(), credit=cases is None, today=clock.today())
    return list_page(
        STALLED,
        "review/stalled/index.html",
        office=workplace(),
        figures=figured,
        undelivered_url=url_for(".index", cases=cases, condition="undelivered"),
        failed_url=url_for(".index", cases=cases, condition="failed"),
    )
