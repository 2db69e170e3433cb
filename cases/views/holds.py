"""Holds over a case or an asset: place, look again, lift."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cases import queries
from cases.forms.assets import HoldForm, LiftForm, ReviewHoldForm
from cases.models import CaseFile, Hold, HoldReason
from cases.operations import holds
from foundation import clock
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("holds", __name__)


@bp.route("/<int:case_id>/holds/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new(case_id: int) -> ResponseReturnValue:
    case: CaseFile = one_or_404(queries.case_by_id(case_id, offices()))
    form = HoldForm(assets=queries.assets_of(case))
    if request.method == "GET":
        form.placed_on.data = clock.today()
        form.asset.data = request.args.get("asset", "")
    if form.submitted():
        done = perform(
            form,
            lambda: holds.place_hold(
                case,
                asset=form.chosen_asset,
                reason=HoldReason(form.reason.data),
                ground=form.ground.data or "",
                decision_no=form.decision_no.data or None,
                placed_on=form.placed_on.data,
                review_on=form.review_on.data,
                by=act_of(form),
            ),
            then=lambda _hold: url_for("cases.files.show", case_id=case_id),
            message=lambda _hold: _("The hold is in force."),
        )
        if done is not None:
            return done
        case = one_or_404(queries.case_by_id(case_id, offices()))
    return page("cases/holds/new.html", form=form, case=case)


@bp.route("/holds/<int:hold_id>/lift", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def lift(hold_id: int) -> ResponseReturnValue:
    hold: Hold = one_or_404(queries.hold_by_id(hold_id, offices()))
    form = LiftForm()
    if request.method == "GET":
        form.lifted_on.data = clock.today()
    case_id = hold.case_id
    if form.submitted():
        done = perform(
            form,
            lambda: holds.lift_hold(
                hold, lifted_on=form.lifted_on.data, ground=form.ground.data or "", by=act_of(form)
            ),
            then=lambda _none: url_for("cases.files.show", case_id=case_id),
            message=lambda _none: _("The hold is lifted."),
        )
        if done is not None:
            return done
        hold = one_or_404(queries.hold_by_id(hold_id, offices()))
    return page("cases/holds/lift.html", form=form, hold=hold)


@bp.route("/holds/<int:hold_id>/review", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def review(hold_id: int) -> ResponseReturnValue:
    hold: Hold = one_or_404(queries.hold_by_id(hold_id, offices()))
    form = ReviewHoldForm()
    case_id = hold.case_id
    if form.submitted():
        done = perform(
            form,
            lambda: holds.review_hold(hold, review_on=form.review_on.data, by=act_of(form)),
            then=lambda _none: url_for("cases.files.show", case_id=case_id),
            message=lambda _none: _("The hold stays; the next look is set."),
        )
        if done is not None:
            return done
        hold = one_or_404(queries.hold_by_id(hold_id, offices()))
    return page("cases/holds/review.html", form=form, hold=hold)
