"""Lost races: which unique constraint two people can meet at, and what the later one is told.

A unique constraint that is not declared here is never broken by people: whoever breaks it has found
a fault of the program, and it is answered as one. Both engines answer alike, for the constraint is
known by its name: PostgreSQL tells it, SQLite tells the columns and the models know the rest.
"""

import sqlite3

import psycopg
from sqlalchemy import Index, MetaData, Table, UniqueConstraint
from sqlalchemy.exc import IntegrityError

from foundation.refusals import ChangedMeanwhile, Refusal

UNIQUE_VIOLATION = "23505"
_SQLITE_UNIQUE = {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}
_BROKEN = "UNIQUE constraint failed: "

_races: dict[str, type[Refusal]] = {}


def declare(*names: str, answer: type[Refusal] = ChangedMeanwhile) -> None:
    """Say that people can meet at these unique constraints, and how the later one is refused."""
    for name in names:
        _races[name] = answer


def declared() -> dict[str, type[Refusal]]:
    """Return every declared constraint with its refusal."""
    return dict(_races)


def lost(collision: IntegrityError, metadata: MetaData) -> Refusal | None:
    """Return the refusal of a lost race; None when nobody could have lost one there."""
    answers = {_races.get(name) for name in broken(collision, metadata)}
    answer = answers.pop() if len(answers) == 1 else None
    return answer() if answer is not None else None


def broken(collision: IntegrityError, metadata: MetaData) -> frozenset[str]:
    """Return the name of the unique constraint that was broken.

    Several names where SQLite cannot tell them apart: same table, same columns. None for any other
    violation.
    """
    error = collision.orig
    if isinstance(error, psycopg.Error):
        name = error.diag.constraint_name if error.sqlstate == UNIQUE_VIOLATION else None
        return frozenset({name} if name else ())
    if isinstance(error, sqlite3.IntegrityError) and error.sqlite_errorcode in _SQLITE_UNIQUE:
        return _named(str(error).removeprefix(_BROKEN), metadata)
    return frozenset()


def unique_keys(table: Table) -> dict[str, tuple[str, ...]]:
    """Return the unique constraints and unique indexes of a table with their columns."""
    keys: dict[str, tuple[str, ...]] = {}
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.name:
            keys[str(constraint.name)] = tuple(column.name for column in constraint.columns)
    for index in table.indexes:
        if isinstance(index, Index) and index.unique and index.name:
            keys[str(index.name)] = tuple(column.name for column in index.columns)
    return keys


def _named(told: str, metadata: MetaData) -> frozenset[str]:
    """Find the constraint of ``table.first, table.second`` or ``index 'name'``."""
    if told.startswith("index "):
        return frozenset({told.removeprefix("index ").strip("'")})
    columns = tuple(part.partition(".")[2] for part in told.split(", "))
    table = metadata.tables.get(told.partition(".")[0])
    if table is None:
        return frozenset()
    return frozenset(name for name, named in unique_keys(table).items() if named == columns)
