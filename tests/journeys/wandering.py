"""Walking through the whole house: from the first page along every link a reader is shown."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException

from tests.fixtures.pages import MOST_QUERIES, Answer, Visitor
from tests.journeys import weighing
from tests.journeys.bringing_home import fault_of, words_of

EACH = 3  # pages of one kind: the first ones found, in the order of the links
MOST = 220  # pages in all
LEADS_ON = {"auctions.lots.by_id": 302}
NOT_PAGES = (
    "web.preferences.",
    "warehouse.photos.",
    "audit.checks.verifier",  # files to take home
    "audit.checks.checkpoint",
)
OF_NO_ENTRY = ("review.search.",)  # it stands in the header itself


@dataclass
class Walk:
    """Where somebody came, and what was wrong there."""

    pages: dict[str, list[str]] = field(default_factory=dict)  # endpoint to addresses
    faults: list[str] = field(default_factory=list)

    @property
    def firsts(self) -> dict[str, str]:
        return {endpoint: addresses[0] for endpoint, addresses in self.pages.items()}


def endpoint_of(app: Flask, address: str) -> str:
    """The view behind an address; nothing where there is none to look at."""
    try:
        endpoint, _values = app.url_map.bind("localhost").match(urlsplit(address).path, "GET")
    except HTTPException:
        return ""
    return "" if endpoint.startswith(NOT_PAGES) else str(endpoint)


def wander(
    visitor: Visitor,
    start: str = "/",
    within: str = "",
    never: Collection[str] = (),
    most_of_a_home: int = MOST_QUERIES,
) -> Walk:
    """Follow links, ``EACH`` of a kind; a link to a closed door is a fault as well.

    Args:
        within: how endpoints begin that are looked at; all of them if empty.
        never: texts that may stand in no answer, wherever in it.
    """
    walk, met = Walk(), {start}
    waiting, taken = [start], Counter[str]()
    while waiting and sum(taken.values()) < MOST:
        address = waiting.pop(0)
        endpoint = endpoint_of(visitor.app, address)
        if not endpoint.startswith(within) or not endpoint or taken[endpoint] >= EACH:
            continue
        taken[endpoint] += 1
        try:
            most = most_of_a_home if address == "/" else MOST_QUERIES
            page = _look(visitor, address, endpoint, most)
        except AssertionError as fault:
            walk.faults.append(str(fault).split("\nassert ")[0][:600])
            continue
        if not page.is_html and (wrong := fault_of(page)):
            walk.faults.append(f"{address} {wrong}")
            continue
        words = words_of(page)
        walk.faults += [f"{address} holds {text!r}" for text in never if text in words]
        if not page.is_html:
            continue  # a file to take home is no page
        if (heavy := weighing.weight(page.markup)) > weighing.MOST:
            walk.faults.append(f"{address} weighs {heavy // 1000} kB on a first visit")
        if not _is_marked(page) and not endpoint.startswith(OF_NO_ENTRY):
            walk.faults.append(f"{address} marks no entry of the menu")
        walk.pages.setdefault(endpoint, []).append(page.response.request.full_path.rstrip("?"))
        fresh = [link for link in dict.fromkeys(_links(page)) if link not in met]
        met.update(fresh)
        waiting += fresh
    return walk


def _look(visitor: Visitor, address: str, endpoint: str, most_queries: int) -> Answer:
    """Open an address, or what it leads on to, critically."""
    if endpoint in LEADS_ON:
        return visitor.follow(visitor.get(address, LEADS_ON[endpoint]))
    return visitor.get(address, most_queries=most_queries)


def _is_marked(page: Answer) -> bool:
    """Whether the header of a page says where one is; a stranger has no menu."""
    headers = [part for part in page.document.all("header") if part.all("nav")]
    return not headers or any(link.get("aria-current") for link in headers[0].all("a"))


def _links(page: Answer) -> list[str]:
    """Addresses within the house that a page links to, in order."""
    if not page.is_html:
        return []
    found = [a.get("href") for a in page.document.all("a")]
    return [link.split("#")[0] for link in found if re.match(r"/(?!/)", link)]
