"""Pages and answers of the house itself: preferences, days, the style guide."""

from flask import Blueprint

from web import days, preferences, styleguide

bp = Blueprint("web", __name__)
for part in (preferences, days, styleguide):
    bp.register_blueprint(part.bp)
