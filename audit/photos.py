"""Hash the kept files again: each photo must still be the one its row names."""

import hashlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from audit.comparing import batched
from audit.findings import Findings
from audit.forms import RecordedTable
from audit.source import Source

THREADS: Final = 2  # hashing leaves the interpreter free
READ: Final = 500  # files in one batch

Progress = Callable[[str, int, int], None]


def check(
    source: Source,
    tables: Iterable[RecordedTable],
    root: Path,
    findings: Findings,
    progress: Progress | None = None,
) -> int:
    """Hash every kept file that a row names; return how many there are."""
    done = 0
    for table in tables:
        for column in table.columns:
            if column.blob:
                done += _check(source, table, column.name, root, findings, progress)
    return done


def named(source: Source, tables: Iterable[RecordedTable]) -> bool:
    """Whether any row names a kept file."""
    return any(
        list(source.rows(f'SELECT 1 FROM "{t.name}" WHERE "{c.name}" IS NOT NULL LIMIT 1'))
        for t in tables
        for c in t.columns
        if c.blob
    )


def _check(
    source: Source,
    table: RecordedTable,
    column: str,
    root: Path,
    findings: Findings,
    progress: Progress | None,
) -> int:
    named = f'FROM "{table.name}" WHERE "{column}" IS NOT NULL'
    (total,) = source.one(f'SELECT count(DISTINCT "{column}") {named}')
    names = (name for (name,) in source.stream(f'SELECT DISTINCT "{column}" {named}'))
    done = 0
    with ThreadPoolExecutor(THREADS) as threads:
        for batch in batched(names, READ):
            for name, kind in zip(batch, threads.map(_judge(root), batch), strict=True):
                if kind is not None:
                    for subject in _subjects(source, table, column, name):
                        findings.add(subject, kind, name=name)
            done += len(batch)
            if progress:
                progress("photos", done, total)
    return done


def _judge(root: Path) -> Callable[[str], str | None]:
    def judge(name: str) -> str | None:
        if len(name) != 64 or set(name) - set("0123456789abcdef"):
            return "photo_missing"
        try:
            with (root / name[:2] / name[2:]).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return "photo_missing"
        return None if found == name else "photo_changed"

    return judge


def _subjects(source: Source, table: RecordedTable, column: str, name: str) -> list[str]:
    """Return the streams of the rows that name a file."""
    columns = table.stream.columns
    rows = source.rows(
        f'SELECT {", ".join(columns)} FROM "{table.name}" WHERE "{column}" = ?', (name,)
    )
    streams = (table.stream.of(dict(zip(columns, row, strict=True))) for row in rows)
    return sorted({stream or table.name for stream in streams})
