"""Upgrading a database that holds data: its rows before and after are compared."""

import json
from collections.abc import Iterable, Set
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, Table, text

from audit.entries import RECORD_CARRIED
from audit.protection import TRIGGERS
from foundation.database import db
from warehouse.entries import SEAL_WAS_TORN

ROOT = Path(__file__).parents[2]
REVISIONS = Path(__file__).parent / "revisions"  # made only to test this module

CARRYING = frozenset(
    {"0048", "0075"}
)  # revisions that write entries of the rows they make out of others
BY_CARRYING = frozenset({RECORD_CARRIED.code, SEAL_WAS_TORN.code})

Row = dict[str, Any]
Rows = list[Row]
Tables = dict[str, Rows]


def config(*, with_test_revisions: bool = False) -> Config:
    """Return Alembic's configuration over the application's revisions."""
    found = Config()
    found.set_main_option("script_location", str(ROOT / "migrations"))
    folders = [ROOT / "migrations" / "versions", *([REVISIONS] if with_test_revisions else [])]
    found.set_main_option("version_locations", "\n".join(map(str, folders)))
    found.set_main_option("path_separator", "newline")
    return found


def upgrade(revision: str, *, with_test_revisions: bool = False) -> None:
    db.session.remove()
    command.upgrade(config(with_test_revisions=with_test_revisions), revision)


def tables(connection: Connection) -> list[Table]:
    """Return the tables of the database as they stand, parents first, without the search index."""
    metadata = MetaData()
    metadata.reflect(connection)
    return [
        table
        for table in metadata.sorted_tables
        if table.name != "alembic_version" and not table.name.startswith("search_fts")
    ]


def dump() -> Tables:
    """Return every row of the database, by table, in the order of the keys."""
    with db.engine.connect() as connection:
        return {
            table.name: [
                dict(row)
                for row in connection.execute(
                    table.select().order_by(*table.primary_key.columns)
                ).mappings()
            ]
            for table in tables(connection)
        }


def faults(before: Tables, *, since: str | None = None) -> list[str]:
    """Return what an upgrade lost: tables, rows, values of columns that still stand, triggers.

    Args:
        since: revision the upgrade began at; entries are added only where it passed one of
            ``CARRYING``, and values change only where such an entry says so. None: it passed none.
    """
    after = dump()
    told: set[tuple[str, int, str]] = set()
    if since is not None and any(since < each for each in CARRYING):
        entries = after["ledger_entry"]
        count = len(before["ledger_entry"])
        told = _told(row for row in entries[count:] if row["kind"] in BY_CARRYING)
        after["ledger_entry"] = entries[:count] + [
            row for row in entries[count:] if row["kind"] not in BY_CARRYING
        ]
    found = [f"table {name} is gone" for name in before.keys() - after.keys()]
    for name in before.keys() & after.keys():
        found += _lost_rows(name, before[name], after[name], told)
    return sorted([*found, *(f"trigger {name} is gone" for name in _missing_triggers())])


def _told(entries: Iterable[Row]) -> set[tuple[str, int, str]]:
    """Return the table, id and column of each value that some entries say."""
    return {
        (table, number, column)
        for entry in entries
        for table, number, values in json.loads(entry["rows"])
        for column in values
    }


def _lost_rows(name: str, before: Rows, after: Rows, told: Set[tuple[str, int, str]]) -> list[str]:
    """Return the rows that are gone or hold other values than before, but for those ``told``."""
    new = {number for table, number, column in told if (table, column) == (name, "office_id")}
    after = [row for row in after if row.get("id") not in new]
    if len(before) != len(after):
        return [f"{name}: {len(before)} rows before, {len(after)} after"]
    return [
        f"{name}: {column} of row {index} was {row[column]!r}, is {now[column]!r}"
        for index, (row, now) in enumerate(zip(before, after, strict=True))
        for column in row.keys() & now.keys()
        if row[column] != now[column] and (name, row.get("id", 0), column) not in told
    ]


def _missing_triggers() -> set[str]:
    catalog = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[db.engine.dialect.name]
    with db.engine.connect() as connection:
        standing = set(connection.execute(text(catalog)).scalars())
    return set(TRIGGERS[db.engine.dialect.name]) - standing
