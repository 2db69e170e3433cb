"""The rows of a whole database, put into another: of the same engine or the other.

The other database has the same revision. Its foreign keys and the triggers that guard history are
away while the rows come, because rows point at later rows and the rows of the first migration give
way; they stand again before anything is committed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, MetaData, Table, func, select, text

from audit import protection

BATCH: Final = 2000  # rows read and written at once
DERIVED: Final = "search_fts"  # tables that follow others by triggers begin with it
FOREIGN_KEYS: Final = (
    "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)"
    " FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
)


def tables(connection: Connection) -> list[Table]:
    """Return the tables of a database as they stand, without Alembic's and the search index."""
    metadata = MetaData()
    metadata.reflect(connection)
    return [
        table
        for table in metadata.sorted_tables
        if table.name != "alembic_version" and not table.name.startswith(DERIVED)
    ]


def revision(connection: Connection) -> str | None:
    """Return the revision of a database."""
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    return {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0
        for table in tables(connection)
    }


def replace_rows(source: Connection, target: Connection) -> dict[str, int]:
    """Put all rows of one database in the place of all rows of another.

    Returns:
        How many rows each table was given.

    Raises:
        ValueError: the two do not have the same tables.
    """
    given = {table.name: table for table in tables(source)}
    with _emptied(target) as taking:
        if given.keys() != {table.name for table in taking}:
            raise ValueError("The two databases do not have the same tables.")
        return {table.name: _put(source, given[table.name], target, table) for table in taking}


def _put(source: Connection, given: Table, target: Connection, taking: Table) -> int:
    done = 0
    reading = source.execution_options(stream_results=True, yield_per=BATCH)
    rows = reading.execute(select(given).order_by(*given.primary_key.columns)).mappings()
    for batch in rows.partitions():
        target.execute(taking.insert(), [dict(row) for row in batch])
        done += len(batch)
    return done


@contextmanager
def _emptied(target: Connection) -> Iterator[list[Table]]:
    """Take all rows out of a database; whatever guards it stands again at the end."""
    engine = target.dialect.name
    taking = tables(target)
    for statement in protection.DOWN[engine]:
        target.execute(text(statement))
    if engine == "sqlite":
        target.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table in reversed(taking):
            target.execute(table.delete())
        yield taking
    else:
        foreign: list[Any] = target.execute(text(FOREIGN_KEYS)).all()  # type: ignore[assignment]  # rows
        for table, name, _definition in foreign:
            target.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))
        names = ", ".join(f'"{table.name}"' for table in taking)
        target.execute(text(f"TRUNCATE {names}"))
        yield taking
        for table, name, definition in foreign:
            target.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}"))
        _advance_sequences(target, taking)
    for statement in protection.UP[engine]:
        target.execute(text(statement))


def _advance_sequences(target: Connection, taking: list[Table]) -> None:
    """Let PostgreSQL go on numbering behind the rows that came."""
    for table in taking:
        if "id" in table.c and table.c.id.type.python_type is int:
            target.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'),"
                    f' coalesce(max(id), 1), max(id) IS NOT NULL) FROM "{table.name}"'
                )
            )
