"""The choice field in a real browser: searched on the server, and narrowed on the page."""

import pytest
from playwright.sync_api import expect

from cases.models import PartyKind, PartyRole
from cases.operations import files
from foundation import clock
from foundation.acts import Act
from tests.fixtures.browser import go

INPUT = "[role=combobox][name=place]"


@pytest.fixture
def moving(sign_in, item, make_place, live_server):
    """The page that moves an item, open for its keeper; a shelf A, with a long name, is there."""
    make_place(name="Kệ Đặc biệt", short_name="DB-01")
    make_place(name="Kệ Đặc chủng", short_name="DB-02")
    code = item.code
    live_server.settle()

    def open_page(width=1280):
        page = sign_in("thukho", width=width)
        go(page, f"/warehouse/items/{code}/move")
        return page

    return open_page


def test_a_place_is_chosen_with_the_keyboard_only(moving):
    page = moving()
    page.locator(INPUT).press_sequentially("dac")
    expect(page.locator("[role=option]")).to_have_count(2)
    expect(page.locator(INPUT)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(INPUT)).to_have_value("DB-02")
    expect(page.locator("[data-choice-chosen]")).to_contain_text("Kệ Đặc chủng")
    expect(page.locator("[role=listbox]:visible")).to_have_count(0)


def test_an_exact_short_name_says_at_once_what_it_names(moving):
    page = moving(390)
    page.locator(INPUT).press_sequentially("db-01")
    expect(page.locator("[data-choice-chosen]")).to_contain_text("Kệ Đặc biệt")
    expect(page.locator(INPUT)).to_have_value("db-01")


def test_escape_keeps_what_was_typed(moving):
    page = moving(320)
    page.locator(INPUT).press_sequentially("dac")
    expect(page.locator("[role=option]").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]:visible")).to_have_count(0)
    expect(page.locator(INPUT)).to_have_value("dac")


@pytest.fixture
def guide(new_context):
    def open_guide(**options):
        page = new_context(**options).new_page()
        page.goto("/styleguide/choice")
        return page

    return open_guide


def test_a_long_list_is_narrowed_without_marks_and_keeps_its_choice(guide):
    page = guide()
    field = page.get_by_role("combobox").nth(1)
    field.press_sequentially("duc khu")
    expect(page.locator("[role=option]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_value("Nguyễn Thị Đức · Chấp hành viên, Khu vực 2")
    assert page.locator("select[name=blank-person]").evaluate("e => e.value") == "Đức"


def test_a_text_that_names_nobody_chooses_nobody_and_says_so(guide):
    page = guide()
    field = page.get_by_role("combobox").nth(3)
    assert page.locator("select[name=filled-person]").evaluate("e => e.value") == "Đức"
    field.fill("không ai")
    field.blur()
    assert page.locator("select[name=filled-person]").evaluate("e => e.value") == ""
    expect(field).to_have_value("không ai")
    expect(page.locator("[data-choice-chosen]").nth(3)).to_contain_text("Chọn một dòng")


def test_without_scripts_it_is_a_select_and_a_text(guide):
    page = guide(java_script_enabled=False)
    page.select_option("select[name=blank-person]", "Lan")
    page.fill("[name=blank-place]", "B-04-3")


def test_one_of_many_parties_is_searched_and_chosen_by_its_name(
    sign_in, case, officer, live_server
):
    for number in range(30):
        files.add_party(
            case,
            role=PartyRole.CREDITOR,
            kind=PartyKind.ORGANISATION,
            name=f"Ngân hàng Thử nghiệm {number}",
            by=Act(officer, clock.now()),
        )
    address = f"/cases/{case.id}/assets/new"
    live_server.settle()
    page = sign_in("chv")
    go(page, address)
    field = page.locator("[name=mortgaged_to]")
    field.click()
    expect(page.locator("[role=option]")).to_have_count(20)
    field.press_sequentially("nghiem 27")
    expect(page.locator("[role=option]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_value("Ngân hàng Thử nghiệm 27")
