"""Pages of auctions."""

from flask import Blueprint

from auctions.views import (
    buying_first,
    calendar,
    lots,
    naming,
    panels,
    past_rounds,
    public,
    repricing,
    results,
    rounds,
)

bp = Blueprint("auctions", __name__, url_prefix="/auctions")
__all__ = ["bp", "naming", "panels"]

for part in (lots, buying_first, rounds, past_rounds, results, repricing, calendar, public):
    bp.register_blueprint(part.bp)
