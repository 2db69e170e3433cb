"""Where the ledger is and what it is verified with, as the settings say."""

from audit.source import Address
from audit.verification import Wanted
from config import Settings


def address(settings: Settings) -> Address:
    """Return the address of the database."""
    return Address(settings.database_url)


def wanted(settings: Settings) -> Wanted:
    """Return everything that can be verified here."""
    return Wanted(photos=settings.data_dir / "blobs", key=settings.ledger_key)
