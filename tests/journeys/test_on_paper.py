"""What comes out of the printer: pages as an office files them."""

import re

import pypdfium2
import pytest

from demo.people import PASSWORD
from tests.journeys.test_every_page import app, signed_in
from tests.journeys.wandering import wander

__all__ = ["app"]

pytestmark = pytest.mark.browser
OFFICE = "Thi hành án dân sự tỉnh An Hòa"
PAPERS = {  # who prints it, where it is found, whether it lies across
    "warehouse.items.show": ("thukho", "/warehouse/items", False),
    "warehouse.items.index": ("thukho", "/warehouse/items", True),
    "warehouse.orders.show": ("thukho", "/warehouse/orders", False),
    "auctions.lots.show": ("chv", "/auctions/lots", None),  # across, if its ladder is long
    "auctions.calendar.show": ("chv", "/auctions/calendar", True),
    "review.stalled.index": ("thutruong", "/review/stalled", True),
    "cases.files.show": ("chv", "/cases", False),
    "cases.assets.show": ("chv", "/cases/9", False),
    "warehouse.places.show": ("thukho", "/warehouse/places", None),
}
SIGNED = {"warehouse.orders.show", "auctions.lots.show", "review.stalled.index"}
PRESSED = (
    "button, input, select, textarea, summary:not(.kb-map__group > *)"
    ", .kb-btn, .kb-act, .kb-top, .kb-foot, .kb-seg"
)
SEEN = """found => [...document.querySelectorAll(found)]
  .filter(each => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map(each => each.outerHTML.slice(0, 120))"""
COLOURED = """() => [...document.querySelectorAll("main *")].filter(each => {
  if (!each.checkVisibility() || each.closest("figure, img")) return false;
  const [red, green, blue] = getComputedStyle(each).color.match(/[\\d.]+/g).map(Number);
  return Math.max(red, green, blue) > 80;
}).map(each => each.outerHTML.slice(0, 120))"""
UNDERLINED = """() => [...document.querySelectorAll("main a")]
  .filter(each => each.checkVisibility() && /underline/.test(getComputedStyle(each).textDecoration))
  .map(each => each.outerHTML.slice(0, 120))"""


def test_a_page_is_printed_as_an_office_files_it(pages, live_server, new_context):
    addresses, desks, faults = {}, {}, []
    for view, (username, start, across) in PAPERS.items():
        room = start.split("/")[1]
        if (username, start) not in addresses:
            visitor = signed_in(pages, username)
            addresses[username, start] = wander(visitor, start, within=f"{room}.").firsts
        if username not in desks:
            desks[username] = desk_of(new_context, username)
        page = desks[username]
        page.goto(addresses[username, start][view])
        faults += [f"{view}: {fault}" for fault in faults_of_print(page, view, across)]
    assert not faults, "\n".join(faults)


def desk_of(new_context, username):
    page = new_context(bypass_csp=True, color_scheme="dark").new_page()
    page.goto("/sign-in")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto("/preferences/theme/dark?next=/")
    return page


def faults_of_print(page, view, across):
    """Yield what an office could not file."""
    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sheets = [sheet.get_textpage().get_text_range() for sheet in pdf]
    lying = {sheet.get_width() > sheet.get_height() for sheet in pdf}
    pdf.close()
    if OFFICE not in sheets[0] or not re.search(r"In ngày \S+ 23/11/2026", sheets[0]):
        yield "no office or day at its head"
    if any(f"{number}/{len(sheets)}" not in sheet for number, sheet in enumerate(sheets, 1)):
        yield "sheets without their number"
    if len(lying) > 1 or (across is not None and lying != {across}):
        yield f"lies across: {lying}"
    if ("(ký, ghi rõ họ tên)" in sheets[-1]) != (view in SIGNED):
        yield "signatures"
    if any(len(sheet.split()) < 12 for sheet in sheets):
        yield "a sheet with next to nothing on it"
    page.emulate_media(media="print")
    for what, wrong in (
        ("pressed", page.evaluate(SEEN, PRESSED)),
        ("coloured", page.evaluate(COLOURED)),
        ("underlined", page.evaluate(UNDERLINED)),
    ):
        yield from (f"{what}: {each}" for each in wrong)
    page.emulate_media(media="null")  # what is printed next is printed as paper
