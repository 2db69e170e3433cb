"""`/healthz` for whoever watches over the server, `/health` for who administers every office."""

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from accounts.models import Office
from accounts.reach import administers_all
from foundation.blobs import BlobStore
from foundation.database import db
from foundation.failures import Failure, ReadOnly
from foundation.health import Line, largest_tables
from foundation.health import lines as health_lines
from foundation.i18n import N_
from foundation.permissions import Permission
from web.access import actor, permission_required
from web.formatting import day, moment
from web.forms import failure_text
from web.i18n import translated
from web.pages import page

bp = Blueprint("api", __name__)
health = Blueprint("health", __name__)

WORDS: Final = {
    "ok": N_("well"),
    "warn": N_("look at it"),
    "danger": N_("act now"),
    "neutral": N_("not known"),
}


ORDER: Final = ("neutral", "ok", "warn", "danger")


class Row(NamedTuple):
    """One line as the page shows it."""

    title: str
    value: str
    advice: str  # "" where nothing is to be done
    state: str
    tone: str


@health.get("/healthz")
def show() -> ResponseReturnValue:
    """Read the database, try the data folder; 503 if that fails.

    Anybody may ask: it says whether something is to be looked at, and not what; that is on the
    page of who administers every office.
    """
    wrong = [failure for try_it in (_database, _folder) if (failure := _failure(try_it))]
    if not wrong:
        return jsonify({"status": "ready", "health": _worst(health_lines())})
    said = [{"code": failure.code, "text": failure_text(failure)} for failure in wrong]
    return jsonify({"status": "failed", "failures": said}), 503


@health.get("/health")
@permission_required(Permission.MANAGE_ACCOUNTS)
def page_of() -> ResponseReturnValue:
    """Show each line with what to do; to an administrator of some offices only how it is."""
    lines = health_lines()
    path = db.session.get_one(Office, actor().office_id).path
    whole = administers_all(path)
    worst = _worst(lines)
    return page(
        "api/health.html",
        rows=[_row(line) for line in lines] if whole else [],
        tables=largest_tables() if whole else [],
        whole=whole,
        state=translated(WORDS[worst]),
        tone=worst,
        version=_version(),
    )


def _worst(lines: Sequence[Line]) -> str:
    """Return the worst tone of the lines; what is not known is no worse than well."""
    return max((line.tone for line in lines), key=ORDER.index, default="ok")


def _row(line: Line) -> Row:
    return Row(
        translated(line.title),
        _said(line.value, line.details),
        translated(line.advice) if line.tone in ("warn", "danger") else "",
        translated(WORDS[line.tone]),
        line.tone,
    )


def _said(value: str, details: dict[str, Any]) -> str:
    shown = {key: _shown(one) for key, one in details.items()}
    return translated(value, shown)


def _shown(one: Any) -> Any:
    if isinstance(one, datetime):
        return moment(one)
    return day(one) if isinstance(one, date) else one


def _version() -> str:
    """Return the newest change of the schema: by it an installed version is known."""
    return str(db.session.scalar(text("SELECT version_num FROM alembic_version")) or "")


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
