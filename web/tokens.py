"""The token of forms (CSRF), written differently in each answer.

Flask-WTF's token stands for the session and is nearly the same on every page, so that the length
of a compressed page could tell it piece by piece. A page holds it masked: as many random bytes, and
the token combined with them. What comes back is unmasked before it is checked.
"""

import base64
import binascii
import secrets

from flask import Flask, request
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf
from wtforms.csrf.core import CSRF


def token() -> str:
    """Return the token of this session under a mask of this answer."""
    plain = str(generate_csrf())
    known: dict[str, str] = request.environ.setdefault("kebien.masked", {})
    if plain not in known:  # the first form of the answer, or a session began in this request
        known[plain] = masked(plain)
    return known[plain]


def masked(plain: str) -> str:
    text = plain.encode()
    mask = secrets.token_bytes(len(text))
    return base64.urlsafe_b64encode(mask + _combined(mask, text)).decode()


def unmasked(sent: str) -> str:
    """Return the token under a mask; what is none comes back as it is, to be refused."""
    try:
        both = base64.urlsafe_b64decode(sent)
        half = len(both) // 2
        return _combined(both[:half], both[half:]).decode() if both else sent
    except (binascii.Error, ValueError):
        return sent


def _combined(mask: bytes, text: bytes) -> bytes:
    number = int.from_bytes(mask, "big") ^ int.from_bytes(text, "big")
    return number.to_bytes(max(len(mask), len(text)), "big")


class MaskedTokens(CSRF):
    """What a form writes into its hidden field; each request was checked before it came here."""

    def generate_csrf_token(self, csrf_token_field: object) -> str:
        return token()

    def validate_csrf_token(self, form: object, field: object) -> None:
        """Nothing is left to check."""


class Protection(CSRFProtect):  # type: ignore[misc]  # flask_wtf ships no types
    """Flask-WTF's check of every post, of tokens that came back masked."""

    def init_app(self, app: Flask) -> None:
        super().init_app(app)
        app.jinja_env.globals["csrf_token"] = token
        app.context_processor(lambda: {"csrf_token": token})

    def _get_csrf_token(self) -> str | None:
        sent = super()._get_csrf_token()
        return unmasked(sent) if sent else sent


def init_app(app: Flask) -> None:
    """Ask every post for the token."""
    Protection(app)
