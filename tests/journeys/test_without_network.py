"""Without a network the page stays, says so in one sentence, and asks again when told to."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import go

pytestmark = pytest.mark.browser

UNSENT = "main [data-unsent]"


@pytest.fixture
def form(sign_in, case, officer, live_server):
    """A form with a name typed into it."""
    number = case.id
    live_server.settle()
    page = sign_in("chv")
    go(page, f"/cases/{number}/parties/new")
    page.fill("[name=name]", "Nguyễn Văn Thử")
    yield page
    live_server.faults.clear()  # the console says that there was no network


def test_a_form_without_network_keeps_what_was_typed_and_is_sent_again(form):
    form.context.set_offline(True)
    expect(form.locator("#said [data-unsent]")).to_contain_text("Mất mạng")
    form.locator("main form button[type=submit]").last.dblclick()
    band = form.locator(f"form {UNSENT.removeprefix('main ')}")
    expect(band).to_have_count(1)
    assert form.input_value("[name=name]") == "Nguyễn Văn Thử"
    form.context.set_offline(False)
    expect(form.locator("#said [data-unsent]")).to_have_count(0)
    band.get_by_role("button").click()
    expect(
        form.locator("[data-errors]")
    ).to_be_visible()  # the server has answered: more is missing
    assert form.input_value("[name=name]") == "Nguyễn Văn Thử"


def test_a_link_without_network_leads_nowhere_until_there_is_one(form):
    form.context.set_offline(True)
    here = form.url
    form.locator("nav a[href='/cases']").first.dispatch_event("click")
    expect(form.locator("#said [data-unsent-again]")).to_be_visible()
    assert form.url == here
    form.context.set_offline(False)
    form.locator("nav a[href='/cases']").first.dispatch_event("click")
    expect(form).to_have_url(here.rsplit("/", 3)[0])


def test_a_list_that_has_no_answer_keeps_its_rows_and_asks_again(sign_in, make_item, live_server):
    make_item()
    make_item(description="Xe ô tô tải")
    live_server.settle()
    page = sign_in("thukho", width=1280)
    go(page, "/warehouse/items")
    page.context.set_offline(True)
    page.locator("#filter-status summary").click()
    page.locator("#filter-status input[value=on_loan]").check()
    band = page.locator(f"#list {UNSENT.removeprefix('main ')}")
    expect(band).to_contain_text("Mất mạng")
    expect(page.locator("#list-count")).to_have_text("2 vật")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    page.context.set_offline(False)
    band.get_by_role("button").click()
    expect(page.locator("#list-count")).to_have_text("0 / 2 vật")
    live_server.faults.clear()  # the console says that there was no network


def test_a_button_of_htmx_pressed_twice_asks_once(sign_in, case, truck, live_server):
    number = case.id
    live_server.settle()
    page = sign_in("chv")
    go(page, f"/warehouse/orders/new?case_id={number}")
    asked = []
    page.on("request", lambda request: asked.append(request.method))
    add = page.locator("button[name=add]")
    lines = page.locator("#lines [name$=description]")
    expect(lines).to_have_count(1)
    add.evaluate("button => { button.click(); button.click(); }")
    expect(lines).to_have_count(2)
    assert asked.count("POST") == 1
