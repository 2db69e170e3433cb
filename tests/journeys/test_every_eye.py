"""Every page for every eye and hand: axe, thumbs, large text, narrow windows.

Each test looks at a tenth of the pages, drawn with a fixed seed; with ``--long`` at all of them.
"""

import random
import re
from itertools import product

import pytest

from demo.people import PASSWORD
from tests.journeys import looking
from tests.journeys.test_every_page import PEOPLE, SIZES, app, signed_in, walk_of
from web.lists.declared import declared

__all__ = ["app", "walk_of"]

LANGUAGES = ("vi", "en")
LOOKS = list(product(LANGUAGES, ("light", "dark"), SIZES))
READ = {"index", "calendar", "whole"}  # pages that are read: none of them is one form
SEED, TENTH = 7, 0.1
HOMES = {"review.home.show", "review.holders.index", "warehouse.orders.show"}  # rows as in a list
TWICE = "--blink-settings=defaultFontSize=32"  # what a person sets: 16 pixels is usual

# what can be pressed, and how it is drawn
TARGET = re.compile(r'<(a|button|summary|input|select|textarea)\b[^>]*?class="([^"]*)"')

pytestmark = pytest.mark.browser


@pytest.fixture
def addresses(walk_of):
    """One address of each view, under the first person who meets it; the home of everybody."""
    met, mine = set(), {}
    for username in PEOPLE:
        found = walk_of(username).firsts
        mine[username] = {view: found[view] for view in sorted(found.keys() - met)}
        met |= found.keys() - {"review.home.show"}
    return mine


@pytest.fixture
def sign_in_for(
    new_context, launch_browser, browser_type_launch_args, browser_context_args, live_server
):
    """Open a browser in which scripts of the test may run, for somebody of the office."""
    large = []

    def open_for(username, *, twice=False):
        if twice:
            flags = [*browser_type_launch_args["args"], TWICE]
            large.append(launch_browser(args=flags))
            context = large[-1].new_context(**browser_context_args, bypass_csp=True)
            live_server.watch(context)
        else:
            context = new_context(bypass_csp=True)
        page = context.new_page()
        page.goto("/sign-in")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    yield open_for
    for browser in large:
        browser.close()


def test_every_form_is_typed_into_at_once(addresses, sign_in_for):
    faults, looked = [], 0
    for username, mine in addresses.items():
        page = sign_in_for(username)
        page.set_viewport_size({"width": 1280, "height": 800})
        for view, address in mine.items():
            if view.rpartition(".")[2] not in READ:
                page.goto(address)
                faults += [f"{view}: {fault}" for fault in looking.of_focus(page)]
                looked += page.locator("main form.kb-form[method=post]").count()
        page.context.close()
    assert looked > 30
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_on_any_page(addresses, live_server, sign_in_for, request):
    """Each view in one look; ``--long`` in all of them."""
    chance, faults = random.Random(SEED), []
    for username, mine in addresses.items():
        wanted = {view: [chance.choice(LOOKS)] for view in mine}
        if request.config.getoption("--long"):
            wanted = dict.fromkeys(mine, LOOKS)
        page = sign_in_for(username)
        for look in LOOKS:
            language, theme, (width, height) = look
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"/preferences/language/{language}?next=/sign-in")
            page.goto(f"/preferences/theme/{theme}?next=/sign-in")
            for view, address in mine.items():
                if look in wanted[view]:
                    page.goto(address)
                    faults += [f"{view} {look}: {fault}" for fault in looking.of_axe(page)]
    assert not faults, "\n".join(faults)


def test_every_row_of_a_list_is_two_lines_on_a_phone(addresses, sign_in_for):
    lists = {one.endpoint for one in declared().values()} | HOMES
    faults, rows = [], 0
    for username, mine in addresses.items():
        if not (wanted := {view: mine[view] for view in mine.keys() & lists}):
            continue
        page = sign_in_for(username)
        page.set_viewport_size({"width": 390, "height": 800})
        for view, address in wanted.items():
            page.goto(address)
            faults += [f"{view} of {username}: {fault}" for fault in looking.of_rows(page)]
            rows += page.locator("main .kb-list__table tbody > tr").count()
        page.context.close()
    assert rows > 100
    assert not faults, "\n".join(faults)


def test_every_list_and_form_of_rows_is_whole_on_a_laptop(walk_of, sign_in_for):
    """Each list for everybody who meets it: boxes to choose by make it wider for some."""
    wanted = {one.endpoint for one in declared().values()} | {"backlog.assets.new"}
    faults, looked = [], 0
    for username in PEOPLE:
        met = walk_of(username).firsts
        page = sign_in_for(username)
        page.set_viewport_size({"width": 1280, "height": 800})
        for view in sorted(met.keys() & wanted):
            page.goto(met[view])
            faults += [f"{view} of {username}: {fault}" for fault in looking.of_text(page)]
            looked += 1
        page.context.close()
    assert looked > 30
    assert not faults, "\n".join(faults)


def covering(signs):
    """Return few of the pages that together have every sign: the richest first."""
    left, found = set().union(*signs.values()), set()
    while left:
        page = max(sorted(signs), key=lambda each: len(signs[each] & left))
        found.add(page)
        left -= signs[page]
    return found


@pytest.fixture
def every_target(addresses, pages):
    """Pages on which, together, every kind of target stands, by who meets them."""
    signs = {}
    for username, mine in addresses.items():
        visitor = signed_in(pages, username)
        for view, address in mine.items():
            signs[username, view] = set(TARGET.findall(visitor.get(address).markup))
    return covering(signs)


@pytest.mark.parametrize("width", [390, 1280], ids=["a thumb", "a mouse"])
def test_every_kind_of_target_is_met(addresses, every_target, sign_in_for, width):
    """The same pages each time: whatever can be pressed stands on one of them."""
    faults = []
    for username, mine in addresses.items():
        if not (wanted := {view: mine[view] for who, view in every_target if who == username}):
            continue
        page = sign_in_for(username)
        page.set_viewport_size({"width": width, "height": 800})
        for view, address in wanted.items():
            page.goto(address)
            faults += [f"{view} of {username}: {fault}" for fault in looking.of_targets(page)]
        page.context.close()
    assert len(every_target) > 10
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("twice", "width", "look"),
    [
        pytest.param(False, 320, looking.of_text, id="a window of 320 pixels holds every text"),
        pytest.param(True, 390, looking.of_text, id="text twice as large is whole on a phone"),
        pytest.param(True, 1280, looking.of_text, id="text twice as large is whole on a laptop"),
    ],
)
def test_every_page_is_right(addresses, live_server, sign_in_for, request, twice, width, look):
    chance, faults, looked = random.Random(SEED + width), [], 0
    share = 1 if request.config.getoption("--long") else TENTH
    for username, mine in addresses.items():
        page = sign_in_for(username, twice=twice)
        page.set_viewport_size({"width": width, "height": 800})
        for language in LANGUAGES:
            page.goto(f"/preferences/language/{language}?next=/sign-in")
            for view, address in mine.items():
                if chance.random() < share:
                    page.goto(address)
                    faults += [f"{view} {language}: {fault}" for fault in look(page)]
                    looked += 1
        page.context.close()
    assert looked > 10
    assert not faults, "\n".join(faults)
