"""A page of which only the first half has come shows nothing that the second half would move."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import go

pytestmark = pytest.mark.browser

SIDE = '<div class="kb-stack kb-side">'


@pytest.mark.parametrize("width", [390, 1280])
def test_a_column_waits_for_the_one_beside_it(sign_in, item, live_server, width):
    address = f"/warehouse/items/{item.code}"
    live_server.settle()
    phone = sign_in("thukho", width=width)
    go(phone, address)
    first = phone.locator(".kb-cols > .kb-stack > section").first
    expect(first).to_be_visible()

    def half(route):
        answer = route.fetch()
        come, side, _rest = answer.text().partition(SIDE)
        assert side
        route.fulfill(response=answer, body=come)

    phone.route(f"**{address}", half)
    phone.goto(address)
    expect(phone.locator("h1")).to_be_visible()
    expect(first).to_be_attached()
    expect(first).not_to_be_visible()
