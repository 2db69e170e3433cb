"""Reading and writing: who may write when, what is read again, how a lost race is answered."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import Context
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from accounts.models import Office
from app import create_app
from cases.models import CaseFile
from config import Settings
from foundation import numbering, races
from foundation.connections import may_write, writing
from foundation.database import db, lock
from foundation.failures import Busy, DatabaseAway, DiskFull, WrittenOutside
from foundation.refusals import ChangedMeanwhile
from foundation.transaction import in_transaction, on_end, transaction
from warehouse.models import EvidenceItem, Order, Place

together = threading.Barrier


def settle() -> None:
    """End what the test itself has written, so that nothing is locked."""
    if may_write():
        db.session.commit()


def elsewhere(app: Flask, work: Callable[[], Any]) -> Any:
    """Do ``work`` as a request would: in a context of its own, which reads."""
    settle()

    def inside() -> Any:
        with app.app_context():
            return work()

    return Context().run(inside)


def at_once(app: Flask, *works: Callable[[], Any]) -> list[Any]:
    """Do every work in a thread of its own and return what each returned or raised."""
    settle()
    answers: list[Any] = [None] * len(works)

    def run(place: int) -> None:
        try:
            answers[place] = elsewhere(app, works[place])
        except Exception as error:
            answers[place] = error

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.fixture
def impatient(app: Flask) -> Iterator[Flask]:
    """A second application on the same database that waits a fifth of a second for a lock."""
    settings: Settings = app.config["KEBIEN"]
    other = create_app(replace(settings, lock_wait=0.2))
    yield other
    with other.app_context():
        db.engine.dispose()


@contextmanager
def locked(url: str, table: str) -> Iterator[None]:
    """Keep everybody from writing, as a program beside ours might."""
    if url.startswith("sqlite"):
        held = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        held.execute("BEGIN IMMEDIATE")
        yield
        held.execute("ROLLBACK")
        held.close()
        return
    engine = create_engine(url)
    with engine.connect() as connection, writing():
        connection.execute(text(f"LOCK TABLE {table} IN EXCLUSIVE MODE"))
        yield
    engine.dispose()


def test_a_request_that_writes_outside_a_transaction_fails_at_once(app, office):
    db.session.commit()
    office_id = office.id

    def by_object():
        db.session.get_one(Office, office_id).name = "Tên khác"
        db.session.commit()

    def by_statement():
        db.session.execute(db.update(Office).values(name="Tên khác"))

    for work in (by_object, by_statement):
        with pytest.raises(WrittenOutside):
            elsewhere(app, work)
    assert db.session.scalar(db.select(Office.name).where(Office.id == office_id)) == office.name


def test_what_was_changed_before_a_transaction_is_not_written_by_it(app, office):
    db.session.commit()
    office_id = office.id

    def work():
        db.session.get_one(Office, office_id).name = "Tên khác"
        with transaction():
            pass

    with pytest.raises(WrittenOutside):
        elsewhere(app, work)


def test_a_transaction_inside_a_transaction_is_a_fault(app):
    def work():
        with transaction(), transaction():
            pass

    with pytest.raises(RuntimeError):
        elsewhere(app, work)


def test_reading_does_not_keep_anybody_from_writing(app, office):
    db.session.commit()
    office_id = office.id

    def rename():
        with transaction():
            db.session.get_one(Office, office_id).name = "Tên khác"

    def read():
        before = db.session.get_one(Office, office_id).name
        at_once(app, rename)
        return before

    elsewhere(app, read)
    db.session.expire_all()
    assert db.session.get_one(Office, office_id).name == "Tên khác"


def test_what_was_read_before_a_transaction_is_read_again_inside(app, office):
    db.session.commit()
    office_id, former = office.id, office.name

    def rename():
        with transaction():
            db.session.get_one(Office, office_id).name = "Tên khác"

    def work():
        seen = db.session.get_one(Office, office_id)
        assert seen.name == former
        assert at_once(app, rename) == [None]
        assert seen.name == former  # one moment as long as one reads
        with transaction():
            return seen.name

    assert elsewhere(app, work) == "Tên khác"


def test_rows_read_together_stay_together_in_a_transaction(app, intake):
    number = intake.id

    def work():
        order = db.session.scalars(
            db.select(Order).where(Order.id == number).options(db.selectinload(Order.lines))
        ).one()
        with transaction():
            return [line.described_quantity for line in order.lines]

    assert len(elsewhere(app, work)) == 1


def test_a_locked_row_points_to_its_new_neighbour(app, item, make_place):
    other = make_place(short_name="C-9")
    db.session.commit()
    item_id, other_id = item.id, other.id
    query = db.select(EvidenceItem).options(db.joinedload(EvidenceItem.place))

    def move():
        with transaction():
            db.session.execute(
                db.update(EvidenceItem)
                .where(EvidenceItem.id == item_id)
                .values(place_id=other_id)
                .execution_options(synchronize_session=False)
            )

    def work():
        seen = db.session.scalars(query.where(EvidenceItem.id == item_id)).one()
        assert seen.place.id != other_id
        at_once(app, move)
        with transaction():
            return lock(seen).place.id

    assert elsewhere(app, work) == other_id


def test_a_lock_that_cannot_be_had_in_time_is_busy(app, impatient, database_url):
    db.session.commit()

    def work():
        with transaction():
            numbering.next_number("LNK", office_id=1, year=2026)

    with locked(database_url, "series"), pytest.raises(Busy):
        elsewhere(impatient, work)
    elsewhere(impatient, work)


def test_a_database_that_is_away_is_said_to_be_away(tmp_path):
    gone = "postgresql+psycopg://kebien@/kebien?host=" + str(tmp_path)
    app = create_app(Settings.for_tests(database_url=gone, data_dir=tmp_path))
    with pytest.raises(DatabaseAway):
        elsewhere(app, lambda: db.session.execute(text("SELECT 1")))
    app = create_app(
        Settings.for_tests(database_url=f"sqlite:///{tmp_path}/no/such.db", data_dir=tmp_path)
    )
    with pytest.raises(DatabaseAway):
        elsewhere(app, lambda: db.session.execute(text("SELECT 1")))


@pytest.mark.sqlite_only
def test_a_full_disk_is_said_to_be_full(app, office):
    db.session.commit()

    def work():
        with transaction():
            pages = db.session.scalar(text("PRAGMA page_count"))
            db.session.execute(text(f"PRAGMA max_page_count={pages}"))
            for number in range(5_000):
                numbering.next_number(f"S{number}", office_id=1, year=2026)

    with pytest.raises(DiskFull):
        elsewhere(app, work)
    assert db.session.scalar(db.select(db.func.count()).select_from(numbering.Series)) == 0


def test_a_lock_is_measured(app, office):
    db.session.commit()
    held: list[float] = []
    stop = on_end(lambda _waited, seconds: held.append(seconds))

    def work():
        assert not in_transaction()
        with transaction():
            assert in_transaction()

    elsewhere(app, work)
    stop()
    assert len(held) == 1


def test_the_first_numbers_of_a_year_are_all_different(app, office):
    db.session.commit()
    office_id, ready = office.id, together(6)

    def work():
        ready.wait()
        with transaction():
            return numbering.next_number("LNK", office_id=office_id, year=2027)

    numbers = at_once(app, *[work] * 6)
    assert sorted(numbers) == [f"LNK-2027-{number:06d}" for number in range(1, 7)]


def test_a_declared_race_is_lost_with_its_refusal(app, case, officer):
    db.session.commit()
    values = {
        column.key: getattr(case, column.key)
        for column in CaseFile.__table__.columns
        if column.key != "id"
    } | {"number": "9/2026"}
    ready = together(5)

    def work():
        ready.wait()
        with transaction():
            db.session.execute(db.insert(CaseFile).values(values))

    answers = at_once(app, *[work] * 5)
    assert answers.count(None) == 1
    assert [type(answer) for answer in answers if answer is not None] == [ChangedMeanwhile] * 4


def test_breaking_a_key_nobody_declared_is_a_fault_of_the_program(app, shelf):
    db.session.commit()
    values = {
        column.key: getattr(shelf, column.key)
        for column in Place.__table__.columns
        if column.key != "id"
    }

    def work():
        with transaction():
            db.session.execute(db.insert(Place).values(values))

    with pytest.raises(IntegrityError) as broken:
        elsewhere(app, work)
    assert races.broken(broken.value, db.metadata) == {"uq_place_code"}


def test_a_foreign_key_that_does_not_hold_is_no_lost_race(app):
    def work():
        with transaction():
            db.session.execute(
                db.insert(numbering.Series).values(office_id=10**6, name="X", year=2026, last=1)
            )

    with pytest.raises(IntegrityError) as broken:
        elsewhere(app, work)
    assert races.broken(broken.value, db.metadata) == set()
