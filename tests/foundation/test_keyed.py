"""Reads by key on connections of their own: what they see, and that they only read."""

import pytest
from sqlalchemy import bindparam, select, text

from accounts import queries
from accounts.models import OfficeTree, Session
from foundation.database import db
from foundation.failures import WrittenOutside
from foundation.keyed import Keyed, _spare
from foundation.transaction import transaction
from tests.fixtures.beside import elsewhere
from tests.fixtures.queries import counted

VERSION = Keyed(lambda: select(OfficeTree.version).where(OfficeTree.id == bindparam("tree")))
RAISED = text("UPDATE office_tree SET version = version + 1 WHERE id = 1")


def version():
    return VERSION.rows(tree=1)[0][0]


def test_a_read_sees_what_was_committed_before_it(app, office):
    db.session.commit()
    before = elsewhere(app, version)
    db.session.execute(RAISED)
    db.session.commit()
    assert elsewhere(app, version) == before + 1
    assert elsewhere(app, lambda: VERSION.rows(tree=0)) == []


def test_inside_a_transaction_it_sees_what_was_just_written(app, office):
    db.session.commit()

    def work():
        with transaction():
            before = version()
            db.session.execute(RAISED)
            return before, version()

    before, after = elsewhere(app, work)
    assert after == before + 1


def test_its_connections_cannot_write_even_after_they_have_written(app, office):
    db.session.commit()

    def work():
        with transaction():
            db.session.execute(RAISED)
        _spare(db.engine).ask(str(RAISED), ())

    with pytest.raises(WrittenOutside):
        elsewhere(app, work)


def test_a_session_is_read_with_its_moment_in_one_statement(app, pages, keeper):
    pages.as_user(keeper).get("/warehouse/scan")
    session_id = db.session.scalar(select(Session.id))
    created_at = db.session.scalar(select(Session.created_at))
    with counted() as asked:
        found = elsewhere(app, lambda: queries.present_session(session_id))
    assert (found.id, found.account_id, found.created_at) == (session_id, keeper.id, created_at)
    assert found.must_change is False
    assert len(asked) == 1


@pytest.mark.postgresql_only
def test_a_connection_that_was_cut_meanwhile_is_replaced(app, office):
    db.session.commit()
    before = elsewhere(app, version)
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    db.session.execute(text(f"{others} AND datname = current_database()"))
    db.session.commit()
    assert elsewhere(app, version) == before
