"""How fast notices come in, and how long each step holds the database.

Alone it makes a database of its own. With KEBIEN_DATA (and DATABASE_URL) it imports into that one:
`bench/stall.py --beside .venv/bin/python bench/imports.py --rows 20000` runs it beside scans.
"""

import argparse
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import flask_migrate
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app import create_app
from bench.stall import write_notices
from config import Settings
from exchange.models import ImportBatch, SheetKind
from exchange.operations.running import start_notices
from exchange.staging import FileUnread, stage
from exchange.stepping import Stepper
from foundation import clock
from foundation.actor import SYSTEM, Actor
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import on_end, transaction

BY = Actor(SYSTEM.id, SYSTEM.name, SYSTEM.role, 1)
LONGEST_LOCK = 50.0  # milliseconds


def main() -> None:
    """Read a file of notices, import it, and print a line of JSON for each measurement."""
    rows = _options().rows
    with tempfile.TemporaryDirectory() as folder, _application(Path(folder)) as app:
        path = Path(folder) / "notices.csv"
        write_notices(path, rows, prefix=f"BENCH-{os.getpid()}")
        with app.app_context(), _watched() as (held, statements):
            engine, begun = db.engine.dialect.name, time.perf_counter()
            batch_id = _staged(path)
            read = time.perf_counter() - begun
            _say("rows read and kept a second", rows / read, None, engine)
            _say("longest lock of reading, ms", 1000 * max(held), LONGEST_LOCK, engine)
            held.clear()
            statements.clear()
            begun, used = time.perf_counter(), time.process_time()
            _import(batch_id)
            seconds, cpu = time.perf_counter() - begun, time.process_time() - used
            batch = db.session.get_one(ImportBatch, batch_id)
            assert batch.imported == rows, f"{batch.imported} of {rows}"
            _say("rows imported a second", rows / seconds, None, engine)
            _say("processor a row, ms", 1000 * cpu / rows, None, engine)
            _say("statements a row", len(statements) / rows, None, engine)
            _say("rows a step", rows / len(held), None, engine)
            held.sort()
            _say("lock of a step, p95, ms", 1000 * held[int(0.95 * len(held))], None, engine)
            _say("longest lock of a step, ms", 1000 * held[-1], LONGEST_LOCK, engine)


def _staged(path: Path) -> int:
    staged = stage(
        path,
        kind=SheetKind.NOTICES,
        office_id=1,
        case_id=None,
        name=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        by=Act(BY, clock.now()),
    )
    assert not isinstance(staged, FileUnread), staged
    return staged.id


def _import(batch_id: int) -> None:
    with transaction():
        batch = db.session.get_one(ImportBatch, batch_id)
        start_notices(batch, skip_refused=False, by=Act(BY, clock.now()))
    stepper = Stepper()
    while stepper.step(batch_id):
        continue


@contextmanager
def _watched() -> Iterator[tuple[list[float], list[str]]]:
    held: list[float] = []
    statements: list[str] = []
    stop = on_end(lambda _waited, seconds: held.append(seconds))

    @event.listens_for(Engine, "before_cursor_execute")
    def note(_c: object, _k: object, statement: str, _p: object, _x: object, _m: object) -> None:
        statements.append(statement)

    yield held, statements
    event.remove(Engine, "before_cursor_execute", note)
    stop()


@contextmanager
def _application(folder: Path) -> Iterator[Flask]:
    if "KEBIEN_DATA" in os.environ:
        yield create_app(Settings.from_env(serving=False))
        return
    url = f"sqlite:///{folder}/bench.db"
    app = create_app(Settings.for_tests(database_url=url, data_dir=folder))
    with app.app_context():
        flask_migrate.upgrade(directory="migrations")
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def _say(name: str, value: float, target: float | None, engine: str) -> None:
    line = {
        "name": name,
        "value": round(value, 2),
        "floor": None,
        "ratio": None,
        "target": target,
        "met": target is None or value <= target,
        "engine": engine,
    }
    print(json.dumps(line), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
