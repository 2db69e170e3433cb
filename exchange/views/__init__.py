"""Pages of import and export."""

from flask import Blueprint

from exchange.views import exhibits, imports, notices

bp = Blueprint("exchange", __name__, url_prefix="/exchange")
for part in (imports, notices, exhibits):
    bp.register_blueprint(part.bp)
