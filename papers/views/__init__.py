"""Pages of documents."""

from flask import Blueprint

from papers.views import documents

bp = Blueprint("papers", __name__, url_prefix="/papers")
bp.register_blueprint(documents.bp)
