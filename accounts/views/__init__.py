"""Pages of accounts."""

from flask import Blueprint

from accounts.views import (
    approvals,
    letterheads,
    letting_in,
    offices,
    opening,
    password,
    people,
    saved_views,
    second_factor,
    sessions,
    setup,
)

bp = Blueprint("accounts", __name__)
for part in (
    sessions,
    people,
    letting_in,
    letterheads,
    offices,
    password,
    second_factor,
    saved_views,
    setup,
    approvals,
    opening,
):
    bp.register_blueprint(part.bp)
