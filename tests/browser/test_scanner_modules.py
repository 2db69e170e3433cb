"""The scanner's scripts in a real browser: camera, handheld gun, what happens to a scan."""

import re
import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from foundation.codes import new_code, shown
from tests.browser.hands import Hands
from tests.fixtures.scripts import FLAGS
from tests.warehouse.camera import make_camera_video

pytestmark = pytest.mark.browser

FAKE_CAMERA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]


@pytest.fixture(scope="module")
def codes():
    return [new_code() for _ in range(3)]


@pytest.fixture(scope="module")
def filmed(launch_browser, codes, tmp_path_factory):
    """A browser whose camera sees the three labels, the first one twice."""
    first, second, third = codes
    path = tmp_path_factory.mktemp("camera") / "labels.mjpeg"
    make_camera_video([first, second, first, third], path)
    film = f"--use-file-for-fake-video-capture={path}"
    browser = launch_browser(args=[*FLAGS, *FAKE_CAMERA, film])
    yield browser
    browser.close()


def _scans(page):
    return page.evaluate("window.scans")


def _state(page):
    return page.locator("[data-scan-camera]")


def test_the_camera_reads_each_printed_label_once(filmed, open_page, site, codes):
    page = open_page(filmed, "/scan")
    expect(page.locator("[data-scan-list] li")).to_have_count(3)
    expect(_state(page)).to_have_attribute("data-scan-state", "on")
    assert sorted(post["raw"] for post in site.posts) == sorted(codes)
    assert {post["source"] for post in site.posts} == {"camera"}
    assert set(site.tokens) == {"token-of-the-page"}
    assert any(path.endswith("/zxing_reader.wasm") for path in site.paths)


def test_the_camera_is_let_go_when_the_page_is_left(filmed, open_page):
    page = open_page(filmed, "/scan")
    expect(_state(page)).to_have_attribute("data-scan-state", "on")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    expect(_state(page)).to_have_attribute("data-scan-state", "off")
    assert page.evaluate("document.querySelector('video').srcObject") is None


@pytest.mark.parametrize(
    ("host", "permissions", "sentence"),
    [
        ("kho.lan", [], "Cần HTTPS"),
        ("127.0.0.1", ["camera"], "Không có máy ảnh"),
    ],
)
def test_without_a_camera_the_page_says_why_and_typing_works(
    plain, open_page, site, host, permissions, sentence
):
    page = open_page(plain, "/scan", host=host, permissions=permissions)
    expect(page.get_by_text(sentence)).to_be_visible()
    code = new_code()
    page.fill("[name=raw]", shown(code).lower())
    page.press("[name=raw]", "Enter")
    expect(page.locator("[data-scan-list] li")).to_have_text([shown(code)])
    assert site.posts[0]["source"] == "typed"
    assert uuid.UUID(site.posts[0]["act_id"]).version == 4


def test_the_form_works_without_scripts(plain, open_page, site):
    page = open_page(plain, "/scan", java_script_enabled=False)
    page.fill("[name=raw]", "C7K4")
    page.press("[name=raw]", "Enter")
    expect(page.get_by_role("heading", name="Khác")).to_be_visible()
    assert site.posts == [{"csrf_token": "x", "act": "move", "version": "3", "raw": "C7K4"}]


@pytest.mark.parametrize("end", ["Enter", "Tab"])
def test_a_gun_is_heard_with_the_focus_nowhere(plain, open_page, end):
    page, code = open_page(plain, "/other"), new_code()
    Hands(page).fire(code, end=end)
    page.wait_for_url("**/resolve?*")
    assert parse_qs(urlsplit(page.url).query) == {"raw": [code]}


def test_a_gun_is_heard_in_the_typed_field_of_the_scan_page(plain, open_page, site):
    page, code = open_page(plain, "/scan"), new_code()
    page.focus("[name=raw]")
    Hands(page).fire(code)
    expect(page.locator("[data-scan-list] li")).to_have_count(1)
    assert [(post["raw"], post["source"]) for post in site.posts] == [(code, "gun")]
    expect(page.locator("[name=raw]")).to_have_value("")


@pytest.mark.parametrize(("field", "before"), [("note", "cũ, mới"), ("kind", ""), ("amount", "12")])
def test_a_gun_leaves_a_half_filled_form_as_it_was(plain, open_page, site, field, before):
    page, code = open_page(plain, "/other"), new_code()
    page.fill("[name=note]", "cũ, mới")
    page.focus(f"[name={field}]")
    Hands(page).fire(code)
    link = page.get_by_role("alert").get_by_role("link", name=f"Mở {code}")
    expect(link).to_have_attribute("href", re.compile(rf"/resolve\?raw={code}$"))
    expect(page.locator(f"[name={field}]")).to_have_value(before)
    expect(page.locator(f"[name={field}]")).to_be_focused()
    assert site.posts == []


