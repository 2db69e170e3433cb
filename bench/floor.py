"""The least a page can cost: a bare Flask route with one SELECT by an indexed key.

Served like the application (``bench.serving``) from the same database, it is what every page of a
run is compared with: the machine, the server and the database are the same.
"""

import os
import sqlite3
import threading
from typing import Any

import psycopg
from flask import Flask, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import make_url

FIND = "SELECT id, code, description, status FROM evidence_item WHERE code = "


def create_app() -> Flask:
    """Return the application with its one route; the environment names the database."""
    app = Flask(__name__)
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{os.environ['KEBIEN_DATA']}/kebien.db"
    mine = threading.local()

    @app.get("/floor/<code>")
    def floor(code: str) -> ResponseReturnValue:
        if not hasattr(mine, "connection"):
            mine.connection = _connected(url)
        mark = "?" if url.startswith("sqlite") else "%s"
        row = mine.connection.execute(FIND + mark, (code,)).fetchone()
        return jsonify(row and dict(zip(("id", "code", "title", "state"), row, strict=True)))

    return app


def _connected(url: str) -> Any:
    if url.startswith("sqlite"):
        return sqlite3.connect(str(make_url(url).database))
    plain = make_url(url).set(drivername="postgresql")
    return psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True)
