"""Random tamperings with a small lawful office: each is found, on both engines.

Fifty in every run; a thousand with ``--long``.
"""

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

import psycopg
import pytest
from flask import Flask

from app import create_app
from audit import checkpoints, keys, place, verification
from audit.source import Source, open_source
from audit.verification import Wanted
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from tests.audit import tampering_rows
from tests.audit.tampering import KEEPS_THE_TRIGGERS_OFF, STEPS
from tests.audit.thief import TABLES, Pointless, Thief
from tests.fixtures.clock import MONDAY
from tests.fixtures.database import Databases
from tests.fixtures.demonstration import Furnished
from warehouse.operations.scans import keep_unknown_scan

SEED = 20261125
pytestmark = pytest.mark.usefixtures("app")  # so that they run on both engines


@dataclass
class Crime:
    """A lawful database in a thief's hands."""

    thief: Thief
    wanted: Wanted

    def verdict(self) -> verification.Verdict:
        return verification.verify_source(self.thief.source, self.wanted)


@pytest.fixture(scope="module")
def crime(
    databases: Databases, furnished: Furnished, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Crime]:
    """A small demonstration office, a checkpoint of it kept outside, some acts after it."""
    settings = furnished.copied("stolen", tmp_path_factory.mktemp("stolen"))
    app = create_app(settings)
    with app.app_context(), clock.at(MONDAY):
        by = Act(replace(SYSTEM, office_id=1), clock.now())
        with transaction():
            keep_unknown_scan("8931234567890", by=by)
        row = checkpoints.make(place.address(settings), settings.ledger_key, clock.today())
        point = checkpoints.point_of(row)
        with transaction():
            for number in range(3):
                keep_unknown_scan(f"893000000000{number}", by=by)
        db.session.remove()
        db.engine.dispose()
    yield from _stolen(app, point)
    databases.drop("stolen")


def _stolen(app: Flask, point: checkpoints.Point) -> Iterator[Crime]:
    settings = app.config["KEBIEN"]
    address, wanted = place.address(settings), place.wanted(settings)
    reading = open_source(address)
    if reading.engine == "sqlite":
        path = settings.database_url.removeprefix("sqlite:///")
        connection = sqlite3.connect(path, isolation_level=None)
    else:
        connection = psycopg.connect(reading.connection.info.dsn, autocommit=True)
    reading.close()
    key = keys.read(settings.ledger_key)[-1].mac
    thief = Thief(
        Source(connection, reading.engine),
        random.Random(SEED),
        key,
        int(point.last_entry),
        wanted.photos,
    )
    yield Crime(thief, replace(wanted, outside=point))
    connection.close()


def test_the_office_is_lawful_and_every_recorded_table_has_rows(crime: Crime) -> None:
    with crime.thief.transaction():
        crime.thief.protect_again()
        assert crime.verdict().findings == []
        empty = [
            table.name
            for table in TABLES
            if not crime.thief.rows(f'SELECT 1 FROM "{table.name}" LIMIT 1')
        ]
    unused = {"import_batch", "imported_row", "second_factor", "recovery_code"}
    assert set(empty) <= unused


def test_every_tampering_is_found(crime: Crime, request: pytest.FixtureRequest) -> None:
    wanted = 1000 if request.config.getoption("--long", default=False) else 50
    crime.thief.chance.seed(SEED)
    unseen, done = [], 0
    kinds, weights = list(STEPS), list(STEPS.values())
    steps = list(STEPS)
    while done < wanted:
        # the first round takes each kind once, so that none is left to chance
        step = steps.pop() if steps else crime.thief.chance.choices(kinds, weights)[0]
        with crime.thief.transaction():
            try:
                told = step(crime.thief)
            except Pointless:
                if step not in steps and done < len(STEPS):
                    steps.insert(0, step)
                continue
            if step not in KEEPS_THE_TRIGGERS_OFF:
                crime.thief.protect_again()
            done += 1
            if crime.verdict().intact:
                unseen.append(told)
    assert unseen == []


def test_every_change_of_a_photo_on_the_disk_is_found(
    crime: Crime, request: pytest.FixtureRequest
) -> None:
    wanted = 100 if request.config.getoption("--long", default=False) else 8
    unseen = []
    with crime.thief.transaction():
        crime.thief.protect_again()
        for _number in range(wanted):
            path, content, told = tampering_rows.tampered_file(crime.thief)
            kinds = {finding.kind for finding in crime.verdict().findings}
            path.write_bytes(content)
            if not kinds & {"photo_changed", "photo_missing"}:
                unseen.append(told)
    assert unseen == []
