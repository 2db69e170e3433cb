"""A copy made while people write restores into another folder, be it on the other engine."""

import threading
from contextvars import Context

from audit import ledger
from backups import place, restoring
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from tests.fixtures.backups import standing, verified
from tests.fixtures.ledger import NOTED, verify_whole


def test_a_copy_made_while_people_write_restores_elsewhere(
    with_photo, make_copy, elsewhere, app, keeper, now
):
    ended, began = threading.Event(), threading.Event()

    def work():
        with app.app_context(), clock.at(now):
            while not ended.is_set():
                with transaction():
                    by = Act(keeper, clock.now())
                    ledger.append("office:1", NOTED, office_id=1, by=by, payload={})
                began.set()
            db.session.remove()

    thread = threading.Thread(target=Context().run, args=(work,))
    thread.start()
    try:
        assert began.wait(30)
        copy = make_copy()
    finally:
        ended.set()
        thread.join()
    assert copy.manifest.entries <= verify_whole().entries
    settings = elsewhere("sqlite")  # from PostgreSQL, where the test runs on it
    with standing(settings):
        done = restoring.restore(copy, office=place.installation(), place=place.here())
    assert done.verdict.intact, done.verdict.findings
    assert done.verdict.entries == copy.manifest.entries + 1
    assert verified(settings).intact
