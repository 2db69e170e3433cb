"""The auditor verifies from a page: progress, result by subject, the checkpoint to take home."""

import threading

from audit import checks, place
from audit.views.checks import begin
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from tests.fixtures.ledger import broken_open


def test_the_auditor_verifies_everything_without_a_shell(pages, auditor, item, app, run_command):
    db.session.commit()
    run_command("ledger", "checkpoint")
    page = pages.as_user(auditor)
    assert "Tải bản chốt" in page.get("/audit/checks").text
    assert "kebien-checkpoint-1" in page.get("/audit/checks/checkpoint").text
    page.post_form("/audit/checks", {}, action="/audit/checks")
    for thread in threading.enumerate():
        if thread.name.startswith("verification"):
            thread.join()
    assert "Nhật ký nguyên vẹn." in page.get("/audit/checks").text


def test_what_is_broken_is_told_by_subject(pages, auditor, item, app):
    with broken_open() as tamper:
        tamper("UPDATE evidence_item SET description = 'đồng' WHERE id = :id", id=item.id)
    with transaction():
        number = checks.ask(Act(auditor, clock.now())).id
    begin(app, number, place.wanted(app.config["KEBIEN"])).join()
    text = pages.as_user(auditor).get("/audit/checks").text
    assert item.stream in text
    assert "description" in text


def test_one_verification_is_at_work_at_a_time(auditor, app):
    by = Act(auditor, clock.now())
    with transaction():
        assert checks.ask(by) is not None
    with transaction():
        assert checks.ask(by) is None
