"""Language and theme of this browser, kept in a cookie."""

import unicodedata
from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from foundation.permissions import Permission
from web import lists
from web.access import permission_required
from web.i18n import COOKIE, LOCALES
from web.lists import asked
from web.navigation import THEMES

bp = Blueprint("preferences", __name__, url_prefix="/preferences")

YEAR = 365 * 24 * 3600


@bp.get("/language/<language>")
def language(language: str) -> ResponseReturnValue:
    if language not in LOCALES:
        abort(404)
    return _remember(COOKIE, language)


@bp.get("/theme/<theme>")
def theme(theme: str) -> ResponseReturnValue:
    if theme not in THEMES:
        abort(404)
    return _remember("theme", theme)


@bp.get("/columns/<name>")
@permission_required(Permission.USE)
def columns(name: str) -> ResponseReturnValue:
    """Remember which columns of a list this browser shows; none chosen: the usual ones."""
    known = lists.declared().get(name)
    if known is None:
        abort(404)
    wanted = request.args.getlist("shown")
    chosen = [column.key for column in known.columns if column.key in wanted]
    return _remember(f"{asked.COOKIE}.{name}", ".".join(chosen))


def local_address(target: str | None) -> str | None:
    """Return ``target`` if it is an address of ours, else None: no open redirect."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    if any(unicodedata.category(letter)[0] == "C" for letter in target):  # unseen, or a line end
        return None
    parts = urlsplit(target)
    return target if not parts.scheme and not parts.netloc else None


def _remember(name: str, value: str) -> ResponseReturnValue:
    back = local_address(request.args.get("next")) or url_for("review.home.show")
    response = redirect(back, 303)
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", httponly=True)
    return response