def test_a_field_that_wants_a_scan_keeps_it_and_is_not_submitted(plain, open_page, site):
    page = open_page(plain, "/other")
    page.focus("[name=imei]")
    Hands(page).fire_through_vietnamese_layout("356938035643809")
    expect(page.locator("[name=imei]")).to_have_value("356938035643809")
    assert _scans(page) == []
    assert site.posts == []


def test_a_person_typing_a_code_is_not_taken_for_a_gun(plain, open_page, site):
    page, code = open_page(plain, "/other"), new_code()
    page.focus("[name=q]")
    Hands(page).type(code, end="Enter")
    page.wait_for_url(f"**/found?q={code}")


def test_a_key_held_down_and_a_short_burst_are_not_a_scan(plain, open_page):
    page = open_page(plain, "/other")
    hands = Hands(page)
    page.focus("#nothing")
    hands.hold("K", 12)
    hands.fire("C7K4M")
    assert _scans(page) == []


def test_what_was_typed_just_before_is_not_part_of_the_scan(plain, open_page):
    page, code = open_page(plain, "/scan"), new_code()
    page.focus("[name=raw]")
    hands = Hands(page)
    hands.type("tem")
    hands.fire(code)
    assert [scan["raw"] for scan in _scans(page)] == [code]
    expect(page.locator("[name=raw]")).to_have_value("tem")


def test_the_vietnamese_layout_is_seen_through(plain, open_page, site):
    page, code = open_page(plain, "/scan"), "C1234567890N"
    Hands(page).fire_through_vietnamese_layout(code)
    assert [scan["raw"] for scan in _scans(page)] == [code]


def test_an_input_method_that_hides_the_keys_is_seen_through(plain, open_page):
    page, code = open_page(plain, "/scan"), new_code()
    Hands(page).fire_into_input_method(code)
    assert [scan["raw"] for scan in _scans(page)] == [code]


def test_letters_an_input_method_takes_back_are_gone(plain, open_page):
    page = open_page(plain, "/scan")
    hands = Hands(page)
    hands.fire("HTTPS://KHO.THA", end="")
    hands.backspace()
    hands.without_rest("A.VN/C7K4M2GH9", end="Enter")
    assert [scan["raw"] for scan in _scans(page)] == ["HTTPS://KHO.THA.VN/C7K4M2GH9"]


def test_a_scanned_place_holds_for_what_is_scanned_after_it(plain, open_page, site):
    page, code = open_page(plain, "/scan"), new_code()
    hands = Hands(page)
    hands.fire("KE-0401")
    hands.fire(code)
    expect(page.locator("[data-scan-list] li")).to_have_count(1)
    assert [(post["raw"], post["place"]) for post in site.posts] == [
        ("KE-0401", ""),
        (code, "KE-0401"),
    ]
    expect(page.locator("[data-scan-place-text]")).to_have_text("Kệ KE-0401")


def test_each_outcome_is_told_and_counted(plain, open_page):
    page, code = open_page(plain, "/scan"), new_code()
    hands, band = Hands(page), page.locator("[data-scan-last]")
    for scanned, tone in ((code, "kb-ok"), (code, "kb-neutral"), ("8934563138165", "kb-danger")):
        hands.fire(scanned)
        expect(band).to_have_class(tone)
    expect(band).to_contain_text("Mã lạ")
    for outcome in ("ok", "already", "problem"):
        expect(page.locator(f'[data-scan-tally="{outcome}"]')).to_have_text("1")


def test_the_last_scan_can_be_undone(plain, open_page, site):
    page = open_page(plain, "/scan")
    Hands(page).fire(new_code())
    page.click("[data-scan-undo]")
    expect(page.locator("[data-scan-last]")).to_contain_text("Đã hoàn tác")
    expect(page.locator("[data-scan-undo]")).to_be_hidden()
    assert site.posts[1]["undoes"] == site.posts[0]["act_id"]
    expect(page.locator('[data-scan-tally="ok"]')).to_have_text("1")


def test_scans_that_could_not_be_sent_wait_and_are_sent_in_order(plain, open_page, site):
    page, scanned = open_page(plain, "/scan"), ["KE-0401", new_code()]
    hands = Hands(page)
    site.out_of_order = True
    for raw in scanned:
        hands.fire(raw)
        expect(page.locator("[data-scan-last]")).to_contain_text("Chưa gửi được")
        expect(page.locator("[data-scan-last-title]")).to_have_text(raw)
    site.out_of_order = False
    page.click("[data-scan-retry]")
    expect(page.locator("[data-scan-list] li")).to_have_count(1)
    expect(page.locator("[data-scan-retry]")).to_be_hidden()
    assert [(post["raw"], post["place"]) for post in site.posts] == [
        (scanned[0], ""),
        (scanned[1], "KE-0401"),
    ]
