"""The log: one line of JSON an event, fit for a machine, with nothing of what people typed.

A line says when, how grave, what (``event``), who (the account's number), which request, how it
ended, how long it took and held the database's lock, and the number an error page shows. It never
holds query strings, form fields, parameters of statements or the text of an exception: those may
be names and case texts. An exception is told by its type and by where it was raised.
"""

import json
import logging
import sys
import time
import traceback
from datetime import UTC, datetime
from typing import Any, Final

from flask import Flask, Response, g, has_request_context, request

from foundation.transaction import on_end

OURS: Final = "kebien"
LONGEST_PATH: Final = 200
COMMAND: Final = "kebien.command"  # in the environ of what is a command and no request
LONG: Final = 0.05  # seconds a lock is held without a word in the log
EXTRA: Final = (
    "status",
    "ms",
    "waited_ms",
    "held_ms",
    "blob",
    "job",
    "day",
    "touched",
    "setup_code",
    "page",
)

_WRITTEN: Final = json.JSONEncoder(ensure_ascii=False, default=str).encode

logger = logging.getLogger("kebien.web")
locks = logging.getLogger("kebien.locks")


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": _event(record),
        }
        if has_request_context():
            line |= _request()
        line |= {name: getattr(record, name) for name in EXTRA if hasattr(record, name)}
        if record.exc_info and record.exc_info[1] is not None:
            line |= _told(record.exc_info[1])
        return _WRITTEN(line)


def init_app(app: Flask) -> None:
    """Write the log of a served application to standard error; note every request."""
    if not app.testing:
        _write_lines(quiet=app.config["KEBIEN"].environment == "demo")
    app.before_request(_begin)
    app.after_request(_end)


def _write_lines(*, quiet: bool) -> None:
    """Set the log up; ``quiet``: only what went wrong, beside what a person reads."""
    # Nobody reads where a line was logged, and by which thread: logging's own documentation, under
    # "Optimization", says how to leave that out.
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.WARNING if quiet else logging.INFO)
    for served in logging.getLogger("gunicorn.error").handlers:
        served.setFormatter(JsonLines())


def _begin() -> None:
    g.log_times = [time.perf_counter(), 0.0, 0.0]  # when it began, seconds waited, seconds held


def _end(response: Response) -> Response:
    times = g.get("log_times")
    if times is None or not logger.isEnabledFor(logging.INFO):  # it failed before it was noted
        return response
    began, waited, held = times
    measured: dict[str, Any] = {
        "status": response.status_code,
        "ms": _ms(time.perf_counter() - began),
    }
    if held:
        measured |= {"waited_ms": _ms(waited), "held_ms": _ms(held)}
    logger.info("request", extra=measured)
    return response


def _lock_ended(waited: float, held: float) -> None:
    times = g.get("log_times") if has_request_context() else None
    if times is not None:
        times[1] += waited
        times[2] += held
    if held > LONG:
        command = has_request_context() and COMMAND in request.environ
        level = logging.DEBUG if command else logging.WARNING  # a command holds it as long as it is
        locks.log(level, "lock.long", extra={"waited_ms": _ms(waited), "held_ms": _ms(held)})


def _event(record: logging.LogRecord) -> str:
    """Return our own event with its values, of others only the text without values."""
    if record.name.split(".")[0] == OURS:
        return record.getMessage()
    return str(record.msg)[:300]


def _request() -> dict[str, Any]:
    me = g.get("me")
    found: dict[str, Any] = {
        "person": me.id if me is not None else None,
        "method": request.method,
        "path": request.path[:LONGEST_PATH],
    }
    if "error_number" in g:
        found["error_number"] = g.error_number
    return found


def _told(error: BaseException) -> dict[str, Any]:
    """Return the types of an exception and its causes, and where the first of them was raised."""
    kinds, seen = [], error
    while True:
        kinds.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        cause = seen.__cause__ or seen.__context__
        if cause is None or len(kinds) > 5:
            break
        seen = cause
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "exception": kinds,
        "raised": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]],
    }


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


on_end(_lock_ended)
