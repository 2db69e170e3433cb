"""Pages of accounts."""

from flask import Blueprint

from accounts.views import password, people, second_factor, sessions

bp = Blueprint("accounts", __name__)
for part in (sessions, people, password, second_factor):
    bp.register_blueprint(part.bp)
