"""Search: what is named exactly opens at once, words lead to a list by kind; the palette."""

from dataclasses import dataclass
from typing import Final

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.folding import fold
from foundation.permissions import Permission as P
from review.views import found, palette_acts
from review.views.segments import Segment
from warehouse.resolver import is_mistyped
from web import menu, navigation
from web.access import permission_required
from web.pages import page

bp = Blueprint("search", __name__, url_prefix="/search")

FEW: Final = 8  # results of a kind, among those of others
MOST: Final = 60  # results of one kind; whoever needs more says more
IN_PALETTE: Final = 3  # of a kind
ROWS: Final = 12  # of the palette
PAGES: Final = 3  # pages among them, beside results


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the menu, in the palette."""

    label: str
    url: str
    waiting: str


@bp.get("")
@permission_required(P.USE)
def index() -> ResponseReturnValue:
    words = found.asked_for(request.args.get("q"))
    only = found.kind_of(request.args.get("kind"))
    result = found.find(words, few=FEW, at_most=MOST, only=only)
    if result.straight is not None and only is None:
        return redirect(result.straight)
    return page(
        "review/search/index.html",
        words=words,
        groups=[group for group in result.groups if group.hits],
        kinds=_kinds(result, only, words),
        only=only is not None,
        mistyped=bool(words) and is_mistyped(words),
    )


@bp.get("/palette")
@permission_required(P.USE)
def palette() -> ResponseReturnValue:
    """The rows of the palette: results and pages; a fragment."""
    words = found.asked_for(request.args.get("q"))
    only = found.kind_of(request.args.get("kind"))
    pages = _pages(words)
    result = found.find(words, few=IN_PALETTE, at_most=ROWS - min(len(pages), PAGES), only=only)
    if any(group.hits for group in result.groups):
        pages = pages[:PAGES]
    return page(
        "review/search/_palette.html",
        words=words,
        found=result,
        groups=[group for group in result.groups if group.hits],
        kinds=_kinds(result, only, words),
        pages=[] if only is not None else pages[:ROWS],
    )


@bp.get("/palette/acts/<string:kind>/<int:subject_id>")
@permission_required(P.USE)
def acts(kind: str, subject_id: int) -> ResponseReturnValue:
    """What may be done with the chosen row; each is a page of its own. A fragment."""
    known = found.kind_of(kind)
    if known is None:
        abort(404)
    buttons = palette_acts.of(known, subject_id)
    return page("review/search/_acts.html", acts=palette_acts.with_letters(buttons))


def _kinds(result: found.Found, only: found.Kind | None, words: str) -> list[Segment]:
    """Return the ways to look at one kind alone, with how many there are."""
    if not result.groups:
        return []
    everything = Segment(_("All"), url_for(".index", q=words), only is None, result.total)
    return [
        everything,
        *(
            Segment(
                group.title,
                url_for(".index", q=words, kind=group.kind),
                only is not None and only.kind == group.kind,
                group.total,
            )
            for group in result.groups
        ),
    ]


def _pages(words: str) -> list[Page]:
    """Return the pages of this person's menu whose words begin with what was typed."""
    asked = fold(words).split()
    return [
        Page(item.label, item.url, item.waiting)
        for item in navigation.items(menu.waiting())
        if all(any(word.startswith(each) for word in fold(item.label).split()) for each in asked)
    ]
