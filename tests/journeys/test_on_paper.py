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
}
SIGNED = {"warehouse.orders.show", "auctions.lots.show", "review.stalled.index"}
PRESSED = "button, input, select, textarea, summary, .kb-btn, .kb-act, .kb-top, .kb-foot, .kb-seg"
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


@pytest.mark.parametrize("view", PAPERS)
def test_a_page_is_printed_as_an_office_files_it(pages, live_server, new_context, view):
    username, start, across = PAPERS[view]
    room = view.rpartition(".")[0]
    address = wander(signed_in(pages, username), start, within=room).firsts[view]
    page = new_context(bypass_csp=True, color_scheme="dark").new_page()
    page.goto("/sign-in")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto("/preferences/theme/dark?next=/")
    page.goto(address)

    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sheets = [sheet.get_textpage().get_text_range() for sheet in pdf]
    lying = {sheet.get_width() > sheet.get_height() for sheet in pdf}
    pdf.close()
    assert OFFICE in sheets[0]
    assert re.search(r"In ngày \S+ 23/11/2026", sheets[0])
    for number, sheet in enumerate(sheets, 1):
        assert f"{number}/{len(sheets)}" in sheet
    assert len(lying) == 1
    assert across is None or lying == {across}
    assert ("(ký, ghi rõ họ tên)" in sheets[-1]) == (view in SIGNED)

    page.emulate_media(media="print")
    assert page.evaluate(SEEN, PRESSED) == []
    assert page.evaluate(COLOURED) == []
    assert page.evaluate(UNDERLINED) == []
