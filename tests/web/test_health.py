"""How the installation is: the same lines for the page and for who watches over the server."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import select

from accounts.models import Role
from foundation import clock, health
from foundation.database import db
from jobs.models import JobRun
from jobs.schedule import TIMETABLE


@pytest.fixture
def tones(app):
    def read():
        return {line.code: line.tone for line in health.lines()}

    return read


def certificate(path, days):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "kebien.example")])
    now = clock.now().astimezone(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=days, hours=1))
        .sign(key, hashes.SHA256())
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.mark.parametrize(("days", "tone"), [(60, "ok"), (20, "warn"), (4, "danger")])
def test_a_certificate_that_ends_soon_is_said(app, tones, tmp_path, days, tone):
    assert tones()["certificate"] == "neutral"
    file = certificate(tmp_path / "cert.pem", days)
    app.config["KEBIEN"] = replace(app.config["KEBIEN"], certificate=file)
    assert tones()["certificate"] == tone
    file.write_text("nothing")
    assert tones()["certificate"] == "warn"


def ran(name, *, began=None, ended=True, error=None):
    began = began or clock.now()
    run = JobRun(name=name, due_on=clock.local_day(began), started_at=began, error=error)
    run.finished_at = began if ended else None
    db.session.add(run)
    db.session.commit()
    return run


@pytest.fixture
def all_ran(app):
    """Every job of the timetable ran two days ago, and today."""
    for day in (clock.now() - timedelta(days=2), clock.now()):
        for each in TIMETABLE:
            ran(each.name, began=day)


def changed(name, **values):
    query = select(JobRun).where(JobRun.name == name, JobRun.due_on == clock.today())
    run = db.session.scalars(query).one()
    for key, value in values.items():
        setattr(run, key, value)
    db.session.commit()


def test_a_job_that_failed_is_named_until_it_ran_well(tones, all_ran):
    assert tones()["jobs"] == "ok"
    changed("review.refresh", error="ValueError: Nguyễn Văn An")
    found = tones()
    assert (found["jobs"], found["job.review.refresh"]) == ("danger", "danger")
    assert "Nguyễn Văn An" not in str(health.lines())
    changed("review.refresh", error=None)
    assert "job.review.refresh" not in tones()


def test_nothing_ever_ran(tones):
    assert tones()["jobs"] == "danger"


def test_a_job_that_never_ran_is_named_once_the_others_run_for_a_day(tones):
    run = ran("review.refresh")
    assert tones()["jobs"] == "ok"  # the hour of the others has not come
    run.started_at, run.due_on = clock.now() - timedelta(days=2), clock.today() - timedelta(days=2)
    db.session.commit()
    ran("review.refresh")
    found = tones()
    assert (found["jobs"], found["job.backups.copy"]) == ("danger", "danger")
    assert "job.review.refresh" not in found


def test_a_job_whose_process_was_killed_is_named(tones, all_ran):
    hours = timedelta(hours=1)
    changed("review.refresh", finished_at=None, started_at=clock.now() - hours)
    assert "job.review.refresh" not in tones()  # it may still run
    changed("review.refresh", started_at=clock.now() - 7 * hours)
    assert tones()["job.review.refresh"] == "danger"


def test_a_job_that_runs_no_more_is_named(tones, all_ran):
    changed("review.refresh", started_at=clock.now() - timedelta(hours=30))
    found = tones()
    assert (found["jobs"], found["job.review.refresh"]) == ("danger", "danger")
    assert "job.review.remind" not in found


def test_the_page_says_what_to_do_and_anybody_only_that_there_is_something(pages, admin, tones):
    page = pages.as_user(admin).get("/health")
    said = pages.anonymous().get("/healthz").response.get_json()
    assert said == {"status": "ready", "health": "danger"}
    assert page.main.count("người quản trị máy chủ") >= 2
    assert "flask" not in page.main, "who reads it has no command line"


def test_an_administrator_of_a_unit_reads_only_how_the_installation_is(
    pages, admin, unit, make_user
):
    page = pages.as_user(make_user(roles=[Role.ADMIN], office=unit)).get("/health")
    assert "phải xử lý ngay" in page.main
    for told in ("flask", "SQLite", "PostgreSQL", "GB"):
        assert told not in page.main


def test_only_who_administers_reads_it(pages, keeper):
    pages.as_user(keeper).get("/health", 403)
