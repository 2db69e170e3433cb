"""Upgrading a database that holds data: write its rows down, load them, upgrade, compare.

``python -m tests.migrations.upgrading NNNN`` writes ``tests/migrations/data/NNNN.json.gz``: the
rows of a small demonstration office at revision NNNN, which must be the head. Do it before the next
revision is written; from then on every test run loads those rows and upgrades them to the head.
"""

import gzip
import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, Table, text

from app import create_app
from audit.protection import TRIGGERS
from config import Settings
from demo.seeding import seed_office
from foundation.database import db

ROOT = Path(__file__).parents[2]
DATA = Path(__file__).parent / "data"
REVISIONS = Path(__file__).parent / "revisions"  # made only to test this module
SCALE = 0.05

Rows = list[dict[str, Any]]
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


def load(rows: Mapping[str, Rows]) -> None:
    """Put rows into an empty database of their own revision; both engines take the same rows."""
    db.session.remove()
    with db.engine.begin() as connection:
        sqlite = connection.dialect.name == "sqlite"
        # Rows may point at later rows (a thing at its box), and the ledger's triggers stay.
        relaxed = "PRAGMA defer_foreign_keys=ON" if sqlite else "SET CONSTRAINTS ALL DEFERRED"
        connection.execute(text(relaxed))
        if not sqlite:
            connection.execute(text("SET session_replication_role = replica"))
        known = tables(connection)
        for table in reversed(known):
            if table.name in {"office", "user_account"}:
                connection.execute(table.delete())
        for table in known:
            values = rows.get(table.name, [])
            if values:
                connection.execute(table.insert(), values)
        if not sqlite:
            connection.execute(text("SET session_replication_role = DEFAULT"))
            _advance_sequences(connection, known)


def _advance_sequences(connection: Connection, known: list[Table]) -> None:
    for table in known:
        if "id" in table.c and table.c.id.type.python_type is int:
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'),"
                    f" coalesce(max(id), 1)) FROM {table.name}"
                )
            )


def faults(before: Tables) -> list[str]:
    """Return what an upgrade lost: tables, rows, values of columns that still stand, triggers."""
    after = dump()
    found = [f"table {name} is gone" for name in before.keys() - after.keys()]
    for name in before.keys() & after.keys():
        found += _lost_rows(name, before[name], after[name])
    return sorted([*found, *(f"trigger {name} is gone" for name in _missing_triggers())])


def _lost_rows(name: str, before: Rows, after: Rows) -> list[str]:
    if len(before) != len(after):
        return [f"{name}: {len(before)} rows before, {len(after)} after"]
    return [
        f"{name}: {column} of row {index} was {row[column]!r}, is {now[column]!r}"
        for index, (row, now) in enumerate(zip(before, after, strict=True))
        for column in row.keys() & now.keys()
        if row[column] != now[column]
    ]


def _missing_triggers() -> set[str]:
    catalog = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[db.engine.dialect.name]
    with db.engine.connect() as connection:
        standing = set(connection.execute(text(catalog)).scalars())
    return set(TRIGGERS[db.engine.dialect.name]) - standing


def kept() -> list[Path]:
    """Return the files of rows, one a revision."""
    return sorted(DATA.glob("*.json.gz"))


def read(path: Path) -> Tables:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found: Tables = json.load(file, object_hook=_value)
    return found


def write(path: Path, rows: Tables) -> None:
    content = json.dumps(rows, default=_plain, ensure_ascii=False, sort_keys=True)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(content.encode(), mtime=0))


def _plain(value: Any) -> dict[str, str]:
    match value:
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case Decimal():
            return {"decimal": str(value)}
    raise TypeError(f"{type(value).__name__} has no form here")


_READERS: dict[str, Callable[[str], Any]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "decimal": Decimal,
}


def _value(found: dict[str, Any]) -> Any:
    name, text_ = next(iter(found.items()), ("", ""))
    reader = _READERS.get(name) if len(found) == 1 and isinstance(text_, str) else None
    return reader(text_) if reader else found


def main() -> None:
    """Write the rows of a small demonstration office at the head revision."""
    revision = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/kept.db"
        app = create_app(Settings.for_tests(database_url=url, data_dir=Path(folder)))
        with app.app_context():
            upgrade(revision)
            seed_office(app.extensions["blobs"], scale=SCALE, say=lambda _line: None)
            rows = dump()
            write(DATA / f"{revision}.json.gz", rows)
            print(sum(map(len, rows.values())), "rows of", len(rows), "tables")  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
