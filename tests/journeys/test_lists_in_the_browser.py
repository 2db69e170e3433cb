"""Lists by hand, on a phone and on a laptop: narrowed, walked by keys, chosen from."""

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.browser import go

pytestmark = pytest.mark.browser

ITEMS = "/warehouse/items"


@pytest.fixture
def two(make_item, live_server):
    found = make_item(), make_item(description="Xe ô tô tải")
    live_server.settle()
    return found


def test_a_filter_narrows_without_leaving_the_page_and_back_undoes_it(sign_in, two) -> None:
    page: Page = sign_in("thukho", width=1280)
    go(page, ITEMS)
    page.locator("#filter-status summary").click()
    box = page.locator("#filter-status input[value=on_loan]")
    box.check()
    expect(page.locator("#list-count")).to_have_text("0 / 2 vật")
    expect(page.locator("#list-said")).to_contain_text("0 / 2 vật")
    expect(box).to_be_focused()
    assert "status=on_loan" in page.url
    page.go_back()
    expect(page.locator("#list-count")).to_have_text("2 vật")


def test_rows_are_walked_and_chosen_by_keys(sign_in, two) -> None:
    page: Page = sign_in("thukho", width=1280)
    go(page, ITEMS)
    links = page.locator(".kb-list__open")
    links.first.focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("#list-count")).to_have_text("Đã chọn 1 / 2")
    expect(page.locator("#list-foot a").first).to_be_visible()


def test_on_a_phone_a_row_has_two_lines_and_is_chosen_as_a_whole(sign_in, two) -> None:
    page: Page = sign_in("thukho", width=390)
    go(page, ITEMS)
    rows = page.locator("tbody tr")
    height = rows.first.bounding_box()
    assert height is not None
    assert 72 <= height["height"] <= 96
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_text("Chọn", exact=True).click()
    rows.first.click(position={"x": 200, "y": 30})
    expect(page.locator("#list-count")).to_have_text("Đã chọn 1 / 2")


@pytest.mark.parametrize(
    ("person", "address"), [("thukho", "/warehouse/loans"), ("chv", "/review/acts")]
)
def test_on_a_phone_the_act_of_a_row_stands_beside_its_lines(
    sign_in, lent, directive, live_server, person, address
) -> None:
    live_server.settle()
    page: Page = sign_in(person, width=390)
    go(page, address)
    row = page.locator("tbody tr", has=page.locator(".kb-list__act > a")).first
    height = row.bounding_box()
    assert height is not None
    assert 72 <= height["height"] <= 96


def test_on_a_phone_four_acts_at_the_thumb_stand_two_a_row(sign_in, admin) -> None:
    page: Page = sign_in("quantri", width=390)
    go(page, "/accounts")
    boxes = page.locator(".kb-foot > .kb-btn").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.x, box.y, box.height])"
    )
    assert len(boxes) == 4
    assert len({x for x, _, _ in boxes}) == 2
    assert len({y + height / 2 for _, y, height in boxes}) == 2
    assert max(height for _, _, height in boxes) <= 52
