"""Every page for every eye: axe in both themes and languages."""

import random
from itertools import product

import pytest

from demo.people import PASSWORD
from tests.journeys import looking
from tests.journeys.test_every_page import PEOPLE, SIZES, app, signed_in
from tests.journeys.wandering import wander

__all__ = ["app"]

LOOKS = list(product(("vi", "en"), ("light", "dark"), SIZES))
SEED, TENTH = 7, 0.1

pytestmark = pytest.mark.browser


@pytest.fixture
def sign_in_for(new_context):
    """Open a browser in which scripts of the test may run, for somebody of the office."""

    def open_for(username):
        page = new_context(bypass_csp=True).new_page()
        page.goto("/sign-in")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    return open_for


def test_axe_finds_nothing_on_any_page(pages, live_server, sign_in_for, request):
    """Each view in one look at least; ``--long`` in all of them."""
    chance, met, faults = random.Random(SEED), set(), []
    for username in PEOPLE:
        found = wander(signed_in(pages, username)).firsts
        mine = sorted(found.keys() - met)
        met |= found.keys() - {"review.home.show"}
        wanted = {view: [chance.choice(LOOKS)] for view in mine}
        if request.config.getoption("--long"):
            wanted = dict.fromkeys(mine, LOOKS)
        page = sign_in_for(username)
        for look in LOOKS:
            language, theme, (width, height) = look
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"/preferences/language/{language}?next=/sign-in")
            page.goto(f"/preferences/theme/{theme}?next=/sign-in")
            for view in mine:
                if look in wanted[view] or chance.random() < TENTH:
                    page.goto(found[view])
                    faults += [f"{view} {look}: {fault}" for fault in looking.of_axe(page)]
    assert not faults, "\n".join(faults)
