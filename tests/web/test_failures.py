"""Failures of the machine, as a person meets them: told in words, nothing typed is lost."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import create_app
from cases.models import CaseFile
from config import Settings
from foundation.blobs import BlobStore
from foundation.database import db
from foundation.failures import BlobChanged, Busy, DatabaseAway, Failure, ReadOnly
from foundation.once import ActAnswer
from foundation.refusals import Refusal
from tests.fixtures.beside import locked
from tests.fixtures.html import fields
from tests.fixtures.pages import Pages
from tests.fixtures.warehouse import picture
from warehouse.models import Photo
from web.forms import failure_text, refusal_text

CASE = {"number": "77/2026", "summary": "Cưỡng chế giao tài sản", "money_due": "0"}


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


def test_a_scan_that_finds_the_database_busy_is_told_to_come_again(
    impatient_pages, keeper, item, make_place, database_url
):
    visitor = impatient_pages.as_user(keeper)
    visitor.get("/warehouse/scan")
    page = visitor.get("/warehouse/scan")
    token = page.document.all("meta", name="csrf-token")[0].get("content")
    to = make_place(short_name="C-1")
    scan = {
        "raw": item.code,
        "act": "move",
        "place": to.code,
        "act_id": "5f0c7c4a-5df3-4a25-9c2b-0a4d4f6a1f11",
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


def test_health_says_what_is_wrong(app, pages, cut_off, tmp_path):
    visitor = pages.anonymous()
    assert visitor.get("/healthz").response.get_json() == {"status": "ready"}
    (tmp_path / "no-folder").write_text("")
    app.extensions["blobs"] = BlobStore(tmp_path / "no-folder")
    said = visitor.get("/healthz", 503).response.get_json()
    assert [failure["code"] for failure in said["failures"]] == ["ReadOnly"]
    said = cut_off.anonymous().get("/healthz", 503).response.get_json()
    assert [failure["code"] for failure in said["failures"]] == ["DatabaseAway"]
