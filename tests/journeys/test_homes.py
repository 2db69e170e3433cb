"""The homes on a phone: what the thumb needs is in view."""

import pytest

from tests.fixtures.browser import go
from tests.fixtures.warehouse import MakeIntake
from tests.journeys.browsing import fits

pytestmark = pytest.mark.browser


def test_a_keeper_sees_every_act_of_the_scanner_above_the_button(
    make_intake: MakeIntake, lent, make_loan_order, make_release, make_item, live_server, sign_in
):
    make_intake()
    make_loan_order(make_item())
    make_release(make_item())
    live_server.settle()
    phone = sign_in("thukho", width=390, height=844)
    bottoms = phone.locator(".kb-grid4 a").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().bottom)"
    )
    foot = phone.locator(".kb-foot").evaluate("foot => foot.getBoundingClientRect().top")
    assert len(bottoms) == 8
    assert max(bottoms) <= foot


def test_the_header_fits_the_narrowest_window_in_both_languages(keeper, live_server, sign_in):
    live_server.settle()
    page = sign_in("thukho", width=320, height=700)
    for language in ("vi", "en"):
        go(page, f"/preferences/language/{language}?next=/news")
        fits(page)
