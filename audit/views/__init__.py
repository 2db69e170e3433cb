"""Pages of the ledger."""

from flask import Blueprint

from audit.views import ledger

bp = Blueprint("audit", __name__, url_prefix="/audit")
bp.register_blueprint(ledger.bp)
