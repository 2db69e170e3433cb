"""`/healthz`: whether the application can answer."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from foundation.database import db

bp = Blueprint("api", __name__)
health = Blueprint("health", __name__)


@health.get("/healthz")
def show() -> ResponseReturnValue:
    db.session.execute(text("SELECT 1 FROM office LIMIT 1"))
    return jsonify({"status": "ready"})


bp.register_blueprint(health)
