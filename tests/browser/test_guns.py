"""Handheld scanners as they come out of the box: slow ones, every end or none, what they add."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from foundation.codes import new_code, read_code, shown
from tests.browser.hands import Hands

pytestmark = pytest.mark.browser

FOREIGN = "8934563138165"


@pytest.fixture
def scan_page(plain, open_page):
    return open_page(plain, "/scan")


@pytest.fixture
def other_page(plain, open_page):
    """A page that offers a scan instead of leaving: a form on it was changed."""
    page = open_page(plain, "/other")
    page.fill("[name=note]", "cũ, mới")
    return page


def heard(page, count=1):
    page.wait_for_function("count => window.scans.length === count", arg=count)
    return [scan["raw"] for scan in page.evaluate("window.scans")]


def unprevented(page):
    """Note the keys that reach the page as they would reach the browser."""
    page.evaluate("""() => {
      window.reached = [];
      window.addEventListener("keydown", (event) => {
        const name = (event.ctrlKey ? "Ctrl+" : "") + event.key;
        if (!event.defaultPrevented) window.reached.push(name);
      });
    }""")


def reached(page):
    return [key for key in page.evaluate("window.reached") if len(key) > 1 and key != "Shift"]


@pytest.mark.parametrize("key", ["j", "m"])
def test_a_line_feed_behind_the_end_opens_nothing(scan_page, key):
    unprevented(scan_page)
    hands, codes = Hands(scan_page), [new_code(), new_code()]
    for code in codes:
        hands.fire(code)
        hands.control(key)
        hands.press("ArrowDown", 40)
        hands.end("Enter")
    assert heard(scan_page, 2) == codes
    assert reached(scan_page) == []


@pytest.mark.parametrize("key", ["j", "m"])
def test_a_control_character_alone_ends_a_code(scan_page, key):
    unprevented(scan_page)
    hands, code = Hands(scan_page), new_code()
    hands.fire(code, end="")
    hands.control(key)
    assert heard(scan_page) == [code]
    assert reached(scan_page) == []


def test_a_persons_own_keys_are_not_swallowed(other_page):
    unprevented(other_page)
    hands = Hands(other_page)
    other_page.focus("[name=note]")
    hands.fire(new_code())
    hands.type("abc", end="")
    hands.press("ArrowDown", 40, pause=0.3)
    hands.control("m", pause=0.3)
    heard(other_page)
    assert reached(other_page) == ["ArrowDown", "Ctrl+m"]
    expect(other_page.locator("[name=note]")).to_have_value("cũ, mớiabc")


@pytest.mark.parametrize("end", ["Enter", "Tab", ""])
@pytest.mark.parametrize("field", [None, "[name=raw]"])
def test_a_bluetooth_gun_is_heard_where_scans_belong(scan_page, field, end):
    if field:
        scan_page.focus(field)
    hands, code = Hands(scan_page), new_code()
    hands.fire_slowly(code, end=end)
    assert heard(scan_page) == [code]
    expect(scan_page.locator("[name=raw]")).to_have_value("")


def test_a_bluetooth_gun_reads_foreign_codes_where_scans_belong(scan_page):
    scan_page.focus("[name=raw]")
    Hands(scan_page).fire_slowly(FOREIGN)
    assert heard(scan_page) == [FOREIGN]


def test_a_bluetooth_gun_in_another_field_is_known_by_our_code(other_page):
    other_page.focus("[name=q]")
    code = new_code()
    Hands(other_page).fire_slowly(f"https://kho.thads.vn/{shown(code)}")
    assert len(heard(other_page)) == 1
    expect(other_page.get_by_role("alert").get_by_role("link")).to_have_attribute(
        "href", re.compile(r"/resolve\?raw=https")
    )
    expect(other_page.locator("[name=q]")).to_have_value("")


def test_a_field_that_wants_a_scan_is_not_sent_by_a_slow_gun(other_page, site):
    other_page.focus("[name=imei]")
    Hands(other_page).fire_slowly("356938035643809")
    expect(other_page.locator("[name=imei]")).to_have_value("356938035643809")
    assert site.posts == []


@pytest.mark.parametrize(
    ("field", "stands"),
    [
        ("imei", "356938035643809"),
        ("codes", "29H-123.45, 352938000017, 356938035643809"),
        ("lines", "29H-123.45\n352938000017\n356938035643809"),
    ],
)
def test_a_second_scan_is_not_glued_to_the_first(other_page, field, stands):
    other_page.fill(f"[name={field}]", "29H-123.45")
    hands = Hands(other_page)
    for code in ("352938000017", "356938035643809"):
        hands.fire(code)
    expect(other_page.locator(f"[name={field}]")).to_have_value(stands)


def test_a_quick_typist_in_another_field_is_no_gun(plain, open_page):
    page = open_page(plain, "/other")
    page.focus("[name=q]")
    Hands(page).fire_slowly("may bom nuoc")
    page.wait_for_url("**/found?q=may+bom+nuoc")


def test_a_password_manager_is_no_gun(plain, open_page, site):
    page = open_page(plain, "/sign-in")
    page.focus("[name=username]")
    hands = Hands(page)
    hands.fire("thukho12", end="Tab")
    hands.without_rest("vatchung2026", end="Enter")
    page.wait_for_url("**/saved")
    assert site.posts == [{"username": "thukho12", "password": "vatchung2026"}]


def test_a_password_is_never_a_scan(other_page):
    other_page.focus("[name=secret]")
    Hands(other_page).fire("vatchung2026", end="Tab")
    expect(other_page.locator("[name=secret]")).to_have_value("vatchung2026")
    assert other_page.evaluate("window.scans") == []


def test_words_that_a_text_expander_types_stay_where_they_fall(other_page):
    other_page.fill("[name=note]", "")
    other_page.focus("[name=note]")
    Hands(other_page).fire("Bao cao tinh hinh thi hanh 2026", end="Tab")
    expect(other_page.locator("[name=note]")).to_have_value("Bao cao tinh hinh thi hanh 2026")
    assert other_page.evaluate("window.scans") == []


def test_a_quick_typist_sends_no_number_by_pausing(plain, open_page):
    page = open_page(plain, "/other")
    page.clock.install()
    page.focus("[name=q]")
    Hands(page).fire_slowly(new_code(), end="")
    Hands(page).fire(FOREIGN, end="")
    page.clock.run_for(2_000)
    assert page.evaluate("window.scans") == []


@pytest.mark.parametrize("field", ["[name=q]", "[name=note]", "#nothing"])
def test_our_code_needs_no_end(other_page, field):
    before = other_page.locator("[name=note]").input_value()
    other_page.focus(field)
    code = new_code()
    Hands(other_page).fire(code, end="")
    assert heard(other_page) == [code]
    expect(other_page.locator("[name=note]")).to_have_value(before)
    expect(other_page.locator("[name=q]")).to_have_value("")


def test_a_foreign_code_needs_no_end_where_nobody_types(other_page):
    other_page.focus("#nothing")
    Hands(other_page).fire(FOREIGN, end="")
    assert heard(other_page) == [FOREIGN]


def test_half_a_code_is_no_scan(plain, open_page):
    page = open_page(plain, "/other")
    page.clock.install()
    page.focus("#nothing")
    Hands(page).fire("CHKMNP", end="")
    page.clock.run_for(2_000)
    assert page.evaluate("window.scans") == []


@pytest.mark.parametrize("end", ["", "\r"])
@pytest.mark.parametrize("field", ["[name=raw]", None])
def test_characters_given_by_their_numbers_are_a_scan(scan_page, site, field, end):
    if field:
        scan_page.focus(field)
    code = new_code()
    Hands(scan_page).fire_by_numbers(code, end=end)
    assert heard(scan_page) == [code]
    expect(scan_page.locator("[data-scan-list] li")).to_have_count(1)
    assert [(post["raw"], post["source"]) for post in site.posts] == [(code, "gun")]
    expect(scan_page.locator("[name=raw]")).to_have_value("")


def test_what_the_scanner_says_of_the_barcode_comes_along(scan_page):
    hands, code = Hands(scan_page), new_code()
    hands.fire(f"]Q1{code}", end="")
    hands.fire(f"]C1{FOREIGN}")
    assert heard(scan_page, 2) == [f"]Q1{code}", f"]C1{FOREIGN}"]


def test_the_separator_of_a_long_barcode_is_kept(scan_page):
    hands = Hands(scan_page)
    hands.fire("0108934563138165", end="")
    hands.control("]")
    hands.without_rest("21ABC", end="Enter")
    assert heard(scan_page) == ["0108934563138165\x1d21ABC"]


CODES = st.builds(new_code)
SPOILED = st.tuples(
    CODES, st.integers(0, 8), st.sampled_from("0123456789CGHKMNPTVOQDILZSBUAX-")
).map(lambda given: given[0][: given[1]] + given[2] + given[0][given[1] + 1 :])
WRITTEN = st.one_of(
    CODES,
    SPOILED,
    CODES.map(shown),
    CODES.map(str.lower),
    CODES.map(lambda code: f"]Q3https://kho.thads.vn/i/{code}?a=1"),
    st.text(alphabet="CGHKMNPTV0123456789", min_size=8, max_size=10),
)


def test_the_script_knows_our_codes_as_the_server_does(scan_page):
    @settings(max_examples=40, deadline=None, database=None)
    @given(st.lists(WRITTEN, min_size=1, max_size=20))
    def agree(texts):
        told = scan_page.evaluate(
            """async (texts) => {
              const { readsAsOurs } = await import("/static/js/scan-code.js");
              return texts.map(readsAsOurs);
            }""",
            texts,
        )
        assert told == [read_code(text) is not None for text in texts]

    agree()
