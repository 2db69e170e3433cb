"""Pages of import and export."""

from flask import Blueprint

from exchange.views import backlog, exhibits, imports, lists, notices

bp = Blueprint("exchange", __name__, url_prefix="/exchange")
for part in (imports, notices, backlog, exhibits, lists):
    bp.register_blueprint(part.bp)
