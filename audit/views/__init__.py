"""Pages of the ledger."""

from flask import Blueprint

from audit.views import checks, ledger

bp = Blueprint("audit", __name__, url_prefix="/audit")
bp.register_blueprint(ledger.bp)
bp.register_blueprint(checks.bp)
