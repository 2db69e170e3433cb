"""The commonest tasks of each role by keyboard alone: few keys, and the focus always seen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from accounts.entries import ACCOUNT_CREATED
from auctions.entries import LOT_REPRICED
from audit.entries import Kind
from audit.models import LedgerEntry
from demo.people import PASSWORD
from foundation.database import db
from review.entries import DIRECTIVE_GIVEN
from tests.browser.hands import Hands
from tests.journeys.test_every_page import app
from warehouse.entries import MOVED

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


FIELD = "main form.kb-form [name]"


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

    def fill(self, typed):
        """Go to each field by Tab and type; what the field offers is chosen with the arrows."""
        for name, text in typed.items():
            place = f"[name={name}]"
            if not self.page.evaluate(f"{FOCUSED}.matches({place!r})"):
                self.tab_to(place)
            if self.page.evaluate(f"{FOCUSED}.localName") == "select":
                self.press("ArrowDown")
                continue
            self.press("Control+a")
            Hands(self.page).type(text)  # a person's pauses: a burst is a scanner's

    def send(self):
        """Press the main button of the form; where it is asked, say yes."""
        for button in ("main form.kb-form .kb-btn--main", "form[data-check] .kb-btn--main"):
            self.tab_to(button)
            with self.page.expect_response(lambda answer: answer.request.method == "POST"):
                self.press("Enter")
            self.page.wait_for_selector("#said .kb-band, form[data-check], [data-errors]")
            if not self.page.locator("form[data-check]").count():
                return


@dataclass(frozen=True)
class Task:
    """One task: who, where it begins, what is done, where it ends and what became true.

    Args:
        most: presses of keys up to its form, or to its end where it has none.
        typed: what is typed into the form at its end, by field.
        entry: the kind of the newest entry of the ledger afterwards.
        shown: what the last page shows.
    """

    who: str
    start: str
    steps: tuple[str, ...]
    end: str
    most: int
    typed: Mapping[str, str] | None = None
    entry: Kind | None = None
    shown: str = "main h1"


TASKS = [
    Task(
        "thukho", "/warehouse/items?status=in_custody", ("row", "act"),
        r"/warehouse/items/\w+/move$", 8, {"place": "A-05-4"}, MOVED,
    ),
    Task("thukho", "/", ("act",), r"/warehouse/scan$", 6, shown="[name=raw]"),
    Task("thukho", "/warehouse/orders", ("row",), r"/warehouse/orders/\w+$", 2),
    Task(
        "chv", "/review/acts", ("row_act",), r"/auctions/lots/\w+/reduce$", 6,
        {"decision_no": "15/QD-THADS"}, LOT_REPRICED,
    ),
    Task(  # the first act of a lot whose things have no price yet is to choose how they get one
        "chv", "/auctions/lots", ("row", "act"),
        r"/(auctions/lots|cases)/\w+/[a-z-]+(\?asset=\d+)?$", 8, shown=FIELD,
    ),
    Task("chv", "/cases", ("row", "act"), r"/(cases|corrections)/[\w/]+$", 8, shown=FIELD),
    Task(
        "thutruong", "/review/stalled", ("row", "act"), r"/review/directives/assets/\d+/new$", 9,
        {"instruction": "Bao cao", "due_on": "07/12/2026"}, DIRECTIVE_GIVEN,
    ),
    Task(
        "thutruong", "/", ("content", "row"), r"/cases/assets/\d+$", 9,
        shown=".kb-list__open, main h1",
    ),
    Task("thutruong", "/warehouse/orders", ("row",), r"/warehouse/orders/\w+$", 2),
    Task("ketoan", "/", ("content", "row"), r"/sales/\w+$", 10),
    Task("ketoan", "/sales", ("row",), r"/sales/\w+$", 2),
    Task("ketoan", "/cases", ("row",), r"/cases/\d+$", 2),
    Task("kiemsat", "/", ("content", "row"), r"/cases/\d+$", 10),
    Task("kiemsat", "/audit/ledger", ("act",), r"/audit/checks$", 6, shown="main form button"),
    Task("kiemsat", "/cases", ("row",), r"/cases/\d+$", 2),
    Task(
        "quantri", "/accounts", ("act",), r"/accounts/new$", 6,
        {"username": "moi", "full_name": "Tran Thi Moi", "role": "", "office": ""},
        ACCOUNT_CREATED,
    ),
    Task("quantri", "/accounts", ("row",), r"/accounts/[\w.]+$", 2),
    Task("quantri", "/", ("content", "row"), r"/accounts/[\w.]+$", 10),
]  # fmt: skip


@pytest.mark.parametrize("username", sorted({task.who for task in TASKS}))
def test_the_commonest_tasks_need_few_keys(live_server, new_context, username):
    page = new_context(bypass_csp=True).new_page()
    page.goto("/sign-in")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    faults = []
    for task in [task for task in TASKS if task.who == username]:
        page.goto(task.start)
        page.keyboard.press("Home")  # the scanner's burst is over
        keys = Keys(page)
        for step in task.steps:
            getattr(keys, step)()
        told = f"{task.start} {task.steps}: {keys.pressed} presses, at {page.url}"
        if keys.pressed > task.most or not re.search(task.end, urlsplit(page.url).path):
            faults.append(told)
        if task.end.endswith("/move$") and not page.evaluate(IN_FIRST_FIELD):
            faults.append(f"{told}: the first field has no focus")
        if task.typed is not None:
            page.reload()  # the focus is where the page puts it
            keys.fill(task.typed)
            keys.send()
        if not page.locator(task.shown).count():
            faults.append(f"{told}: nothing of {task.shown} on {page.url}")
        if task.entry is not None and task.entry.code not in newest(live_server):
            told = f"{told}: no {task.entry.code}: {page.inner_text('main')[:400]}"
            faults.append(told)
        faults += [f"{told}: not seen: {each}" for each in keys.unseen]
    assert not faults, "\n".join(faults)


def newest(live_server):
    """The kinds of the last entries of the ledger."""
    db.session.rollback()
    kinds = db.session.scalars(
        select(LedgerEntry.kind).order_by(LedgerEntry.id.desc()).limit(8)
    ).all()
    live_server.settle()
    return kinds
