"""What opens over a page or after a press: looked at by axe and by the thumb."""

import pytest

from tests.journeys import looking
from tests.journeys.test_every_eye import sign_in_for
from tests.journeys.test_every_page import app

__all__ = ["app", "sign_in_for"]

pytestmark = pytest.mark.browser
PHONE, LAPTOP = (390, 844), (1280, 800)


def palette(page):
    page.keyboard.press("Control+k")
    page.wait_for_selector("[data-palette][open] [role=option]")


def help_box(page):
    page.keyboard.press("?")
    page.wait_for_selector("[data-help][open] dl")


def account(page):
    page.locator(".kb-me > summary:visible, .kb-burger > summary:visible").first.click()


def filters(page):
    page.locator(
        ".kb-list__filter > summary:visible, .kb-list__order > summary:visible"
    ).first.click()


def chosen(page):
    picking = page.locator("#list-picking")
    if page.viewport_size["width"] < 700:
        picking.check(force=True)
    with page.expect_response(lambda answer: "part=picked" in answer.url):
        page.locator("[data-pick]").first.check()
    page.wait_for_selector("#list-foot a, #list-foot b")


def calendar(page):
    page.locator("[data-day-open]:visible").first.click()
    page.wait_for_selector("[data-day-calendar]:visible [data-day-iso]")


def refused(page):
    page.locator("main form.kb-form [type=submit]").last.click()
    page.wait_for_selector("[data-errors]")


def checked(page):
    page.locator("main form.kb-form [name=decision_no]").fill("15/QĐ-THADS")
    page.locator("main form.kb-form [type=submit]").last.click()
    page.wait_for_selector("form[data-check]")


def folded(page):
    page.evaluate("document.querySelectorAll('main details').forEach(each => (each.open = true))")


# Who, where, what is opened there.
STATES = [
    ("thukho", "/warehouse/items", palette),
    ("thukho", "/warehouse/items", help_box),
    ("thukho", "/warehouse/items", account),
    ("thukho", "/warehouse/items", filters),
    ("thukho", "/warehouse/items", chosen),
    ("chv", "/cases/new", calendar),
    ("chv", "/cases/new", refused),
    ("chv", "reduce", checked),
    ("chv", "case", folded),
]


FOUND = {
    "reduce": ("/review/acts", ".kb-list__act a[href$='/reduce']"),
    "case": ("/cases", ".kb-list__open"),
}
OVER = {account: "details[open]", filters: "details[open]"}  # the rest lies under it


def address_of(page, named):
    """The address of the first one of what has no address of its own."""
    if named not in FOUND:
        return named
    start, link = FOUND[named]
    page.goto(start)
    return page.locator(link).first.get_attribute("href")


def test_what_is_open_is_right_for_every_eye_and_thumb(live_server, sign_in_for):
    faults = []
    for username in dict.fromkeys(state[0] for state in STATES):
        page = sign_in_for(username)
        for _who, address, opened in [state for state in STATES if state[0] == username]:
            for place, (width, height) in enumerate((PHONE, LAPTOP)):
                theme, language = (("dark", "vi"), ("light", "en"))[place]
                page.set_viewport_size({"width": width, "height": height})
                page.goto(f"/preferences/theme/{theme}?next=/sign-in")
                page.goto(f"/preferences/language/{language}?next=/sign-in")
                page.goto(address_of(page, address))
                opened(page)
                found = looking.of_axe(page, OVER.get(opened, "body"))
                if width < 700:
                    found += looking.of_targets(page)
                faults += [f"{address} {opened.__name__} {width}: {fault}" for fault in found]
        page.context.close()
    assert not faults, "\n".join(faults)
