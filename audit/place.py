"""Where the ledger is and what it is verified with, as the settings say."""

from pathlib import Path
from typing import Final

from audit import keys
from audit.source import Address
from audit.verification import Verdict, Wanted, verify_stream
from config import Settings
from foundation.database import data_dir, db

BLOBS: Final = "blobs"  # folder of the kept files


def address(settings: Settings) -> Address:
    """Return the address of the database."""
    return Address(settings.database_url)


def wanted(settings: Settings) -> Wanted:
    """Return everything that can be verified here."""
    return Wanted(photos=settings.data_dir / BLOBS, key=settings.ledger_key)


def here() -> Address:
    """Return the address of the database of the running application."""
    return Address(db.engine.url.render_as_string(hide_password=False))


def wanted_here() -> Wanted:
    """Return everything that can be verified of the running application."""
    return Wanted(photos=data_dir() / BLOBS, key=key_here())


def verify_stream_here(stream: str) -> Verdict:
    """Verify one stream of the running application, with its key, on the caller's connection."""
    return verify_stream(db.session.connection(), stream, key_here())


def key_here() -> Path | None:
    """Return the file of the ledger's key of the running application."""
    key: Path | None = db.engine.get_execution_options().get(keys.OPTION)
    return key
