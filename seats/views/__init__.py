"""Pages of seats: a home, case files, auctions, what is handed in."""

from flask import Blueprint

from seats.views import answers, cases, home, items, rounds

bp = Blueprint("seats", __name__, url_prefix="/seat")
for part in (home, cases, rounds, items, answers):
    bp.register_blueprint(part.bp)
