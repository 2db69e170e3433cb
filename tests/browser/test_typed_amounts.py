"""Amounts typed and pasted in a real browser: what was typed reaches the server as it was typed."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PASTED = [
    "1,250,000,000.00", "1.250.000.000,00", "1250000000.0", "1250000000,5", "2,5 tỷ", "1250000",
    "1.250.000", "1,250,000", "1 250 000", "1\u00a0250\u00a0000 đ", "0912345678", "1.25.000", "-5",
    "1e9", "VND 5,000", "０１２", "25 tỷ",
]  # fmt: skip


@pytest.fixture
def page(plain, open_page):
    opened = open_page(plain, "/amount")
    opened.focus("[name=amount]")
    return opened


@pytest.fixture
def amount(page):
    return page.locator("[name=amount]")


def paste(page, text):
    """Put the text on the clipboard of a field beside, and paste it where the cursor is."""
    page.fill("[name=other]", text)
    page.press("[name=other]", "Control+a")
    page.press("[name=other]", "Control+x")
    page.focus("[name=amount]")
    page.keyboard.press("Control+v")


def caret(field):
    return field.evaluate("field => field.selectionStart")


@pytest.mark.parametrize("text", PASTED)
def test_what_is_pasted_stays_and_is_sent_as_it_is(page, amount, site, text):
    paste(page, text)
    expect(amount).to_have_value(text)
    page.click("button")
    page.wait_for_url("**/saved")
    assert site.posts[0]["amount"] == text


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("1250000", "1.250.000"), ("999", "999"), ("1000", "1.000"), ("2,5", "2,5"),
        ("2,5 tỷ", "2,5 tỷ"), ("1.250.000", "1.250.000"), ("1,250,000.00", "1,250,000.00"),
        ("1250000,00", "1.250.000,00"), ("1250000 đ", "1.250.000 đ"), ("25 tỷ", "25 tỷ"),
        ("0912345678", "0912345678"), ("-1250", "-1250"), ("1e9", "1e9"),
        ("1.250.0000", "1.250.0000"), ("1 250 000", "1 250 000"), ("1250.000", "1.250.000"),
    ],
)  # fmt: skip
def test_only_plain_digits_are_grouped_while_they_are_typed(page, amount, typed, stands):
    page.keyboard.type(typed)
    expect(amount).to_have_value(stands)


def test_backspace_takes_a_digit_even_behind_a_point(page, amount):
    page.keyboard.type("1250000")
    for stands in ("125.000", "12.500", "1.250", "125", "12", "1", ""):
        page.keyboard.press("Backspace")
        expect(amount).to_have_value(stands)
    page.keyboard.type("1250000")
    for _step in range(3):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Backspace")  # behind the second point: 1.250.|000
    assert (amount.input_value(), caret(amount)) == ("125.000", 4)
    page.keyboard.press("Backspace")
    assert (amount.input_value(), caret(amount)) == ("12.000", 3)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Delete")  # before the point: 12|.000
    assert (amount.input_value(), caret(amount)) == ("1.200", 3)


def test_a_digit_in_the_middle_leaves_the_cursor_behind_it(page, amount):
    page.keyboard.type("1250000")
    page.keyboard.press("Home")
    page.keyboard.type("34")
    assert (amount.input_value(), caret(amount)) == ("341.250.000", 2)
    page.keyboard.press("Home")
    for _step in range(3):
        page.keyboard.press("Delete")
    expect(amount).to_have_value("250.000")


def test_the_first_digit_can_be_typed_anew(page, amount):
    page.keyboard.type("2000000")
    page.keyboard.press("Home")
    page.keyboard.press("Delete")
    page.keyboard.type("35")
    expect(amount).to_have_value("35.000.000")


def test_a_point_of_ones_own_can_be_taken_back(page, amount):
    page.keyboard.type("1.250")
    page.keyboard.press("Backspace")
    expect(amount).to_have_value("1.25")
    for _letter in "1.25":
        page.keyboard.press("Backspace")
    page.keyboard.type("1250")
    expect(amount).to_have_value("1.250")


def test_what_the_server_wrote_goes_on_being_grouped(page):
    page.focus("[name=due]")
    page.keyboard.press("End")
    page.keyboard.type("0")
    expect(page.locator("[name=due]")).to_have_value("12.500.000")


def test_no_other_script_writes_into_fields():
    """Scripts that set a value: a scan is taken out, an amount grouped, a choice or a day made.

    ``once.js`` sets the hidden id of the act alone; ``plan.js`` writes the server's days into
    fields nobody typed into since it asked, and a typed reason into the field drawn anew.
    ``backlog.js`` puts the cells a person pastes, or copies from the row above, in as they are.
    """
    setting = {
        path.name
        for path in Path("static/js").glob("*.js")
        if any(f"{name}.value = " in path.read_text("utf-8") for name in ("field", "input"))
    }
    assert setting == {
        "backlog.js",
        "choice-field.js",
        "day-field.js",
        "dong-input.js",
        "once.js",
        "palette-dialog.js",
        "plan.js",
        "scan-gun.js",
        "scan-page.js",
        "signature.js",
    }
