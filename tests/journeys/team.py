"""The people of the journeys, each at a browser of their own, and the pages they meet."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts.models import Role
from foundation import clock
from foundation.actor import Actor
from tests.fixtures.clock import TravelTo
from tests.fixtures.commands import RunCommand
from tests.fixtures.html import Element, fields
from tests.fixtures.pages import Answer, Pages, Visitor
from tests.fixtures.people import MakeUser


@dataclass
class Team:
    """One person a role; ``deputy`` is officer and keeper, ``vice`` is head and keeper."""

    keeper: Visitor
    officer: Visitor
    accountant: Visitor
    head: Visitor
    auditor: Visitor
    deputy: Visitor
    vice: Visitor
    travel_to: TravelTo
    run_command: RunCommand
    names: dict[str, Actor]

    def on(self, day: date | datetime) -> date:
        """Go to a day and give it back."""
        self.travel_to(day)
        return clock.today()


def gather(pages: Pages, make_user: MakeUser, travel_to: TravelTo, run_command: RunCommand) -> Team:
    """Hire one person a role and sign everyone in."""
    hired = {
        "keeper": make_user(roles=[Role.KEEPER], username="thukho", full_name="Trần Thị Kho"),
        "officer": make_user(roles=[Role.OFFICER], username="chv", full_name="Lê Văn Chấp"),
        "accountant": make_user(roles=[Role.ACCOUNTANT], username="ketoan"),
        "head": make_user(roles=[Role.HEAD], username="thutruong"),
        "auditor": make_user(roles=[Role.AUDITOR], username="kiemsat"),
        "deputy": make_user(roles=[Role.OFFICER, Role.KEEPER], username="kiemnhiem"),
        "vice": make_user(roles=[Role.HEAD, Role.KEEPER], username="phothutruong"),
    }
    visitors = {name: pages.as_user(who) for name, who in hired.items()}
    return Team(**visitors, travel_to=travel_to, run_command=run_command, names=hired)


def written(day: date) -> str:
    """A day as people type it."""
    return f"{day:%d/%m/%Y}"


def shown_values(page: Answer, **form: Any) -> dict[str, Any]:
    """What the one form of a page proposes."""
    found: Element = page.form(**form)
    return fields(found)


def link(page: Answer, pattern: str) -> str:
    """The one address on a page that matches; AssertionError names what is there."""
    addresses = {a.get("href") for a in page.document.all("a")}
    found = sorted(url for url in addresses if re.search(pattern, url))
    assert len(found) == 1, f"{pattern}: {found or sorted(addresses)}"
    return found[0]


def says(page: Answer, *words: str) -> None:
    """Check that a reader of the page meets all these words."""
    missing = [each for each in words if each not in page.text]
    assert not missing, f"{missing} missing in: {page.text}"
