"""The commonest tasks of each role by keyboard alone: few keys, and the focus always seen."""

import re

import pytest

from demo.people import PASSWORD
from tests.journeys.test_every_page import app

__all__ = ["app"]

pytestmark = pytest.mark.browser
MOST_TABS = 30
FOCUSED = "document.activeElement"
IS_SEEN = """() => {
  const focused = document.activeElement, box = focused.getBoundingClientRect();
  const ring = getComputedStyle(focused);
  const frame = [...document.querySelectorAll(":focus-within")].at(-2);
  const lined = each => parseFloat(each.outlineWidth) >= 2 && each.outlineStyle !== "none";
  const marked = lined(ring);
  const around = frame && lined(getComputedStyle(frame));
  const inside = box.bottom > 0 && box.top < innerHeight;
  return focused !== document.body && (marked || around) && inside;
}"""
IN_FIRST_FIELD = """() => {
  const fields = document.querySelectorAll("main form.kb-form[method=post] .kb-field input");
  return fields[0] === document.activeElement;
}"""


class Keys:
    """A person without a mouse; every press is counted."""

    def __init__(self, page):
        self.page, self.pressed, self.unseen = page, 0, []

    def press(self, key):
        self.page.keyboard.press(key)
        self.pressed += 1
        if key == "Tab" and not self.page.evaluate(IS_SEEN):
            self.unseen.append(self.page.evaluate(f"{FOCUSED}.outerHTML.slice(0, 200)"))

    def follow(self):
        with self.page.expect_navigation():
            self.press("Enter")

    def tab_to(self, found):
        for _press in range(MOST_TABS):
            self.press("Tab")
            if self.page.evaluate(f"{FOCUSED}.matches({found!r})"):
                return
        pytest.fail(f"{self.page.url}: {found} not reached in {MOST_TABS} presses of Tab")

    def act(self):
        """Take the first act of the page, over the skip link that leads to the acts."""
        self.tab_to(".kb-skip--acts")
        self.press("Enter")
        self.tab_to("#acts a, #acts button")
        self.follow()

    def first_row(self):
        self.press("j")
        self.page.wait_for_function(f"{FOCUSED}.matches('.kb-list__open')")

    def row(self):
        """Open the first row of a list."""
        self.first_row()
        self.follow()

    def row_act(self):
        """Do what the first row of a list asks for."""
        self.first_row()
        self.tab_to(".kb-list__act a")
        self.follow()

    def content(self):
        """Take the first thing of a page, over the skip link that leads to its content."""
        self.press("Tab")
        self.press("Enter")
        self.tab_to("main .kb-stack a")
        self.follow()


# Who, where it begins, what is done, where it ends, and the presses of keys it may take.
TASKS = [
    ("thukho", "/warehouse/items", ["row", "act"], r"/warehouse/items/\w+/move$", 8),
    ("thukho", "/", ["act"], r"/warehouse/scan", 6),
    ("thukho", "/warehouse/orders", ["row"], r"/warehouse/orders/\w+$", 2),
    ("chv", "/review/acts", ["row_act"], r"/(auctions|sales|cases)/", 6),
    ("chv", "/auctions/lots", ["row", "act"], r"/auctions/lots/\w+/", 8),
    ("chv", "/cases", ["row", "act"], r"/", 8),
    ("thutruong", "/review/stalled", ["row", "act"], r"/", 9),
    ("thutruong", "/", ["content"], r"/", 9),
    ("thutruong", "/warehouse/orders", ["row"], r"/warehouse/orders/\w+$", 2),
    ("ketoan", "/", ["content"], r"/", 8),
    ("ketoan", "/sales", ["row"], r"/sales/\w+$", 2),
    ("ketoan", "/cases", ["row"], r"/cases/\d+", 2),
    ("kiemsat", "/", ["content"], r"/", 8),
    ("kiemsat", "/audit/ledger", ["act"], r"/audit/", 6),
    ("kiemsat", "/cases", ["row"], r"/cases/\d+", 2),
    ("quantri", "/accounts", ["act"], r"/accounts/new", 6),
    ("quantri", "/accounts", ["row"], r"/accounts/[\w.]+$", 2),
    ("quantri", "/", ["content"], r"/", 8),
]


@pytest.mark.parametrize("username", sorted({task[0] for task in TASKS}))
def test_the_commonest_tasks_need_few_keys(live_server, new_context, username):
    page = new_context(bypass_csp=True).new_page()
    page.goto("/sign-in")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    faults = []
    for _who, start, steps, end, most in [task for task in TASKS if task[0] == username]:
        page.goto(start)
        page.keyboard.press("Home")  # the scanner's burst is over
        keys = Keys(page)
        for step in steps:
            getattr(keys, step)()
        told = f"{start} {steps}: {keys.pressed} presses, at {page.url}"
        if keys.pressed > most or not re.search(end, page.url):
            faults.append(told)
        if end.endswith("/move$") and not page.evaluate(IN_FIRST_FIELD):
            faults.append(f"{told}: the first field has no focus")
        faults += [f"{told}: not seen: {each}" for each in keys.unseen]
    assert not faults, "\n".join(faults)
