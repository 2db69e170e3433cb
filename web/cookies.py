"""The signed cookie of a session: its signature is checked once, then the same text is known.

A browser sends the same text with each request, and checking a signature costs more than finding
in the database who it belongs to. Its age is looked at each time.
"""

from copy import deepcopy
from typing import Any, Final

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadSignature, TimestampSigner, URLSafeTimedSerializer

MOST_KNOWN: Final = 2000  # texts; then they are checked anew
PLAIN: Final = (str, int, type(None))


class SignedCookies(SecureCookieSessionInterface):
    """Flask's own signed cookies, with a memory of those whose signature was right."""

    def __init__(self) -> None:
        self._key: object = None
        self._signer: URLSafeTimedSerializer | None = None
        self._known: dict[str, tuple[float, dict[str, Any], bool]] = {}
        self._timer: TimestampSigner | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        if self._key != app.secret_key:
            self._known, self._key = {}, app.secret_key
            self._signer = super().get_signing_serializer(app)
            self._timer = TimestampSigner(app.secret_key or "")
        return self._signer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        signer = self.get_signing_serializer(app)
        if signer is None or self._timer is None:
            return None
        text = request.cookies.get(self.get_cookie_name(app))
        if not text:
            return self.session_class()
        known = self._known.get(text)
        if known is None:
            try:
                data, signed = signer.loads(text, return_timestamp=True)
            except BadSignature:
                return self.session_class()
            is_plain = all(isinstance(value, PLAIN) for value in data.values())
            known = (signed.timestamp(), data, is_plain)
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[text] = known
        signed_at, data, is_plain = known
        age = self._timer.get_timestamp() - signed_at
        if not 0 <= age <= app.permanent_session_lifetime.total_seconds():
            return self.session_class()
        return self.session_class(dict(data) if is_plain else deepcopy(data))


def init_app(app: Flask) -> None:
    """Keep sessions this way."""
    app.session_interface = SignedCookies()
