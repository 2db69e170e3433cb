"""Pages of an import: whose file it is, how long, what is shown, one act each."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask

from accounts.models import Role
from auctions.models import Lot
from exchange import jobs
from exchange.models import BatchState, ImportBatch, ImportRow, SheetKind, Upload
from exchange.operations.running import take_in_some
from exchange.operations.uploads import begin_upload, end_upload
from exchange.refusals import TooManyUploads
from exchange.stepping import Stepper
from exchange.uploads import MOST, UploadStore
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from foundation.failures import BlobMissing
from foundation.transaction import transaction
from tests.exchange.notices import different, sent, sheet
from tests.fixtures.clock import TravelTo
from tests.fixtures.pages import Pages

NOTICES = "/exchange/notices/new"


@pytest.fixture
def importer(make_user: Callable[..., Actor]) -> Actor:
    return make_user(roles=[Role.ADMIN], username="quantri.nhap")


def kept_files() -> list[str]:
    return UploadStore().files()


def count(model: type) -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0


def test_a_file_is_looked_at_then_imported_and_then_deleted(pages: Pages, importer: Actor) -> None:
    visitor = pages.as_user(importer)
    looked = visitor.follow(address := sent(visitor, NOTICES, different(3)))
    assert "Xe ô tô tải số 2" in looked.main
    assert (count(Lot), len(kept_files())) == (0, 1)

    begun = visitor.follow(visitor.post_form(address.location, action=address.location))
    assert "Đã nhập 0 trên 3 dòng" in begun.text

    Stepper().run()
    db.session.commit()
    assert "Đã nhập 3 trên 3 dòng" in visitor.get(address.location).text
    assert (count(Lot), kept_files()) == (3, [])
    assert "tệp.csv" in visitor.get("/exchange").text


def test_the_address_of_a_file_says_nothing_of_it(pages: Pages, importer: Actor) -> None:
    visitor = pages.as_user(importer)
    location = sent(visitor, NOTICES, sheet({}), name="Nguyễn Văn A.csv").location
    upload = db.session.scalars(db.select(Upload)).one()
    assert upload.token in location
    assert "?" not in location
    assert upload.sha256 not in location
    assert upload.file not in location


def test_somebody_else_s_file_is_not_found(
    pages: Pages, importer: Actor, make_user: Callable[..., Actor]
) -> None:
    location = sent(pages.as_user(importer), NOTICES, sheet({})).location

    for stranger in (
        make_user(roles=[Role.ADMIN], username="quantri.khac"),
        make_user(roles=[Role.KEEPER], username="thukho.khac"),
    ):
        status = 404 if "quantri" in stranger.name or stranger.role == "admin" else 403
        pages.as_user(stranger).get(location, status)


def test_a_photo_is_no_sheet_and_a_sheet_no_photo(
    app: Flask, pages: Pages, importer: Actor
) -> None:
    visitor = pages.as_user(importer)
    sent(visitor, NOTICES, sheet({}))
    upload = db.session.scalars(db.select(Upload)).one()

    with pytest.raises(BlobMissing):
        app.extensions["blobs"].get(upload.sha256)
    visitor.get(f"/exchange/notices/{'0' * 64}", 404)


def test_a_file_too_old_is_told_in_a_sentence_and_nothing_is_imported(
    pages: Pages, importer: Actor, travel_to: TravelTo
) -> None:
    address = sent(pages.as_user(importer), NOTICES, sheet({})).location
    travel_to(clock.now() + timedelta(hours=23, minutes=50))
    visitor = pages.as_user(importer)
    page = visitor.get(address)
    travel_to(clock.now() + timedelta(minutes=10))

    assert "Chọn lại tệp" in visitor.get(address, 409).text
    visitor.send(page, page.form(action=address), status=409)
    assert count(Lot) == 0


def test_the_night_deletes_old_files_and_what_was_read_from_them(
    pages: Pages, importer: Actor, travel_to: TravelTo
) -> None:
    visitor = pages.as_user(importer)
    sent(visitor, NOTICES, different(3))
    sent(visitor, NOTICES, sheet({}))
    Stepper().run()
    UploadStore().write("0" * 32, b"left by a process that was killed")
    db.session.commit()

    jobs.expire(clock.today())
    assert (len(kept_files()), count(ImportRow)) == (2, 4)

    travel_to(date(2026, 11, 25))
    jobs.expire(clock.today())
    assert (kept_files(), count(ImportRow), count(ImportBatch)) == ([], 0, 0)
    assert jobs.expire(clock.today()) == 0


def test_rows_of_an_import_are_forgotten_after_a_month(
    pages: Pages, importer: Actor, travel_to: TravelTo
) -> None:
    visitor = pages.as_user(importer)
    address = sent(visitor, NOTICES, different(2)).location
    visitor.post_form(address, action=address)
    Stepper().run()
    db.session.commit()
    travel_to(date(2026, 12, 25))

    jobs.expire(clock.today())

    assert (count(ImportRow), count(ImportBatch)) == (0, 1)
    assert "Đã nhập 2 trên 2 dòng" in pages.as_user(importer).get(address).text


def test_a_refused_file_leaves_nothing_and_says_why(pages: Pages, importer: Actor) -> None:
    visitor = pages.as_user(importer)

    answer = sent(visitor, NOTICES, b"\x89PNG", name="anh.png", status=422)

    assert "anh.png" in answer.text
    assert (kept_files(), count(Upload), count(ImportBatch)) == ([], 0, 0)


def test_the_name_of_a_file_is_tidied(pages: Pages, importer: Actor) -> None:
    sent(pages.as_user(importer), NOTICES, sheet({}), name="hồ sơ/a\u202egpj  b.csv")
    assert db.session.scalars(db.select(Upload.name)).one() == "agpj b.csv"


def test_a_file_given_up_is_deleted_at_once(pages: Pages, importer: Actor) -> None:
    visitor = pages.as_user(importer)
    address = sent(visitor, NOTICES, sheet({})).location
    visitor.post_form(address, action=f"{address}/give-up")

    assert kept_files() == []
    visitor.get(address, 409)


def test_what_runs_can_be_neither_given_up_nor_begun_again(pages: Pages, importer: Actor) -> None:
    visitor = pages.as_user(importer)
    address = sent(visitor, NOTICES, sheet({})).location
    page = visitor.get(address)
    visitor.send(page, page.form(action=address))
    visitor.send(page, page.form(action=f"{address}/give-up"), status=422)

    assert len(kept_files()) == 1
    assert db.session.scalars(db.select(ImportBatch.state)).one() is BatchState.RUNNING


def test_an_import_that_stopped_says_so_and_goes_on(
    pages: Pages, importer: Actor, travel_to: TravelTo
) -> None:
    visitor = pages.as_user(importer)
    address = sent(visitor, NOTICES, different(2)).location
    visitor.post_form(address, action=address)
    travel_to(clock.now() + timedelta(minutes=5))

    assert "phần còn lại đang chờ" in visitor.get(address).text
    visitor.post_form(address, action=f"{address}/again")


def test_an_import_is_stopped_on_its_page_and_the_page_says_what_stays_and_what_waits(
    pages: Pages, importer: Actor
) -> None:
    visitor = pages.as_user(importer)
    address = sent(visitor, NOTICES, different(3)).location
    visitor.post_form(address, action=address)
    with transaction():
        take_in_some(db.session.scalars(db.select(ImportBatch)).one(), 1)

    visitor.post_form(address, action=f"{address}/stop")
    page = visitor.get(address)
    assert "Còn 2 dòng chờ" in page.text
    assert "hx-trigger" not in page.main
    assert len(kept_files()) == 1
    visitor.scripts = False  # the same button again, some moments later, is another stop
    visitor.post_form(address, action=f"{address}/again")
    assert db.session.scalars(db.select(ImportBatch.state)).one() is BatchState.RUNNING
    for button in ("stop", "again", "stop"):
        visitor.post_form(address, action=f"{address}/{button}")
    assert db.session.scalars(db.select(ImportBatch.state)).one() is BatchState.STOPPED


def test_a_preview_is_read_from_what_was_kept(pages: Pages, importer: Actor) -> None:
    visitor = pages.as_user(importer)
    address = sent(visitor, NOTICES, different(120)).location
    for file in kept_files():
        UploadStore().delete(file)

    first = visitor.get(address)
    assert "Xe ô tô tải số 49" in first.main
    assert "Xe ô tô tải số 50" not in first.main
    following = next(a for a in first.document.all("a") if a.get("rel") == "next").get("href")
    assert "Xe ô tô tải số 50" in visitor.get(following).main


def test_refused_rows_stand_first_and_can_be_asked_for_alone(pages: Pages, importer: Actor) -> None:
    visitor = pages.as_user(importer)
    bad = {"notice_id": "DGTS-9", "starting_price_raw": "tùy", "starting_price_vnd": ""}
    address = sent(visitor, NOTICES, sheet({}, bad)).location

    rows = [row.text for row in visitor.get(address).document.all("tr")][1:]
    assert rows[0].startswith("3 ")
    assert "THACO" not in visitor.get(f"{address}?state=refused").main
    visitor.get(f"{address}?state=nonsense&after=%00")


def test_nobody_keeps_more_files_than_they_can_look_at(importer: Actor) -> None:
    def begin() -> Upload:
        with transaction():
            return begin_upload(
                kind=SheetKind.NOTICES,
                office_id=importer.office_id,
                case=None,
                name="a.csv",
                content=b"a",
                by=Act(importer, clock.now()),
            )

    files = [begin() for _file in range(MOST)]
    with pytest.raises(TooManyUploads):
        begin()
    with transaction():
        end_upload(files[0], by=Act(importer, clock.now()))
    begin()


def test_a_file_that_cannot_be_kept_is_told_and_leaves_nothing(
    app: Flask, pages: Pages, importer: Actor
) -> None:
    visitor = pages.as_user(importer)
    folder: Path = app.config["KEBIEN"].data_dir / "uploads"
    folder.write_bytes(b"no folder can be made here")  # full or read-only: told the same way

    sent(visitor, NOTICES, sheet({}), status=503)

    assert count(Upload) == 0


def test_what_was_imported_is_counted_against_all_that_comes_in(
    pages: Pages, importer: Actor
) -> None:
    visitor = pages.as_user(importer)
    unpriced = {"starting_price_vnd": "", "starting_price_raw": "", "notice_id": "DGTS-900002"}
    address = sent(visitor, NOTICES, sheet({}, unpriced | {"asset_description": "Tàu kéo"}))
    visitor.post_form(address.location, action=address.location)
    Stepper().run()
    db.session.commit()
    batch = db.session.scalars(db.select(ImportBatch)).one()
    assert (batch.new, batch.comes_in, batch.imported) == (1, 2, 2)
    assert "2 trên 2" in visitor.get("/exchange").text
