"""The body of a request is read whole, in time, before anything else is done for it.

A phone that walks out of reach in the middle of an upload would otherwise hold whatever the request
held, for as long as the network takes to notice. A body that does not arrive in time is cut off and
answered with 408; one that is too large with 413.
"""

import socket
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from flask import Flask, abort, request

from foundation.failures import NO_ROOM, DiskFull

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PIECE = 4 * 1024
IN_MEMORY = 1024 * 1024  # a larger body waits on disk
MOST_DISCARDED = 64 * 1024 * 1024  # a larger body is not even listened to
FLAG = "kebien.body"  # in the environ: the status to answer with
SOCKETS = ("gunicorn.socket", "werkzeug.socket")  # where servers put their connection


@dataclass(slots=True)
class _Arriving:
    """A body on its way."""

    connection: socket.socket | None
    began: float
    moved: float  # when the last piece came
    received: int = 0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a body may take and how large it may be."""

    most: int  # bytes
    wait: float  # seconds without a piece; also the start every body is given
    rate: int  # bytes a second a body must arrive at, after its start


class _Watch:
    """One thread a process that cuts off what arrives too slowly."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._arriving: dict[int, _Arriving] = {}
        self._some = threading.Condition()
        self._thread: threading.Thread | None = None

    def add(self, body: _Arriving) -> None:
        with self._some:
            self._arriving[id(body)] = body
            if self._thread is None or not self._thread.is_alive():  # also after a fork
                self._thread = threading.Thread(target=self._look, name="bodies", daemon=True)
                self._thread.start()
            self._some.notify()

    def remove(self, body: _Arriving) -> None:
        with self._some:
            self._arriving.pop(id(body), None)

    def _look(self) -> None:
        while True:
            with self._some:
                self._some.wait_for(lambda: bool(self._arriving))
                self._some.wait(min(1.0, self.limits.wait / 4))
                for body in self._arriving.values():
                    if not body.cut and self._late(body):
                        _cut(body)

    def _late(self, body: _Arriving) -> bool:
        now = time.monotonic()
        stalled = now - body.moved > self.limits.wait
        owed = (now - body.began - self.limits.wait) * self.limits.rate
        return stalled or body.received < owed


class BodyFirst:
    """WSGI middleware: the application gets a request when its body is here."""

    def __init__(self, application: "WSGIApplication", limits: Limits) -> None:
        self.application = application
        self.limits = limits
        self.watch = _Watch(limits)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        if not _has_body(environ):
            return self.application(environ, start_response)
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            status = self._read(environ, body)
            size = 0 if status else body.tell()
            body.seek(0)
            environ[FLAG] = status
            environ["wsgi.input"] = body
            environ["wsgi.input_terminated"] = True
            environ["CONTENT_LENGTH"] = str(size)
            environ.pop("HTTP_TRANSFER_ENCODING", None)
            return self.application(environ, start_response)

    def _read(self, environ: "WSGIEnvironment", body: IO[bytes]) -> int:
        """Read the body; return 0, or the status that says why it was not taken."""
        length = _length(environ)
        now = time.monotonic()
        arriving = _Arriving(_connection(environ), now, now)
        if length is not None and length > MOST_DISCARDED:
            _cut(arriving)
            return 413
        self.watch.add(arriving)
        try:
            for piece in _pieces(environ["wsgi.input"], length, arriving):
                if arriving.received > MOST_DISCARDED:
                    _cut(arriving)
                elif arriving.received <= self.limits.most:
                    body.write(piece)
        except OSError as error:
            return 507 if error.errno in NO_ROOM else 408  # or the connection broke off
        finally:
            self.watch.remove(arriving)
        if arriving.received > self.limits.most:
            return 413
        if arriving.cut or (length is not None and arriving.received < length):
            return 408
        return 0


def _pieces(source: Any, length: int | None, arriving: _Arriving) -> Iterator[bytes]:
    while length is None or arriving.received < length:
        piece = source.read(PIECE if length is None else min(PIECE, length - arriving.received))
        if not piece:
            return
        arriving.received += len(piece)
        arriving.moved = time.monotonic()
        yield piece


def init_app(app: Flask, limits: Limits) -> None:
    """Read bodies first; called before any other hook of a request is registered."""
    app.wsgi_app = BodyFirst(app.wsgi_app, limits)  # type: ignore[method-assign]  # Flask's documented way

    @app.before_request
    def whole() -> None:
        status = request.environ.get(FLAG, 0)
        if status == DiskFull.status:
            raise DiskFull
        if status:
            abort(status)


def _has_body(environ: dict[str, Any]) -> bool:
    return environ.get("CONTENT_LENGTH", "") not in {"", "0"} or bool(
        environ.get("HTTP_TRANSFER_ENCODING")
    )


def _length(environ: dict[str, Any]) -> int | None:
    """Return the length the client announced; None when the end is marked in the body itself."""
    text = environ.get("CONTENT_LENGTH", "")
    return int(text) if text.isascii() and text.isdigit() else None


def _connection(environ: dict[str, Any]) -> socket.socket | None:
    for name in SOCKETS:
        found = environ.get(name)
        if isinstance(found, socket.socket):
            return found
    return None


def _cut(body: _Arriving) -> None:
    """End the reading of a body: whoever waits for more of it hears that there is no more."""
    body.cut = True
    if body.connection is not None:
        with suppress(OSError):  # it is closed already
            # not SSLSocket.shutdown, which would send our answer in plain text
            socket.socket.shutdown(body.connection, socket.SHUT_RD)
