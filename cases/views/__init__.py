"""Pages of case files."""

from flask import Blueprint

from cases.views import assets, files, holds, obstacles, parties

bp = Blueprint("cases", __name__, url_prefix="/cases")
for part in (files, parties, assets, holds, obstacles):
    bp.register_blueprint(part.bp)
