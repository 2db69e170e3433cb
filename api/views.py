"""`/healthz`: whether the application can answer and write, and how old its newest copy is."""

import os
from collections.abc import Callable
from pathlib import Path

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from backups import queries
from foundation.blobs import BlobStore
from foundation.database import db
from foundation.failures import Failure, ReadOnly
from web.forms import failure_text

bp = Blueprint("api", __name__)
health = Blueprint("health", __name__)


@health.get("/healthz")
def show() -> ResponseReturnValue:
    """Read the database, try the data folder; say what is wrong, 503 if anything is."""
    wrong = [failure for try_it in (_database, _folder) if (failure := _failure(try_it))]
    if not wrong:
        hours = queries.hours()
        age = None if hours is None else round(hours, 1)
        return jsonify({"status": "ready", "hours_since_backup": age})
    said = [{"code": failure.code, "text": failure_text(failure)} for failure in wrong]
    return jsonify({"status": "failed", "failures": said}), 503


def _failure(try_it: Callable[[], None]) -> Failure | None:
    try:
        try_it()
    except Failure as failure:
        db.session.rollback()
        return failure
    return None


def _database() -> None:
    db.session.execute(text("SELECT 1 FROM office LIMIT 1"))
    name = db.engine.url.database or ""
    if db.engine.dialect.name == "sqlite" and name != ":memory:" and not _is_writable(Path(name)):
        raise ReadOnly


def _is_writable(file: Path) -> bool:
    """Tell whether SQLite could write a file, without opening it.

    To close any handle of the file gives up every lock that SQLite holds on it in this process, and
    another program would then delete the log that is being written.
    """
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _folder() -> None:
    blobs: BlobStore = current_app.extensions["blobs"]
    blobs.try_writing()


bp.register_blueprint(health)
