"""A database that holds data is upgraded without losing any of it, on both engines."""

import pytest

from foundation.database import db
from tests.migrations import upgrading


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
