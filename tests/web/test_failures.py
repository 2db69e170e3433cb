"""Failures of the machine, as a person meets them: told in words, nothing typed is lost."""

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import TimeoutError as PoolExhausted

from app import create_app
from cases.models import CaseFile
from config import Settings
from foundation.blobs import BlobStore
from foundation.database import db
from foundation.failures import BlobChanged, BlobMissing, Busy, DatabaseAway, Failure, ReadOnly
from foundation.once import ActAnswer
from foundation.refusals import Refusal
from papers.drafting.refusals import SeriesNotSet
from tests.fixtures.beside import locked
from tests.fixtures.html import fields
from tests.fixtures.pages import Pages
from tests.fixtures.people import PASSWORD
from tests.fixtures.warehouse import picture
from warehouse.models import Photo
from web.forms import failure_text, refusal_text

CASE = {
    "number": "77/2026",
    "summary": "Cưỡng chế giao tài sản",
    "money_due": "0",
    "enforceability": "able",
}


def sentence(app: Flask, no: Failure | Refusal) -> str:
    """Return what a Vietnamese reader is told."""
    with app.test_request_context():
        return failure_text(no) if isinstance(no, Failure) else refusal_text(no)


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.fixture
def impatient_pages(impatient: Flask) -> Pages:
    return Pages(impatient)


@pytest.fixture
def cut_off(app: Flask, tmp_path: Path) -> Pages:
    """The application before a database that does not answer."""
    settings: Settings = app.config["KEBIEN"]
    gone = f"postgresql+psycopg://kebien@/kebien?host={tmp_path}"
    return Pages(create_app(replace(settings, database_url=gone)))


def test_a_form_that_finds_the_database_busy_comes_back_as_it_was_sent(
    impatient, impatient_pages, officer, database_url
):
    visitor = impatient_pages.as_user(officer)
    page = visitor.get("/cases/new")
    form = page.form(having=("number",))
    with locked(database_url, "act_answer"):
        again = visitor.send(page, form, CASE, 503)
    assert sentence(impatient, Busy()) in again.text
    assert int(again.response.headers["Retry-After"]) > 0
    shown = again.form(having=("number",))
    assert fields(shown)["number"] == "77/2026"
    assert fields(shown)["act_id"] == fields(form)["act_id"]
    assert count(ActAnswer) == 0  # it was no answer: the same act may still be done

    visitor.send(again, shown, {}, 303)
    assert count(CaseFile) == 1
    visitor.send(again, shown, {}, 303)
    assert count(CaseFile) == 1


def test_a_sign_in_that_finds_the_database_busy_keeps_the_name(
    impatient_pages, officer, database_url
):
    visitor = impatient_pages.anonymous()
    typed = {"username": "chv", "password": PASSWORD}
    with locked(database_url, "ledger_entry"):
        again = visitor.post_form("/sign-in", typed, 503)
    form = again.form(having=("username",))
    assert (fields(form)["username"], fields(form)["password"]) == ("chv", "")
    visitor.send(again, form, {"password": PASSWORD})


@pytest.mark.parametrize("signed_in", [False, True])
def test_a_form_that_fails_before_its_page_comes_back_as_it_was_typed(
    app, pages, cut_off, officer, signed_in
):
    """Whatever failed, and wherever: here the database is away when the request arrives."""
    visitor = pages.as_user(officer) if signed_in else pages.anonymous()
    url, typed, secret = "/sign-in", {"username": "chv"}, {"password": "khong-ghi-lai"}
    if signed_in:
        url, typed, secret = "/cases/new", CASE, {}
    page = visitor.get(url)
    form = page.form(having=tuple(typed))
    elsewhere = cut_off.anonymous()
    elsewhere.client._cookies = visitor.client._cookies
    answer = elsewhere.send(page, form, typed | secret, 503)
    assert "khong-ghi-lai" not in answer.markup
    if signed_in:
        answer = visitor.send(answer, answer.form(having=("review",)), {}, 200)
        assert fields(answer.form(having=tuple(typed)))["act_id"] == fields(form)["act_id"]
    filled = fields(answer.form(having=tuple(typed)))
    assert {name: filled[name] for name in typed} == typed
    assert count(CaseFile) == 0


@pytest.mark.parametrize("path", ["/cases/new", "/warehouse/scan"])
def test_what_failed_for_lack_of_a_connection_comes_back_too(app, pages, officer, path):
    visitor = pages.as_user(officer)
    page = visitor.get(path)
    form = page.form(having=("shown_to", "act_id"))

    def none_left() -> None:
        raise PoolExhausted

    app.before_request_funcs[None].insert(0, none_left)
    answer = visitor.send(page, form, {}, 503)
    app.before_request_funcs[None].remove(none_left)
    assert fields(answer.form(having=("review",)))["act_id"] == fields(form)["act_id"]


