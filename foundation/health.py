"""How this installation is: lines that rooms tell, one function that all who ask read."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy import text

from foundation.database import data_dir, db
from foundation.i18n import N_

GIB: Final = 1024**3
ROOM_WARN, ROOM_DANGER = 10 * GIB, 2 * GIB
LARGE: Final = 8  # tables named


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is well or not.

    Args:
        code: for machines.
        title, value, advice: N_ texts; ``advice`` says what to do, where the tone is not "ok".
        details: what the value names.
    """

    code: str
    title: str
    value: str
    tone: str = "ok"
    advice: str = ""
    details: dict[str, Any] = field(default_factory=dict)


Teller = Callable[[], Sequence[Line]]
_tellers: Final[list[Teller]] = []


def told_by(teller: Teller) -> Teller:
    """Let a room tell lines; once."""
    if teller not in _tellers:
        _tellers.append(teller)
    return teller


def lines() -> list[Line]:
    """Return every line: of the database and the disk first, then what the rooms tell."""
    return [_database(), _disk(), *(line for teller in _tellers for line in teller())]


def largest_tables() -> list[tuple[str, int]]:
    """Return the largest tables with about how many rows they have; nothing is counted.

    As the database noted when it looked at them last; a table it has not looked at is left out.
    """
    if db.engine.dialect.name == "postgresql":
        query = text(
            "SELECT relname, reltuples FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
            " WHERE relkind = 'r' AND n.nspname = current_schema() AND reltuples > 0"
        )
        rows = [(name, int(count)) for name, count in db.session.execute(query)]
    elif db.session.scalar(text("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")):
        found: dict[str, int] = {}
        for name, stat in db.session.execute(text("SELECT tbl, stat FROM sqlite_stat1")):
            found[name] = max(found.get(name, 0), int(str(stat).split()[0]))
        rows = list(found.items())
    else:
        rows = []
    return sorted(rows, key=lambda row: (-row[1], row[0]))[:LARGE]


def _database() -> Line:
    engine, size = db.engine.dialect.name, 0
    if engine == "postgresql":
        size = db.session.scalar(text("SELECT pg_database_size(current_database())")) or 0
        version = str(db.session.scalar(text("SHOW server_version"))).split()[0]
    else:
        version = str(db.session.scalar(text("SELECT sqlite_version()")))
        name = db.engine.url.database or ""
        files = [Path(f"{name}{ending}") for ending in ("", "-wal")]
        size = sum(file.stat().st_size for file in files if name and file.is_file())
    called = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}.get(engine, engine)
    return Line(
        "database",
        N_("Database"),
        N_("%(engine)s %(version)s, %(size)s MB"),
        details={"engine": called, "version": version, "size": round(size / 1024**2)},
    )


def _disk() -> Line:
    usage = shutil.disk_usage(data_dir())
    tone = "danger" if usage.free < ROOM_DANGER else "warn" if usage.free < ROOM_WARN else "ok"
    return Line(
        "disk",
        N_("Room on the disk"),
        N_("%(free)s GB free of %(whole)s GB"),
        tone,
        N_("Move old copies elsewhere or enlarge the disk: without room nothing is written."),
        {"free": round(usage.free / GIB), "whole": round(usage.total / GIB)},
    )
