"""Pages and answers of the house itself: preferences, days, choices, the style guide."""

from flask import Blueprint

from web import choices, days, preferences, styleguide

bp = Blueprint("web", __name__)
for part in (choices, preferences, days, styleguide):
    bp.register_blueprint(part.bp)
