"""A lawful office of any size, by bulk: ``python -m bench.office --items 1000000 --out DIR``.

The demonstration is furnished once by its own operations. Its cases, with everything that hangs on
them, and its offices, with their people and places, are then copied until there are enough items:
with new ids, codes and numbers, and with ledger entries that are hashed and keyed anew. What comes
out verifies (``flask ledger verify``), and every page of it works.
"""

import argparse
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import flask_migrate
from flask import Flask

from accounts import passwords
from accounts.models import Office, Role
from accounts.operations.offices import create_office
from accounts.operations.people import create_account, grant_role
from app import create_app
from audit import keys
from bench.copying import Copier, Home
from bench.stores import PostgresqlStore, SqliteStore, Store, columns_of
from bench.stories import Reader, Story
from config import Settings
from demo.people import PASSWORD
from demo.seeding import seed_office
from foundation import clock, statistics
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction

UNITS: Final = 355  # offices at most
ITEMS_OF_A_UNIT: Final = 2_500  # fewer items, fewer offices
BIG_SHARE: Final = 0.2  # of everything, in one office
LOTS_OF_ITEMS: Final = 0.05  # lots for each item
A_PROVINCE: Final = 11  # offices under one
PROVINCE_HEAD: Final = "lanhdao.tinh"


@dataclass(frozen=True, slots=True)
class Built:
    """What was written, and who can sign in: the password is the demonstration's."""

    settings: Settings
    counts: dict[str, int]
    seconds: float
    offices: int
    big: int  # id of the office with a fifth of everything
    little: int  # id of one with almost nothing
    province_head: str  # user name of who sees a province with a few offices


