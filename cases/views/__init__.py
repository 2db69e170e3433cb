"""Pages of case files."""

from flask import Blueprint

from cases.views import assets, documents, files, holds, money, obstacles, parties

bp = Blueprint("cases", __name__, url_prefix="/cases")
for part in (files, parties, assets, holds, obstacles, money, documents):
    bp.register_blueprint(part.bp)
