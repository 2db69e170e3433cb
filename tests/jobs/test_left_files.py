"""Photos nobody needs are deleted at night; a photo that a row names, or that is new, never is."""

import io
import os
import threading

import pytest
from sqlalchemy import select, text

from foundation import clock
from foundation.acts import Act
from foundation.database import data_dir, db
from foundation.transaction import transaction
from jobs import left_files
from jobs.left_files import delete_left_files
from tests.fixtures.beside import at_once, elsewhere, settle
from tests.fixtures.receiving import begin_intake
from tests.fixtures.warehouse import draft, lines_of, picture
from warehouse import photos
from warehouse.models import Photo
from warehouse.operations.orders import revoke_order
from warehouse.operations.photos import add_photos


@pytest.fixture
def store(app):
    assert app.extensions["blobs"].root == data_dir() / "blobs"
    return app.extensions["blobs"]


@pytest.fixture
def sweep(app):
    return lambda: elsewhere(app, lambda: delete_left_files(clock.today()))


def made_old(store, name):
    os.utime(store.path(name), (0, 0))
    return name


def left(store, content=b"left behind"):
    return made_old(store, store.put(content))


def test_a_photo_whose_act_was_refused_is_deleted_after_a_day(
    store, sweep, pages, keeper, head, make_intake, shelf, now, caplog
):
    """The form is refused after the photo was put on disk: nothing names it ever after."""
    order = make_intake(lines=[draft()])
    begin_intake(order, Act(keeper, now))
    address = f"/warehouse/orders/{order.code}/lines/1/receive"
    visitor = pages.as_user(keeper)
    open_page = visitor.get(address)
    revoke_order(order, note="Sai vụ án", by=Act(head, now))
    said = {"photos": (io.BytesIO(picture()), "anh.jpg"), "seal_state": "intact", "place": "B-04"}
    visitor.send(open_page, open_page.form(having=("counted",)), said, 422)
    assert db.session.scalar(select(Photo)) is None
    (name,) = [file.parent.name + file.name for file in store.root.rglob("*") if file.is_file()]

    assert sweep() == 0, "it is of today"
    made_old(store, name)
    with caplog.at_level("INFO", logger="kebien.blobs"):
        assert sweep() == 1
    assert not store.path(name).exists()
    said = caplog.records[-1]
    assert (said.message, said.touched) == ("blob.left_files_deleted", 1)
    assert sweep() == 0


def test_a_photo_of_an_item_or_of_a_line_stays_however_old(
    store, sweep, item, make_intake, keeper, now
):
    line = lines_of(make_intake())[0]
    of_item = photos.keep(store, picture(), name="a.jpg")
    of_line = photos.keep(store, picture((300, 200)), name="b.jpg")
    add_photos(item, photos=[of_item], by=Act(keeper, now))
    add_photos(line, photos=[of_line], by=Act(keeper, now))
    other = left(store)
    for kept in (of_item, of_line):
        made_old(store, kept.sha256)
    assert sweep() == 1
    assert store.missing([of_item.sha256, of_line.sha256, other]) == {other}


def test_a_photo_whose_row_was_removed_behind_the_application_stays_and_is_an_alarm(
    store, sweep, item, keeper, now, caplog
):
    kept = photos.keep(store, picture(), name="a.jpg")
    add_photos(item, photos=[kept], by=Act(keeper, now))
    made_old(store, kept.sha256)
    db.session.execute(text("DELETE FROM photo"))
    settle()
    assert sweep() == 0
    assert store.missing([kept.sha256]) == frozenset()
    alarms = [(record.message, record.blob) for record in caplog.records if record.levelno >= 40]
    assert alarms == [("blob.row_missing", kept.sha256)]


def test_a_night_deletes_so_many_files_and_the_next_goes_on(store, sweep, monkeypatch):
    monkeypatch.setattr(left_files, "MOST", 3)
    monkeypatch.setattr(left_files, "STEP", 2)
    names = [left(store, bytes([number])) for number in range(8)]
    assert [sweep() for _night in range(4)] == [3, 3, 2, 0]
    assert store.missing(names) == frozenset(names)


def test_files_that_only_the_ledger_names_do_not_keep_the_others_from_being_deleted(
    store, sweep, item, keeper, now, monkeypatch
):
    monkeypatch.setattr(left_files, "MOST", 1)
    monkeypatch.setattr(left_files, "STEP", 1)
    kept = photos.keep(store, picture(), name="a.jpg")
    add_photos(item, photos=[kept], by=Act(keeper, now))
    made_old(store, kept.sha256)
    db.session.execute(text("DELETE FROM photo"))
    settle()
    names = [left(store, bytes([number])) for number in range(20)]
    assert max(names) > kept.sha256, "some stand behind it"
    assert [sweep() for _night in range(21)] == [1] * 20 + [0]
    assert store.missing([*names, kept.sha256]) == frozenset(names)


def test_halves_of_broken_writes_go_too(store, sweep):
    kept = store.path(store.put(b"anh"))
    half = kept.parent / "part-x"
    half.write_bytes(b"an")
    os.utime(half, (0, 0))
    assert sweep() == 1
    assert (kept.exists(), half.exists()) == (True, False)


def test_photos_put_again_while_the_night_deletes_are_never_lost(app, store, item, keeper, now):
    """Left behind yesterday, taken again tonight: every row names a file that is there."""
    contents = [bytes([number]) * 50 for number in range(20)]
    names = [left(store, content) for content in contents]
    item_id, begin = item.id, threading.Barrier(2)

    def keep_all():
        begin.wait()
        for content in contents:
            photo = photos.StoredPhoto(store.put(content), 640, 480)
            with transaction():
                thing = db.session.get_one(type(item), item_id)
                add_photos(thing, photos=[photo], by=Act(keeper, now))

    def night():
        begin.wait()
        return delete_left_files(clock.today())

    kept, gone = at_once(app, keep_all, night)
    assert kept is None
    assert isinstance(gone, int)
    assert set(db.session.scalars(select(Photo.sha256))) == set(names)
    assert store.missing(names) == frozenset()
