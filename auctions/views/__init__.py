"""Pages of auctions."""

from flask import Blueprint

from auctions.views import assets, calendar, lots, naming, public, repricing, results, rounds

bp = Blueprint("auctions", __name__, url_prefix="/auctions")
__all__ = ["bp", "naming"]

for part in (lots, rounds, results, repricing, calendar, public, assets):
    bp.register_blueprint(part.bp)
