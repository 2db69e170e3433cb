"""Pages of help: of one page, and of all. "?" opens the first over the page it is about.

Open to everybody: help says nothing of anybody's data.
"""

from flask import Blueprint, abort, g, request
from flask.typing import ResponseReturnValue

from foundation import clock
from web import help as helps
from web import menu
from web.pages import page

bp = Blueprint("help", __name__, url_prefix="/help")


@bp.get("")
def index() -> ResponseReturnValue:
    """List the help of every page, under the entry of the menu it belongs to."""
    found: dict[str, list[helps.Help]] = {entry.label: [] for entry in menu.MENU}
    for one in helps.declared().values():
        entry = menu.owner(one.endpoint, menu.MENU)
        found.setdefault(entry.label if entry is not None else "", []).append(one)
    others = found.pop("")
    return page("web/help/index.html", groups=found, others=others)


@bp.get("/<name>")
def show(name: str) -> ResponseReturnValue:
    """Show the help of one page; ``part=box`` is what a script shows over that page."""
    one = helps.declared().get(name)
    if one is None:
        abort(404)
    g.stands_for = name
    in_box = request.args.get("part") == "box"
    return page(
        "web/help/_body.html" if in_box else "web/help/show.html",
        help=one,
        acts=helps.acts_of(name),
        parts=helps.parts_of(one),
        roles=helps.roles_for(name),
        presses=helps.presses_of(one),
        grounds=helps.grounds_of(one, clock.today()),
    )
