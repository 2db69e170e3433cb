"""Alembic set-up: the application's own engine and metadata, batch mode on SQLite."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from alembic import context
from flask import current_app
from sqlalchemy import Connection
from sqlalchemy.types import TypeDecorator

from foundation import statistics
from foundation.connections import writing

config = context.config


def _include(_object: Any, name: str | None, kind: str, _reflected: bool, _to: Any) -> bool:
    """Leave out what a migration made by hand: the trigram tables of search."""
    return not (kind == "table" and (name or "").startswith("search_fts")) and (
        name != "ix_search_entry_folded_trgm"
    )


def _render(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types as what they are in the database."""
    return (
        f"sa.{thing.impl_instance!r}"
        if kind == "type" and isinstance(thing, TypeDecorator)
        else False
    )


@contextmanager
def _tables_may_be_rebuilt(connection: Connection) -> Iterator[None]:
    """Let SQLite drop a table that others point to, to put its rebuilt copy in its place.

    It does so only while it looks at no foreign key; whether every one holds is asked at the end,
    inside the same transaction. PostgreSQL alters tables in place.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    inner: Any = connection.connection.dbapi_connection
    inner.execute("PRAGMA foreign_keys=OFF").close()
    try:
        yield
    finally:
        inner.execute("PRAGMA foreign_keys=ON").close()


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if lost:
            raise RuntimeError(f"rows point to nothing after the migration: {lost[:5]}")


def run() -> None:
    database = current_app.extensions["migrate"].db
    with (
        writing(),
        database.engine.connect() as connection,
        _tables_may_be_rebuilt(connection),
    ):
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=_render,
            include_object=_include,
            transactional_ddl=True,
        )
        with context.begin_transaction():
            context.run_migrations()
            _check_foreign_keys(connection)
    statistics.refresh()


run()
