"""Assets of a case: seize, show with everything that holds it up, end a seizure."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit import ledger
from cases import queries
from cases.forms.assets import AssetForm, EndSeizureForm
from cases.models import Asset, AssetCategory, AssetState, CaseFile
from cases.operations import assets
from foundation import clock
from foundation.database import db
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("assets", __name__)


@bp.get("/assets/<int:asset_id>")
@permission_required(Permission.READ_CASES)
def show(asset_id: int) -> ResponseReturnValue:
    asset: Asset = one_or_404(queries.asset_by_id(asset_id, offices()))
    return page(
        "cases/assets/show.html",
        asset=asset,
        holds=[h for h in queries.holds_of(asset.case) if h.asset_id in (None, asset.id)],
        obstacles=[o for o in queries.obstacles_of(asset.case) if o.asset_id == asset.id],
        entries=db.session.scalars(ledger.history(asset.stream).limit(50)).all(),
    )


@bp.route("/<int:case_id>/assets/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new(case_id: int) -> ResponseReturnValue:
    case: CaseFile = one_or_404(queries.case_by_id(case_id, offices()))
    form = AssetForm(parties=queries.parties_of(case))
    if form.submitted():
        done = perform(
            form,
            lambda: assets.seize(
                case,
                category=AssetCategory(form.category.data),
                description=form.description.data or "",
                location=form.location.data or None,
                quantity=form.quantity.data,
                unit=form.unit.data or "",
                seized_on=form.seized_on.data,
                seizure_no=form.seizure_no.data or None,
                mortgaged_to=form.mortgagee,
                secured_debt=form.secured_debt.data,
                by=act_of(form),
            ),
            then=lambda asset: url_for("cases.assets.show", asset_id=asset.id),
            message=lambda _asset: _("The asset is written down as seized."),
        )
        if done is not None:
            return done
        case = one_or_404(queries.case_by_id(case_id, offices()))
    return page("cases/assets/new.html", form=form, case=case)


@bp.route("/assets/<int:asset_id>/end", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def end(asset_id: int) -> ResponseReturnValue:
    asset: Asset = one_or_404(queries.asset_by_id(asset_id, offices()))
    form = EndSeizureForm()
    if request.method == "GET":
        form.ended_on.data = clock.today()
    if form.submitted():
        done = perform(
            form,
            lambda: assets.end_seizure(
                asset,
                to=AssetState(form.to.data),
                document_no=form.document_no.data or "",
                ended_on=form.ended_on.data,
                by=act_of(form),
            ),
            then=lambda _none: url_for("cases.assets.show", asset_id=asset_id),
            message=lambda _none: _("The seizure has ended."),
        )
        if done is not None:
            return done
        asset = one_or_404(queries.asset_by_id(asset_id, offices()))
    return page("cases/assets/end.html", form=form, asset=asset)
