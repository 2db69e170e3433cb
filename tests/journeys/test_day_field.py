"""The day field in a real browser: typed, chosen by keys and by hand, and without scripts."""

import pytest
from playwright.sync_api import Page, expect

ECHO = "[data-day-echo]"


@pytest.fixture
def guide(new_context):
    """The style guide's page of the day field, in a window of a given width."""

    def open_guide(width: int = 1280, **options: object) -> Page:
        page = new_context(viewport={"width": width, "height": 900}, **options).new_page()
        page.goto("/styleguide/day")
        return page

    return open_guide


def test_what_is_typed_stays_and_its_meaning_stands_under_it(guide):
    page = guide()
    field = page.locator("[name=blank-day]")
    field.press_sequentially("2.12.26")
    box = page.locator("[data-day]", has=field)
    expect(box.locator(ECHO)).to_contain_text("T4 02/12/2026 · còn 6 ngày làm việc")
    expect(field).to_have_value("2.12.26")
    field.fill("24/11/2026")
    expect(box.locator(ECHO)).to_contain_text("Ngày Văn hóa Việt Nam")
    field.fill("31/02/2026")
    field.blur()
    expect(box.locator(ECHO)).to_contain_text("Không có ngày 31")
    expect(field).to_have_value("31/02/2026")


def test_a_day_is_chosen_with_the_keyboard_only(guide):
    page = guide()
    page.locator("[name=blank-day]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    cell = page.locator("[data-day-iso='2026-11-23']")
    expect(cell).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-day-iso='2026-12-01']")).to_be_focused()
    page.keyboard.press("PageDown")
    expect(page.locator("[data-day-iso='2027-01-01']")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("[data-day-iso='2027-01-03']")).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator("[data-day-iso='2026-12-28']")).to_be_focused()
    page.keyboard.press("PageUp")
    expect(page.locator("[data-day-iso='2026-11-28']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[name=blank-day]")).to_have_value("28/11/2026")
    expect(page.locator("[name=blank-day]")).to_be_focused()
    expect(page.locator("[data-day-calendar]:visible")).to_have_count(0)


def test_escape_closes_the_calendar_and_changes_nothing(guide):
    page = guide()
    opener = page.locator("[data-day]", has=page.locator("[name=filled-day]"))
    opener.locator("[data-day-open]").click()
    expect(page.locator("[data-day-iso='2026-11-29']")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    expect(opener.locator("[data-day-open]")).to_be_focused()
    expect(page.locator("[name=filled-day]")).to_have_value("29/11/2026")


def test_a_moment_keeps_its_hour_when_another_day_is_chosen(guide):
    page = guide(390)
    box = page.locator("[data-day]", has=page.locator("[name=filled-moment]"))
    box.locator("[data-day-open]").click()
    box.locator("[data-month-to]").nth(1).click()
    box.locator("[data-day-value='05/01/2027']").click()
    expect(page.locator("[name=filled-moment]")).to_have_value("05/01/2027")
    expect(page.locator("[name=filled-moment-hour]")).to_have_value("08:30")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_open_calendar_fits_the_page(guide, width):
    page = guide(width)
    if width == 1280:  # text of twice the size
        page.evaluate("document.documentElement.style.fontSize = '32px'")
    for opener in page.locator("[data-day-open]:visible").all():
        opener.click()
        expect(page.locator("[data-day-iso]:visible").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Escape")


def test_on_a_phone_every_day_can_be_touched(guide):
    page = guide(390)
    page.locator("[data-day-open]").first.click()
    expect(page.locator("[data-day-iso]:visible").first).to_be_visible()
    sizes = [
        button.bounding_box() for button in page.locator("[data-day-calendar] button:visible").all()
    ]
    assert {size["height"] >= 44 and size["width"] >= 44 for size in sizes} == {True}


def test_without_scripts_the_field_is_typed_into(guide):
    page = guide(java_script_enabled=False)
    page.fill("[name=blank-day]", "2/12/26")
    expect(page.locator("[data-day-open]:visible")).to_have_count(0)
