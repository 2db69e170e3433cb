"""The palette, in a real browser: by keyboard alone, with a scanner, without scripts."""

import pytest
from playwright.sync_api import Page, expect

from foundation.codes import shown
from tests.browser.hands import Hands
from tests.fixtures.browser import begin, go
from tests.journeys.browsing import fits

pytestmark = pytest.mark.browser
OPEN = "[data-palette][open]"


def ask(page: Page, words: str) -> None:
    page.keyboard.press("Control+k")
    page.wait_for_selector(OPEN)
    page.keyboard.type(words)


@pytest.fixture
def desk(item, lot, live_server, sign_in, keeper):
    live_server.settle()
    return sign_in("thukho")


def test_a_thing_is_found_and_opened_by_keyboard_alone(desk, item):
    go(desk, "/cases")
    ask(desk, "dien tho")
    row = desk.locator(f"{OPEN} [role=option][aria-selected=true]")
    expect(row).to_contain_text(shown(item.code))
    expect(row).to_contain_text("đang lưu kho")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/warehouse/items/{item.code}")


def test_escape_closes_and_the_focus_goes_back(desk):
    go(desk, "/cases")
    link = desk.get_by_role("main").get_by_role("link").first
    link.focus()
    desk.keyboard.press("Control+k")
    expect(desk.locator(f"{OPEN} input")).to_be_focused()
    for _time in range(3):  # Tab changes the kind and never leaves
        desk.keyboard.press("Tab")
        expect(desk.locator(f"{OPEN} input")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator(OPEN)).to_have_count(0)
    expect(link).to_be_focused()


def test_a_slash_opens_it(desk):
    go(desk, "/warehouse/items")
    desk.keyboard.press("/")
    expect(desk.locator(OPEN)).to_have_count(1)


def test_a_slash_that_is_typed_into_a_field_stays_there(desk):
    go(desk, "/warehouse/items")
    field = desk.locator("main input[name=q]")
    field.focus()
    desk.keyboard.press("/")
    expect(field).to_have_value("/")
    expect(desk.locator(OPEN)).to_have_count(0)


def test_tab_shows_one_kind_alone(desk, item):
    ask(desk, "xe")
    expect(desk.locator(f"{OPEN} [aria-current=true]")).to_contain_text("Tất cả")
    desk.keyboard.press("Tab")
    chosen = desk.locator(f"{OPEN} [data-kind-url][aria-current=true]")
    expect(chosen).not_to_contain_text("Tất cả")


def test_a_letter_does_an_act_on_the_chosen_row_on_a_page_of_its_own(desk, item):
    ask(desk, "dien thoai")
    act = desk.locator(f"{OPEN} [data-letter]").first
    expect(act).to_be_visible()
    letter, address = act.get_attribute("data-letter"), act.get_attribute("href")
    desk.keyboard.press(f"Alt+{letter}")
    desk.wait_for_url(f"**{address}")


def test_an_exact_number_opens_at_once(desk, item, case):
    desk.keyboard.press("Control+k")
    expect(desk.locator(f"{OPEN} input")).to_be_focused()
    Hands(desk).type(f"hs {case.number}", end="Enter")
    desk.wait_for_url(f"**/cases/{case.id}")


def test_a_scan_into_it_opens_the_thing(desk, item):
    desk.keyboard.press("Control+k")
    expect(desk.locator(f"{OPEN} input")).to_be_focused()
    Hands(desk).fire(item.code)
    desk.wait_for_url(f"**/warehouse/items/{item.code}")


def test_what_was_opened_lately_is_offered_and_dropped_at_sign_out(desk, item, live_server):
    go(desk, f"/warehouse/items/{item.code}")
    go(desk, "/")
    desk.keyboard.press("Control+k")
    recent = desk.locator(f"{OPEN} [data-recent-group]")
    expect(recent).to_contain_text(shown(item.code))
    desk.keyboard.press("Escape")
    desk.locator(".kb-me summary").click()
    desk.get_by_role("button", name="Đăng xuất").first.click()
    desk.wait_for_url("**/sign-in**")
    assert desk.evaluate("Object.keys(localStorage).filter((key) => key.includes('recent'))") == []


def test_it_fits_a_phone_and_its_button_stands_in_the_bar(item, keeper, live_server, sign_in):
    live_server.settle()
    phone = sign_in("thukho", width=390)
    phone.locator(".kb-top > .kb-seek").click()
    phone.locator(f"{OPEN} input").fill("dien thoai")
    expect(phone.locator(f"{OPEN} [role=option]").first).to_be_visible()
    fits(phone)


def test_without_scripts_the_box_is_a_form(item, keeper, live_server, new_context):
    live_server.settle()
    page = new_context(java_script_enabled=False).new_page()
    begin(page, "thukho")
    page.locator("#find").fill("dien thoai")
    page.locator("#find").press("Enter")
    expect(page.get_by_role("main")).to_contain_text(shown(item.code))
