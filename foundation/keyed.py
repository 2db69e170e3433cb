"""Reads by key that nearly every request makes: compiled once, on a connection of their own.

A session gives each read a transaction, row objects and a place among what it has loaded. That is
right for a page and costs ten times the read itself where only a few values are wanted: who asks,
and what a scanned code stands for.

These connections only read; the database holds that. Each read is a transaction of its own and
sees all that was committed before it. Inside ``transaction()`` the read is made there instead, so
that it sees what has just been written.
"""

import os
import sqlite3
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from sqlalchemy import CompoundSelect, Dialect, Engine, Select, event

from foundation.connections import in_words, may_write
from foundation.database import db
from foundation.failures import DatabaseAway

Statement = Select[Any] | CompoundSelect[Any]
Listener = Callable[[str], None]
_listeners: list[Listener] = []


class Keyed:
    """One statement whose parameters are texts and whole numbers, not lists; its rows are tuples.

    Args:
        make: returns the statement; asked once, when it is first needed.
    """

    def __init__(self, make: Callable[[], Statement]) -> None:
        self._make = make
        self._compiled: dict[str, _Compiled] = {}

    def forget(self) -> None:
        """Compile anew at the next read: what the statement is made of has changed."""
        self._compiled.clear()

    def rows(self, **values: str | int) -> list[tuple[Any, ...]]:
        """Read.

        Raises:
            DatabaseAway: and the other failures of a connection, as a session raises them.
        """
        if may_write():
            return [tuple(row) for row in db.session.execute(self._make(), values)]
        engine = db.engine
        compiled = self._compiled.get(engine.dialect.name)
        if compiled is None:
            compiled = _Compiled(self._make(), engine.dialect)
            self._compiled[engine.dialect.name] = compiled
        for listener in _listeners:
            listener(compiled.text)
        rows = _spare(engine).ask(compiled.text, compiled.parameters(values))
        return compiled.converted(rows)


class _Compiled:
    """The text of a statement in one database's words, and how its columns are read."""

    def __init__(self, statement: Statement, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self.text = str(compiled)
        self._fixed = compiled.params
        self._order: tuple[str, ...] = tuple(getattr(compiled, "positiontup", None) or ())
        self._converters = [
            (at, convert)
            for at, column in enumerate(statement.selected_columns)
            if (convert := column.type.dialect_impl(dialect).result_processor(dialect, None))
        ]

    def parameters(self, values: dict[str, str | int]) -> Any:
        given = self._fixed | values
        return tuple(given[name] for name in self._order) if self._order else given

    def converted(self, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        if not self._converters:
            return rows
        return [self._row(row) for row in rows]

    def _row(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = list(row)
        for at, convert in self._converters:
            values[at] = convert(values[at])
        return tuple(values)


class _Spare:
    """Connections of this process that wait for the next read; as many as ever read at once."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._process = os.getpid()
        self._waiting: list[Any] = []

    def ask(self, text: str, parameters: Any) -> list[tuple[Any, ...]]:
        """Ask once more over a new connection when one that waited has been cut."""
        try:
            connection = self._waiting.pop() if self._process == os.getpid() else None
        except IndexError:
            connection = None
        if connection is not None:
            try:
                return self._asked(connection, text, parameters)
            except DatabaseAway:
                self.close()
        return self._asked(self._connected(), text, parameters)

    def close(self) -> None:
        while self._waiting:
            self._waiting.pop().close()

    def _asked(self, connection: Any, text: str, parameters: Any) -> list[tuple[Any, ...]]:
        try:
            rows: list[tuple[Any, ...]] = connection.execute(text, parameters).fetchall()
        except (sqlite3.Error, psycopg.Error) as error:
            connection.close()
            failure = in_words(error, readonly=True)
            if failure is None:
                raise
            raise failure from error
        self._waiting.append(connection)
        return rows

    def _connected(self) -> Any:
        if self._process != os.getpid():  # a fork: the connections of the parent are the parent's
            self._process, self._waiting = os.getpid(), []
        try:
            pooled = self.engine.raw_connection()
            pooled.detach()
            connection: Any = pooled.dbapi_connection
            if isinstance(connection, psycopg.Connection):
                connection.autocommit = True
                connection.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
            else:
                connection.execute("PRAGMA query_only=ON")  # it may have written before
        except (sqlite3.Error, psycopg.Error) as error:
            failure = in_words(error, readonly=True)
            if failure is None:
                raise
            raise failure from error
        return connection


_spares: WeakKeyDictionary[Engine, _Spare] = WeakKeyDictionary()


def on_read(listener: Listener) -> Callable[[], None]:
    """Call ``listener`` with the text of each read.

    Returns:
        A function that ends the calls.
    """
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def _spare(engine: Engine) -> _Spare:
    spare = _spares.get(engine)
    if spare is None:
        spare = _spares[engine] = _Spare(engine)
    return spare


@event.listens_for(Engine, "engine_disposed")
def _disposed(engine: Engine) -> None:
    spare = _spares.pop(engine, None)
    if spare is not None:
        spare.close()
