"""How the installation is: the same lines for the page and for who watches over the server."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from foundation import clock, health
from foundation.database import db
from jobs.models import JobRun


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


def test_a_job_that_failed_is_named_until_it_ran_well(tones):
    assert tones()["jobs"] == "danger"  # nothing ever ran
    run = JobRun(name="review.refresh", due_on=clock.today(), started_at=clock.now(), error="x")
    db.session.add(run)
    db.session.commit()
    found = tones()
    assert (found["jobs"], found["job.review.refresh"]) == ("ok", "danger")
    run.error = None
    run.started_at = datetime(2026, 11, 1, tzinfo=UTC)
    db.session.commit()
    found = tones()
    assert found["jobs"] == "danger"  # the last one began long ago
    assert "job.review.refresh" not in found


def test_the_page_says_what_to_do_and_shows_the_same_lines(pages, admin, tones):
    page = pages.as_user(admin).get("/health")
    said = pages.anonymous().get("/healthz").response.get_json()
    assert said["lines"] == tones()
    assert "flask backup run" in page.main
    assert "flask jobs run" in page.main


def test_only_who_administers_reads_it(pages, keeper):
    pages.as_user(keeper).get("/health", 403)
