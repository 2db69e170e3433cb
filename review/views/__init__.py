"""Pages of review: homes, next acts, the stalled list, directives, news, search."""

from flask import Blueprint

from review.views import (
    acts,
    directives,
    holders,
    holidays,
    home,
    news,
    panels,
    search,
    stalled,
    thresholds,
    unmoved,
    waiting,
)

bp = Blueprint("review", __name__)
for part in (
    home,
    acts,
    stalled,
    holders,
    directives,
    news,
    search,
    holidays,
    thresholds,
    unmoved,
):
    bp.register_blueprint(part.bp)
bp.after_app_request(waiting.forget_after_a_post)

__all__ = ["bp", "panels"]
