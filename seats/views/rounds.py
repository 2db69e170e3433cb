"""The auctions a seat sees; an auction organisation hands in notices and minutes."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cases.models import CaseFile
from foundation.database import db
from seats import operations, queries
from seats.forms import HandInForm
from seats.views.finding import SEAT, find_round, sight, sight_under
from seats.views.round_list import OWN_ROUNDS
from web import menu
from web.access import permission_required
from web.lists import list_page
from web.pages import act_page, page

bp = Blueprint("rounds", __name__, url_prefix="/rounds")


@bp.get("")
@permission_required(SEAT)
def index() -> ResponseReturnValue:
    return list_page(OWN_ROUNDS, "seats/rounds/index.html", sight=sight_under(menu.SEAT_ROUNDS))


@bp.get("/<code>/<int:number>")
@permission_required(SEAT)
def show(code: str, number: int) -> ResponseReturnValue:
    seen, round_ = sight(), find_round(code, number)
    return page(
        "seats/rounds/show.html",
        sight=seen,
        round=round_,
        lot=round_.lot,
        documents=queries.documents_about(seen, "round", round_.id),
    )


@bp.route("/<code>/<int:number>/documents/new", methods=["GET", "POST"])
@permission_required(SEAT)
def hand_in(code: str, number: int) -> ResponseReturnValue:
    back = url_for("seats.rounds.show", code=code, number=number)
    return act_page(
        lambda: find_round(code, number),
        lambda _round: HandInForm(),
        lambda round_, form, by: operations.hand_in(
            db.session.get_one(CaseFile, round_.lot.case_id),
            **form.given,
            about=[round_.lot, round_],
            organisation=sight().organisation,
            by=by.onward(),
        ),
        template="seats/act.html",
        subject="round",
        context=lambda round_: {
            "sight": sight(),
            "words": _("Hand in a document"),
            "about": f"{round_.lot.title} · {_('Auction %(number)s', number=round_.number)}",
            "back": back,
        },
        then=lambda _document: back,
        said=lambda _document: _("The document is in the case file from now on."),
    )
