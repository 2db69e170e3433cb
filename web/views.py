"""Pages and answers of the house itself: preferences, days, law, help, choices, style guide."""

from flask import Blueprint

from web import amounts, choices, days, help_pages, law, preferences, styleguide, underway

bp = Blueprint("web", __name__)
for part in (amounts, choices, preferences, days, help_pages, law, styleguide, underway):
    bp.register_blueprint(part.bp)
