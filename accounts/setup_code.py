"""The one-time code that lets the first visitor of an empty database in.

Whoever can read the log of the server, or give it commands, may make the first administrator. The
file in the data folder keeps only a hash; a new code takes the place of the one before.
"""

import hashlib
import hmac
import json
import os
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from accounts import passwords, refusals
from foundation.failures import told
from foundation.folding import identifier

LASTS: Final = timedelta(hours=24)
FILE: Final = "setup-code"


def make(folder: Path, at: datetime) -> str:
    """Return a new code; the one before is worth nothing any longer.

    Raises:
        DiskFull, ReadOnly: it cannot be kept.
    """
    code = passwords.random_groups(3)
    kept = json.dumps({"hash": _hash(code), "until": (at + LASTS).isoformat()})
    beside = folder / f"{FILE}.{secrets.token_hex(4)}"
    with told():
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(kept)
        beside.replace(folder / FILE)
    return code


def check(folder: Path, typed: str, at: datetime) -> None:
    """Refuse anything but the newest code.

    Raises:
        SetupCodeOver: there is none, or it is too old.
        WrongSetupCode: it is another one.
    """
    try:
        kept = json.loads((folder / FILE).read_text())
        until = datetime.fromisoformat(kept["until"])
    except (OSError, ValueError, KeyError, TypeError):
        raise refusals.SetupCodeOver from None
    if at >= until:
        raise refusals.SetupCodeOver
    if not hmac.compare_digest(_hash(typed), str(kept["hash"])):
        raise refusals.WrongSetupCode


def forget(folder: Path) -> None:
    """Delete the code: the first account is open."""
    with told():
        (folder / FILE).unlink(missing_ok=True)


def _hash(code: str) -> str:
    return hashlib.sha256(identifier(code).encode()).hexdigest()
