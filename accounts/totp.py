"""Codes of an authenticator: RFC 6238 with SHA-1, six digits, a new one every 30 seconds."""

import base64
import hmac
import secrets
from datetime import datetime
from typing import Final
from urllib.parse import quote, urlencode

SECRET_BYTES: Final = 20
DIGITS: Final = 6
PERIOD: Final = 30  # seconds a code stands
DRIFT: Final = 1  # steps a clock may be wrong, each way


def new_secret() -> bytes:
    """Return a secret nobody has."""
    return secrets.token_bytes(SECRET_BYTES)


def step_at(moment: datetime) -> int:
    """Return the number of the 30 seconds a moment lies in."""
    return int(moment.timestamp()) // PERIOD


def code_of(secret: bytes, step: int) -> str:
    """Return the code of one step."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFF_FFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def matching_step(secret: bytes, code: str, *, at: datetime, after: int = 0) -> int | None:
    """Return the step a code belongs to; None when it is wrong, too old, or used before.

    Args:
        at: the present moment; one step earlier and one later count as well.
        after: the newest step whose code was used. Codes of it and of earlier ones are used up.
    """
    now, found = step_at(at), None
    for step in range(now - DRIFT, now + DRIFT + 1):
        fits = hmac.compare_digest(code_of(secret, step).encode(), code.encode())
        if fits and step > after:
            found = step
    return found


def as_text(secret: bytes) -> str:
    """Return a secret as people type it into an authenticator: groups of four letters."""
    text = base64.b32encode(secret).decode()
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def address(secret: bytes, *, username: str, issuer: str) -> str:
    """Return what the QR symbol for an authenticator holds."""
    parameters = {"secret": base64.b32encode(secret).decode(), "issuer": issuer}
    label = quote(f"{issuer}:{username}")
    return f"otpauth://totp/{label}?{urlencode(parameters, quote_via=quote)}"
