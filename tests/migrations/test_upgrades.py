"""A database that holds data is upgraded without losing any of it, on both engines."""

import pytest
from alembic.script import ScriptDirectory

from app import create_app
from config import Settings
from foundation.connections import writing
from foundation.database import db
from tests.migrations import keeping, upgrading


@pytest.fixture
def with_data(app, item, case):
    """A lawful office at the head of the revisions: a case, an order, an item on its shelf."""
    db.session.commit()
    return upgrading.dump()


def test_a_revision_that_adds_a_column_loses_nothing(with_data):
    upgrading.upgrade("9001", with_test_revisions=True)
    assert upgrading.faults(with_data) == []
    assert "note" in upgrading.dump()["place"][0]


def test_what_a_revision_loses_is_found(with_data):
    upgrading.upgrade("9002", with_test_revisions=True)
    found = "\n".join(upgrading.faults(with_data))
    assert "seal: " in found
    assert "place: name of row" in found
    assert "trigger ledger_entry" in found


@pytest.fixture
def empty(databases, tmp_path):
    """The settings of an application on an empty database, its context pushed."""
    url = databases.create("upgraded")
    settings = Settings.for_tests(database_url=url, data_dir=tmp_path / "var")
    app = create_app(settings)
    with app.app_context(), writing():
        yield settings
        db.session.remove()
        db.engine.dispose()
    databases.drop("upgraded")


def test_rows_of_the_first_revision_and_of_later_ones_are_kept():
    standing = {each.revision for each in _revisions().walk_revisions()}
    kept = {path.name.split(".")[0] for path in keeping.kept()}
    assert "0001" in kept
    assert kept <= standing


def test_the_revisions_stand_in_one_line():
    revisions = _revisions()
    assert len(revisions.get_heads()) == 1
    numbers = [each.revision for each in revisions.walk_revisions()]
    assert numbers == sorted(numbers, reverse=True)


def _revisions():
    return ScriptDirectory.from_config(upgrading.config())


@pytest.mark.parametrize("path", keeping.kept(), ids=lambda path: path.name.split(".")[0])
def test_rows_of_an_earlier_revision_reach_the_head_and_the_ledger_verifies(empty, path):
    key, rows = keeping.read(path)
    first = path.name.split(".")[0]
    upgrading.upgrade(first)
    empty.ledger_key.parent.mkdir(parents=True, exist_ok=True)
    empty.ledger_key.write_text(key)
    keeping.load(rows)
    upgrading.upgrade("head")
    assert upgrading.faults(rows, since=first) == []
    verdict = keeping.verify(empty)
    assert verdict.intact, verdict.findings
