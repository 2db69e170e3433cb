"""A filter of many values is narrowed while one types; nothing is sent for it."""

import pytest
from flask import get_template_attribute
from playwright.sync_api import expect

from tests.fixtures.browser import go
from web.lists.filters import Choice, Field

NAMES = ["Nguyễn Thị Đào", "Trần Văn Bình", *(f"Lê Văn {number}" for number in range(14))]


def boxes(app, names):
    with app.test_request_context():
        draw = get_template_attribute("components/list.html", "value_boxes")
        choices = [Choice(str(at), name, at == 1, None) for at, name in enumerate(names)]
        return str(draw("cases", Field("officer", "Người", "", choices, 1, "", True, True, False)))


def test_a_few_values_are_looked_through_and_many_are_searched(app):
    assert "data-narrow" not in boxes(app, NAMES[:15])
    assert "data-narrow" in boxes(app, NAMES)


@pytest.mark.browser
def test_what_is_typed_leaves_what_holds_it_and_what_is_chosen(app, sign_in, keeper):
    page = sign_in("thukho")
    go(page, "/warehouse/items")
    page.evaluate(
        """(html) => {
            const main = document.querySelector("main");
            main.innerHTML = `<form><fieldset>${html}</fieldset></form>`;
            main.firstChild.addEventListener("change", () => (window.asked = 1));
            main.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
        }""",
        boxes(app, NAMES),
    )
    page.fill("[data-narrow]", "dao")
    expect(page.locator("main label:visible")).to_have_text(["Nguyễn Thị Đào", "Trần Văn Bình"])
    page.press("[data-narrow]", "Enter")
    page.locator("[data-narrow]").blur()
    assert page.evaluate("window.asked") is None
    page.fill("[data-narrow]", "")
    expect(page.locator("main label:visible")).to_have_count(16)