def build(items: int, folder: Path, *, database_url: str = "", scale: float = 1.0) -> Built:
    """Write an office of at least so many items into an empty folder (and database)."""
    started = time.perf_counter()
    base = _settings(folder, f"sqlite:///{folder / 'kebien.db'}")
    with opened(base) as app:
        seed_office(app.extensions["blobs"], scale=scale, say=lambda _line: None)
        made = _offices(min(UNITS, max(4, items // ITEMS_OF_A_UNIT)))
        _province_head(made[2][1])
    settings = base
    if database_url:
        settings = _settings(folder, database_url)
        with opened(settings):
            pass  # the tables are made
    with opened(base):
        original = sqlite3.connect(folder / "kebien.db")
        reader = Reader(original)
        last = {t.name: _last(original, t.name) for t in db.metadata.sorted_tables}
        first = keys.read(base.ledger_key)[-1] if base.ledger_key else None
        db.session.remove()
        db.engine.dispose()
        store: Store
        if database_url:
            store = PostgresqlStore(database_url)
            store.begin()
            _carry_over(original, store)
        original.close()
        if not database_url:
            store = SqliteStore(str(folder / "kebien.db"))
            store.begin()
        copier = Copier(last, first.mac if first else b"", store.put)
        _fill(copier, reader, made, items)
        store.flush()
        store.execute(RECOUNT)
        store.finish()
    with opened(settings):
        statistics.refresh()
    counts = dict(sorted(store.written.items()))
    seconds = time.perf_counter() - started
    return Built(settings, counts, seconds, len(made), made[0][0], made[1][0], PROVINCE_HEAD)


RECOUNT: Final = (
    "UPDATE place_count SET held = (SELECT count(*) FROM evidence_item AS i"
    " WHERE i.place_id = place_count.place_id AND i.container_id IS NULL)"
)


def _settings(folder: Path, database_url: str) -> Settings:
    """Return the settings with which the demonstration is served from this folder."""
    made = Settings.for_tests(database_url=database_url, data_dir=folder)
    return replace(made, ledger_key=folder / "keys" / "ledger")


@contextmanager
def opened(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    with app.app_context():
        flask_migrate.upgrade(directory="migrations")
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


def _offices(many: int) -> list[tuple[int, int]]:
    """Add offices, a province over every few of them; return the id of each with its province's."""
    made, province = [], None
    with transaction():
        root = db.session.get_one(Office, 1)
        for number in range(many):
            by = Act(SYSTEM, clock.now())
            if number % A_PROVINCE == 0:
                name = f"Thi hành án dân sự tỉnh {number // A_PROVINCE + 1}"
                province = create_office(code=f"T{number}", name=name, parent=root, by=by)
            name = f"Phòng Thi hành án dân sự khu vực {number + 1}"
            unit = create_office(code=f"U{number}", name=name, parent=province, by=by)
            made.append((unit.id, province.id if province else 1))
    return made


def _province_head(office_id: int) -> None:
    """Add somebody who sees one province: its own office and those under it."""
    by, password = Act(SYSTEM, clock.now()), passwords.chosen(PASSWORD, names=())
    with transaction():
        office = db.session.get_one(Office, office_id)
        account = create_account(
            username=PROVINCE_HEAD,
            full_name="Lãnh đạo tỉnh",
            password=password,
            office=office,
            by=by,
        )
        for role in (Role.HEAD, Role.KEEPER):
            grant_role(account, role=role, office=office, by=by)


def _fill(copier: Copier, reader: Reader, made: list[tuple[int, int]], items: int) -> None:
    """Copy offices, then cases into them until there are enough items and lots."""
    stories = reader.of_cases()
    fitting = [o for o in (1, 2, 3) if _has_all(stories, o) and reader.of_office(o) is not None]
    base = sum(table == "evidence_item" for table, _id in reader.rows)
    for number, (office_id, _province) in enumerate(made):
        original = fitting[number % len(fitting)]
        home = Home(office_id)
        people = reader.of_office(original)
        if people is not None:
            copier.settle(people, home)
        share = _share(number, len(made))
        here = [story for story in stories if story.office_id == original]
        _repeat(copier, home, here, "evidence_item", (items - base) * share)
        _repeat(copier, home, here, "lot", items * LOTS_OF_ITEMS * share)
        copier.leave(home)


def _has_all(stories: list[Story], office_id: int) -> bool:
    """Tell whether an office has stories with items and stories with lots."""
    here = [story for story in stories if story.office_id == office_id]
    return all(any(s.count(table) for s in here) for table in ("evidence_item", "lot"))


def _share(number: int, many: int) -> float:
    """Return the part of everything that an office gets: one has much, one almost nothing."""
    if number == 0:
        return BIG_SHARE
    if number == 1:
        return 0.001 / many
    return (1 - BIG_SHARE) / (many - 2) + 1e-9


def _repeat(copier: Copier, home: Home, stories: list[Story], table: str, wanted: float) -> None:
    fitting = [story for story in stories if story.count(table)]
    written = 0
    while written < wanted:
        for story in fitting:
            copier.copy(story, home)
            written += story.count(table)
            if written >= wanted:
                break


def _carry_over(connection: sqlite3.Connection, store: Store) -> None:
    """Write what the demonstration wrote into the other database."""
    connection.row_factory = None
    for table in db.metadata.sorted_tables:
        store.execute(f'TRUNCATE "{table.name}" CASCADE')
    for table in db.metadata.sorted_tables:
        names = ", ".join(f'"{column}"' for column in columns_of(table.name))
        for row in connection.execute(f'SELECT {names} FROM "{table.name}"'):
            store.put(table.name, row)


def _last(connection: sqlite3.Connection, table: str) -> int:
    key = db.metadata.tables[table].primary_key.columns.keys()[0]
    found = connection.execute(f'SELECT coalesce(max("{key}"), 0) FROM "{table}"')
    return int(found.fetchone()[0])


@contextmanager
def throw_away(items: int, *, scale: float = 0.2) -> Iterator[Built]:
    """Yield an office in a folder that is deleted afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="kebien-bench-"))
    try:
        yield build(items, folder, scale=scale)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Build an office and say what is in it, as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.office", description=__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--out", type=Path, required=True, help="an empty folder")
    parser.add_argument("--database", default="", help="PostgreSQL, an empty database")
    parser.add_argument(
        "--scale", type=float, default=1.0, help="of the originals; less is quicker"
    )
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    os.nice(5)
    os.umask(0o077)
    built = build(given.items, given.out, database_url=given.database, scale=given.scale)
    said: dict[str, Any] = {"seconds": round(built.seconds, 1), "offices": built.offices}
    print(json.dumps(said | {"big": built.big, "counts": built.counts}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
