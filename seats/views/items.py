"""The things that lie in the store of a seat's organisation: the list, and one of them."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from foundation.database import db
from seats.views.finding import SEAT, find_item, sight
from seats.views.item_list import OWN_ITEMS
from warehouse import queries
from web.access import permission_required
from web.lists import list_page
from web.pages import page

bp = Blueprint("items", __name__, url_prefix="/items")


@bp.get("")
@permission_required(SEAT)
def index() -> ResponseReturnValue:
    return list_page(OWN_ITEMS, "seats/items/index.html", sight=sight())


@bp.get("/<code>")
@permission_required(SEAT)
def show(code: str) -> ResponseReturnValue:
    item = find_item(code)
    received = db.session.scalars(queries.observations(item).limit(1)).first()
    return page("seats/items/show.html", sight=sight(), item=item, received=received)
