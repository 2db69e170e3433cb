"""Holds over a case or an asset: place, review, lift."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts.views.turns import told
from cases import queries
from cases.forms.assets import HoldForm, LiftForm, ReviewHoldForm
from cases.models import Hold
from cases.operations import holds
from cases.operations.deciding import LIFTING, propose_lifting
from cases.views.events import proposal_of
from cases.views.finding import find_case, find_hold
from foundation import clock
from foundation.permissions import Permission
from papers import queries as papers
from web.access import permission_required
from web.pages import act_page

bp = Blueprint("holds", __name__)


def _case_of(hold: Hold) -> str:
    return url_for("cases.files.show", case_id=hold.case_id)


@bp.route("/<int:case_id>/holds/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new(case_id: int) -> ResponseReturnValue:
    def first(_case: object, form: HoldForm) -> None:
        form.placed_on.data = clock.today()
        form.asset.data = request.args.get("asset", "")

    return act_page(
        lambda: find_case(case_id),
        lambda case: HoldForm(
            assets=queries.assets_of(case), papers=papers.offered("case", case.id)
        ),
        lambda case, form, by: holds.place_hold(case, **form.given, by=by),
        first=first,
        template="cases/holds/new.html",
        subject="case",
        then=_case_of,
        said=lambda _hold: _("The hold is in force."),
    )


@bp.route("/holds/<int:hold_id>/lift", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def lift(hold_id: int) -> ResponseReturnValue:
    def first(_hold: object, form: LiftForm) -> None:
        form.lifted_on.data = clock.today()

    return act_page(
        lambda: find_hold(hold_id),
        lambda hold: LiftForm(papers=papers.offered("case", hold.case_id)),
        lambda hold, form, by: propose_lifting(hold, **form.given, by=by),
        first=first,
        template="cases/holds/lift.html",
        subject="hold",
        context=lambda hold: {"turns": told(LIFTING.parts, hold)},
        then=proposal_of,
        said=lambda _event: _("Proposed. The hold ends when another person approves it."),
    )


@bp.route("/holds/<int:hold_id>/review", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def review(hold_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_hold(hold_id),
        lambda _hold: ReviewHoldForm(),
        lambda hold, form, by: holds.review_hold(hold, **form.given, by=by),
        template="cases/holds/review.html",
        subject="hold",
        then=_case_of,
        said=lambda _hold: _("The hold stays; the next review day is set."),
    )
