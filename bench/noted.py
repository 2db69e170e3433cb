"""The application, and its commands, with a line on standard error for each time the lock was held.

``python -m bench.noted exchange import notices FILE`` is ``flask exchange import notices FILE``;
a server takes ``bench.noted:create_app()``. The log itself tells of long ones only. A line has the
time that passed and the processor time of who held the lock: on a busy machine the first is longer,
whatever was done.
"""

import json
import os
import re
import sys
import threading
import time
from typing import Any, Final

from flask import Flask, has_request_context, request
from flask.cli import FlaskGroup
from sqlalchemy import Engine, event

import app
from foundation.connections import may_write
from foundation.transaction import on_end
from web.logs import COMMAND

CODE: Final = re.compile(r"/(?=[A-Z0-9]*\d)[A-Z0-9]{9}(?=/|$)|/\d+(?=/|$)")


_present = threading.local()


def create_app() -> Flask:
    """Return the application; a process makes it once."""
    made = app.create_app()
    event.listen(Engine, "begin", _begun)
    on_end(_tell)
    return made


def _begun(_connection: Any) -> None:
    if may_write():
        _present.began = time.thread_time()


def _tell(_waited: float, held: float) -> None:
    """Write in one piece: threads and processes share standard error."""
    spent = time.thread_time() - _present.began
    said = {"lock_of": _who(), "held_ms": 1000 * held, "spent_ms": 1000 * spent}
    os.write(2, json.dumps(said).encode() + b"\n")


def _who() -> str:
    """Return the command, or the address without what it is about."""
    if not has_request_context():
        return "?"
    command = request.environ.get(COMMAND)
    if command is None:
        return CODE.sub("/…", request.path)
    return str(command).partition("bench.noted ")[2] or str(command)


if __name__ == "__main__":
    FlaskGroup(create_app=create_app)(sys.argv[1:])
