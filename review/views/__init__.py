"""Pages of review: homes, next acts, the stalled list, directives, search."""

from flask import Blueprint

from review.views import acts, directives, holders, home, search, stalled

bp = Blueprint("review", __name__)
for part in (home, acts, stalled, holders, directives, search):
    bp.register_blueprint(part.bp)
