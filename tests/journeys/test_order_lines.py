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


PASTE = """(field, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.focus();
  const how = { clipboardData: data, bubbles: true, cancelable: true };
  field.dispatchEvent(new ClipboardEvent("paste", how));
}"""


def test_rows_of_excel_fill_the_lines_below_the_field_they_are_pasted_into(
    sign_in, case, truck, live_server
):
    number = case.id
    live_server.settle()
    desk = sign_in("chv", width=1280)
    go(desk, f"/warehouse/orders/new?case_id={number}")
    desk.evaluate("window.here = 1")
    desk.fill("[name=document_no]", "07/BB")
    desk.get_by_role("button", name="Thêm dòng").click()
    last = desk.locator("[name=lines-1-description]")
    expect(last).to_be_visible()
    rows = "Tên vật chứng\tSố lượng\tĐVT\r\nXe máy Wave\t2\tchiếc\r\nGỗ xẻ\tba khối\tm3\r\n"
    last.evaluate(PASTE, rows)
    expect(desk.locator("[name=lines-2-description]")).to_have_value("Gỗ xẻ")
    expect(last).to_have_value("Xe máy Wave")
    expect(desk.locator("[name=lines-2-quantity]")).to_have_value("ba khối")
    desk.get_by_role("link", name="Dòng 3").or_(
        desk.locator("a[href='#lines-2-quantity']")
    ).first.click()
    expect(desk.locator("#lines-2-quantity")).to_be_focused()

    desk.locator("[name=lines-1-seal]").evaluate(PASTE, "NP 01\nNP 02\n")
    expect(desk.locator("[name=lines-2-seal]")).to_have_value("NP 02")
    expect(desk.locator("[name=lines-1-seal]")).to_have_value("NP 01")
    assert desk.input_value("[name=document_no]") == "07/BB"
    assert desk.evaluate("window.here") == 1
    expect(desk.locator("input#lines-1-kind")).to_be_visible()  # the list is a text to search now
    tops = desk.locator("#lines-1-kind, #lines-1-quantity, #lines-1-seal").evaluate_all(
        "fields => fields.map(field => Math.round(field.getBoundingClientRect().top))"
    )
    assert len(set(tops)) == 1
    head = desk.locator(".kb-form__line .kb-field:has([name=lines-1-seal]) .kb-field__head")
    assert head.bounding_box()["height"] < 60
