"""Pages and answers of the house itself: preferences, days, law, choices, the style guide."""

from flask import Blueprint

from web import amounts, choices, days, law, preferences, styleguide

bp = Blueprint("web", __name__)
for part in (amounts, choices, preferences, days, law, styleguide):
    bp.register_blueprint(part.bp)
