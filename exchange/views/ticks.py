"""The ticks of a preview by which a person leaves rows out."""

from typing import Final

from flask import request
from flask_babel import gettext as _

from exchange.models import ImportBatch
from exchange.operations.settled import Ticks
from exchange.views import uploads
from foundation.paging import PAGE_SIZE

SHOWN: Final = "shown"  # rows of the page that have a tick
LEFT: Final = "left"  # those that were ticked
DIGITS: Final = 7


def ticked() -> Ticks:
    """Read which rows of the page a person leaves out; what is no row is passed over."""
    return Ticks(_rows(SHOWN), _rows(LEFT))


def said_begun_or_kept(batch: ImportBatch) -> str:
    """Say how many rows come in, or how many were left out so far."""
    if batch.is_begun:
        return uploads.said_begun(batch)
    return str(_("Kept. Rows left out: %(count)s.", count=batch.skipped or 0))


def _rows(name: str) -> frozenset[int]:
    given = request.form.getlist(name)[:PAGE_SIZE]
    return frozenset(
        int(row) for row in given if row.isascii() and row.isdigit() and len(row) <= DIGITS
    )
