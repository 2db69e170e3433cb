"""Pages of accounts."""

from flask import Blueprint

from accounts.views import password, people, sessions

bp = Blueprint("accounts", __name__)
for part in (sessions, people, password):
    bp.register_blueprint(part.bp)
