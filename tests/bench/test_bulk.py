"""An office written by bulk is as lawful as its originals: it verifies and its pages open."""

import sqlite3

import pytest
from sqlalchemy import func, select

from accounts.models import Office
from accounts.operations.offices import create_office
from audit import keys, place, verification
from bench.copying import Copier, Home
from bench.stores import SqliteStore
from bench.stories import Reader
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.numbering import next_number
from warehouse import lookup
from warehouse.models import EvidenceItem, Order

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def app(furnished):
    with furnished.opened() as app:
        yield app


def copied(path, key, office_id):
    """Copy the people and places of the first office, and each of its cases, twice."""
    connection = sqlite3.connect(path)
    reader = Reader(connection)
    last = {
        table.name: connection.execute(
            f'SELECT coalesce(max("{table.primary_key.columns.keys()[0]}"), 0) FROM "{table.name}"'
        ).fetchone()[0]
        for table in db.metadata.sorted_tables
    }
    connection.close()
    store = SqliteStore(path)
    store.begin()
    copier, home = Copier(last, key, store.put), Home(office_id)
    copier.settle(reader.of_office(1), home)
    stories = [story for story in reader.of_cases() if story.office_id == 1]
    for story in (*stories, *stories):
        copier.copy(story, home)
    copier.leave(home)
    store.flush()
    store.finish()
    return sum(story.count("evidence_item") for story in stories)


def test_copies_verify_and_are_found(app, now):
    settings = app.config["KEBIEN"]
    before = db.session.scalar(select(func.count()).select_from(EvidenceItem))
    office = create_office(
        code="MOI", name="Phòng mới", parent=db.session.get(Office, 1), by=Act(SYSTEM, now)
    ).id
    path, key = db.engine.url.database, keys.read(settings.ledger_key)[-1].mac
    db.session.commit()
    db.session.remove()
    db.engine.dispose()
    items = copied(path, key, office)

    assert items > 0
    after = db.session.scalar(select(func.count()).select_from(EvidenceItem))
    assert after == before + 2 * items
    newest = db.session.scalars(select(EvidenceItem).order_by(EvidenceItem.id.desc())).first()
    assert lookup.look_up(newest.code, lambda _permission: [office]).id == newest.id
    db.session.rollback()
    verdict = verification.verify(place.address(settings), place.wanted(settings))
    assert [finding.what for finding in verdict.findings] == []
    taken = select(Order.number).where(Order.office_id == office)
    assert next_number("LNK", office_id=office, year=2024) not in db.session.scalars(taken).all()
