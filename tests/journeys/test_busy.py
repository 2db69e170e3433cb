"""What takes longer than a second says so, and lets go who waits no longer."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import go

pytestmark = pytest.mark.browser

BUSY = "main [data-busy]"


@pytest.fixture
def held():
    """The forms that were sent and are not answered."""
    return []


@pytest.fixture
def desk(sign_in, case, officer, live_server, held):
    number = case.id
    live_server.settle()
    desk = sign_in("chv")

    def hold(route):
        if route.request.method == "POST":
            held.append(route)
        else:
            route.continue_()

    go(desk, f"/cases/{number}/parties/new")
    desk.route("**/parties/new", hold)
    desk.fill("[name=name]", "Nguyễn Văn Thử")
    return desk


# Sends the form, and waits in the page: Playwright looks at no page that is about to be another.
SENT = """async () => {
    const form = document.querySelector("main form:has([name=name])");
    const until = (asked) => new Promise((done) => {
        const look = () => (asked() ? done() : requestAnimationFrame(look));
        look();
    });
    form.requestSubmit(form.querySelector("[type=submit]"));
    await until(() => form.querySelector("[data-busy-said]")?.textContent.includes("2"));
    const said = form.querySelector("[data-busy-said]").textContent;
    form.querySelector("[data-busy-stop]").click();
    return said;
}"""


def test_a_slow_answer_says_what_happens_and_lets_go_who_waits_no_longer(desk, held):
    assert "Máy chủ đang làm" in desk.evaluate(SENT)
    expect(desk.locator(BUSY)).to_contain_text("chỉ ghi một lần")
    assert desk.input_value("[name=name]") == "Nguyễn Văn Thử"
    send = desk.locator("main form button[type=submit]").last
    expect(send).not_to_have_attribute("aria-disabled", "true")
    desk.evaluate(SENT)
    assert len(held) == 2


def test_a_file_that_is_kept_ends_the_waiting(sign_in, case, officer, live_server):
    live_server.settle()
    desk = sign_in("chv")
    go(desk, "/exchange/lists/cases")
    send = desk.locator("main form[data-once] button[type=submit]").last
    with desk.expect_download():
        send.click()
    expect(send).not_to_have_attribute("aria-disabled", "true")
    expect(desk.locator(BUSY)).to_have_count(0)
