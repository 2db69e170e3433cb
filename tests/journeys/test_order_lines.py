"""The lines of an order in a real browser: added and taken out without leaving the page."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import go

pytestmark = pytest.mark.browser


def test_a_line_is_added_and_taken_out_where_one_stands(sign_in, case, truck, live_server):
    number = case.id
    live_server.settle()
    desk = sign_in("chv")
    go(desk, f"/warehouse/orders/new?case_id={number}")
    desk.evaluate("window.here = 1")
    desk.fill("[name=document_no]", "07/BB")
    desk.fill("[name=lines-0-quantity]", "3")
    desk.get_by_role("button", name="Thêm dòng").click()
    expect(desk.locator("[name=lines-1-description]")).to_be_visible()
    assert desk.input_value("[name=document_no]") == "07/BB"
    assert desk.input_value("[name=lines-0-quantity]") == "3"
    desk.locator("[name=remove][value='0']").click()
    expect(desk.locator("[name=lines-1-description]")).to_have_count(0)
    assert desk.evaluate("window.here") == 1
