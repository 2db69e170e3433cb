"""A provision of the law: what the program takes from it, in which edition, and how sure it is.

Open to everybody, as the law is; a page of auctions open to strangers links here as well.
"""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from lawbook.resting import standing
from web.pages import page

bp = Blueprint("law", __name__, url_prefix="/law")


@bp.get("")
def show() -> ResponseReturnValue:
    found = standing(request.args.get("basis", "")[:300])
    if found is None:
        abort(404)
    return page("web/law/show.html", standing=found)
