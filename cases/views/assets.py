"""Assets of a case: seize, show with what stands in the way, end a seizure."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit import ledger
from cases import queries
from cases.forms.assets import AssetForm, EndSeizureForm, KindForm
from cases.money.costs import costs_for
from cases.operations import assets, kinds
from cases.views import buttons
from cases.views.finding import find_asset, find_case
from cases.wording import kind_in_law
from foundation import clock
from foundation.database import db
from foundation.permissions import Permission
from papers import queries as papers
from web.access import permission_required
from web.checking import Check
from web.pages import act_page, page
from web.panels import ROWS, columns, panels

bp = Blueprint("assets", __name__)


@bp.get("/assets/<int:asset_id>")
@permission_required(Permission.READ_CASES)
def show(asset_id: int) -> ResponseReturnValue:
    asset = find_asset(asset_id)
    return page(
        "cases/assets/show.html",
        asset=asset,
        buttons=buttons.of_asset(asset),
        columns=columns(panels("asset", asset)),
        costs=costs_for(asset, clock.today()),
        holds=queries.in_force_over(asset, ROWS),
        entries=db.session.scalars(ledger.history(asset.stream).limit(50)).all(),
    )


@bp.route("/<int:case_id>/assets/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new(case_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_case(case_id),
        lambda case: AssetForm(
            parties=queries.parties_of(case), papers=papers.offered("case", case.id)
        ),
        lambda case, form, by: assets.seize(case, **form.given, by=by),
        template="cases/assets/new.html",
        subject="case",
        then=lambda asset: url_for("cases.assets.show", asset_id=asset.id),
        said=lambda asset: _(
            "The asset is written down as seized. Kind in law: %(kind)s.",
            kind=kind_in_law(asset.immovable).lower(),
        ),
    )


@bp.route("/assets/<int:asset_id>/kind", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def kind(asset_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_asset(asset_id),
        lambda asset: KindForm(known=asset.immovable is not None),
        lambda asset, form, by: kinds.correct_kind(asset, **form.given, by=by),
        template="cases/assets/kind.html",
        subject="asset",
        then=lambda asset: url_for("cases.assets.show", asset_id=asset.id),
        said=lambda _asset: _("The kind in law is recorded."),
    )


@bp.route("/assets/<int:asset_id>/end", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def end(asset_id: int) -> ResponseReturnValue:
    def first(_asset: object, form: EndSeizureForm) -> None:
        form.ended_on.data = form["document_on"].data = clock.today()

    return act_page(
        lambda: find_asset(asset_id),
        lambda asset: EndSeizureForm(papers=papers.offered("case", asset.case_id)),
        lambda asset, form, by: assets.end_seizure(asset, **form.given, by=by),
        check=lambda _asset, _form: Check(
            _("End the seizure"),
            [_("The asset is seized no more. To bind it again it has to be seized anew.")],
        ),
        first=first,
        template="cases/assets/end.html",
        subject="asset",
        then=lambda asset: url_for("cases.assets.show", asset_id=asset.id),
        said=lambda _asset: _("The seizure has ended."),
    )
