"""A session of scanning: only things are counted, and a reload loses nothing of it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(keeper, item, make_place, live_server, sign_in):
    """A keeper with a phone who moves things, and the shelf they go to."""
    shelf = make_place()
    live_server.settle()
    page = sign_in("thukho", width=390)
    page.goto("/warehouse/scan?act=move")
    return page, shelf


def scan(page, code):
    page.fill("[name=raw]", code)
    page.press("[name=raw]", "Enter")


def tally(page, outcome):
    return page.locator(f"[data-scan-tally={outcome}]")


def test_a_place_is_not_counted_among_the_things(phone, item):
    page, shelf = phone
    scan(page, shelf.code)
    expect(page.locator("[data-scan-place-text]")).to_have_text(shelf.full_name)
    expect(tally(page, "ok")).to_have_text("0")
    scan(page, item.code)
    expect(tally(page, "ok")).to_have_text("1")


def test_a_reload_keeps_place_list_and_tally(phone, item):
    page, shelf = phone
    scan(page, shelf.code)
    scan(page, item.code)
    expect(tally(page, "ok")).to_have_text("1")
    page.reload()
    expect(page.locator("[data-scan-place-text]")).to_have_text(shelf.full_name)
    expect(tally(page, "ok")).to_have_text("1")
    expect(page.locator("[data-scan-list] li")).to_have_count(2)
    scan(page, item.code)
    expect(tally(page, "already")).to_have_text("1")
    expect(tally(page, "ok")).to_have_text("1")


def test_a_session_is_begun_anew_by_its_button(phone, item):
    page, shelf = phone
    scan(page, shelf.code)
    scan(page, item.code)
    expect(tally(page, "ok")).to_have_text("1")
    page.locator("[data-scan-anew]").click()
    expect(tally(page, "ok")).to_have_text("0")
    page.reload()
    expect(page.locator("[data-scan-list] li")).to_have_count(0)
    expect(page.locator("[data-scan-anew]")).to_be_hidden()


def test_what_may_not_be_lent_leads_to_its_order_and_the_batch_goes_on(phone, item):
    page, _shelf = phone
    page.goto("/warehouse/scan?act=lend")
    scan(page, item.code)
    expect(tally(page, "problem")).to_have_text("1")
    expect(page.locator("[data-scan-list] li a")).to_be_visible()
    assert "/warehouse/scan" in page.url
