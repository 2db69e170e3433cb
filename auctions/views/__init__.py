"""Pages of auctions."""

from flask import Blueprint

from auctions.views import (
    assets,
    calendar,
    deliveries,
    lots,
    public,
    repricing,
    results,
    rounds,
    sales,
)

bp = Blueprint("auctions", __name__, url_prefix="/auctions")
for part in (lots, rounds, results, repricing, sales, calendar, public, assets):
    bp.register_blueprint(part.bp)

__all__ = ["bp", "deliveries"]
