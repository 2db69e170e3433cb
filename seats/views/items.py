"""The things a seat sees: the list, one of them, and what is handed in about it."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.codes import shown
from foundation.database import db
from seats import operations, queries
from seats.forms import HandInForm
from seats.views.finding import SEAT, find_item, sight, sight_under
from seats.views.item_list import OWN_ITEMS
from warehouse.queries import observations
from web import menu
from web.access import permission_required
from web.lists import list_page
from web.pages import act_page, page

bp = Blueprint("items", __name__, url_prefix="/items")


@bp.get("")
@permission_required(SEAT)
def index() -> ResponseReturnValue:
    return list_page(OWN_ITEMS, "seats/items/index.html", sight=sight_under(menu.SEAT_ITEMS))


@bp.get("/<code>")
@permission_required(SEAT)
def show(code: str) -> ResponseReturnValue:
    item = find_item(code)
    received = db.session.scalars(observations(item).limit(1)).first()
    return page(
        "seats/items/show.html",
        sight=sight(),
        item=item,
        received=received,
        documents=queries.documents_about(sight(), "item", item.id),
    )


@bp.route("/<code>/documents/new", methods=["GET", "POST"])
@permission_required(SEAT)
def hand_in(code: str) -> ResponseReturnValue:
    back = url_for("seats.items.show", code=code)
    return act_page(
        lambda: find_item(code),
        lambda _item: HandInForm(),
        lambda item, form, by: operations.hand_in(
            item.case, **form.given, about=[item], organisation=sight().organisation, by=by.onward()
        ),
        template="seats/act.html",
        subject="item",
        context=lambda item: {
            "sight": sight(),
            "words": _("Hand in a document"),
            "about": f"{shown(item.code)} · {item.description}",
            "back": back,
        },
        then=lambda _document: back,
        said=lambda _document: _("The document is in the case file from now on."),
    )
