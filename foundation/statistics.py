"""What the database knows of its own tables: which index gives few rows, which gives many.

Without it a database of a million things chooses the wrong index and sorts what it need not read.
Refreshed after a migration, after an import and every night; a table at a time, so that nobody
waits for it.
"""

from typing import Final

from sqlalchemy import Connection, inspect, text

from foundation.connections import writing
from foundation.database import db

FEW: Final = 100  # rows of a table that is small today and may be large tomorrow
SAMPLE: Final = 1000  # rows of an index that are looked at


def refresh() -> int:
    """Look at every table that has more than a few rows.

    Returns:
        How many tables were looked at.
    """
    there = set(inspect(db.engine).get_table_names())
    names = [table.name for table in db.metadata.sorted_tables if table.name in there]
    if db.engine.dialect.name == "postgresql":
        return _postgresql(names)
    return sum(_sqlite(name) for name in names)


def _sqlite(name: str) -> bool:
    with db.engine.connect() as connection:
        if not _has_many(connection, name):
            return False
    with writing(), db.engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA analysis_limit={SAMPLE}")
        connection.exec_driver_sql(f'ANALYZE "{name}"')
    return True


def _postgresql(names: list[str]) -> int:
    with writing(), db.engine.connect() as connection:
        for name in names:
            connection.execute(text(f'ANALYZE "{name}"'))
            connection.commit()
    return len(names)


def _has_many(connection: Connection, name: str) -> bool:
    rows = connection.exec_driver_sql(
        f'SELECT count(*) FROM (SELECT 1 FROM "{name}" LIMIT {FEW + 1})'
    )
    return bool(rows.scalar_one() > FEW)
