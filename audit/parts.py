"""The work of a verification in parts: ranges of streams, checked by one process or by several."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from typing import Final

from audit.checking import Checker, Result, Task
from audit.keys import Key
from audit.rows import RecordedTable
from audit.source import Address, Source, open_source

PART: Final = 20_000  # entries of one part, at least
ALONE: Final = 60_000  # entries one process checks before others are started

_checker: Checker | None = None  # of a process that was started to help


def results(
    source: Source,
    address: Address | None,
    tables: tuple[RecordedTable, ...],
    ring: tuple[Key, ...],
    task: Task,
    entries: int,
    processes: int,
) -> Iterator[Result]:
    """Yield what each part shows, in the order of the streams."""
    tasks = _parts(source, task)
    if address is None or processes < 2 or entries <= ALONE:
        yield from map(Checker(source, tables, ring).check, tasks)
        return
    with (
        _shared(source, address) as shared,
        ProcessPoolExecutor(
            processes,
            mp_context=get_context("spawn"),
            initializer=_open,
            initargs=(shared, tables, ring),
        ) as pool,
    ):
        yield from pool.map(_check, tasks)


def _parts(source: Source, task: Task) -> Iterator[Task]:
    """Yield the ranges: each ends with the stream in which its last entry lies."""
    after = ""
    next_stream = (
        "SELECT stream FROM ledger_entry WHERE stream > ? ORDER BY stream, seq LIMIT 1"
        f" OFFSET {PART}"
    )
    while found := list(source.rows(next_stream, (after,))):
        upto = found[0][0]
        yield replace(task, after=after, upto=upto)
        after = upto
    yield replace(task, after=after, upto=None)


@contextmanager
def _shared(source: Source, address: Address) -> Iterator[Address]:
    """Let other processes read in the same snapshot, where the engine can."""
    if source.engine == "postgresql":
        (snapshot,) = source.one("SELECT pg_export_snapshot()")
        yield replace(address, snapshot=snapshot)
    else:
        yield address


def _open(address: Address, tables: tuple[RecordedTable, ...], ring: tuple[Key, ...]) -> None:
    global _checker  # noqa: PLW0603 - what a helping process works with, opened once
    os.nice(5)  # people who work go first
    _checker = Checker(open_source(address), tables, ring)


def _check(task: Task) -> Result:
    if _checker is None:
        raise RuntimeError("the process was not prepared")
    return _checker.check(task)
