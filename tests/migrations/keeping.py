"""Rows of an earlier revision, kept: loaded, upgraded to the head and compared in every test run.

``python -m tests.migrations.keeping NNNN`` writes ``tests/migrations/data/NNNN.json.gz``: the rows
of a small demonstration office at revision NNNN, which must be the head, and the key its ledger was
written with. Do it before the next revision is written.
"""

import gzip
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, text

from app import create_app
from audit import place, protection, verification
from config import Settings
from demo.seeding import seed_office
from foundation.database import db
from tests.migrations.upgrading import Tables, dump, tables, upgrade

DATA = Path(__file__).parent / "data"
SCALE = 0.05  # of the demonstration office


def kept() -> list[Path]:
    """Return the files of rows, one a revision."""
    return sorted(DATA.glob("*.json.gz"))


def read(path: Path) -> tuple[str, Tables]:
    """Return the key of the ledger and the rows of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found = json.load(file, object_hook=_value)
    return found["key"], found["rows"]


def load(rows: Tables) -> None:
    """Put rows in the place of all that a database of their own revision holds."""
    db.session.remove()
    sqlite = db.engine.dialect.name == "sqlite"
    down, up = protection.DOWN[db.engine.dialect.name], protection.UP[db.engine.dialect.name]
    with db.engine.begin() as connection:
        # Rows may point at later rows: a thing at its box.
        relaxed = (
            "PRAGMA defer_foreign_keys=ON" if sqlite else "SET session_replication_role=replica"
        )
        for statement in (relaxed, *down):
            connection.execute(text(statement))
        known = tables(connection)
        for table in reversed(known):
            connection.execute(table.delete())
        for table in known:
            if rows[table.name]:
                connection.execute(table.insert(), rows[table.name])
        if not sqlite:
            connection.execute(text("SET session_replication_role = DEFAULT"))
            _advance_sequences(connection, known)
        for statement in up:
            connection.execute(text(statement))


def verify(settings: Settings) -> verification.Verdict:
    """Verify what was loaded; the photos themselves are not kept."""
    wanted = replace(place.wanted(settings), photos=None)
    return verification.verify(place.address(settings), wanted)


def write(path: Path, key: str, rows: Tables) -> None:
    content = json.dumps({"key": key, "rows": rows}, default=_plain, ensure_ascii=False)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(content.encode(), mtime=0))


def _advance_sequences(connection: Connection, known: list[Table]) -> None:
    for table in known:
        if "id" in table.c and table.c.id.type.python_type is int:
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'),"
                    f" coalesce(max(id), 1)) FROM {table.name}"
                )
            )


def _plain(value: Any) -> dict[str, str]:
    match value:
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case Decimal():
            return {"decimal": str(value)}
        case bytes():
            return {"bytes": value.hex()}
    raise TypeError(f"{type(value).__name__} has no form here")


_READERS: dict[str, Callable[[str], Any]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "decimal": Decimal,
    "bytes": bytes.fromhex,
}


def _value(found: dict[str, Any]) -> Any:
    name, written = next(iter(found.items()), ("", ""))
    reader = _READERS.get(name) if len(found) == 1 and isinstance(written, str) else None
    return reader(written) if reader else found


def main() -> None:
    """Write the rows of a small demonstration office at the head revision."""
    revision = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/kept.db"
        settings = Settings.for_tests(database_url=url, data_dir=Path(folder))
        app = create_app(settings)
        with app.app_context():
            upgrade(revision)
            seed_office(app.extensions["blobs"], scale=SCALE, say=lambda _line: None)
            rows = dump()
        write(DATA / f"{revision}.json.gz", settings.ledger_key.read_text(), rows)
        print(sum(map(len, rows.values())), "rows of", len(rows), "tables")  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
