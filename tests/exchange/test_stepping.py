"""An import goes on step by step: killed, run twice, in each other's way, and exactly once."""

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from auctions.models import Lot, Round
from audit.models import LedgerEntry
from cases.models import CaseFile
from exchange.models import BatchState, ImportBatch, ImportedRow, ImportRow, RowState
from exchange.operations.running import carry_on, stop_import, take_in_some
from exchange.refusals import (
    FileGone,
    ImportedMeanwhile,
    ImportHasBegun,
    NothingFailed,
    NothingRuns,
    RowNotUnderstood,
)
from exchange.stepping import Stepper, next_batch
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from foundation.once import refusal_read
from foundation.transaction import on_end, transaction
from tests.exchange.notices import different, sent, sheet
from tests.fixtures.beside import at_once
from tests.fixtures.clock import TravelTo
from tests.fixtures.imports import Stage, rows_in, stepped
from tests.fixtures.ledger import changed_elsewhere, verify_whole
from tests.fixtures.pages import Pages

ROOT = Path(__file__).parents[2]
KILLED_IN_THE_MIDDLE = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from app import create_app
from config import Settings
from exchange.models import ImportBatch
from exchange.operations.running import take_in_some
from foundation import clock
from foundation.database import db
from foundation.transaction import transaction

settings = Settings.for_tests(database_url=sys.argv[1], data_dir=Path(sys.argv[2]))
moment = datetime.fromisoformat(sys.argv[3])
with clock.at(moment), create_app(settings).app_context():
    with transaction():
        take_in_some(db.session.get(ImportBatch, 1), 2)
    with transaction():
        take_in_some(db.session.get(ImportBatch, 1), 2)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def count(model: type) -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0


def batch_of(number: int) -> ImportBatch:
    return db.session.get_one(ImportBatch, number)


def test_an_import_killed_in_the_middle_of_a_step_goes_on_where_it_ended(
    app: Flask, stage_file: Stage, start: Stage
) -> None:
    batch = start(stage_file(different(6)))
    db.session.commit()

    settings = app.config["KEBIEN"]
    given = settings.database_url, settings.data_dir, clock.now().isoformat()
    process = subprocess.run(
        [sys.executable, "-c", KILLED_IN_THE_MIDDLE, *given],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )

    assert process.returncode == -signal.SIGKILL, process.stderr.decode()
    db.session.expire_all()
    assert (batch_of(1).state, batch_of(1).imported, count(Lot)) == (BatchState.RUNNING, 2, 2)
    ended = stepped(batch)
    assert (ended.state, ended.imported, ended.failed) == (BatchState.DONE, 6, 0)
    assert (count(Lot), count(CaseFile), count(ImportedRow)) == (6, 6, 6)
    assert verify_whole().intact


def test_the_process_of_the_imports_takes_in_what_waits_and_ends(
    app: Flask, stage_file: Stage, start: Stage
) -> None:
    start(stage_file(different(3)))
    db.session.commit()

    process = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", "exchange", "work"],
        cwd=ROOT,
        env=app.config["KEBIEN"].as_env(),
        capture_output=True,
        check=False,
    )

    assert process.returncode == 0, process.stderr.decode()
    db.session.expire_all()
    assert (batch_of(1).state, count(Lot)) == (BatchState.DONE, 3)


def test_one_file_by_two_people_at_once_comes_in_once(
    app: Flask, stage_file: Stage, start: Stage, officer: Actor, head: Actor
) -> None:
    content = different(5)
    first, second = stage_file(content), stage_file(content, by=head)
    start(first), start(second, by=head)

    answers = at_once(app, worked(first.id), worked(second.id))

    assert answers == [None, None]
    db.session.expire_all()
    assert (count(Lot), count(CaseFile), count(ImportedRow)) == (5, 5, 5)
    one, other = batch_of(first.id), batch_of(second.id)
    assert one.imported + other.imported == 5
    assert one.unchanged + other.unchanged == 5
    assert (one.failed, other.failed) == (0, 0)
    assert verify_whole().intact


def worked(batch_id: int) -> Callable[[], None]:
    def work() -> None:
        stepper = Stepper(pause=lambda _seconds: None)
        while stepper.step(batch_id):
            pass

    return work


@pytest.mark.rows_by_hand
def test_rows_that_lost_a_race_are_named_and_can_be_tried_again(
    stage_file: Stage, start: Stage, make_case: Callable[..., CaseFile], officer: Actor
) -> None:
    batch = start(stage_file(different(3)))
    taken = make_case(number="TB DGTS-1")  # between the look and the import

    ended = stepped(batch)
    assert (ended.state, ended.imported, ended.failed) == (BatchState.DONE, 2, 1)
    assert rows_in(ended, RowState.FAILED) == [3]

    with transaction():
        changed_elsewhere(db.session.get_one(CaseFile, taken.id), number="khác", number_key="k")
    with transaction():
        carry_on(batch_of(batch.id), by=Act(officer, clock.now()))
    again = stepped(batch)
    assert (again.imported, again.failed, count(Lot)) == (3, 0, 3)
    with pytest.raises(NothingFailed), transaction():
        carry_on(batch_of(batch.id), by=Act(officer, clock.now()))


