"""What a choice field offers while one types: at most twenty things of a source, by its words.

Each room registers its sources. A source has the permission of the pages its things stand on, and
is searched in the offices where the reader holds it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue

from foundation.permissions import Permission
from web.access import may, offices, permission_required

bp = Blueprint("choices", __name__, url_prefix="/choices")

MOST: Final = 20
LONGEST: Final = 100  # characters looked for


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen."""

    value: str  # what is put into the field; the operation reads it as it reads what is typed
    text: str
    detail: str = ""
    exact: bool = False  # what was typed names this thing and no other


Search = Callable[[str, Collection[int]], Sequence[Option]]


@dataclass(frozen=True, slots=True)
class Source:
    """Where options come from."""

    permission: Permission
    search: Search


_sources: dict[str, Source] = {}


def register(name: str, permission: Permission, search: Search) -> None:
    """Let fields choose from a source; rooms call it once."""
    _sources[name] = Source(permission, search)


def known() -> frozenset[str]:
    """Return the names of the sources there are."""
    return frozenset(_sources)


@bp.get("/<name>")
@permission_required(Permission.USE)
def show(name: str) -> ResponseReturnValue:
    """Return what can be chosen for the words in ``q``."""
    source = _sources.get(name)
    if source is None:
        abort(404)
    if not may(source.permission):
        abort(403)
    words = request.args.get("q", "").strip()[:LONGEST]
    found = source.search(words, offices(source.permission)) if words else ()
    return jsonify(
        options=[
            {"value": each.value, "text": each.text, "detail": each.detail, "exact": each.exact}
            for each in found[:MOST]
        ],
        more=len(found) > MOST,
    )
