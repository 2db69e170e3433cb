"""A list as a file: what would be in it is said first, and who took it stands in the ledger."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final
from urllib.parse import unquote_plus, urlencode

from flask import Blueprint, Response, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from markupsafe import Markup, escape

from exchange.operations.lists import note_list_taken
from exchange.workbook import MEDIA_TYPE, workbook
from foundation import clock
from foundation.permissions import Permission
from web import lists
from web.access import need, permission_required
from web.forms import Form
from web.i18n import translated
from web.lists import Asked, List
from web.lists.asked import read
from web.lists.shown import show
from web.pages import act_of, do_once, page

bp = Blueprint("lists", __name__, url_prefix="/lists")

MOST: Final = 5000  # rows of a file


@bp.route("/<name>", methods=["GET", "POST"])
@permission_required(Permission.USE)
def new(name: str) -> ResponseReturnValue:
    one = lists.declared().get(name)
    if one is None:
        abort(404)
    need(one.permission)
    asked, form = read(one), Form()
    if form.submitted():
        rows = _rows(one, asked)
        content = workbook(_heads(one), rows)
        with force_locale("vi"):
            title = translated(one.title)
        narrowed = unquote_plus(urlencode(asked.pairs()))

        def note() -> dict[str, Any]:
            by = act_of(form)
            return {
                "entry": note_list_taken(title, narrowed_by=narrowed, rows=len(rows), by=by).seq
            }

        if do_once(form, note) is not None:
            return _download(content, f"{one.key}-{clock.today():%Y-%m-%d}.xlsx")
    shown = show(replace(asked, size=1))
    return page(
        "exchange/lists/new.html",
        form=form,
        list=shown,
        most=MOST,
        action=f"{url_for('.new', name=one.key)}?{urlencode(asked.pairs())}",
        heads=_heads(one),
    )


def _heads(one: List) -> list[str]:
    return [translated(one.name or one.title), *(translated(each.words) for each in one.columns)]


def _rows(one: List, asked: Asked) -> list[list[Any]]:
    """Return what stands in the file: every column, in the order of the list."""
    found: list[list[Any]] = []
    asked = replace(asked, size=min(MOST, 500))
    page_of = show(asked)
    while True:
        found += [
            [_plain(one.what(row)), *(_plain((c.plain or c.tell)(row)) for c in one.columns)]
            for row in page_of.things
        ]
        if page_of.after is None or len(found) >= MOST:
            return found[:MOST]
        page_of = show(asked.following(page_of.after))


def _plain(value: Any) -> Any:
    """Return a value as a cell holds it: marks and links are left out of texts."""
    if isinstance(value, Markup):
        return escape(value).striptags()
    return value if isinstance(value, int | date | Decimal | str) or value is None else str(value)


def _download(content: bytes, name: str) -> Response:
    response = Response(content, mimetype=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
