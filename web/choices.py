"""What a choice field offers while one types: at most twenty things of a source, by its words.

Each room registers its sources. A source has the permission of the pages its things stand on, and
is searched in the offices where the reader holds it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue
from wtforms import FieldList, FormField

from foundation.permissions import Permission
from web.access import may, offices, permission_required
from web.fields.choices import ASKED, RowField

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
    return _answer(found)


def of_page(forms: Iterable[Any]) -> ResponseReturnValue | None:
    """Return what a field of rows on this page offers, when that is what the address asks for."""
    name = request.args.get(ASKED)
    if name is None or request.method != "GET":
        return None
    field = next((each for form in forms for each in _fields(form) if _same(each, name)), None)
    if field is None:
        abort(404)
    words = request.args.get("q", "").strip()[:LONGEST]
    found = field.found(words)
    return _answer(
        [Option(each, each, exact=field.is_name(words) and not at) for at, each in enumerate(found)]
    )


def _answer(found: Sequence[Option]) -> ResponseReturnValue:
    return jsonify(
        options=[
            {"value": each.value, "text": each.text, "detail": each.detail, "exact": each.exact}
            for each in found[:MOST]
        ],
        more=len(found) > MOST,
    )


def _fields(form: Any) -> Iterator[RowField]:
    """Yield the fields of rows of a form; of its lines those of the first."""
    for field in form:
        if isinstance(field, RowField):
            yield field
        elif isinstance(field, FormField):
            yield from _fields(field.form)
        elif isinstance(field, FieldList):
            yield from _fields(field.entries[:1])


def _same(field: RowField, name: str) -> bool:
    """True for the field of that name, whatever the number of its line."""
    return re.sub(r"-\d+-", "-", field.name) == re.sub(r"-\d+-", "-", name)
