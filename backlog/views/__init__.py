"""Pages of the backlog."""

from flask import Blueprint

from backlog.views import assets, verdicts

bp = Blueprint("backlog", __name__, url_prefix="/backlog")
bp.register_blueprint(assets.bp)

__all__ = ["bp", "verdicts"]
