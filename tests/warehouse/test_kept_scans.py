"""Scans that were not recorded are kept in the browser, for their owner, until they are."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from accounts.models import UserAccount
from accounts.operations import people
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.browser import begin
from warehouse.models import EvidenceItem

pytestmark = pytest.mark.browser
SCAN = "**/warehouse/scan"


@pytest.fixture
def phone(keeper, item, make_place, live_server, sign_in):
    """A keeper who moves things into another shelf; and that shelf."""
    shelf = make_place()
    live_server.settle()
    page = sign_in("thukho", width=390)
    page.goto(f"/warehouse/scan?act=move&place={shelf.code}")
    return page, shelf


def scan(page, code):
    page.fill("[name=raw]", code)
    page.press("[name=raw]", "Enter")


def place_of(item):
    db.session.rollback()
    return db.session.scalar(select(EvidenceItem.place_id).where(EvidenceItem.id == item.id))


def kept(page):
    return page.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('kebien.scans.')).length"
    )


def test_a_scan_without_an_answer_is_sent_again_when_the_page_is_opened_anew(phone, item):
    page, shelf = phone
    page.route(SCAN, lambda route: route.fulfill(status=503, body="{}"))
    scan(page, item.code)
    expect(page.locator("[data-scan-last-text]")).to_contain_text("đang giữ ở đây")
    assert (kept(page), place_of(item) == shelf.id) == (1, False)
    page.unroute(SCAN)
    page.reload()
    expect(page.locator("[data-scan-last-text]")).to_contain_text("vào")
    assert (kept(page), place_of(item)) == (0, shelf.id)


def test_a_scan_outlives_the_session_and_is_sent_after_signing_in(phone, item, keeper, live_server):
    page, shelf = phone
    account = db.session.get_one(UserAccount, keeper.id)
    people.end_sessions(account, by=Act(SYSTEM, clock.now()))
    live_server.settle()
    scan(page, item.code)
    expect(page.locator("[data-scan-last-text]")).to_contain_text("Bạn đã đăng xuất")
    begin(page, "thukho")
    assert kept(page) == 1
    page.goto("/warehouse/scan")
    expect(page.locator("[data-scan-last-text]")).to_contain_text("vào")
    assert (kept(page), place_of(item)) == (0, shelf.id)


def test_the_scan_of_one_person_is_not_sent_by_another(phone, item, make_user, live_server):
    page, shelf = phone
    make_user(roles=["keeper"], username="thukho-hai", full_name="Bùi Văn Hai")
    live_server.settle()
    page.route(SCAN, lambda route: route.fulfill(status=503, body="{}"))
    scan(page, item.code)
    expect(page.locator("[data-scan-retry]")).to_be_visible()
    page.unroute(SCAN)
    page.context.clear_cookies()
    begin(page, "thukho-hai")
    page.goto("/warehouse/scan?act=move")
    expect(page.locator("[data-scan-last]")).to_be_hidden()
    assert (kept(page), place_of(item) == shelf.id) == (1, False)


def test_signing_out_asks_before_it_drops_scans(phone, item):
    page, _shelf = phone
    page.route(SCAN, lambda route: route.fulfill(status=503, body="{}"))
    scan(page, item.code)
    expect(page.locator("[data-scan-retry]")).to_be_visible()
    asked = []

    def answer(dialog):
        asked.append(dialog.message)
        dialog.accept() if len(asked) > 1 else dialog.dismiss()

    page.on("dialog", answer)
    sign_out = page.locator("form[data-sign-out]").last
    sign_out.evaluate("form => form.requestSubmit()")
    assert (len(asked), kept(page)) == (1, 1)
    sign_out.evaluate("form => form.requestSubmit()")
    page.wait_for_url("**/sign-in")
    assert kept(page) == 0
    assert "Còn 1 lần quét" in asked[0]


def test_scans_dropped_at_sign_out_are_not_sent_when_the_network_is_back(phone, item, shelf):
    page, _shelf = phone
    before = place_of(item)
    page.route(SCAN, lambda route: route.fulfill(status=503, body="{}"))
    scan(page, item.code)
    expect(page.locator("[data-scan-retry]")).to_be_visible()
    page.route("**/sign-out", lambda route: route.fulfill(status=204))  # the page stays open
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("form[data-sign-out]").last.evaluate("form => form.requestSubmit()")
    page.unroute(SCAN)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    scan(page, "khong-co-ma-nay")
    expect(page.locator("[data-scan-last-title]")).to_have_text("khong-co-ma-nay")
    assert (kept(page), place_of(item)) == (0, before)
