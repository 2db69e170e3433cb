"""What a search finds, as its page and the palette show it: groups, rows, the one exact hit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from foundation import search
from foundation.codes import looks_like_code, scanned, shown
from foundation.counting import Counted
from foundation.folding import identifier
from foundation.i18n import N_
from foundation.permissions import Permission as P
from foundation.search import SearchEntry
from foundation.search_words import (
    SHORTEST,
    has_number,
    numbers_of,
    other_marks_only,
    parts_of,
)
from review.queries.found import Pictured, Told, pictured, told_apart
from warehouse.lookup import look_up
from warehouse.views.blind import counting
from warehouse.views.scan_answers import address_of, readable
from web.access import may, offices
from web.formatting import grouped

BY_CODE_ALONE: Final = frozenset({"item", "discrepancy", "former_seal"})
"""Kinds that whoever counts the store blind finds by their code, not by words."""
COUNTED: Final = 99  # of one kind; beyond it a count says so
NUMBER: Final = 5  # letters and digits of a number that opens what alone has it


@dataclass(frozen=True, slots=True)
class Kind:
    """How subjects of a kind are called, who may see them, where their page is."""

    kind: str
    title: str  # N_ text
    permission: P
    endpoint: str
    argument: str  # of the endpoint
    icon: str
    by_id: bool = False  # the address holds the id, not the key


CASES, AUCTIONS, WAREHOUSE = P.READ_CASES, P.READ_AUCTIONS, P.READ_WAREHOUSE
KINDS: Final = (
    Kind("item", N_("Items"), WAREHOUSE, "warehouse.items.show", "code", "package"),
    Kind("asset", N_("Assets"), CASES, "cases.assets.show", "asset_id", "home", by_id=True),
    Kind("lot", N_("Lots"), AUCTIONS, "auctions.lots.show", "code", "gavel"),
    Kind("sale", N_("Sales"), AUCTIONS, "sales.sales.show", "code", "cash"),
    Kind("case", N_("Case files"), CASES, "cases.files.show", "case_id", "folder", by_id=True),
    Kind("order", N_("Orders"), WAREHOUSE, "warehouse.orders.show", "code", "clipboard-list"),
    Kind(
        "discrepancy",
        N_("Discrepancies"),
        WAREHOUSE,
        "warehouse.discrepancies.show",
        "discrepancy_id",
        "alert-triangle",
        by_id=True,
    ),
    Kind("former_seal", N_("Former seals"), WAREHOUSE, "warehouse.items.show", "code", "lock-open"),
    Kind("place", N_("Places"), WAREHOUSE, "warehouse.places.show", "code", "building-warehouse"),
)
"""In the order in which results stand: things, assets and their sales, cases, papers, the rest."""

_BY_NAME: Final = {kind.kind: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Hit:
    """One result."""

    kind: str
    id: int
    key: str
    title: list[tuple[str, bool]]  # its parts; true of what was looked for
    url: str
    office_id: int
    icon: str
    told: Told
    picture: Pictured | None = None

    @property
    def is_thing(self) -> bool:
        """Whether it could have a photo."""
        return self.kind == "item"


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one kind: some of them, and how many there are."""

    kind: str
    title: str
    hits: list[Hit]
    total: Counted

    @property
    def count(self) -> str:
        """How many there are: "99+" where counting stopped."""
        return f"{int(self.total)}+" if self.total.more else grouped(self.total)

    @property
    def is_cut(self) -> bool:
        return self.total.more or len(self.hits) < self.total


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    words: str
    groups: list[Group]
    straight: str | None  # address of the one thing that was named exactly

    @property
    def total(self) -> Counted:
        return Counted.together(group.total for group in self.groups)


def asked_for(text: str | None) -> str:
    """Return what was typed or scanned, fit to be looked for."""
    return scanned(readable(text))[:200]


def kind_of(name: str | None) -> Kind | None:
    """Return a kind this person may see."""
    found = _BY_NAME.get(name or "")
    return found if found is not None and may(found.permission) else None


def find(words: str, *, few: int, at_most: int, only: Kind | None = None) -> Found:
    """Find subjects in sight.

    Args:
        few: results shown of each kind.
        at_most: results shown together.
        only: the kind whose results are shown; the others are counted.
    """
    straight = _page_of_code(words) if words else None
    keys = _keys(words)
    showing: dict[str, list[int]] = {}
    left = at_most
    for kind in KINDS:
        wanted = few if only is None else at_most if kind is only else 0
        showing[kind.kind] = keys.get(kind.kind, [])[: min(wanted, left)]
        left -= len(showing[kind.kind])
    entries = search.entries([key for of_kind in showing.values() for key in of_kind])
    hits = _hits(entries, words)
    groups = [
        Group(
            kind.kind,
            _(kind.title),
            [hits[key] for key in showing[kind.kind]],
            Counted.read(len(keys[kind.kind]), COUNTED),
        )
        for kind in KINDS
        if kind.kind in keys
    ]
    return Found(words, groups, straight or _page_of_number(words, entries))


def _keys(words: str) -> dict[str, list[int]]:
    """Return the keys of what is found, by kind; the newest first."""
    blind = BY_CODE_ALONE if counting() else frozenset()
    sought = {
        kind.kind: offices(kind.permission)
        for kind in KINDS
        if may(kind.permission) and kind.kind not in blind
    }
    found = search.by_kind(words, sought, most=COUNTED + 1)
    if not any(len(word) < SHORTEST for word in words.split()):
        return found
    titles = search.titles({key for keys in found.values() for key in keys})
    strict = {
        kind: kept
        for kind, keys in found.items()
        if (kept := [key for key in keys if not other_marks_only(titles[key], words)])
    }
    return strict or found  # typed without marks altogether


def _page_of_code(words: str) -> str | None:
    """Return the page of what carries the code that was typed or scanned, if one does."""
    seen = look_up(words, offices)
    return address_of(seen) if seen is not None else None


def _page_of_number(words: str, entries: Sequence[SearchEntry]) -> str | None:
    """Return the page of the one case or order with this number, or of what alone has it."""
    for number in numbers_of(words):
        having = [entry for entry in entries if has_number(entry.folded, number)]
        named = [entry for entry in having if _own_number(entry) == number]
        for exact in (named, having):
            if len(exact) == 1 and len(number) >= NUMBER:
                return _address(_BY_NAME[exact[0].kind], exact[0])
    return None


def _own_number(entry: SearchEntry) -> str:
    """Return the number a case or an order is called by."""
    match entry.kind:
        case "case":
            return identifier(entry.key)
        case "order":
            return identifier(entry.title.partition(" · ")[0])
    return ""


def _hits(entries: Sequence[SearchEntry], words: str) -> Mapping[int, Hit]:
    told, pictures = told_apart(entries), pictured(entries)
    if counting():  # a place does not tell how many things lie in it
        told = {key: replace(one, held=None) for key, one in told.items()}
    return {
        entry.id: Hit(
            entry.kind,
            entry.subject_id,
            shown(entry.key) if looks_like_code(entry.key) else entry.key,
            parts_of(entry.title, words),
            _address(kind, entry),
            entry.office_id,
            kind.icon,
            told.get((entry.kind, entry.subject_id), Told()),
            pictures.get(entry.subject_id) if entry.kind == "item" else None,
        )
        for entry in entries
        for kind in (_BY_NAME[entry.kind],)
    }


def _address(kind: Kind, entry: SearchEntry) -> str:
    value = entry.subject_id if kind.by_id else entry.key
    return url_for(kind.endpoint, **{kind.argument: value})  # type: ignore[arg-type]  # url_for takes any keyword
