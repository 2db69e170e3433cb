"""What is kept of small tables: by the version of a request, or in the transaction of an act."""

from itertools import count

import pytest
from sqlalchemy import select

from accounts.kept import Kept
from accounts.models import OfficeTree
from accounts.operations.offices import tree_changed
from accounts.queries import KEPT_AT
from foundation.database import db
from foundation.transaction import transaction
from tests.fixtures.beside import elsewhere, one_in_the_way


def met(kept, version):
    """Return what somebody reads whose request met a version."""

    def ask():
        db.session().info[KEPT_AT] = version
        return kept.value()

    return ask


def test_who_reads_has_it_by_version_and_who_writes_by_their_own_transaction(app):
    readings = count()
    kept = Kept(lambda: next(readings))

    def asked():
        db.session().info[KEPT_AT] = 1
        answers = [kept.value(), kept.value()]
        with transaction():
            answers += [kept.value(), kept.value()]
        with transaction():
            answers.append(kept.value())
        return [*answers, kept.value()]

    assert elsewhere(app, asked) == [0, 0, 1, 1, 2, 0]
    assert elsewhere(app, met(kept, 1)) == 0


def test_threads_that_met_other_versions_do_not_disturb_each_other(app):
    """Another thread holds its own version while this one reads, and after it."""
    readings = iter(["mine", "theirs", "theirs again"])

    def read():
        words = next(readings)
        if words == "mine":
            assert elsewhere(app, met(kept, 2)) == "theirs"
        return words

    kept = Kept(read)
    assert elsewhere(app, met(kept, 1)) == "mine"
    assert elsewhere(app, met(kept, 1)) == "mine"
    assert elsewhere(app, met(kept, 2)) == "theirs again"


@pytest.mark.postgresql_only
def test_who_changes_a_table_waits_for_who_decides_by_it(app, office):
    db.session.commit()
    kept = Kept(lambda: db.session.scalar(select(OfficeTree.version)))
    before = kept.value()
    db.session.commit()

    def changing():
        tree_changed()
        kept.forget()
        return kept.value()

    assert one_in_the_way(app, kept.value, changing) == (before, before + 1)
