"""What every response says to a browser, and to whom the application answers at all."""

from dataclasses import replace
from datetime import timedelta

from app import create_app
from foundation.database import db
from tests.fixtures.pages import Pages
from tests.fixtures.people import PASSWORD


def test_every_response_carries_the_headers(pages, keeper):
    for answer in (
        pages.anonymous().get("/cases", 302),
        pages.as_user(keeper).get("/warehouse/no-such-page", 404),
    ):
        headers = answer.response.headers
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "camera=(self)" in headers["Permissions-Policy"]
        assert headers["Cache-Control"] == "no-store"


def test_a_public_page_may_be_gone_back_to(pages, keeper):
    for url in ("/sign-in", "/auctions/public"):
        answer = pages.anonymous().get(url).response
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert "Cookie" in answer.headers["Vary"]


def test_a_page_of_somebody_signed_in_is_not_kept(pages, keeper):
    for url in ("/warehouse/scan", "/auctions/public", "/sign-in"):
        answer = pages.as_user(keeper).client.get(url)
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_secure_session_has_a_cookie_no_neighbour_can_set(app, keeper):
    db.session.commit()  # the other application sees that there is somebody
    secure = create_app(replace(app.config["KEBIEN"], secure_cookies=True))
    visitor = Pages(secure).anonymous()
    options = {"base_url": "https://localhost"}
    db.session.commit()
    page = visitor.client.get("/sign-in", **options)
    assert page.headers["Set-Cookie"].startswith("__Host-session=")
    assert "Secure" in page.headers["Set-Cookie"]
    assert "Strict-Transport-Security" in page.headers


def test_a_host_that_is_not_ours_is_not_answered(app, keeper):
    db.session.commit()
    ours = create_app(replace(app.config["KEBIEN"], hosts=("kho.example.vn",)))
    client = Pages(ours).anonymous().client
    db.session.commit()
    assert client.get("/sign-in", base_url="http://kho.example.vn").status_code == 200
    assert client.get("/sign-in", base_url="http://evil.example").status_code == 400
    assert PASSWORD not in client.get("/sign-in", base_url="http://evil.example").text


def test_a_cookie_is_checked_by_its_text_and_its_age(app, pages, keeper):
    visitor = pages.as_user(keeper)
    visitor.get("/warehouse/scan")
    visitor.get("/warehouse/scan")  # now its signature is known
    text = visitor.client.get_cookie("session").value
    signed, _, signature = text.rpartition(".")
    forged = f"{signed}.{signature[::-1]}"
    visitor.client.set_cookie("session", forged)
    assert visitor.client.get("/warehouse/scan").status_code == 302
    visitor.client.set_cookie("session", text)
    assert visitor.client.get("/warehouse/scan").status_code == 200
    app.permanent_session_lifetime = timedelta(seconds=-1)
    visitor.client.set_cookie("session", text)
    assert visitor.client.get("/warehouse/scan").status_code == 302
