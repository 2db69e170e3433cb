"""The application, and its commands, with a line on standard error for each time the lock was held.

``python -m bench.noted exchange import notices FILE`` is ``flask exchange import notices FILE``;
a server takes ``bench.noted:create_app()``. The log itself tells of long ones only.
"""

import json
import os
import re
import sys
from typing import Final

from flask import Flask, has_request_context, request
from flask.cli import FlaskGroup

import app
from foundation.transaction import on_end
from web.logs import COMMAND

CODE: Final = re.compile(r"/(?=[A-Z0-9]*\d)[A-Z0-9]{9}(?=/|$)|/\d+(?=/|$)")


def create_app() -> Flask:
    made = app.create_app()
    on_end(_tell)
    return made


def _tell(waited: float, held: float) -> None:
    """Write in one piece: threads and processes share standard error."""
    said = {"lock_of": _who(), "waited_ms": 1000 * waited, "held_ms": 1000 * held}
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
