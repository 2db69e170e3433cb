"""Upcoming auctions for everyone: what, where, when, for how much; no personal data."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from auctions import queries
from auctions.models import Lot, Round
from foundation import clock
from foundation.paging import keyset
from web.pages import one_or_404, page

bp = Blueprint("public", __name__, url_prefix="/public")


@bp.get("")
def index() -> ResponseReturnValue:
    rows = keyset(
        queries.upcoming(clock.today()),
        Round.session_at,
        Round.id,
        after=request.args.get("after"),
        before=request.args.get("before"),
    )
    return page("auctions/public/index.html", rows=rows)


@bp.get("/<code>")
def show(code: str) -> ResponseReturnValue:
    round_: Round = one_or_404(queries.upcoming_of(code, clock.today()))
    lot: Lot = round_.lot
    return page("auctions/public/show.html", round=round_, lot=lot, assets=list(lot.assets))
