"""Connections: whether one may write, SQLite's lock before it does, failures in our own words.

A context (a request, a command, a thread) reads unless it is inside :func:`writing`. The database
itself holds that: reading connections are read-only on both engines, so that a forgotten
``transaction()`` fails at once instead of writing by accident.
"""

import fcntl
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, ExceptionContext, event

from foundation.failures import (
    Busy,
    DatabaseAway,
    DatabaseDamaged,
    DiskFull,
    ReadOnly,
    WrittenOutside,
)
from foundation.gate import Gate, Place

_may_write: ContextVar[bool] = ContextVar("may_write", default=False)
_gates: dict[str, Gate] = {}

LOCK_NOT_HAD = {"55P03", "57014", "53300"}  # lock_timeout, statement_timeout, too many connections
SERVER_ENDS = {"57P01", "57P02", "57P03"}
DISK_FULL, READ_ONLY = "53100", "25006"


def engine_options(url: str, *, lock_wait: float, **options: Any) -> dict[str, Any]:
    """Return the options of an engine.

    Args:
        lock_wait: seconds anyone waits for a lock before it is a failure: busy.
        options: what else code that gets a connection finds in its execution options.
    """
    if url.startswith("sqlite"):
        connect_args: dict[str, Any] = {"timeout": lock_wait}
    else:
        # a page is read in milliseconds; compiling its statement takes PostgreSQL a second or two
        connect_args = {"options": f"-c lock_timeout={int(lock_wait * 1000)} -c jit=off"}
    return {
        "connect_args": connect_args,
        "json_serializer": partial(json.dumps, ensure_ascii=False),  # "đ" is 2 bytes, not 6
        "execution_options": {"lock_wait": lock_wait, **options},
        "hide_parameters": True,  # what people typed belongs into no log
        "pool_pre_ping": not url.startswith("sqlite"),
    }


@contextmanager
def writing() -> Iterator[None]:
    """Let transactions that begin inside write. Only ``transaction()`` and set-up code use it."""
    token = _may_write.set(True)
    try:
        yield
    finally:
        _may_write.reset(token)


def may_write() -> bool:
    """Whether a transaction that begins now may write."""
    return _may_write.get()


def listen() -> None:
    """Watch the connections of every engine."""
    event.listen(Engine, "connect", _prepare)
    event.listen(Engine, "begin", _begin)
    event.listen(Engine, "checkin", _back_in_the_pool)
    event.listen(Engine, "engine_disposed", _disposed)
    event.listen(Engine, "handle_error", _replaced, retval=True)


def _prepare(connection: Any, _record: Any) -> None:
    """Give SQLite real transactions, foreign keys and WAL."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "query_only=ON"):
        try:
            connection.execute(f"PRAGMA {pragma}").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
                raise  # a copy on a disk that can only be read is read without WAL


def _begin(connection: Connection) -> None:
    """Begin reading, or take the write lock at once: no update is ever lost."""
    write = may_write()
    if connection.dialect.name == "sqlite":
        _begin_sqlite(connection, write=write)
    elif connection.dialect.driver == "psycopg":
        inner: Any = connection.connection.dbapi_connection
        if inner.read_only is not (not write):  # never said, or the opposite
            inner.read_only = not write


def _begin_sqlite(connection: Connection, *, write: bool) -> None:
    info = connection.connection.info
    if info.get("writes", False) is not write:
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if write else 'ON'}")
        info["writes"] = write
    if not write:
        connection.exec_driver_sql("BEGIN")
        return
    if "place" not in info and (gate := _gate(connection.engine)) is not None:
        patience = connection.get_execution_options().get("lock_wait", 10.0)
        info["place"] = (gate, gate.enter(patience))
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except BaseException:
        _leave(info)
        raise


def _back_in_the_pool(_connection: Any, record: Any) -> None:
    """Let the next writer through as soon as a connection is given back, after its COMMIT."""
    _leave(record.info)


def _leave(info: dict[str, Any]) -> None:
    held: tuple[Gate, Place] | None = info.pop("place", None)
    if held is not None:
        held[0].leave(held[1])


def _gate(engine: Engine) -> Gate | None:
    """Return the line before a database file; None for one in memory, or not on Linux."""
    name = engine.url.database
    if not name or name == ":memory:" or not hasattr(fcntl, "F_OFD_SETLK"):
        return None
    if name not in _gates:
        _gates[name] = Gate(Path(f"{name.removeprefix('file:')}-gate"))
    return _gates[name]


def _disposed(engine: Engine) -> None:
    gate = _gates.pop(engine.url.database or "", None)
    if gate is not None:
        gate.close()


def _replaced(context: ExceptionContext) -> BaseException | None:
    """Replace what a driver raises by a failure of ours where it is one."""
    return in_words(context.original_exception, readonly=_reads(context.connection))


def in_words(error: BaseException, *, readonly: bool) -> Exception | None:
    """Return the failure of ours that an error of a driver is; None when it is none.

    Args:
        readonly: the connection was begun for reading.
    """
    if isinstance(error, sqlite3.Error):
        return sqlite_failure(error, readonly)
    if isinstance(error, psycopg.Error):
        return _postgresql_failure(error, readonly)
    return None


def _reads(connection: Connection | None) -> bool:
    """Whether the present transaction was begun for reading."""
    if connection is None or connection.invalidated or connection.closed:
        return False
    inner: Any = connection.connection.dbapi_connection
    if isinstance(inner, psycopg.Connection):
        return bool(inner.read_only)
    return not connection.connection.info.get("writes", False)


def sqlite_failure(error: sqlite3.Error, readonly: bool = False) -> Exception | None:
    """Return the failure that an error of SQLite is, if any; ``readonly``: we wrote outside."""
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy()
        case sqlite3.SQLITE_FULL:
            return DiskFull()
        case sqlite3.SQLITE_READONLY:
            return WrittenOutside() if readonly else ReadOnly()
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            return DatabaseAway()
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return DatabaseDamaged()
    return None


def _postgresql_failure(error: psycopg.Error, readonly: bool) -> Exception | None:
    state = error.sqlstate
    if state is None:
        gone = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
        return DatabaseAway() if gone else None
    if state in LOCK_NOT_HAD:
        return Busy()
    if state in SERVER_ENDS or state.startswith("08"):
        return DatabaseAway()
    if state == DISK_FULL:
        return DiskFull()
    if state == READ_ONLY:
        return WrittenOutside() if readonly else ReadOnly()
    return None
