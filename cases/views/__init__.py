"""Pages of case files."""

from flask import Blueprint

from cases.views import (
    appraisals,
    assets,
    case_panels,
    documents,
    event_panel,
    events,
    files,
    holds,
    money,
    money_panel,
    obstacles,
    organisation_panel,
    parties,
)

bp = Blueprint("cases", __name__, url_prefix="/cases")
for part in (files, parties, assets, appraisals, holds, obstacles, money, documents, events):
    bp.register_blueprint(part.bp)

__all__ = ["bp", "case_panels", "event_panel", "money_panel", "organisation_panel"]
