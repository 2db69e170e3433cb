"""A database as the verification reads it: plain rows, one snapshot, no session of anybody."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from psycopg import Connection

Row = tuple[Any, ...]
FETCHED: Final = 100  # rows fetched at once: few enough to stay in the processor's cache
SENT: Final = 2000  # rows PostgreSQL sends at once of a long answer
WRITERS: Final = 7042  # advisory lock of PostgreSQL: shared by writers of the ledger

_numbers = count(1)


class CopyUnreadable(ValueError):
    """A copy of a database cannot be read where it lies; the text says why."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is, in a form that another process understands."""

    url: str
    snapshot: str | None = None  # PostgreSQL: the exported snapshot to read in

    @property
    def engine(self) -> str:
        return "sqlite" if self.url.startswith("sqlite") else "postgresql"


class Source:
    """One open connection that only reads."""

    def __init__(self, connection: Any, engine: str, *, owned: bool = True) -> None:
        self.connection = connection
        self.engine = engine
        self.owned = owned

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """Yield the rows of a query whose places are marked with ``?``."""
        if self.engine == "sqlite":
            cursor = self.connection.execute(sql, parameters)
        else:
            cursor = self.connection.cursor(binary=True)
            cursor.execute(_placed(sql), parameters)
        with closing(cursor):
            while batch := cursor.fetchmany(FETCHED):
                yield from batch

    def raw_batches(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[list[Row]]:
        """Yield the rows of a query in batches, with their texts as bytes; on SQLite only."""
        with closing(self.connection.execute(sql, parameters)) as cursor:
            while batch := self._fetched(cursor, bytes):
                yield batch

    def few_rows(self, sql: str) -> Iterable[Row]:
        """Return the rows of a query that has no more of them than memory holds."""
        if self.engine == "postgresql":
            return self.rows(sql)
        try:
            with closing(self.connection.execute(sql)) as cursor:
                return self._fetched(cursor, str, -1)
        except sqlite3.OperationalError:  # a text in it is none
            return self.rows(sql)

    def _fetched(self, cursor: Any, texts: Any, size: int = FETCHED) -> list[Row]:
        """Return rows with their texts made by ``texts``; the connection is left as it was."""
        self.connection.text_factory, usual = texts, self.connection.text_factory
        try:
            rows: list[Row] = cursor.fetchmany(size) if size > 0 else cursor.fetchall()
        finally:
            self.connection.text_factory = usual
        return rows

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """Yield the rows of a query that may be longer than memory is."""
        if self.engine == "sqlite":
            yield from self.rows(sql, parameters)
            return
        with self.connection.cursor(name=f"reading_{next(_numbers)}") as cursor:
            cursor.itersize = SENT
            cursor.execute(_placed(sql), parameters)
            yield from cursor

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> Row:
        """Return the only row of a query."""
        return next(iter(self.rows(sql, parameters)))

    def close(self) -> None:
        """End the snapshot; a connection that was lent is left as it is."""
        if self.owned:
            self.connection.close()


def open_source(address: Address) -> Source:
    """Open a database for reading, in a snapshot of its own or the one named.

    Raises:
        CopyUnreadable: a copy lies in a folder that cannot be written, with a log beside it.
    """
    if address.engine == "sqlite":
        return Source(_open_file(address), "sqlite")
    connection = _connected(address)
    connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    if address.snapshot:
        connection.execute(f"SET TRANSACTION SNAPSHOT '{address.snapshot}'")
    return Source(connection, "postgresql")


def open_alone(address: Address) -> Source:
    """Open a database in a snapshot with every entry up to its last number.

    On PostgreSQL numbers are given before transactions end: for a moment no writer may be between
    the two, so the snapshot waits for those who are, and they for it.
    """
    if address.engine == "sqlite":
        return open_source(address)
    connection = _connected(address)
    connection.execute("SELECT pg_advisory_lock(%s)", (WRITERS,))
    try:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        connection.execute("SELECT 1")  # the snapshot begins
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", (WRITERS,))
    return Source(connection, "postgresql")


def file_of(address: Address) -> Path | None:
    """Return the file of an SQLite database."""
    name = address.url.partition("://")[2].partition("?")[0][1:]
    if name.startswith("file:"):  # an address of SQLite's own: a copy that is only read
        name = unquote(name.removeprefix("file:"))
    return Path(name).absolute() if name and address.engine == "sqlite" else None


def _connected(address: Address) -> "Connection[Any]":
    import psycopg  # noqa: PLC0415 - a helper that reads SQLite starts without it

    return psycopg.connect(f"postgresql://{address.url.partition('://')[2]}", autocommit=True)


def _open_file(address: Address) -> sqlite3.Connection:
    path = file_of(address)
    if path is None or not path.exists():
        raise CopyUnreadable(f"There is no database file {path}.")
    name = f"file:{quote(str(path))}?mode=ro"
    try:
        return _begun(name)
    except sqlite3.OperationalError as failure:
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise CopyUnreadable(
                f"{path.name} lies in a folder that cannot be written and {log.name} beside it"
                " holds entries that cannot be read there. Copy both into a folder of your own."
            ) from failure
    return _begun(f"{name}&immutable=1")


def _begun(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, uri=True, isolation_level=None, check_same_thread=False)
    connection.text_factory = _text
    for pragma in ("query_only=ON", "cache_size=-32768"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the snapshot begins
    return connection


def _placed(sql: str) -> str:
    """Return a query with its places marked as psycopg wants them."""
    return sql.replace("%", "%%").replace("?", "%s")


def _text(value: bytes) -> str:
    """Decode a text as far as it can be: what another tool wrote must not stop the reading."""
    return value.decode(errors="surrogateescape")
