"""A step of an import reads the rows it takes, not all that wait."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from exchange.models import BatchState, ImportBatch, ImportRow, RowState, SheetKind
from exchange.operations.running import ROOMS
from foundation import clock
from foundation.database import db
from tests.fixtures.plans import many_of

MOST = 5
INDEXES = ("ix_import_row_batch_id_state_row", "ix_import_row_batch_id_state_part_row")


@pytest.fixture
def waiting(office):
    """Make an import of so many rows that wait in three states, behind the ledger."""

    def made(kind: SheetKind, count: int) -> ImportBatch:
        batch = ImportBatch(
            office_id=office.id,
            kind=kind,
            state=BatchState.RUNNING,
            file_name="a.xlsx",
            sha256="0" * 64,
            read_at=clock.now(),
            rows=count,
        )
        db.session.add(batch)
        db.session.flush()
        for place, state in enumerate((RowState.INCOMPLETE, RowState.NEW, RowState.ASSETS_ONLY)):
            row = ImportRow(
                office_id=office.id,
                batch_id=batch.id,
                row=place,
                state=state,
                outcome=state,
                rank=1,
                part=f"50:{place:07}",
                key="k",
                content_hash="c",
                fingerprint="f",
                problems=[],
            )
            db.session.add(row)
            start = place
            many_of(
                row,
                count // 3,
                row=lambda n, start=start: n * 3 + start,
                part=lambda n: "51:" + db.cast(n, db.String),
            )
        return batch

    return made


@contextmanager
def steps_of_sqlite() -> Iterator[list[int]]:
    """Count how far the database goes, in hundreds of its instructions."""
    counted = [0]

    def tick() -> int:
        counted[0] += 1
        return 0

    raw = db.session.connection().connection.dbapi_connection
    raw.set_progress_handler(tick, 100)
    try:
        yield counted
    finally:
        raw.set_progress_handler(None, 0)


@pytest.mark.rows_by_hand
@pytest.mark.sqlite_only
@pytest.mark.parametrize("kind", SheetKind)
def test_a_step_reads_no_more_when_ten_times_as_many_rows_wait(waiting, kind):
    read = []
    for count in (300, 3000):
        batch = waiting(kind, count)
        with steps_of_sqlite() as counted:
            assert ROOMS[kind].next_rows(batch, MOST)
        read.append(counted[0])
    assert read[1] <= read[0] + 2


@pytest.mark.rows_by_hand
@pytest.mark.parametrize("kind", SheetKind)
def test_the_next_rows_are_found_in_their_order_by_an_index(waiting, noting_plans, kind):
    batch = waiting(kind, 300)
    with noting_plans() as plans:
        rows = ROOMS[kind].next_rows(batch, MOST)
    assert [row.row for row in rows] == sorted(row.row for row in rows)
    assert not any("TEMP B-TREE" in step or "Sort" in step for step in plans)
    assert any(index in step for index in INDEXES for step in plans)


@pytest.mark.rows_by_hand
def test_rows_of_several_states_come_in_the_order_of_the_file(waiting):
    batch = waiting(SheetKind.NOTICES, 30)
    rows = ROOMS[SheetKind.NOTICES].next_rows(batch, MOST)
    assert [row.row for row in rows] == list(range(MOST))
    first = ROOMS[SheetKind.BACKLOG].next_rows(batch, MOST)
    assert [row.row for row in first] == [0]
