"""The case files a seat sees, and what it hands in about one."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seats import operations, queries
from seats.forms import HandInForm
from seats.views.case_list import OWN_CASES
from seats.views.finding import SEAT, find_case, sight, sight_under
from web import menu
from web.access import permission_required
from web.lists import list_page
from web.pages import act_page, page

bp = Blueprint("cases", __name__, url_prefix="/cases")


@bp.get("")
@permission_required(SEAT)
def index() -> ResponseReturnValue:
    return list_page(OWN_CASES, "seats/cases/index.html", sight=sight_under(menu.SEAT_CASES))


@bp.get("/<int:case_id>")
@permission_required(SEAT)
def show(case_id: int) -> ResponseReturnValue:
    seen, case = sight(), find_case(case_id)
    return page(
        "seats/cases/show.html",
        sight=seen,
        case=case,
        assets=queries.assets_of(case),
        parties=queries.parties_of(seen, case),
        lots=queries.lots_of(case),
        rounds=queries.rounds_of(seen, case),
        items=queries.items_of(seen, case),
        documents=queries.documents_about(seen, "case", case.id),
    )


@bp.route("/<int:case_id>/documents/new", methods=["GET", "POST"])
@permission_required(SEAT)
def hand_in(case_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_case(case_id),
        lambda _case: HandInForm(),
        lambda case, form, by: operations.hand_in(
            case, **form.given, organisation=sight().organisation, by=by
        ),
        template="seats/act.html",
        subject="case",
        context=lambda case: {
            "sight": sight(),
            "words": _("Hand in a document"),
            "about": f"{case.number} · {case.summary}",
            "back": url_for("seats.cases.show", case_id=case.id),
        },
        then=lambda _document: url_for("seats.cases.show", case_id=case_id),
        said=lambda _document: _("The document is in the case file from now on."),
    )
