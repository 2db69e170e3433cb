"""Migrations: one line of them, equal to the models, up and down, history kept by the database."""

import ast
import re
from pathlib import Path

import flask_migrate
import pytest
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect, text

from audit.protection import TRIGGERS
from foundation.database import db
from tests.guards.tree import ROOT, parsed

MIGRATIONS = str(ROOT / "migrations")


def versions() -> list[Path]:
    return sorted(p.relative_to(ROOT) for p in (ROOT / "migrations/versions").glob("*.py"))


def schema() -> dict[str, list[str]]:
    """Return every table with its columns, keys and indexes in words."""
    look = inspect(db.engine)
    return {
        table: [
            *sorted(f"{c['name']} {c['type']!r} {c['nullable']}" for c in look.get_columns(table)),
            *sorted(f"index {i['name']} {i['column_names']}" for i in look.get_indexes(table)),
            *sorted(str(key) for key in look.get_foreign_keys(table)),
            *sorted(str(key) for key in look.get_unique_constraints(table)),
            *sorted(str(key["sqltext"]) for key in look.get_check_constraints(table)),
        ]
        for table in look.get_table_names()
    }


def triggers() -> set[str]:
    catalog = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[db.engine.dialect.name]
    with db.engine.connect() as connection:
        return set(connection.execute(text(catalog)).scalars())


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory(MIGRATIONS).get_heads()) == 1


@pytest.mark.parametrize("path", versions(), ids=lambda path: path.stem)
def test_a_migration_is_numbered_named_and_has_a_way_back(path: Path) -> None:
    assert re.fullmatch(r"\d{4}(_[a-z0-9]+){2,}", path.stem), "NNNN_verb_noun.py"
    steps = {f.name: f for f in parsed(path).body if isinstance(f, ast.FunctionDef)}
    assert {"upgrade", "downgrade"} <= steps.keys()
    assert not isinstance(steps["downgrade"].body[-1], ast.Pass)


def test_no_migration_rebuilds_the_ledger() -> None:
    """Rebuilding a table in batch mode drops its triggers on SQLite without a word."""
    rebuilt = [
        f"{path}: {ast.unparse(step)}"
        for path in versions()
        for block in ast.walk(parsed(path))
        if isinstance(block, ast.With)
        and "batch_alter_table('ledger_entry'" in ast.unparse(block.items[0])
        for step in block.body
        if ".create_index(" not in ast.unparse(step) and ".drop_index(" not in ast.unparse(step)
    ]
    assert not rebuilt


def test_migrations_equal_the_models(app: Flask) -> None:
    flask_migrate.check(directory=MIGRATIONS)


def test_the_database_protects_the_ledger_after_the_migrations(app: Flask) -> None:
    assert triggers() >= set(TRIGGERS[db.engine.dialect.name])


def test_every_migration_goes_down_and_up_again(app: Flask) -> None:
    before = schema(), triggers()
    db.session.remove()
    flask_migrate.downgrade(directory=MIGRATIONS, revision="base")
    assert schema().keys() <= {"alembic_version"}
    flask_migrate.upgrade(directory=MIGRATIONS)
    assert (schema(), triggers()) == before
