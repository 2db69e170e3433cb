"""Pages of documents and of drafts."""

from flask import Blueprint

from papers.views import documents, draft_panels, drafts, numbering, templates

__all__ = ["bp", "draft_panels"]

bp = Blueprint("papers", __name__, url_prefix="/papers")
bp.register_blueprint(documents.bp)
bp.register_blueprint(drafts.bp)
bp.register_blueprint(numbering.bp)
bp.register_blueprint(templates.bp)
