"""Writers: moves by the real operation, each in its own process, beside bare transactions.

A bare transaction inserts one row as wide as a ledger entry and updates one row by its key, with
the same durability. It is the least any act can cost.
"""

import gc
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import psycopg
from sqlalchemy import make_url, select

from accounts import queries
from accounts.models import UserAccount
from app import create_app
from config import Settings
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.transaction import transaction
from warehouse.models import EvidenceItem, Place
from warehouse.operations.movement import move_item

WRITERS: Final = 8
WIDE: Final = "x" * 900  # characters of a ledger entry


@dataclass(frozen=True, slots=True)
class Pace:
    """What some processes did."""

    acts: int
    seconds: float  # of the longest
    median_ms: float
    longest_ms: float
    cpu_ms: float  # of the writers, each act

    @property
    def per_second(self) -> float:
        return self.acts / self.seconds


def moves(
    settings: Settings, keeper: str, items: list[str], places: list[str], seconds: float
) -> Pace:
    """Move each item to and fro in a process of its own for some seconds."""
    work = [(settings, keeper, item, places, seconds) for item in items]
    return _together(_move, work)


def bare(url: str, folder: Path, writers: int, seconds: float) -> Pace:
    """Do bare transactions in so many processes for some seconds."""
    place = url if url.startswith("postgres") else f"sqlite:///{folder / 'bare.db'}"
    with _bare(place) as connection:
        for statement in (
            "DROP TABLE IF EXISTS bench_entry",
            "DROP TABLE IF EXISTS bench_item",
            "CREATE TABLE bench_entry (writer INTEGER, n INTEGER, body TEXT)",
            "CREATE TABLE bench_item (id INTEGER PRIMARY KEY, place INTEGER)",
            *(f"INSERT INTO bench_item VALUES ({n}, 0)" for n in range(writers)),
        ):
            connection.execute(statement)
    pace = _together(_write, [(place, number, seconds) for number in range(writers)])
    with _bare(place) as connection:
        connection.execute("DROP TABLE bench_entry")
        connection.execute("DROP TABLE bench_item")
    return pace


def _together(work: Callable[[Any], tuple[list[float], float]], given: list[Any]) -> Pace:
    with ProcessPoolExecutor(len(given), mp_context=get_context("spawn")) as pool:
        done = list(pool.map(work, given))
    times = sorted(each for seconds, _cpu in done for each in seconds)
    return Pace(
        acts=len(times),
        seconds=max(sum(seconds) for seconds, _cpu in done),
        median_ms=1000 * times[len(times) // 2],
        longest_ms=1000 * times[-1],
        cpu_ms=1000 * sum(cpu for _seconds, cpu in done) / len(times),
    )


def _move(given: tuple[Settings, str, str, list[str], float]) -> tuple[list[float], float]:
    settings, keeper, code, places, seconds = given
    times: list[float] = []
    with create_app(settings).app_context():
        gc.freeze()  # as a server does
        account = db.session.scalars(
            select(UserAccount).where(UserAccount.username == keeper)
        ).one()
        actor = queries.actor_for(account, clock.today(), permission=Permission.KEEP_WAREHOUSE)
        assert actor is not None
        db.session.rollback()
        started, end = time.process_time(), time.perf_counter() + seconds
        while time.perf_counter() < end:
            begun = time.perf_counter()
            with transaction():
                item = db.session.scalars(
                    select(EvidenceItem).where(EvidenceItem.code == code)
                ).one()
                to = db.session.scalars(
                    select(Place).where(Place.code == places[len(times) % 2])
                ).one()
                if item.place_id != to.id:
                    move_item(item, to=to, by=Act(actor, clock.now()))
            times.append(time.perf_counter() - begun)
        spent = time.process_time() - started
        db.session.remove()
        db.engine.dispose()
    return times, spent


def _write(given: tuple[str, int, float]) -> tuple[list[float], float]:
    url, writer, seconds = given
    times: list[float] = []
    with _bare(url) as connection:
        mark = "?" if url.startswith("sqlite") else "%s"
        begin = "BEGIN IMMEDIATE" if url.startswith("sqlite") else "BEGIN"
        started, end = time.process_time(), time.perf_counter() + seconds
        while time.perf_counter() < end:
            begun = time.perf_counter()
            connection.execute(begin)
            connection.execute(
                f"INSERT INTO bench_entry VALUES ({mark}, {mark}, {mark})",
                (writer, len(times), WIDE),
            )
            connection.execute(
                f"UPDATE bench_item SET place = {mark} WHERE id = {mark}", (len(times), writer)
            )
            connection.execute("COMMIT")
            times.append(time.perf_counter() - begun)
        spent = time.process_time() - started
    return times, spent


@contextmanager
def _bare(url: str) -> Any:
    if url.startswith("sqlite"):
        connection: Any = sqlite3.connect(
            str(make_url(url).database), isolation_level=None, timeout=60
        )
        connection.execute("PRAGMA journal_mode=WAL").close()
        connection.execute("PRAGMA synchronous=FULL").close()
    else:
        plain = make_url(url).set(drivername="postgresql")
        connection = psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True)
    try:
        yield connection
    finally:
        connection.close()
