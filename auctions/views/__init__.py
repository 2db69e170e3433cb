"""Pages of auctions."""

from flask import Blueprint

bp = Blueprint("auctions", __name__, url_prefix="/auctions")
