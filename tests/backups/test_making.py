"""Copies are made while people work, verified before they count, and kept by rule."""

import threading
from contextvars import Context
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from audit import ledger
from backups import keeping, making, manifest, place, restoring
from backups.manifest import BackupCopy, Manifest
from backups.place import Kept
from backups.refusals import BackupRunning, CopyChanged
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import transaction
from tests.fixtures.ledger import NOTED, verify_whole


def checked(copy):
    return restoring.check(copy, place.here(), place.installation().ledger_key)


def test_a_copy_holds_every_row_and_photo_and_verifies(with_photo, make_copy):
    copy = make_copy()
    verdict = checked(copy)
    assert verdict.intact, verdict.findings
    assert verdict.photos == copy.manifest.photos == 2
    assert copy.manifest.entries == verify_whole().entries
    assert copy.manifest.tables["evidence_item"] == 1
    assert copy.manifest.engine == db.engine.dialect.name


@pytest.mark.sqlite_only
def test_photos_are_one_file_with_several_names(with_photo, make_copy, app, now):
    first = make_copy()
    with clock.at(now + timedelta(days=1)):
        second = make_copy()
    name, *_signature = app.extensions["blobs"].names()
    path = app.extensions["blobs"].path(name)
    assert path.stat().st_nlink == 3
    assert {copy.name for copy in manifest.copies(place.here().folder)} == {
        first.name,
        second.name,
    }


@pytest.mark.sqlite_only
def test_two_copies_of_one_second_have_two_names(with_photo, make_copy, now):
    with clock.at(now):
        assert make_copy().name != make_copy().name


def test_a_copy_made_while_people_write_shows_one_moment(with_photo, make_copy, app, keeper):
    """What is written during the copy is either in it with all its rows, or not at all."""
    ended = threading.Event()
    written = []

    def work():
        with app.app_context():
            while not ended.is_set():
                with transaction():
                    by = Act(keeper, clock.now())
                    ledger.append("office:1", NOTED, office_id=1, by=by, payload={})
                written.append(1)
            db.session.remove()

    thread = threading.Thread(target=Context().run, args=(work,))
    thread.start()
    try:
        copies = [make_copy(), make_copy()]
    finally:
        ended.set()
        thread.join()
    assert len(written) > 1
    for copy in copies:
        verdict = checked(copy)
        assert verdict.intact, verdict.findings
    assert copies[0].manifest.entries < copies[1].manifest.entries < verify_whole().entries


@pytest.mark.rows_by_hand
def test_what_does_not_verify_is_no_copy(with_photo, make_copy):
    db.session.execute(text("UPDATE evidence_item SET description = 'Hộp rỗng'"))
    with pytest.raises(CopyChanged):
        make_copy()
    assert list(place.here().folder.glob("*2*")) == []


@pytest.mark.sqlite_only
def test_a_photo_that_was_changed_is_no_copy(with_photo, make_copy, app):
    name, *_signature = app.extensions["blobs"].names()
    app.extensions["blobs"].path(name).write_bytes(b"another")
    with pytest.raises(CopyChanged):
        make_copy()


@pytest.mark.sqlite_only
def test_what_an_interrupted_copy_left_is_deleted_by_the_next(with_photo, make_copy):
    left = place.here().folder / f"{manifest.UNFINISHED}20260101-000000"
    (left / "photos").mkdir(parents=True)
    copy = make_copy()
    assert not left.exists()
    assert [each.name for each in manifest.copies(place.here().folder)] == [copy.name]


@pytest.mark.sqlite_only
def test_one_copy_is_made_at_a_time(with_photo, make_copy):
    place.here().folder.mkdir(parents=True)
    with making._alone(place.here().folder), pytest.raises(BackupRunning):
        make_copy()


def test_the_newest_copy_of_each_day_week_and_month_is_kept(tmp_path):
    moments = [datetime(2026, 11, 26, 2, tzinfo=UTC) - timedelta(hours=12 * n) for n in range(800)]
    every = [copy_of(tmp_path, moment) for moment in moments]
    gone = {copy.name for copy in keeping.superfluous(every, Kept(7, 4, 12))}
    kept = [copy for copy in every if copy.name not in gone]
    assert kept[0] is every[0]
    days = {clock.local_day(copy.manifest.made_at) for copy in kept}
    assert {clock.local_day(moments[0]) - timedelta(days=n) for n in range(7)} <= days
    assert len({(day.year, day.month) for day in days}) == 12
    assert len(kept) <= 1 + 7 + 4 + 12
    assert keeping.superfluous(every[:1], Kept(0, 0, 0)) == []


def copy_of(folder, moment):
    said = Manifest(moment, "sqlite", "0001", False, 0, "", 0, 0, 0, 0, 0, "")
    return BackupCopy(folder / f"{moment:%Y%m%d-%H%M%S}", said)


@pytest.mark.sqlite_only
def test_copies_that_no_rule_keeps_are_deleted(with_photo, make_copy, now):
    for day in range(10):
        with clock.at(now + timedelta(days=day)):
            make_copy()
    names = [copy.name for copy in manifest.copies(place.here().folder)]
    assert 7 <= len(names) < 10


@pytest.mark.sqlite_only
def test_the_home_of_the_administrator_says_how_old_the_newest_copy_is(
    with_photo, make_copy, pages, admin, now
):
    assert "chưa có bản sao nào" in pages.as_user(admin).get("/").text
    with clock.at(now - timedelta(hours=30)):
        make_copy()
    assert "30 giờ trước" in pages.as_user(admin).get("/").text
    assert "30.0" in pages.as_user(admin).get("/health").main


def test_the_night_makes_a_copy(with_photo, run_command, now):
    run_command("jobs", "once", "backups.copy", "--on", "2026-11-25")
    assert manifest.newest(place.here().folder) is not None
