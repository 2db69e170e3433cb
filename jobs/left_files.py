"""Photos that were kept for an act that was refused or failed: no row names them; they are deleted.

A file is judged in this order: is it old, does a row name it, does the ledger name it, and, under
the lock of the store, is it still old. Whoever puts the same photo meanwhile makes its file young
again, and no act lasts a day from putting the photo to writing the row. A file that only the ledger
names lost its row behind the application: it is evidence, so it stays and the log has an alarm.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnClause, String, Text, column, func, or_, select, table, type_coerce

from audit.models import LedgerEntry
from audit.rows import recorded_tables
from foundation.blobs import BlobStore
from foundation.database import data_dir, db

KEPT: Final = timedelta(days=1)
STEP: Final = 200  # files looked up in one reading transaction
ENTRIES: Final = 5_000  # of the ledger, read in one
MOST: Final = 1_000  # files deleted in one night; the next night goes on

NAME: Final = re.compile(r"[0-9a-f]{64}")

logger = logging.getLogger("kebien.blobs")


def delete_left_files(_today: date) -> int:
    """Delete kept files that are older than a day and that nothing names.

    Returns:
        How many files went.
    """
    store = BlobStore(data_dir() / "blobs")
    before = store.moment() - KEPT.total_seconds()
    gone = 0
    for unnamed in _without_rows(store, before):
        told = _in_the_ledger(unnamed)
        for name in sorted(told):
            logger.error("blob.row_missing", extra={"blob": name})
        left = [name for name in unnamed if name not in told][: MOST - gone]
        gone += sum(store.delete_old(name, before) for name in left)
        if gone >= MOST:
            break
    gone += store.delete_unfinished(before)
    logger.info("blob.left_files_deleted", extra={"touched": gone})
    return gone


def _without_rows(store: BlobStore, before: float) -> Iterator[list[str]]:
    """Yield the old files that no row names, so many together that the ledger is seldom read."""
    unnamed: list[str] = []
    for names in _steps(store, before):
        unnamed += _without_row(names)
        if len(unnamed) >= MOST:
            yield unnamed
            unnamed = []
    if unnamed:
        yield unnamed


def _steps(store: BlobStore, before: float) -> Iterator[list[str]]:
    for names in store.old(before):
        for start in range(0, len(names), STEP):
            yield names[start : start + STEP]


def _named_in() -> list[tuple[str, str]]:
    """Return every table and column that names kept files."""
    return [(each.name, one.name) for each in recorded_tables() for one in each.columns if one.blob]


def _without_row(names: list[str]) -> list[str]:
    """Return those names that no row has, as the rows are at this moment."""
    with db.engine.connect() as connection:
        for name, part in _named_in():
            known: ColumnClause[str] = column(part, String)
            query = select(known).select_from(table(name, known)).where(known.in_(names))
            found = set(connection.scalars(query))
            names = [each for each in names if each not in found]
    return names


def _in_the_ledger(names: Iterable[str]) -> set[str]:
    """Return those names that stand in the ledger, in what it kept of the rows that name files."""
    wanted, found = set(names), set[str]()
    if not wanted:
        return found
    kept = type_coerce(LedgerEntry.rows, Text)
    of_files = or_(*(kept.contains(f'"{name}"') for name, _part in _named_in()))
    with db.engine.connect() as connection:
        last = connection.scalar(select(func.max(LedgerEntry.id))) or 0
    for first in range(0, last + 1, ENTRIES):
        within = LedgerEntry.id.between(first, first + ENTRIES - 1)
        with db.engine.connect() as connection:
            for text in connection.scalars(select(kept).where(within, of_files)):
                found |= wanted.intersection(NAME.findall(text))
    return found
