"""The work of a verification in parts: ranges of streams, by this process and by helpers beside."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Final

from audit.checking import Checker, Result, Task
from audit.forms import RecordedTable
from audit.helping import Helper
from audit.keys import Key
from audit.source import Address, Source, file_of

PART: Final = 5_000  # entries of one part, at least
ALONE: Final = 20_000  # entries one process checks before others are started


def results(
    source: Source,
    address: Address | None,
    tables: tuple[RecordedTable, ...],
    ring: tuple[Key, ...],
    task: Task,
    entries: int,
    processes: int,
    part: int = PART,
) -> Iterator[Result]:
    """Yield what each part shows, in the order of the streams; a part has so many entries."""
    tasks = _parts(source, task, part)
    checker = Checker(source, tables, ring)
    if address is None or processes < 2 or entries <= ALONE:
        yield from map(checker.check, tasks)
        return
    with ExitStack() as stack:
        shared = _shared(source, address)
        helpers = [
            stack.enter_context(_helper(shared, tables, ring)) for _number in range(processes - 1)
        ]
        yield from _in_order(by_all(checker, helpers, enumerate(tasks)))


def by_all(
    checker: Checker, helpers: list[Helper], tasks: Iterator[tuple[int, Task]]
) -> Iterator[tuple[int, Result]]:
    """Yield what each part shows as it comes, with the number of the part.

    This process works too: nobody waits for a helper that is not up yet. What a helper leaves
    undone because it ended is done here.
    """
    for place, task in tasks:
        if not _given(helpers, place, task):
            yield place, checker.check(task)
        for helper in helpers:
            if helper.ready:
                yield _taken(checker, helper, helpers)
    for helper in list(helpers):
        if helper.place is not None:
            yield _taken(checker, helper, helpers)


def _given(helpers: list[Helper], place: int, task: Task) -> bool:
    """Send a part to a helper that is free; False when none is."""
    for helper in helpers:
        if helper.free:
            try:
                helper.give(place, task)
            except (EOFError, OSError):  # it ended
                helpers.remove(helper)
                return False
            return True
    return False


def _taken(checker: Checker, helper: Helper, helpers: list[Helper]) -> tuple[int, Result]:
    place = helper.place
    try:
        return helper.take()
    except (EOFError, OSError):
        helpers.remove(helper)
        return place or 0, checker.check(helper.task)


def _in_order(results: Iterator[tuple[int, Result]]) -> Iterator[Result]:
    early: dict[int, Result] = {}
    want = 0
    for place, result in results:
        early[place] = result
        while want in early:
            yield early.pop(want)
            want += 1


@contextmanager
def _helper(
    address: Address, tables: tuple[RecordedTable, ...], ring: tuple[Key, ...]
) -> Iterator[Helper]:
    helper = Helper(address, tables, ring)
    try:
        yield helper
    finally:
        helper.stop()


def _parts(source: Source, task: Task, size: int) -> Iterator[Task]:
    """Yield the ranges: each ends with the stream in which its last entry lies."""
    after = ""
    next_stream = (
        "SELECT stream FROM ledger_entry WHERE stream > ? ORDER BY stream, seq LIMIT 1"
        f" OFFSET {size}"
    )
    while found := list(source.rows(next_stream, (after,))):
        upto = found[0][0]
        yield replace(task, after=after, upto=upto)
        after = upto
    yield replace(task, after=after, upto=None)


def _shared(source: Source, address: Address) -> Address:
    """Return the address by which other processes read in the same snapshot, where one can."""
    if source.engine == "postgresql":
        (snapshot,) = source.one("SELECT pg_export_snapshot()")
        return replace(address, snapshot=snapshot)
    return replace(address, url=f"sqlite:///{file_of(address)}")  # whatever folder one starts in
