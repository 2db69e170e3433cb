"""Upcoming auctions for everyone: what, where, when, for how much; no personal data."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from accounts import queries as accounts_queries
from auctions import queries
from auctions.models import Lot, Round
from auctions.stopped import stops
from auctions.views.public_list import UPCOMING
from foundation import clock
from web.lists import list_page
from web.pages import one_or_404, page

bp = Blueprint("public", __name__, url_prefix="/public")


@bp.get("")
def index() -> ResponseReturnValue:
    return list_page(UPCOMING, "auctions/public/index.html")


@bp.get("/<code>")
def show(code: str) -> ResponseReturnValue:
    round_: Round = one_or_404(queries.announced_of(code, clock.today()))
    lot: Lot = round_.lot
    on_hold, is_stopped = stops(round_)
    return page(
        "auctions/public/show.html",
        round=round_,
        lot=lot,
        office=one_or_404(accounts_queries.offices([lot.office_id])),
        assets=list(lot.assets),
        on_hold=on_hold,
        is_stopped=is_stopped,
    )
