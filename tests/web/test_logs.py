"""The log: every line JSON, who and what and how long, and nothing of what people typed."""

import json
import logging
import sqlite3

import pytest
from flask import g
from sqlalchemy.exc import IntegrityError

from foundation.actor import SYSTEM
from web.logs import JsonLines

TYPED = "Nguyễn Văn Bí Mật"


def line(level=logging.INFO, name="kebien.test", text="event", args=(), error=None, **extra):
    """Return a line of the log as the formatter writes it."""
    info = (type(error), error, error.__traceback__) if error is not None else None
    record = logging.LogRecord(name, level, __file__, 1, text, args, info)
    record.__dict__.update(extra)
    return json.loads(JsonLines().format(record))


def test_a_line_says_when_how_grave_and_what():
    written = line(status=303, ms=12.5)
    assert written["time"].endswith("+00:00")
    assert (written["level"], written["event"]) == ("info", "event")
    assert (written["status"], written["ms"]) == (303, 12.5)


def test_a_line_of_a_request_names_the_person_by_number_and_the_path_without_its_query(app):
    with app.test_request_context(f"/cases?words={TYPED}", method="POST"):
        g.me, g.error_number = SYSTEM, "6c815649"
        written = line()
    assert (written["person"], written["method"], written["path"]) == (SYSTEM.id, "POST", "/cases")
    assert written["error_number"] == "6c815649"
    assert SYSTEM.name not in json.dumps(written, ensure_ascii=False)


def test_an_exception_is_told_by_type_and_place_not_by_what_it_says():
    try:
        try:
            raise ValueError(TYPED)
        except ValueError as cause:
            raise IntegrityError("INSERT", {"name": TYPED}, sqlite3.Error(TYPED)) from cause
    except IntegrityError as error:
        written = line(logging.ERROR, error=error)
    assert written["exception"] == ["sqlalchemy.exc.IntegrityError", "builtins.ValueError"]
    assert written["raised"][-1].startswith(__file__)
    assert TYPED not in json.dumps(written, ensure_ascii=False)


def test_the_words_of_others_are_kept_without_their_values():
    written = line(name="urllib3", text="could not reach %s", args=(TYPED,))
    assert written["event"] == "could not reach %s"


@pytest.mark.usefixtures("keeper")
def test_a_server_writes_lines_only_and_none_holds_what_was_typed(serve):
    server = serve()
    client = server.client()
    assert client.sign_in("thukho") == 303
    client.ask("GET", "/warehouse/items?q=typed-in-the-search")
    client.ask("POST", "/warehouse/scan", b'{"raw": "typed-in-a-scan"}', "application/json")
    client.ask("GET", "/sign-in?next=/\x00typed-in-the-address".replace("\x00", "%00"))
    log = server.stopped()
    assert "typed-" not in json.dumps(log)
    signed_in, listed = (
        next(e for e in log if "status" in e and (e.get("method"), e.get("path")) == wanted)
        for wanted in (("POST", "/sign-in"), ("GET", "/warehouse/items"))
    )
    assert signed_in["status"] == 303
    assert signed_in["held_ms"] > 0
    assert listed["status"] == 200
    assert isinstance(listed["person"], int)
    assert listed["ms"] > 0
    assert "held_ms" not in listed  # it only read