def test_an_import_a_person_stops_keeps_what_came_in_and_goes_on_when_told(
    stage_file: Stage, start: Stage, officer: Actor
) -> None:
    batch = stage_file(different(5))
    by = Act(officer, clock.now())
    with pytest.raises(NothingRuns), transaction():
        stop_import(batch_of(batch.id), by=by)
    start(batch)
    with transaction():
        take_in_some(batch_of(batch.id), 2)
    for _twice in range(2):
        with transaction():
            stop_import(batch_of(batch.id), by=by)

    stopped = stepped(batch)
    assert (stopped.state, stopped.imported, stopped.waiting) == (BatchState.STOPPED, 2, 3)
    assert (count(Lot), next_batch()) == (2, None)
    assert verify_whole().intact
    with pytest.raises(ImportHasBegun):
        start(batch_of(batch.id))

    with transaction():
        carry_on(batch_of(batch.id), by=by)
    ended = stepped(batch)
    assert (ended.state, ended.imported, count(Lot)) == (BatchState.DONE, 5, 5)
    with pytest.raises(NothingRuns), transaction():
        stop_import(batch_of(batch.id), by=by)
    kinds = db.session.scalars(
        db.select(LedgerEntry.kind)
        .where(LedgerEntry.stream == f"import:{batch.id}")
        .order_by(LedgerEntry.seq)
    ).all()
    assert list(dict.fromkeys(kinds[3:])) == ["import.resumed", "import.taken_in", "import.ended"]
    assert kinds[:3] == ["import.started", "import.taken_in", "import.stopped"]


def test_a_row_the_program_fails_at_does_not_stop_the_others(
    stage_file: Stage, start: Stage
) -> None:
    batch = start(stage_file(different(3)))
    with transaction():
        row = db.session.scalars(db.select(ImportRow).where(ImportRow.row == 3)).one()
        row.draft = "{}"

    ended = stepped(batch)

    assert (ended.state, ended.imported) == (BatchState.DONE, 2)
    assert rows_in(ended, RowState.FAILED) == [3]
    problems = db.session.scalars(db.select(ImportRow.problems).where(ImportRow.row == 3)).one()
    assert isinstance(refusal_read(problems[0]["refusal"]), RowNotUnderstood)


def test_a_step_takes_as_many_rows_as_it_is_told(stage_file: Stage, start: Stage) -> None:
    batch = start(stage_file(different(5)))

    with transaction():
        assert take_in_some(batch_of(batch.id), 3)
    assert (batch_of(batch.id).imported, count(Lot)) == (3, 3)


def test_nobody_says_yes_twice(stage_file: Stage, start: Stage) -> None:
    batch = start(stage_file(different(1)))

    with pytest.raises(ImportHasBegun):
        start(batch)


def test_a_notice_imported_meanwhile_with_other_content_is_left_out(
    stage_file: Stage, start: Stage
) -> None:
    mine = stage_file(sheet({}))
    theirs = stage_file(sheet({"auction_org": "Công ty đấu giá khác"}))
    start(theirs)
    stepped(theirs)

    start(mine)
    with pytest.raises(ImportedMeanwhile), transaction():
        take_in_some(batch_of(mine.id), 1)
    ended = stepped(mine)
    assert (ended.imported, ended.failed, count(Round)) == (0, 1, 1)


def test_what_waited_too_long_is_not_begun(
    pages: Pages, officer: Actor, start: Stage, travel_to: TravelTo
) -> None:
    sent(pages.as_user(officer), "/exchange/notices/new", sheet({}))
    travel_to(clock.now() + timedelta(days=2))
    with pytest.raises(FileGone):
        start(batch_of(1))


def test_of_each_office_the_oldest_file_comes_first(stage_file: Stage, start: Stage) -> None:
    older, newer = stage_file(different(2)), stage_file(sheet({}))
    start(newer), start(older)

    assert next_batch() == older.id
    stepped(older)
    assert next_batch() is None
    assert count(Lot) == 3


def test_each_step_is_a_transaction_of_its_own(stage_file: Stage, start: Stage) -> None:
    batch = start(stage_file(different(4)))
    held: list[float] = []
    stop = on_end(lambda _waited, seconds: held.append(seconds))

    stepped(batch)

    stop()
    assert len(held) > 2
