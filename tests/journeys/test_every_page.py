"""Every page of the demonstration office, as every role, in both languages, phone and laptop."""

import pickle
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Column, String, cast, select, update

from demo.people import PASSWORD
from foundation.database import db
from tests.fixtures.demonstration import Furnished
from tests.fixtures.pages import Pages, Visitor
from tests.fixtures.shared import Shared
from tests.journeys.browsing import fits
from tests.journeys.reading import Typed, codes_left, left_in_vietnamese, said
from tests.journeys.wandering import Walk, wander

PEOPLE = ("thukho", "chv", "ketoan", "thutruong", "kiemsat", "quantri")
WalkOf = Callable[[str], Walk]
FIRST = 480_000_000_000  # of the numbers of identity cards given to everybody
SIZES = ((390, 844), (1280, 800))
# What the lawbook says in Vietnamese of a day; nobody types such sentences.
HOW_A_DAY_WAS_COUNTED = re.compile(
    r"không tính ngày đầu|trọn trước|trọn sau ngày|tính cả ngày|; nghỉ \d|là quyền nên"
    r"|lịch nghỉ năm|dời sang thứ|lùi về thứ|chờ thông báo nghỉ|Ngày Văn hóa Việt Nam"
)


@pytest.fixture
def app(furnished: Furnished) -> Iterator[Flask]:
    """The application on a copy of the furnished office, where everybody's identity is known."""
    with furnished.opened() as app:
        with db.engine.begin() as beside:  # what the ledger knows of them is another test's
            for number, column in enumerate(identity_columns(), 1):
                twelve = cast(number * 10**9 + FIRST + column.table.c.id, String)
                beside.execute(update(column.table).values({column: twelve}))
        yield app


def identity_columns() -> list[Column[str]]:
    """Every column that holds the number of somebody's identity card or business."""
    return [
        column
        for table in db.metadata.sorted_tables
        for column in table.columns
        if "identity" in column.name
    ]


def identities() -> set[str]:
    """Every such number of the office, in full: what no page may hold."""
    columns = identity_columns()
    assert len(columns) > 4
    found = {text for column in columns for text in db.session.scalars(select(column).distinct())}
    assert len(found) > 20
    return found


def signed_in(pages: Pages, username: str) -> Visitor:
    visitor = pages.anonymous()
    visitor.post_form("/sign-in", {"username": username, "password": PASSWORD})
    return visitor


@pytest.fixture
def walk_of(shared: Shared, pages: Pages) -> WalkOf:
    """Return the way of a person through the whole house, walked once for all workers.

    Every copy is the same office.
    """

    def walk(username: str) -> Walk:
        def make(folder: Path) -> None:
            walked = wander(signed_in(pages, username), never=identities())
            (folder / "walk").write_bytes(pickle.dumps(walked))

        made: Walk = pickle.loads((shared.made(f"walk-{username}", make) / "walk").read_bytes())
        return made

    return walk


@pytest.mark.parametrize("username", PEOPLE)
def test_no_link_leads_to_a_page_with_a_fault(pages, username, walk_of):
    visitor = signed_in(pages, username)
    walk, typed = walk_of(username), Typed.read()
    if walk.faults:
        pytest.fail("\n".join(walk.faults))
    assert len(walk.pages) > 10

    visitor.get("/preferences/language/en?next=/", 303)
    for address in walk.firsts.values():
        english = visitor.get(address)
        assert not HOW_A_DAY_WAS_COUNTED.findall(english.markup), address
        if english.is_html:
            texts = list(said(english.document))
            assert not left_in_vietnamese(texts, typed), address
            assert not codes_left(texts), address


def test_a_stranger_sees_upcoming_auctions(pages):
    walk = wander(
        pages.anonymous(), "/auctions/public", within="auctions.public.", never=identities()
    )
    assert not walk.faults
    assert set(walk.pages) == {"auctions.public.index", "auctions.public.show"}


@pytest.mark.browser
def test_every_page_fits_its_window_and_says_nothing_to_the_console(
    walk_of, live_server, new_context
):
    met: set[str] = set()
    for username in PEOPLE:
        found = walk_of(username).firsts
        page = new_context().new_page()
        page.goto("/sign-in")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda url: "/sign-in" not in url)
        for endpoint in found.keys() - met:
            for number, (width, height) in enumerate(SIZES):
                page.set_viewport_size({"width": width, "height": height})
                if number == 0:
                    page.goto(found[endpoint])
                fits(page)
        met |= found.keys() - {"review.home.show"}