def test_a_scan_that_finds_the_database_busy_is_told_to_come_again(
    impatient_pages, keeper, item, make_place, database_url
):
    visitor = impatient_pages.as_user(keeper)
    visitor.get("/warehouse/scan")
    page = visitor.get("/warehouse/scan")
    token = page.document.all("meta", name="csrf-token")[0].get("content")
    mark = fields(page.form(having=("raw",)))["shown_to"]
    to = make_place(short_name="C-1")
    scan = {
        "raw": item.code,
        "act": "move",
        "place": to.code,
        "act_id": "5f0c7c4a-5df3-4a25-9c2b-0a4d4f6a1f11",
        "shown_to": mark,
    }
    with locked(database_url, "act_answer"):
        answer = visitor.post(
            "/warehouse/scan", None, 503, json=scan, headers={"X-CSRFToken": token}
        )
    said = answer.response.get_json()
    assert said["error"] == "Busy"
    assert answer.response.headers["Retry-After"]
    done = visitor.post("/warehouse/scan", None, 200, json=scan, headers={"X-CSRFToken": token})
    assert done.response.get_json()["outcome"] == "ok"


def test_reading_needs_no_lock(impatient_pages, keeper, item, database_url):
    visitor = impatient_pages.as_user(keeper)
    code = item.code
    with locked(database_url, "act_answer"):
        visitor.get(f"/warehouse/items/{code}")


def test_a_database_that_is_away_is_told_in_the_readers_language(app, cut_off):
    visitor = cut_off.anonymous()
    page = visitor.get("/auctions/public", 503)
    assert sentence(app, DatabaseAway()) in page.text
    assert page.response.headers["Retry-After"]
    visitor.client.set_cookie("language", "en")
    assert DatabaseAway.text in visitor.get("/auctions/public", 503).text


def test_photos_that_cannot_be_kept_are_told_and_nothing_is_recorded(
    app, pages, keeper, item, tmp_path
):
    (tmp_path / "no-folder").write_text("")
    app.extensions["blobs"] = BlobStore(tmp_path / "no-folder")
    visitor = pages.as_user(keeper)
    address = f"/warehouse/items/{item.code}"
    page = visitor.post_form(
        address,
        {"photos": (io.BytesIO(picture()), "anh.jpg")},
        503,
        action=f"{address}/photos",
    )
    assert sentence(app, ReadOnly()) in page.text
    assert count(Photo) == 0


def test_a_photo_changed_on_disk_is_told_as_what_it_is(app, pages, keeper, item):
    visitor = pages.as_user(keeper)
    address = f"/warehouse/items/{item.code}"
    photo = {"photos": (io.BytesIO(picture()), "anh.jpg")}
    visitor.post_form(address, photo, action=f"{address}/photos")
    digest = db.session.scalar(select(Photo.sha256))
    app.extensions["blobs"].path(digest).write_bytes(picture((10, 10)))
    page = visitor.get(f"/warehouse/photos/{digest}", 500)
    assert sentence(app, BlobChanged()) in page.text


def test_a_photo_removed_from_disk_is_told_as_what_it_is(app, pages, keeper, item, caplog):
    visitor = pages.as_user(keeper)
    address = f"/warehouse/items/{item.code}"
    photo = {"photos": (io.BytesIO(picture()), "anh.jpg")}
    visitor.post_form(address, photo, action=f"{address}/photos")
    there = visitor.get(address)
    digest = db.session.scalar(select(Photo.sha256))
    app.extensions["blobs"].path(digest).unlink()

    page = visitor.get(f"/warehouse/photos/{digest}", 500)
    assert sentence(app, BlobMissing()) in page.text
    assert "blob.missing" in [record.message for record in caplog.records]
    gone = visitor.get(address)
    assert words_of_photos(gone) != words_of_photos(there), "the page says that the file is gone"


def words_of_photos(page):
    """Return what stands where a photo of the page cannot be shown."""
    return [
        each.get("alt")
        for each in page.document.all("img")
        if "/warehouse/photos/" in each.get("src")
    ]


def test_health_says_what_is_wrong(app, pages, cut_off, tmp_path):
    visitor = pages.anonymous()
    said = visitor.get("/healthz").response.get_json()
    assert said == {"status": "ready", "health": "danger"}
    (tmp_path / "no-folder").write_text("")
    app.extensions["blobs"] = BlobStore(tmp_path / "no-folder")
    said = visitor.get("/healthz", 503).response.get_json()
    assert [failure["code"] for failure in said["failures"]] == ["ReadOnly"]
    said = cut_off.anonymous().get("/healthz", 503).response.get_json()
    assert [failure["code"] for failure in said["failures"]] == ["DatabaseAway"]


@pytest.mark.sqlite_only
def test_asking_for_its_health_gives_up_no_lock_of_the_database(app, pages):
    """Another program deletes the log of a database that nobody holds, and what is in it."""
    path = app.config["KEBIEN"].database_url.removeprefix("sqlite:///")
    file = str(Path(path).stat().st_ino)

    def locks():
        lines = Path("/proc/locks").read_text().splitlines()
        own = [line for line in lines if str(os.getpid()) in line and f":{file} " in line]
        return [line.split(": ", 1)[1] for line in own]  # the number counts everybody's locks

    db.session.execute(text("SELECT 1 FROM office"))
    held = locks()
    assert held
    pages.anonymous().get("/healthz")
    db.session.execute(text("SELECT 1 FROM office"))
    assert locks() == held


def test_a_year_in_a_sentence_is_no_amount(app):
    with app.test_request_context():
        assert " 2026 " in refusal_text(SeriesNotSet(year=2026))
