"""Reading and writing: who may write when, what is read again, how a lost race is answered."""

import sqlite3

import pytest
from sqlalchemy import text

from accounts.models import Office
from app import create_app
from config import Settings
from foundation import numbering
from foundation.database import db, lock
from foundation.failures import Busy, DatabaseAway, DiskFull, ReadOnly, WrittenOutside
from foundation.transaction import in_transaction, on_end, transaction
from tests.fixtures.beside import at_once, elsewhere, locked, settle
from tests.fixtures.ledger import changed_elsewhere
from warehouse.models import EvidenceItem, Order


def test_a_request_that_writes_outside_a_transaction_fails_at_once(app, office):
    db.session.commit()
    office_id = office.id

    def by_object():
        db.session.get_one(Office, office_id).name = "Tên khác"
        db.session.commit()

    def by_statement():
        db.session.connection().execute(db.update(Office).values(name="Tên khác"))

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
            changed_elsewhere(db.session.get_one(Office, office_id), name="Tên khác")

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
            changed_elsewhere(db.session.get_one(Office, office_id), name="Tên khác")

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
            db.session.connection().execute(
                db.update(EvidenceItem).where(EvidenceItem.id == item_id).values(place_id=other_id)
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


@pytest.mark.sqlite_only
def test_a_copy_that_can_only_be_read_is_read_and_says_so_when_written(app, office, tmp_path):
    name = office.name
    settle()
    copy = tmp_path / "copy.db"
    with sqlite3.connect(str(db.engine.url.database)) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    source.close()
    target.close()
    url = f"sqlite:///file:{copy}?mode=ro&immutable=1&uri=true"
    reader = create_app(Settings.for_tests(database_url=url, data_dir=tmp_path / "var"))

    def write():
        with transaction():
            numbering.next_number("LNK", office_id=1, year=2026)

    assert name in elsewhere(reader, lambda: db.session.scalars(db.select(Office.name)).all())
    with pytest.raises(ReadOnly):
        elsewhere(reader, write)
    with reader.app_context():
        db.engine.dispose()
