"""Where bulk rows go: an SQLite file or a PostgreSQL database, indexes and triggers last."""

import sqlite3
from abc import ABC, abstractmethod
from collections import defaultdict
from typing import Any, Final

import psycopg
from sqlalchemy import make_url

from bench.copying import ENTRY
from foundation.database import db

BATCH: Final = 5_000  # rows of a table written at once


def columns_of(table: str) -> list[str]:
    """Return the columns in which rows of a table are given."""
    if table == "ledger_entry":
        return list(ENTRY)
    return [column.name for column in db.metadata.tables[table].columns]


class Store(ABC):
    """Collects rows and writes them in batches."""

    def __init__(self) -> None:
        self.waiting: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self.written: dict[str, int] = defaultdict(int)

    def put(self, table: str, row: tuple[Any, ...]) -> None:
        waiting = self.waiting[table]
        waiting.append(row)
        if len(waiting) >= BATCH:
            self._flush(table)

    def flush(self) -> None:
        for table in list(self.waiting):
            self._flush(table)

    def _flush(self, table: str) -> None:
        rows = self.waiting.pop(table, [])
        if rows:
            self.write(table, rows)
            self.written[table] += len(rows)

    @abstractmethod
    def begin(self) -> None:
        """Put indexes and triggers aside."""

    @abstractmethod
    def write(self, table: str, rows: list[tuple[Any, ...]]) -> None: ...

    @abstractmethod
    def execute(self, statement: str) -> None: ...

    @abstractmethod
    def finish(self) -> None:
        """Put indexes and triggers back, and fill the search index."""


class SqliteStore(Store):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.aside: list[str] = []

    def begin(self) -> None:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF"):
            self.execute(f"PRAGMA {pragma}")
        self.execute("PRAGMA cache_size=-400000")
        found = self.connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index')"
            " AND sql IS NOT NULL ORDER BY type"
        ).fetchall()
        for kind, name, sql in found:
            self.execute(f'DROP {kind} "{name}"')
            self.aside.append(sql)
        self.execute("BEGIN")

    def write(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        columns = columns_of(table)
        names, marks = ", ".join(f'"{c}"' for c in columns), ", ".join("?" * len(columns))
        self.connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)

    def execute(self, statement: str) -> None:
        self.connection.execute(statement)

    def finish(self) -> None:
        self.execute("INSERT INTO search_fts(search_fts) VALUES ('rebuild')")
        for sql in self.aside:
            self.execute(sql)
        self.execute("COMMIT")
        self.execute("PRAGMA journal_mode=WAL")
        self.connection.close()


class PostgresqlStore(Store):
    def __init__(self, url: str) -> None:
        super().__init__()
        plain = make_url(url).set(drivername="postgresql")
        self.connection = psycopg.connect(plain.render_as_string(hide_password=False))
        self.aside: list[str] = []

    def begin(self) -> None:
        self.execute("SET session_replication_role = replica")  # no triggers, no foreign keys
        found = self.connection.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
            " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
        ).fetchall()
        for name, definition in found:
            self.execute(f'DROP INDEX "{name}"')
            self.aside.append(definition)

    def write(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        names = ", ".join(f'"{column}"' for column in columns_of(table))
        with (
            self.connection.cursor() as cursor,
            cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy,
        ):
            for row in rows:
                copy.write_row(row)

    def execute(self, statement: str) -> None:
        self.connection.execute(statement)

    def finish(self) -> None:
        for table in db.metadata.sorted_tables:
            key = table.primary_key.columns.keys()[0]
            self.execute(
                f'SELECT setval(s, greatest((SELECT max("{key}") FROM "{table.name}"), 1))'
                f" FROM pg_get_serial_sequence('{table.name}', '{key}') AS s WHERE s IS NOT NULL"
            )
        for definition in self.aside:
            self.execute(definition)
        self.connection.commit()
        self.connection.close()
