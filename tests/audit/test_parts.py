"""A verification in parts, by one process or by several, says the same."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask

from audit import keys, parts, place
from audit.checking import Checker, Cover, Result, Task
from audit.helping import Helper
from audit.rows import recorded_tables
from audit.source import Source, open_source
from foundation.database import db
from tests.fixtures.ledger import broken_open
from warehouse.models import EvidenceItem

pytestmark = pytest.mark.rows_by_hand

TABLES = tuple(recorded_tables())
TASK = Task(covers=(Cover(10**6, b"2026-11-23"),))
MANY = 10**6  # so many entries are said to be there that helpers are called


@contextmanager
def reading(app: Flask) -> Iterator[Source]:
    db.session.commit()
    source = open_source(place.address(app.config["KEBIEN"]))
    try:
        yield source
    finally:
        source.close()


def told(results: list[Result]) -> tuple[object, ...]:
    """Return what parts show together."""
    findings = sorted((f.subject, f.kind) for r in results for f in r.findings.kept)
    leaves = b"".join(covered.leaves for r in results for covered in r.covered)
    return sum(r.entries for r in results), sum(r.streams for r in results), findings, leaves


@pytest.fixture
def broken(item: EvidenceItem) -> EvidenceItem:
    with broken_open() as tamper:
        tamper("UPDATE evidence_item SET description = 'đồng' WHERE id = :id", id=item.id)
        tamper("UPDATE ledger_entry SET device = 'x' WHERE stream = :s AND seq = 1", s=item.stream)
    return item


@pytest.mark.usefixtures("broken")
def test_two_processes_find_what_one_finds(app: Flask) -> None:
    settings = app.config["KEBIEN"]
    ring = keys.read(settings.ledger_key)
    with reading(app) as source:
        address = place.address(settings)
        alone = list(parts.results(source, None, TABLES, ring, TASK, MANY, 1))
        both = list(parts.results(source, address, TABLES, ring, TASK, MANY, 2, part=1))
    assert len(both) > 5
    assert told(both) == told(alone)
    kinds = {kind for _subject, kind in told(both)[2]}  # type: ignore[attr-defined]  # the findings
    assert kinds == {"changed", "row_changed"}


@pytest.mark.usefixtures("item")
def test_a_helper_answers_what_the_process_itself_would(app: Flask) -> None:
    settings = app.config["KEBIEN"]
    with reading(app) as source:
        helper = Helper(place.address(settings), TABLES, ())
        while not helper.free:
            helper.pipe.poll(1)
        helper.give(7, TASK)
        number, result = helper.take()
        helper.stop()
        own = Checker(source, TABLES, ()).check(TASK)
    assert number == 7
    assert told([result]) == told([own])


@pytest.mark.usefixtures("item")
@pytest.mark.parametrize("busy", [True, False])
def test_what_a_helper_leaves_undone_is_done_without_it(app: Flask, busy: bool) -> None:
    settings = app.config["KEBIEN"]
    with reading(app) as source:
        checker = Checker(source, TABLES, ())
        helper = Helper(place.address(settings), TABLES, ())
        while not helper.free:
            helper.pipe.poll(1)
        if busy:
            helper.give(0, TASK)
        helper.process.kill()
        helper.process.wait()
        rest = iter([] if busy else [(0, TASK)])
        results = list(parts.by_all(checker, [helper], rest))
        helper.stop()
        assert [number for number, _result in results] == [0]
        assert told([results[0][1]]) == told([checker.check(TASK)])
