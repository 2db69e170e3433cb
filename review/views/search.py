"""Search: a code of ours leads straight to its page, words to a list by kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation import search
from foundation.codes import looks_like_code, scanned, shown
from foundation.i18n import N_
from foundation.permissions import Permission as P
from foundation.search import SearchEntry
from review.queries.found import Told, told_apart
from warehouse.lookup import look_up
from warehouse.resolver import is_mistyped
from warehouse.views.scan_answers import address_of, readable
from web.access import may, offices, permission_required
from web.pages import page

bp = Blueprint("search", __name__, url_prefix="/search")


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
    Kind("case", N_("Case files"), CASES, "cases.files.show", "case_id", "folder", by_id=True),
    Kind("asset", N_("Assets"), CASES, "cases.assets.show", "asset_id", "home", by_id=True),
    Kind("lot", N_("Lots"), AUCTIONS, "auctions.lots.show", "code", "gavel"),
    Kind("sale", N_("Sales"), AUCTIONS, "sales.sales.show", "code", "cash"),
    Kind("item", N_("Items"), WAREHOUSE, "warehouse.items.show", "code", "package"),
    Kind("former_seal", N_("Former seals"), WAREHOUSE, "warehouse.items.show", "code", "lock-open"),
    Kind("order", N_("Orders"), WAREHOUSE, "warehouse.orders.show", "code", "clipboard-list"),
    Kind("place", N_("Places"), WAREHOUSE, "warehouse.places.show", "code", "building-warehouse"),
)
_BY_NAME: Final = {kind.kind: kind for kind in KINDS}
MOST = 60  # results; whoever needs more says more


@dataclass(frozen=True, slots=True)
class Hit:
    """One result."""

    key: str
    title: str
    url: str
    office_id: int
    told: Told


@dataclass(frozen=True, slots=True)
class Found:
    """The results of one kind."""

    title: str
    icon: str
    hits: list[Hit]


@bp.get("")
@permission_required(P.USE)
def index() -> ResponseReturnValue:
    words = scanned(readable(request.args.get("q")))[:200]
    straight = _page_of_code(words) if words else None
    if straight is not None:
        return redirect(straight)
    allowed = [kind for kind in KINDS if may(kind.permission)]
    found = _entries(words, allowed)
    return page(
        "review/search/index.html",
        words=words,
        found=_grouped(allowed, found[:MOST]),
        cut_off=len(found) > MOST,
        most=MOST,
        mistyped=bool(words) and is_mistyped(words),
    )


def _page_of_code(words: str) -> str | None:
    """Return the page of what carries the code that was typed or scanned, if one does."""
    seen = look_up(words, offices)
    return address_of(seen) if seen is not None else None


def _entries(words: str, kinds: Sequence[Kind]) -> list[SearchEntry]:
    """Find subjects, each kind in the offices where its permission is held; the newest first.

    One more than is shown, where there are more.
    """
    by_offices: dict[frozenset[int], list[str]] = {}
    for kind in kinds:
        by_offices.setdefault(offices(kind.permission), []).append(kind.kind)
    found = [
        entry
        for seen, names in by_offices.items()
        for entry in search.find(words, offices=seen, kinds=names, limit=MOST + 1)
    ]
    return sorted(found, key=lambda entry: entry.id, reverse=True)[: MOST + 1]


def _grouped(kinds: Sequence[Kind], entries: Sequence[SearchEntry]) -> list[Found]:
    told = told_apart(entries)
    hits: dict[str, list[Hit]] = {}
    for entry in entries:
        of_it = told.get((entry.kind, entry.subject_id), Told())
        hits.setdefault(entry.kind, []).append(_hit(_BY_NAME[entry.kind], entry, of_it))
    return [Found(_(kind.title), kind.icon, hits[kind.kind]) for kind in kinds if kind.kind in hits]


def _hit(kind: Kind, entry: SearchEntry, told: Told) -> Hit:
    value = entry.subject_id if kind.by_id else entry.key
    key = shown(entry.key) if looks_like_code(entry.key) else entry.key
    url = url_for(kind.endpoint, **{kind.argument: value})  # type: ignore[arg-type]  # url_for takes any keyword
    return Hit(key, entry.title, url, entry.office_id, told)
